import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlaced } from '../../core/schedule/forward';
import type { Plan } from '../../core/schedule/plan';
import { type Solution, solve } from '../../core/schedule/solve';
import { type Answer, oracle } from './schedule-oracle';
import { inWords, plans } from './schedule-plans';

const RUNS = { seed: 20260316, numRuns: 3000 } as const;

function answers({ plan, places, slack, critical, knots }: Solution): readonly Answer[] {
  const knotted = new Set(knots.flatMap(({ items }) => items));
  return plan.items.map((_, i) => {
    const place = places[i];
    return {
      start: isPlaced(place) ? place.start : undefined,
      end: isPlaced(place) ? place.end : undefined,
      total: slack.total[i],
      free: slack.free[i],
      critical: critical[i] === 1,
      inCycle: knotted.has(i),
    };
  });
}

const labelled = (plan: Plan, all: readonly Answer[]): readonly object[] =>
  all.map((answer, i) => ({ id: plan.items[i]!.id, ...answer }));

describe('a schedule', () => {
  it('is that of an independent, slower implementation', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(labelled(plan, answers(solve(plan))), inWords(plan)).toEqual(labelled(plan, oracle(plan)));
      }),
      RUNS,
    );
  }, 300_000);
});
