import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['finished-in-future'];

describe('finished-in-future', () => {
  it('looks at ends of work that is done, and at milestones', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-03-02, end: 2026-04-24, status: done}
#                             ^^^^^^^^^^ finished-in-future: 'a' is done on 24 Apr, which is still to come. Set the day on which it was finished.
milestones:
  live: {date: 2026-04-30, reached: 2026-04-28}
#                                   ^^^^^^^^^^ finished-in-future: 'live' is reached on 28 Apr, which is still to come. Set the day on which it was reached.
`,
      { only },
    ));

  it('looks at what is said to be finished, whatever its status', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-03-02, finished: 2026-04-24, status: in-progress}
#                                  ^^^^^^^^^^ finished-in-future: 'a' is done on 24 Apr, which is still to come. Set the day on which it was finished.
  b: {start: 2026-03-02, finished: 2026-04-24, status: cancelled}
`,
      { only },
    ));

  it('takes a period that has begun, and today, as past', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-03-02, finished: 2026-03}
  b: {start: 2026-03-02, finished: 2026-03-16}
  c: {start: 2026-03-02, finished: 2026-Q1}
`,
      { only },
    ));

  it('leaves alone ends that are only planned', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-03-02, end: 2026-04-24, status: in-progress}
  b: {start: 2026-03-02, end: 2026-04-24, finished: 2026-03-13}
`,
      { only },
    ));
});
