import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['non-working-day'];

describe('non-working-day', () => {
  it('names the weekday, and looks at ends too', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-04-04, end: 2026-04-12}
#            ^^^^^^^^^^ non-working-day: 'a' starts on 4 Apr, a Saturday. The next working day is 6 Apr.
#                             ^^^^^^^^^^ non-working-day: 'a' ends on 12 Apr, a Sunday. The last working day is 10 Apr.
`,
      { only },
    ));

  it('follows the work week and holidays in periods', () =>
    check(
      `version: 1
calendar: {workweek: [sun, mon, tue, wed, thu], holidays: [2026-W17]}
initiatives:
  a: {start: 2026-04-05, end: 2026-04-10}
#                             ^^^^^^^^^^ non-working-day: 'a' ends on 10 Apr, a Friday. The last working day is 9 Apr.
  b: {start: 2026-04-22, duration: 1w}
#            ^^^^^^^^^^ non-working-day: 'b' starts on 22 Apr, a holiday. The next working day is 27 Apr.
`,
      { only },
    ));

  it('leaves alone periods, work under way or done, and deadlines', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-02, end: 2026-05}
  b: {start: 2026-03-07, end: 2026-04-12, status: in-progress}
  c: {start: 2026-03-07, end: 2026-03-08, status: done}
  d: {start: 2026-04-06, duration: 1w, deadline: 2026-04-19}
`,
      { only },
    ));

  it('does not move a start past the end', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-04-04, end: 2026-04-05}
#            ^^^^^^^^^^ non-working-day: 'a' starts on 4 Apr, a Saturday. The next working day is 6 Apr.
#                             ^^^^^^^^^^ non-working-day: 'a' ends on 5 Apr, a Sunday. The last working day is 3 Apr.
`,
      { only },
    ));
});
