/** Which item waits for which, in an order in which each comes after all that it waits for. */
import { circlesIn } from './circles';
import { bindsStart } from './lags';
import type { Need, Plan } from './plan';

/**
 * Nodes are the items, and behind them two for each initiative with activities: what its activities' starts wait for,
 * and what the ends of its last ones wait for.
 */
export interface Graph {
  /** Activities of each initiative, in file order, without cancelled ones. */
  readonly children: readonly (readonly number[])[];
  /** Whether no sibling waits for an activity. */
  readonly isLast: (activity: number) => boolean;
  /** Groups of nodes, each after all that it waits for. */
  readonly groups: readonly (readonly number[])[];
  /** The group of each node. */
  readonly groupOf: Int32Array;
  /** Which groups wait for themselves. */
  readonly knots: readonly number[];
  /** The item that a node belongs to. */
  readonly itemOf: Int32Array;
  readonly waitsFor: readonly (readonly number[])[];
}

export const isCancelled = (plan: Plan, item: number): boolean => plan.items[item]!.status === 'cancelled';

/** A dependency that counts: known, and not met by being cancelled. */
export const counts = (plan: Plan, { on }: Need): boolean => on >= 0 && !isCancelled(plan, on);

export function graphOf(plan: Plan): Graph {
  const children = childrenOf(plan);
  const followed = followedBySibling(plan);
  const isLast = (activity: number): boolean => followed[activity] === 0;
  const { waitsFor, itemOf } = nodesOf(plan, children, isLast);
  const { groups, groupOf, knots } = circlesIn(waitsFor);
  return { children, isLast, groups, groupOf, knots, itemOf, waitsFor };
}

function childrenOf(plan: Plan): number[][] {
  const children: number[][] = plan.items.map(() => []);
  plan.items.forEach(({ parent }, i) => {
    if (parent >= 0 && !isCancelled(plan, i)) children[parent]!.push(i);
  });
  return children;
}

function followedBySibling(plan: Plan): Uint8Array {
  const followed = new Uint8Array(plan.items.length);
  plan.items.forEach(({ parent, needs, status }, i) => {
    if (parent < 0 || status === 'cancelled') return;
    for (const { on } of needs) if (on >= 0 && on !== i && plan.items[on]!.parent === parent) followed[on] = 1;
  });
  return followed;
}

function nodesOf(
  plan: Plan,
  children: readonly (readonly number[])[],
  isLast: (activity: number) => boolean,
): { waitsFor: number[][]; itemOf: Int32Array } {
  const count = plan.items.length;
  const gates = new Map<number, number>();
  children.forEach((below, i) => {
    if (below.length > 0) gates.set(i, count + 2 * gates.size);
  });
  const waitsFor: number[][] = Array.from({ length: count + 2 * gates.size }, () => []);
  const itemOf = Int32Array.from({ length: waitsFor.length }, (_, i) => i);
  for (const [i, gate] of gates) itemOf.fill(i, gate, gate + 2);
  plan.items.forEach(({ parent, needs, status }, i) => {
    if (status === 'cancelled') return;
    const gate = gates.get(i);
    if (gate !== undefined) waitsFor[i] = waitsFor[i]!.concat(children[i]!, gate, gate + 1);
    for (const need of needs) {
      if (!counts(plan, need)) continue;
      const node = gate === undefined ? i : gate + (bindsStart(need) ? 0 : 1);
      waitsFor[node]!.push(need.on);
      // Waiting for one's own activity is a circle, even where the gate would not reach it.
      if (gate !== undefined && plan.items[need.on]!.parent === i) waitsFor[need.on]!.push(node);
    }
    const above = parent < 0 ? undefined : gates.get(parent);
    if (above !== undefined) waitsFor[i]!.push(...(isLast(i) ? [above, above + 1] : [above]));
  });
  return { waitsFor, itemOf };
}
