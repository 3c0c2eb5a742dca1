import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['milestone-at-risk'];

describe('milestone-at-risk', () => {
  it('speaks once of several that end later', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-04-06, end: 2026-05-08}
  b: {start: 2026-04-06, end: 2026-05-15}
  c: {start: 2026-04-06, end: 2026-04-24}
milestones:
  live: {date: 2026-05-01, requires: [a, b, c]}
#              ^^^^^^^^^^ milestone-at-risk: Milestone 'live' (1 May) comes 10 working days before 'b' ends (15 May). Move it to 15 May, or shorten what leads there.
`,
      { only },
    ));

  it('follows counted dates and other milestones', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-04-06, duration: 2w}
  b: {duration: 2w, dependsOn: [a]}
milestones:
  built: {requires: [b]}
  live: {date: 2026-04-30, requires: [built]}
#              ^^^^^^^^^^ milestone-at-risk: Milestone 'live' (30 Apr) comes 1 working day before 'built' does (1 May). Move it to 1 May, or shorten what leads there.
`,
      { only },
    ));

  it('leaves alone what is reached or decided, what is on time to the day, and assumed dates', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  a: {start: 2026-04-06, end: 2026-05-15}
  assumed: {duration: 8w}
milestones:
  reached: {date: 2026-03-02, reached: 2026-03-04, requires: [a]}
  passed: {date: 2026-04-30, decision: go, criteria: [all fine], requires: [a]}
  on-time: {date: 2026-05-15, requires: [a]}
  weekend: {date: 2026-05-16, requires: [a]}
  maybe: {date: 2026-04-30, requires: [assumed]}
`,
      { only },
    ));
});
