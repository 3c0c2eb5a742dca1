import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['outside-parent'];

describe('outside-parent', () => {
  it("says once, at the initiative's end, that its activities take longer", () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  migrate:
    start: 2026-04-06
    end: 2026-04-24
#        ^^^^^^^^^^ outside-parent: 'migrate' ends on 24 Apr, but its activity 'migrate.check' takes until 8 May, 10 working days longer. Let the initiative end later, or shorten what leads there.
    activities:
      export: {duration: 2w}
      import: {duration: 2w, dependsOn: [export]}
      check: {duration: 1w, dependsOn: [import]}
`,
      { only },
    ));

  it("finds a start before the initiative's, also where that is counted", () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
initiatives:
  migrate:
    end: 2026-04-24
    duration: 2w
    activities:
      export: {start: 2026-04-06, duration: 1w}
#                     ^^^^^^^^^^ outside-parent: 'migrate.export' starts on 6 Apr, 5 working days before its initiative 'migrate' (13 Apr). Move it, or let the initiative start earlier.
`,
      { only },
    ));

  it('leaves alone days off at the ends, work under way, and initiatives that end with their activities', () =>
    check(
      `version: 1
calendar: {start: 2026-03-02}
initiatives:
  weekend:
    start: 2026-04-06
    end: 2026-04-24
    activities:
      whole: {start: 2026-04-04, end: 2026-04-26}
  running:
    start: 2026-03-09
    end: 2026-04-24
    status: in-progress
    activities:
      begun: {start: 2026-03-02, end: 2026-04-30, status: in-progress}
  open:
    start: 2026-04-06
    activities:
      long: {start: 2026-04-06, end: 2026-12-18}
`,
      { only },
    ));
});
