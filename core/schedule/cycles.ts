/** The shortest way round in each knot of items that wait for themselves. */
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

/** How many edges a search for the shortest cycle may look at; a knot that is larger is searched from its first nodes. */
const BUDGET = 4_000_000;

export function knotsOf(plan: Plan, graph: Graph): readonly Knot[] {
  return graph.knots.map((g) => {
    const nodes = graph.groups[g]!;
    const items = [...new Set(nodes.map((node) => graph.itemOf[node]!))].sort((a, b) => a - b);
    return { items, steps: stepsOf(plan, graph, shortest(graph, g)) };
  });
}

/** Nodes of a shortest cycle within a group. */
function shortest(graph: Graph, group: number): readonly number[] {
  let budget = BUDGET;
  let best: readonly number[] | undefined;
  for (const start of graph.groups[group]!) {
    if (best !== undefined && (budget <= 0 || best.length === 1)) break;
    const { cycle, looked } = cycleFrom(graph, group, start, best?.length ?? Number.POSITIVE_INFINITY);
    budget -= looked;
    if (cycle !== undefined && (best === undefined || cycle.length < best.length)) best = cycle;
  }
  return best ?? graph.groups[group]!.slice(0, 1);
}

/** Breadth first from a node back to itself, no further than a known cycle's length. */
function cycleFrom(
  { waitsFor, groupOf }: Graph,
  group: number,
  start: number,
  known: number,
): { cycle: number[] | undefined; looked: number } {
  const cameFrom = new Map<number, number>();
  let looked = 0;
  let front = [start];
  for (let length = 1; front.length > 0 && length < known; length++) {
    const following: number[] = [];
    for (const node of front)
      for (const to of waitsFor[node]!) {
        looked++;
        if (to === start) return { cycle: wayTo(node, start, cameFrom), looked };
        if (groupOf[to] !== group || cameFrom.has(to)) continue;
        cameFrom.set(to, node);
        following.push(to);
      }
    front = following;
  }
  return { cycle: undefined, looked };
}

function wayTo(end: number, start: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const way = [end];
  while (way.at(-1) !== start) way.push(cameFrom.get(way.at(-1)!)!);
  return way.reverse();
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
