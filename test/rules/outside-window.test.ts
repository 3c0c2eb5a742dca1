import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['outside-window'];

describe('outside-window', () => {
  it('looks at both ends of the window, and at activities', () =>
    check(
      `version: 1
calendar: {start: 2026-Q2, end: 2026-Q4}
initiatives:
  early: {start: 2026-03-23, end: 2026-04-10}
#                ^^^^^^^^^^ outside-window: 'early' starts on 23 Mar, before the planning window (1 Apr to 31 Dec). Move it, or widen the window.
  late: {start: 2026-12-14, end: 2027-01-15}
#                                ^^^^^^^^^^ outside-window: 'late' ends on 15 Jan 2027, after the planning window (1 Apr to 31 Dec). Move it, or widen the window.
  steps:
    activities:
      one: {start: 2027-01-11, duration: 1w}
#                  ^^^^^^^^^^ outside-window: 'steps.one' starts on 11 Jan 2027, after the planning window (1 Apr to 31 Dec). Move it, or widen the window.
`,
      { only },
    ));

  it('leaves it to the phase where a date is outside of that too', () =>
    check(
      `version: 1
calendar: {start: 2026-Q2, end: 2026-Q4}
phases:
  last: {start: 2026-Q4, end: 2026-Q4}
initiatives:
  late: {phase: last, start: 2026-12-14, end: 2027-01-15}
`,
      { only },
    ));

  it('needs a window, and takes its edges as inside', () =>
    check(
      `version: 1
calendar: {start: 2026-04-01, end: 2026-04-30}
initiatives:
  all: {start: 2026-04, end: 2026-04}
`,
      { only },
    ));
});
