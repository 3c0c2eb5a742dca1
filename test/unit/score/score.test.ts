import { describe, expect, it } from 'vitest';
import { scoreInWords, scoresOf } from '../../../core/score/score';
import { workspaceFrom } from '../../kit/check';

/** `id value` in the order of rank. */
function ranked(source: string): readonly string[] {
  const scores = scoresOf(workspaceFrom(`version: 1\n${source}`).model('main.roadmap.yaml'));
  expect(scores.ranked.map(({ rank }) => rank)).toEqual(scores.ranked.map((_, i) => i + 1));
  for (const score of scores.ranked) expect(scores.of(score.initiative)).toBe(score);
  return scores.ranked.map(({ initiative, value }) => `${initiative.id} ${scoreInWords(value)}`);
}

const FOUR = (impact: number, ease: number, scalability: number, cost: number): string =>
  `{scores: {impact: ${impact}, ease: ${ease}, scalability: ${scalability}, cost-effectiveness: ${cost}}}`;

describe('a weighted score', () => {
  it('is the mean of the four usual criteria', () =>
    expect(ranked(`initiatives:\n  a: ${FOUR(2, 4, 2, 2)}\n  b: ${FOUR(5, 3, 4, 3)}\n`)).toEqual(['b 3.75', 'a 2.50']));

  it('goes by weights, 1 where none is given, and turns what is better low', () =>
    expect(
      ranked(`scoring: {criteria: {impact: {weight: 3}, risk: {lowerIsBetter: true}}}
initiatives:
  a: {scores: {impact: 4, risk: 1}}
  b: {scores: {risk: 5, impact: 4}}
`),
    ).toEqual(['a 4.25', 'b 3.25']));

  it('leaves out a criterion without weight, which must be scored all the same', () =>
    expect(
      ranked(`scoring: {criteria: {impact: {}, fun: {weight: 0}}}
initiatives:
  a: {scores: {impact: 4, fun: 1}}
  b: {scores: {impact: 4}}
`),
    ).toEqual(['a 4.00']));

  it('is that of all work, whatever its status; what is the same keeps the order of the file', () =>
    expect(
      ranked(`scoring: {criteria: {x: {weight: 0.1}, y: {weight: 0.2}, z: {weight: 0.3}}}
initiatives:
  later: {scores: {x: 1, y: 2, z: 2}, status: cancelled}
  best: {scores: {x: 5, y: 5, z: 5}, status: done}
  earlier: {scores: {x: 3, y: 1, z: 2}}
  same: {scores: {x: 2, y: 3, z: 1}}
`),
    ).toEqual(['best 5.00', 'later 1.83', 'earlier 1.83', 'same 1.83']));
});

describe('a RICE score', () => {
  it('is reach times impact times confidence by effort, and goes by nothing else', () =>
    expect(
      ranked(`scoring: {method: rice, criteria: {fun: {weight: 9}, effort: {lowerIsBetter: true}}}
initiatives:
  a: {scores: {reach: 6000, impact: 2, confidence: 0.8, effort: 8}}
  b: {scores: {effort: 1, confidence: 0.7, impact: 1, reach: 1500}}
  none: {scores: {reach: 0, impact: 1, confidence: 1, effort: 1}}
`),
    ).toEqual(['a 1200.00', 'b 1050.00', 'none 0.00']));

  it('can be so large that it is none', () =>
    expect(
      ranked(`scoring: {method: rice}
initiatives:
  a: {scores: {reach: 1e308, impact: 1e308, confidence: 1, effort: 1}}
  b: {scores: {reach: 1e300, impact: 1, confidence: 1, effort: 1}}
`),
    ).toEqual([`b ${(1e300).toFixed(2)}`]));
});

describe('no score', () => {
  it.each<[string, string]>([
    ['with one of the criteria missing', `initiatives: {a: {scores: {impact: 4, ease: 3, scalability: 2}}}`],
    ['with a score out of its range', `initiatives: {a: ${FOUR(6, 3, 3, 3)}}`],
    ['with a score that is no number', `initiatives: {a: ${FOUR(Number.NaN, 3, 3, 3)}}`.replace('NaN', '.nan')],
    ['with weights of nothing', 'scoring: {criteria: {x: {weight: 0}}}\ninitiatives: {a: {scores: {x: 3}}}'],
    ['with a criterion that nobody knows', `initiatives: {a: ${FOUR(4, 3, 3, 3).replace('ease', 'eas')}}`],
    [
      'for an effort of nothing',
      'scoring: {method: rice}\ninitiatives: {a: {scores: {reach: 1, impact: 1, confidence: 1, effort: 0}}}',
    ],
    ['without scores', 'initiatives: {a: {}}'],
  ])('%s', (_, source) => expect(ranked(`${source}\n`)).toEqual([]));
});

it.each([
  [3.4, '3.40'],
  [3.405, '3.41'],
  [1.005, '1.01'],
  [0, '0.00'],
  [4499.999, '4500.00'],
  [1e21, '1e+21'],
  [1e-9, '0.00'],
])('%d is written as %s', (value, words) => expect(scoreInWords(value)).toBe(words));
