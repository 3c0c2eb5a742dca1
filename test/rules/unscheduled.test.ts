import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['unscheduled'];

describe('unscheduled', () => {
  it('says why', () =>
    check(
      `version: 1
initiatives:
  no-start: {end: 2026-06-30}
# ^^^^^^^^ unscheduled: 'no-start' has no dates: a start or a duration is missing.
  nothing: {}
# ^^^^^^^ unscheduled: 'nothing' has no dates: a duration, or a start and an end, is missing.
  no-floor: {duration: 2w}
# ^^^^^^^^ unscheduled: 'no-floor' has no dates: neither a dependency nor a phase nor \`calendar.start\` says when it can begin.
  far: {start: 2199-12-01, duration: 20m}
# ^^^ unscheduled: 'far' has no dates: it would lie beyond the year 2200.
`,
      { only },
    ));

  it('says it once: not again of what waits for it, nor of the activities of an initiative without dates', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  first: {start: 2026-04-06}
# ^^^^^ unscheduled: 'first' has no dates: an end or a duration is missing.
  second: {duration: 1w, dependsOn: [first]}
  steps:
# ^^^^^ unscheduled: 'steps' has no dates: none of its activities has dates.
    activities:
      one: {}
      two: {start: 2026-05-04}
milestones:
  end: {requires: [second]}
`,
      { only },
    ));

  it('speaks of steps without dates in an initiative that has some, and of what waits for what is never said', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  steps:
    start: 2026-04-06
    end: 2026-06-26
    activities:
      one: {}
#     ^^^ unscheduled: 'steps.one' has no dates: a duration, or a start and an end, is missing.
  idea: {status: idea}
  waits: {duration: 1w, dependsOn: [idea]}
# ^^^^^ unscheduled: 'waits' has no dates: 'idea', which it depends on, has no dates.
`,
      { only },
    ));

  it('leaves alone ideas, horizons, what is over, cycles, and ids that are broken', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  a: {status: idea}
  b: {horizon: next}
  c: {status: done}
  d: {status: cancelled}
  e: {duration: 1w, dependsOn: [f]}
  f: {duration: 1w, dependsOn: [e]}
  g: {duration: 1w, dependsOn: [nobody]}
`,
      { only },
    ));
});
