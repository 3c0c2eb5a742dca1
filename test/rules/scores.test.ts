/** `invalid-value` for scores: what they may be, the root's way of scoring says. */
import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['invalid-value'];

describe('scores', () => {
  it('are 1 to 5 where they are weighted', () =>
    check(
      `version: 1
initiatives:
  a: {scores: {impact: 0, ease: 5, scalability: 5.5, cost-effectiveness: 1}}
#                      ^ invalid-value: 'impact' can’t be '0'; expected a number from 1 to 5.
#                                               ^^^ invalid-value: 'scalability' can’t be '5.5'; expected a number from 1 to 5.
`,
      { only },
    ));

  it('have ranges of their own with RICE', () =>
    check(
      `version: 1
scoring: {method: rice}
initiatives:
  a: {scores: {reach: -1, impact: -2, confidence: 80, effort: 0}}
#                     ^^ invalid-value: 'reach' can’t be '-1'; expected a number, 0 or more.
#                                 ^^ invalid-value: 'impact' can’t be '-2'; expected a number, 0 or more.
#                                                 ^^ invalid-value: 'confidence' can’t be '80'; expected a number from 0 to 1.
#                                                             ^ invalid-value: 'effort' can’t be '0'; expected a number above 0.
  b: {scores: {reach: 0, impact: 0, confidence: 1, effort: 0.01}}
`,
      { only },
    ));

  it('in an import go by the root', () =>
    check(
      `version: 1
imports: {emea: emea.roadmap.yaml}
scoring: {method: rice}
#- /emea.roadmap.yaml
version: 1
scoring: {criteria: {reach: {}}}
initiatives:
  a: {scores: {reach: 6000, impact: 2, confidence: 1.5, effort: 8}}
#                                                  ^^^ invalid-value: 'confidence' can’t be '1.5'; expected a number from 0 to 1.
`,
      { only },
    ));

  it('can be anything for a criterion that does not count, or that is not there', () =>
    check(
      `version: 1
scoring: {method: rice, criteria: {fun: {}}}
initiatives:
  a: {scores: {fun: 900, joy: 900}}
`,
      { only },
    ));

  it('are left alone while the method can’t be read', () =>
    check(
      `version: 1
scoring: {method: ryce}
#                 ^^^^ invalid-value: 'method' can’t be 'ryce'; expected 'weighted' or 'rice'. Did you mean 'rice'?
initiatives:
  a: {scores: {impact: 900}}
`,
      { only },
    ));

  it('need a weight somewhere', () => {
    check(
      `version: 1
scoring:
  criteria: {impact: {weight: 0}, ease: {weight: 0}}
# ^^^^^^^^ invalid-value: All criteria have the weight 0, so nothing can be ranked. Give one of them a 'weight' above 0.
`,
      { only },
    );
    check('version: 1\nscoring: {criteria: {impact: {weight: 0}, ease: {}}}\n', { only });
    check('version: 1\nscoring: {method: rice, criteria: {impact: {weight: 0}}}\n', { only });
  });
});
