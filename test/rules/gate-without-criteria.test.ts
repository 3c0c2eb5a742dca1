import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['gate-without-criteria'];

describe('gate-without-criteria', () => {
  it('speaks of decisions that were made, too', () =>
    check(
      `version: 1
milestones:
  a: {date: 2026-06-30, decision: no-go}
#                                 ^^^^^ gate-without-criteria: 'a' was decided, but has no criteria. Say in 'criteria' what must be true to pass.
  b: {date: 2026-02-27, reached: 2026-02-27, decision: go, criteria: []}
#                                                      ^^ gate-without-criteria: 'b' was decided, but has no criteria. Say in 'criteria' what must be true to pass.
`,
      { only },
    ));

  it('leaves milestones without a decision alone', () =>
    check(
      `version: 1
milestones:
  a: {date: 2026-06-30}
`,
      { only },
    ));

  it('takes one criterion as enough', () =>
    check(
      `version: 1
milestones:
  a: {date: 2026-06-30, decision: pending, criteria: [Numbers agree]}
`,
      { only },
    ));
});
