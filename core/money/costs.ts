/** What costs are written: an amount alone, or named ones. */
import { COST_KINDS } from '../format/entities';
import type { Ref } from '../format/kit';
import type { Costs } from '../format/types';
import type { DateValue } from '../format/values';

export type CostKind = keyof typeof COST_KINDS;

/** One cost as it is written. */
export interface WrittenCost {
  /** Its id; undefined where `costs` is an amount alone. */
  readonly key: string | undefined;
  readonly amount: number;
  readonly currency?: string;
  readonly per?: 'month' | 'quarter' | 'year' | 'once';
  readonly from?: DateValue;
  readonly until?: DateValue;
  readonly budget?: Ref;
  /** An id that is a kind says it where nothing else does. */
  readonly kind?: CostKind;
}

/** The costs of an entity; one without an amount costs nothing that could be counted. */
export function writtenCosts(costs: Costs | undefined): readonly WrittenCost[] {
  if (costs === undefined) return [];
  if (typeof costs === 'number') return [{ key: undefined, amount: costs }];
  return costs.flatMap(({ key, value }): readonly WrittenCost[] => {
    const { amount, ...said } = typeof value === 'number' ? { amount: value } : value;
    const kind = isKind(key) ? { kind: key } : {};
    return amount === undefined ? [] : [{ key, amount, ...kind, ...said }];
  });
}

const isKind = (key: string): key is CostKind => Object.hasOwn(COST_KINDS, key);

/** Whether any cost is more than nothing. */
export const hasCosts = (costs: Costs | undefined): boolean => writtenCosts(costs).some(({ amount }) => amount !== 0);
