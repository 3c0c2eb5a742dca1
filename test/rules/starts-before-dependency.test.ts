import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['starts-before-dependency'];

describe('starts-before-dependency', () => {
  it('names the date that each type of dependency contradicts', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  first: {start: 2026-04-06, end: 2026-04-24}
  after: {start: 2026-04-20, end: 2026-05-01, dependsOn: [first]}
#                ^^^^^^^^^^ starts-before-dependency: 'after' starts on 20 Apr, but 'first', which it depends on, ends on 24 Apr. The earliest start is 27 Apr, 5 working days later.
  with: {start: 2026-04-01, end: 2026-05-01, dependsOn: {first: {type: start-to-start}}}
#               ^^^^^^^^^^ starts-before-dependency: 'with' starts on 1 Apr, but 'first', which it depends on, starts on 6 Apr. The earliest start is 6 Apr, 3 working days later.
  until: {start: 2026-04-06, end: 2026-04-17, dependsOn: {first: {type: finish-to-finish, lag: 1d}}}
#                                 ^^^^^^^^^^ starts-before-dependency: 'until' ends on 17 Apr, but 'first', which it depends on, ends on 24 Apr, with a lag of 1d. The earliest end is 27 Apr, 6 working days later.
  handover: {start: 2026-03-23, end: 2026-04-02, dependsOn: {first: {type: start-to-finish, lag: 1w}}}
#                                    ^^^^^^^^^^ starts-before-dependency: 'handover' ends on 2 Apr, but 'first', which it depends on, starts on 6 Apr, with a lag of 1w. The earliest end is 10 Apr, 6 working days later.
`,
      { only },
    ));

  it('is an information for work under way, a warning where the other date is assumed, nothing for work that is done', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  assumed: {duration: 3w}
  early: {start: 2026-04-13, duration: 1w, dependsOn: [assumed]}
#                ^^^^^^^^^^ starts-before-dependency: 'early' starts on 13 Apr, but 'assumed', which it depends on, ends on 24 Apr. The earliest start is 27 Apr, 10 working days later.
  running: {start: 2026-03-02, end: 2026-05-01, status: in-progress, dependsOn: [assumed]}
#                  ^^^^^^^^^^ starts-before-dependency: 'running' starts on 2 Mar, but 'assumed', which it depends on, ends on 24 Apr. The earliest start is 27 Apr, 40 working days later.
  over: {start: 2026-03-02, end: 2026-03-06, status: done, dependsOn: [assumed]}
`,
      { only },
    ));

  it('says at an initiative what its activities inherit, once', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  audit: {start: 2026-04-06, end: 2026-04-24}
  migrate:
    start: 2026-04-13
#          ^^^^^^^^^^ starts-before-dependency: 'migrate' starts on 13 Apr, but 'audit', which it depends on, ends on 24 Apr. The earliest start is 27 Apr, 10 working days later.
    dependsOn: [audit]
    activities:
      export: {start: 2026-04-13, duration: 1w}
      import: {start: 2026-05-04, duration: 1w}
`,
      { only },
    ));

  it('lets a start on the very next working day pass, over a weekend and a holiday', () =>
    check(
      `version: 1
calendar: {start: 2026-03-30, holidays: [2026-04-03, 2026-04-06]}
initiatives:
  first: {start: 2026-03-30, end: 2026-04-02}
  next: {start: 2026-04-07, duration: 1w, dependsOn: [first]}
  saturday: {start: 2026-04-04, duration: 1w, dependsOn: [first]}
  lead: {start: 2026-04-01, duration: 1w, dependsOn: {first: {lag: -2d}}}
`,
      { only },
    ));
});

describe('the severity of starts-before-dependency', () => {
  const source = (work: string) => `version: 1
calendar: {start: 2026-04-06}
initiatives:
  given: {start: 2026-04-06, end: 2026-04-24}
  assumed: {duration: 3w}
  work: {start: 2026-04-13, end: 2026-05-01, ${work}}
`;
  const severities = (work: string) =>
    findingsOf(workspaceFrom(source(work)), { only }).map(({ severity, fixes }) => [severity, fixes.length]);

  it.each([
    ['dependsOn: [given]', 'error', 1],
    ['dependsOn: [assumed]', 'warning', 1],
    ['dependsOn: [given], status: in-progress', 'info', 0],
    ['dependsOn: [given], status: idea', 'info', 1],
    ['dependsOn: [given], status: blocked', 'error', 1],
    ['dependsOn: [given], status: blocked, started: 2026-04-13', 'info', 0],
  ])('%s', (work, severity, fixes) => expect(severities(work)).toEqual([[severity, fixes]]));
});
