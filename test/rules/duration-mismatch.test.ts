import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['duration-mismatch'];

describe('duration-mismatch', () => {
  it('looks at the activities of an initiative too', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  migrate:
    duration: 6w
#             ^^ duration-mismatch: The activities of 'migrate' take 20 working days, from 6 Apr to 1 May, but 'duration' says 6w. Drop the duration, or change the activities.
    activities:
      export: {start: 2026-04-06, duration: 2w}
      import: {duration: 2w, dependsOn: [export]}
`,
      { only },
    ));

  it('counts holidays and the days of the work week', () =>
    check(
      `version: 1
calendar: {holidays: [2026-04-06], workweek: [mon, tue, wed, thu]}
initiatives:
  easter: {start: 2026-04-06, end: 2026-04-16, duration: 7d}
  weeks: {start: 2026-04-13, end: 2026-04-23, duration: 2w}
  wrong: {start: 2026-04-13, end: 2026-04-24, duration: 10d}
#                                                       ^^^ duration-mismatch: From 13 Apr to 24 Apr are 8 working days, but 'duration' says 10d (10 working days, to 28 Apr). Drop the duration, or one of the dates.
`,
      { only },
    ));

  it('lets days off at the ends pass, and months of any length', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-04-04, end: 2026-04-12, duration: 1w}
  b: {start: 2026-02, end: 2026-02, duration: 1m}
  c: {start: 2026-01-31, end: 2026-02-28, duration: 1m}
`,
      { only },
    ));

  it('says nothing of activities that begin with the planning window alone', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  migrate:
    duration: 6w
    activities:
      export: {duration: 2w}
`,
      { only },
    ));
});
