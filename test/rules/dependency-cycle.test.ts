import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['dependency-cycle'];

describe('dependency-cycle', () => {
  it('says a circle of three once, at its first entry, with the other steps related', () =>
    check(
      `version: 1
calendar: {start: 2026-04-01}
initiatives:
  a: {duration: 1w, dependsOn: [c]}
#                               ^ dependency-cycle: 'a' waits for itself: 'a' depends on 'c', 'c' depends on 'b', 'b' depends on 'a'. Remove one of these dependencies.
  b: {duration: 1w, dependsOn: {a: {type: start-to-start}}}
  c: {duration: 1w, dependsOn: [b]}
`,
      { only },
    ));

  it('finds work that waits for its own initiative, or an initiative for its own activity', () =>
    check(
      `version: 1
calendar: {start: 2026-04-01}
initiatives:
  migrate:
    activities:
      export: {duration: 1w, dependsOn: [migrate]}
#                                        ^^^^^^^ dependency-cycle: 'migrate.export' waits for itself: 'migrate' has the activity 'migrate.export', 'migrate.export' depends on 'migrate'. Remove one of these dependencies.
  adopt:
    dependsOn: [adopt.build]
#               ^^^^^^^^^^^ dependency-cycle: 'adopt' waits for itself: 'adopt' depends on 'adopt.build', 'adopt.build' is part of 'adopt'. Remove one of these dependencies.
    activities:
      build: {duration: 1w}
`,
      { only },
    ));

  it('follows what milestones require', () =>
    check(
      `version: 1
calendar: {start: 2026-04-01}
milestones:
  go: {requires: [launch]}
initiatives:
  launch: {duration: 1w, dependsOn: [go]}
#                                    ^^ dependency-cycle: 'launch' waits for itself: 'launch' depends on 'go', 'go' requires 'launch'. Remove one of these dependencies.
`,
      { only },
    ));

  it('finds objectives above themselves and tools that replace each other', () =>
    check(
      `version: 1
objectives:
  growth: {parent: revenue}
#                  ^^^^^^^ dependency-cycle: 'growth' comes round to itself: 'growth' lies below 'revenue', 'revenue' lies below 'growth'. Remove one of these.
  revenue: {parent: growth}
tools:
  old-crm: {replaces: [new-crm]}
#                      ^^^^^^^ dependency-cycle: 'old-crm' comes round to itself: 'old-crm' replaces 'new-crm', 'new-crm' replaces 'old-crm'. Remove one of these.
  new-crm: {replaces: [old-crm]}
  vain: {replaces: [vain]}
#                   ^^^^ dependency-cycle: 'vain' replaces itself. Remove that reference.
`,
      { only },
    ));

  it('leaves alone what only looks like a circle: cancelled work, and two initiatives whose activities cross', () =>
    check(
      `version: 1
calendar: {start: 2026-04-01}
initiatives:
  a: {duration: 1w, dependsOn: [b]}
  b: {status: cancelled, dependsOn: [a]}
  c:
    activities:
      first: {duration: 1w}
      second: {duration: 1w, dependsOn: [d.only]}
  d:
    activities:
      only: {duration: 1w, dependsOn: [c.first]}
`,
      { only },
    ));
});
