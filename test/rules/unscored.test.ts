import { describe, expect, it } from 'vitest';
import { check } from '../kit/check';
import { fixedBy } from '../kit/fixes';

const only = ['unscored'];

describe('unscored', () => {
  it('is quiet until an initiative has scores', () =>
    check('version: 1\ninitiatives: {a: {horizon: now}, b: {horizon: next}}\n', { only }));

  it('asks for the roadmap’s own criteria, and for those that are missing', () =>
    check(
      `version: 1
scoring:
  criteria: {value: {weight: 2}, risk: {lowerIsBetter: true}}
initiatives:
  a: {horizon: now, scores: {value: 3, risk: 1}}
  b: {horizon: now, scores: {value: 3}}
#                   ^^^^^^ unscored: The initiative 'b' has no score for 'risk', so it can’t be ranked. Add it.
  c: {status: idea}
# ^ unscored: The initiative 'c' has no scores, so it can’t be ranked. Score it by 'value' and 'risk'.
`,
      { only },
    ));

  it('leaves alone what is over', () =>
    check(
      `version: 1
scoring: {method: rice}
initiatives:
  a: {horizon: now, scores: {reach: 10, impact: 1, confidence: 1, effort: 2}}
  b: {finished: 2026-02-02}
  c: {status: cancelled}
`,
      { only },
    ));

  it('adds what is missing, in the middle', () => {
    const source = (scores: string, method = 'weighted'): string =>
      `version: 1\nscoring: {method: ${method}}\ninitiatives:\n  a: {horizon: now, scores: ${method === 'rice' ? '{reach: 1, impact: 1, confidence: 1, effort: 1}' : '{impact: 1, ease: 1, scalability: 1, cost-effectiveness: 1}'}}\n  b: {horizon: next${scores}}\n`;
    expect(
      fixedBy(
        source(', scores: {impact: 4, ease: 2}'),
        'Add scores to begin with: scalability 3, cost-effectiveness 3',
      ),
    ).toContain('scores: {impact: 4, ease: 2, scalability: 3, cost-effectiveness: 3}');
    expect(
      fixedBy(source('', 'rice'), 'Add scores to begin with: reach 1, impact 1, confidence 0.5, effort 1'),
    ).toContain('b: {horizon: next, scores: {reach: 1, impact: 1, confidence: 0.5, effort: 1}}');
  });

  it('waits while a criterion is misspelt', () =>
    check(
      `version: 1
initiatives:
  a: {horizon: now, scores: {impact: 3, eaze: 2, scalability: 3, cost-effectiveness: 3}}
  b: {horizon: now}
`,
      { only },
    ));
});
