import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['phase-without-milestone'];

describe('phase-without-milestone', () => {
  it('is quiet while there is no milestone at all', () =>
    check(
      `version: 1
phases:
  build: {start: 2026-04, end: 2026-06}
`,
      { only },
    ));

  it('accepts a milestone with a counted date, but not one on the day after', () =>
    check(
      `version: 1
phases:
  build: {start: 2026-04, end: 2026-06}
  scale: {start: 2026-07-02, end: 2026-09}
# ^^^^^ phase-without-milestone: The phase 'scale' has no milestone: none names it or lies in it. Add one that shows when it is over.
initiatives:
  a: {start: 2026-04-06, end: 2026-06-12}
milestones:
  built: {requires: [a]}
  late: {date: 2026-07-01}
`,
      { only },
    ));

  it('speaks of phases without dates too, unless a milestone names them', () =>
    check(
      `version: 1
phases:
  build: {}
  scale: {}
# ^^^^^ phase-without-milestone: The phase 'scale' has no milestone: none names it or lies in it. Add one that shows when it is over.
milestones:
  built: {phase: build}
`,
      { only },
    ));
});
