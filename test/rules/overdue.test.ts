import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['overdue'];

describe('overdue', () => {
  it('speaks of counted ends at the work itself, and of milestones', () =>
    check(
      `version: 1
calendar: {start: 2026-02-02}
initiatives:
  a: {start: 2026-02-02, duration: 2w}
# ^ overdue: 'a' was to end on 13 Feb, 21 working days ago, and is not done. Set it done, or move its end.
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

  it('speaks once of what is late only because it follows', () => {
    const source = `version: 1
initiatives:
  move:
    start: 2026-01-05
    activities:
      export: {duration: 1w}
#     ^^^^^^ overdue: 'move.export' was to end on 9 Jan, 46 working days ago, and is not done. 5 others are late with it. Set it done, or move its end.
      import: {duration: 1w, dependsOn: [export]}
      check: {duration: 1w, dependsOn: [import]}
      brief: {duration: 1w}
  after: {duration: 1w, dependsOn: [move]}
  own: {start: 2026-02-16, duration: 1w, dependsOn: [move]}
# ^^^ overdue: 'own' was to end on 20 Feb, 16 working days ago, and is not done. Set it done, or move its end.
milestones:
  live: {requires: [move]}
  promised: {date: 2026-02-27, requires: [move]}
#                  ^^^^^^^^^^ overdue: Milestone 'promised' was due on 27 Feb, 11 working days ago, and is not reached. Say when it was reached, or move its date.
`;
    check(source, { only });
    const [first] = findingsOf(workspaceFrom(source), { only });
    expect(first?.related.map(({ message }) => message)).toEqual([
      "'move.import' was to end on 16 Jan.",
      "'move.check' was to end on 23 Jan.",
      "'move.brief' was to end on 9 Jan.",
      "'after' was to end on 30 Jan.",
      "Milestone 'live' was due on 23 Jan.",
    ]);
  });

  it('begins anew behind what is done or has begun', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-01-05, duration: 1w, status: done}
  b: {duration: 1w, dependsOn: [a]}
# ^ overdue: 'b' was to end on 16 Jan, 41 working days ago, and is not done. 1 other is late with it. Set it done, or move its end.
  c: {duration: 1w, dependsOn: [b]}
  d: {duration: 1w, dependsOn: [b], started: 2026-01-19}
# ^ overdue: 'd' was to end on 23 Jan, 36 working days ago, and is not done. Set it done, or move its end.
`,
      { only },
    ));

  it('leaves the open activities of what is done to the contradiction', () =>
    check(
      `version: 1
initiatives:
  e: {status: done, activities: {x: {start: 2026-01-05, duration: 1w}}}
#                                ^ status-contradicts-progress: 'e.x' is not done, but the initiative 'e' is. Finish what is open, or set the initiative in progress.
`,
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
