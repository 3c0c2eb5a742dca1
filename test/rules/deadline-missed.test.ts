import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['deadline-missed'];

describe('deadline-missed', () => {
  it('looks at given ends and at activities, and counts working days', () =>
    check(
      `version: 1
calendar: {start: 2026-04-01, holidays: [2026-04-03, 2026-04-06]}
initiatives:
  a: {start: 2026-04-01, end: 2026-04-07, deadline: 2026-04-02}
#                                                   ^^^^^^^^^^ deadline-missed: 'a' ends on 7 Apr, 1 working day after its deadline (2 Apr). Shorten what leads there, or move the deadline.
  b:
    activities:
      one: {start: 2026-04-07, duration: 2w, deadline: 2026-W16}
#                                                      ^^^^^^^^ deadline-missed: 'b.one' ends on 20 Apr, 1 working day after its deadline (19 Apr). Shorten what leads there, or move the deadline.
`,
      { only },
    ));

  it("lets the deadline's own day pass, and the weekend after it", () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-04-06, end: 2026-04-17, deadline: 2026-04-17}
  b: {start: 2026-04-06, end: 2026-04-19, deadline: 2026-04-17}
`,
      { only },
    ));

  it('does not speak of assumed dates, nor of what is over', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  assumed: {duration: 4w, deadline: 2026-04-17}
  follows: {duration: 1w, dependsOn: [assumed], deadline: 2026-04-17}
  over: {start: 2026-02-02, end: 2026-02-27, status: done, deadline: 2026-02-20}
`,
      { only },
    ));
});
