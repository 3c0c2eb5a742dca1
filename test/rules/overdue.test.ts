import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['overdue'];

describe('overdue', () => {
  it('speaks of counted ends at the work itself, and of milestones', () =>
    check(
      `version: 1
calendar: {start: 2026-02-02}
initiatives:
  a: {start: 2026-02-02, duration: 2w}
# ^ overdue: 'a' was to end on 13 Feb, 21 working days ago, and is not done. Set it done, or move its end.
  b: {duration: 2w, dependsOn: [a]}
# ^ overdue: 'b' was to end on 27 Feb, 11 working days ago, and is not done. Set it done, or move its end.
milestones:
  live: {date: 2026-03-02}
#              ^^^^^^^^^^ overdue: Milestone 'live' was due on 2 Mar, 10 working days ago, and is not reached. Say when it was reached, or move its date.
`,
      { only },
    ));

  it('says of an initiative that ends with its activities only the activities', () =>
    check(
      `version: 1
initiatives:
  migrate:
    activities:
      export: {start: 2026-02-02, end: 2026-02-13, status: done}
      import: {start: 2026-02-16, end: 2026-03-06, status: in-progress}
#                                      ^^^^^^^^^^ overdue: 'migrate.import' was to end on 6 Mar, 6 working days ago, and is not done. Set it done, or move its end.
`,
      { only },
    ));

  it('says of an initiative with an end of its own only the initiative', () =>
    check(
      `version: 1
initiatives:
  migrate:
    start: 2026-02-02
    end: 2026-03-13
#        ^^^^^^^^^^ overdue: 'migrate' was to end on 13 Mar, 1 working day ago, and is not done. Set it done, or move its end.
    status: in-progress
    activities:
      import: {start: 2026-02-16, end: 2026-03-06, status: in-progress}
`,
      { only },
    ));

  it('leaves alone what ends today, what is over, assumed dates, and gates that were passed', () =>
    check(
      `version: 1
calendar: {start: 2026-02-02}
initiatives:
  today: {start: 2026-02-02, end: 2026-03-16, status: in-progress}
  over: {start: 2026-02-02, end: 2026-03-06, status: done}
  assumed: {duration: 1w}
  idea: {status: idea, start: 2026-02-02, end: 2026-03-06}
milestones:
  gate: {date: 2026-03-02, decision: go, criteria: [all fine]}
  reached: {date: 2026-03-02, reached: 2026-03-04}
`,
      { only },
    ));
});
