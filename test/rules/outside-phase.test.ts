import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['outside-phase'];

describe('outside-phase', () => {
  it('finds starts before and ends after, and activities whose initiative has no dates of its own', () =>
    check(
      `version: 1
phases:
  build: {start: 2026-Q2, end: 2026-Q2}
initiatives:
  early: {phase: build, start: 2026-03-23, end: 2026-04-10}
#                              ^^^^^^^^^^ outside-phase: 'early' starts on 23 Mar, before its phase 'build' (1 Apr to 30 Jun). Move it, widen the phase, or choose another.
  late: {phase: build, start: 2026-07-06, duration: 1w}
#                             ^^^^^^^^^^ outside-phase: 'late' starts on 6 Jul, after its phase 'build' (1 Apr to 30 Jun). Move it, widen the phase, or choose another.
  steps:
    phase: build
    activities:
      one: {start: 2026-06-22, end: 2026-07-10}
#                                   ^^^^^^^^^^ outside-phase: 'steps.one' ends on 10 Jul, after its phase 'build' (1 Apr to 30 Jun). Move it, widen the phase, or choose another.
`,
      { only },
    ));

  it('says of an initiative and its activity only the initiative', () =>
    check(
      `version: 1
phases:
  build: {start: 2026-Q2, end: 2026-Q2}
initiatives:
  steps:
    phase: build
    start: 2026-06-01
    end: 2026-07-10
#        ^^^^^^^^^^ outside-phase: 'steps' ends on 10 Jul, after its phase 'build' (1 Apr to 30 Jun). Move it, widen the phase, or choose another.
    activities:
      one: {start: 2026-06-22, end: 2026-07-10}
`,
      { only },
    ));

  it('leaves alone counted dates, work under way, and days off at the ends', () =>
    check(
      `version: 1
calendar: {start: 2026-03-02}
phases:
  build: {start: 2026-04-06, end: 2026-06-26}
initiatives:
  counted: {phase: build, duration: 6m}
  running: {phase: build, start: 2026-03-02, end: 2026-04-10, status: in-progress}
  weekend: {phase: build, start: 2026-04-04, end: 2026-06-28}
`,
      { only },
    ));
});
