import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['depends-on-cancelled'];

describe('depends-on-cancelled', () => {
  it('looks at activities of cancelled initiatives, at mappings and at what milestones require', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  pilot:
    status: cancelled
    activities:
      trial: {duration: 1w}
  roll-out: {duration: 1w, dependsOn: {pilot.trial: {lag: 1w}}}
#                                      ^^^^^^^^^^^ depends-on-cancelled: 'roll-out' depends on 'pilot.trial', which is cancelled. The dependency counts as met; remove it if the work can go on without.
milestones:
  live: {date: 2026-06-30, requires: [pilot, roll-out]}
#                                     ^^^^^ depends-on-cancelled: 'live' requires 'pilot', which is cancelled. The dependency counts as met; remove it if the work can go on without.
`,
      { only },
    ));

  it('says nothing of work that is done or cancelled itself', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  pilot: {status: cancelled}
  a: {status: done, start: 2026-02-02, end: 2026-02-06, dependsOn: [pilot]}
  b: {status: cancelled, dependsOn: [pilot]}
`,
      { only },
    ));

  it('leaves blocked work alone that others wait for', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  pilot: {status: blocked, duration: 1w}
  roll-out: {duration: 1w, dependsOn: [pilot]}
`,
      { only },
    ));
});
