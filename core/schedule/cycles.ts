/** The shortest way round in each knot of items that wait for themselves. */
import { shortestCircle } from './circles';
import type { Graph } from './graph';
import type { Plan } from './plan';

export interface Step {
  readonly from: number;
  readonly to: number;
  readonly by: 'dependsOn' | 'requires' | 'activities' | 'initiative';
}

export interface Knot {
  /** All items in the knot, in file order. */
  readonly items: readonly number[];
  /** The shortest cycle, beginning at the first of its items in the file. */
  readonly steps: readonly Step[];
}

export function knotsOf(plan: Plan, graph: Graph): readonly Knot[] {
  return graph.knots.map((g) => {
    const nodes = graph.groups[g]!;
    const items = [...new Set(nodes.map((node) => graph.itemOf[node]!))].sort((a, b) => a - b);
    return { items, steps: stepsOf(plan, graph, shortestCircle(graph.waitsFor, graph, g)) };
  });
}

/** From nodes to items: an initiative and its gates are one. */
function stepsOf(plan: Plan, { itemOf }: Graph, nodes: readonly number[]): readonly Step[] {
  const count = plan.items.length;
  const steps = nodes.flatMap((node, i): readonly Step[] => {
    const following = nodes[(i + 1) % nodes.length]!;
    const [from, to] = [itemOf[node]!, itemOf[following]!];
    const isGate = following >= count;
    if (from === to && isGate) return [];
    const by = isGate
      ? 'initiative'
      : node < count && plan.items[to]!.parent === from
        ? 'activities'
        : plan.items[from]!.kind === 'milestone'
          ? 'requires'
          : 'dependsOn';
    return [{ from, to, by }];
  });
  const first = steps.reduce((least, step, i) => (step.from < steps[least]!.from ? i : least), 0);
  return [...steps.slice(first), ...steps.slice(0, first)];
}
