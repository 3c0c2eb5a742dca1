/** Circles in a directed graph: what leads back to itself. */

/** For each node, the nodes that it leads to. */
export type Edges = readonly (readonly number[])[];

export interface Circles {
  /** Strongly connected components, each after those that it leads to. */
  readonly groups: readonly (readonly number[])[];
  /** The group of each node. */
  readonly groupOf: Int32Array;
  /** The groups that lead back to themselves. */
  readonly knots: readonly number[];
}

/** Strongly connected components, each after those that it leads to. Method: Tarjan 1972, without recursion. */
export function circlesIn(edges: Edges): Circles {
  const count = edges.length;
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const next = new Int32Array(count);
  const groupOf = new Int32Array(count).fill(-1);
  const groups: number[][] = [];
  const open: number[] = [];
  const path: number[] = [];
  let visited = 0;
  const enter = (node: number): void => {
    index[node] = low[node] = visited++;
    open.push(node);
    path.push(node);
  };
  const leave = (node: number): void => {
    path.pop();
    const above = path.at(-1);
    if (above !== undefined) low[above] = Math.min(low[above]!, low[node]!);
    if (low[node] !== index[node]) return;
    const group = open.splice(open.lastIndexOf(node));
    for (const member of group) groupOf[member] = groups.length;
    groups.push(group.sort((a, b) => a - b));
  };
  for (let root = 0; root < count; root++) {
    if (index[root] !== -1) continue;
    enter(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      const to = edges[node]![next[node]!++];
      if (to === undefined) leave(node);
      else if (index[to] === -1) enter(to);
      else if (groupOf[to] === -1) low[node] = Math.min(low[node]!, index[to]!);
    }
  }
  const knots = groups.flatMap((group, g) => (group.length > 1 || edges[group[0]!]!.includes(group[0]!) ? [g] : []));
  return { groups, groupOf, knots };
}

/** How many edges a search for the shortest cycle may look at; a knot that is larger is searched from its first nodes. */
const BUDGET = 1_000_000;

/** Nodes of a shortest circle within a knot, each with an edge to the next and the last to the first. */
export function shortestCircle(edges: Edges, { groups, groupOf }: Circles, group: number): readonly number[] {
  let budget = BUDGET;
  let best: readonly number[] | undefined;
  for (const start of groups[group]!) {
    if (best !== undefined && (budget <= 0 || best.length === 1)) break;
    const { cycle, looked } = cycleFrom(edges, groupOf, group, start, best?.length ?? Number.POSITIVE_INFINITY);
    budget -= looked;
    if (cycle !== undefined && (best === undefined || cycle.length < best.length)) best = cycle;
  }
  return best ?? groups[group]!.slice(0, 1);
}

/** Breadth first from a node back to itself, no further than a known cycle's length. */
function cycleFrom(
  edges: Edges,
  groupOf: Int32Array,
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
      for (const to of edges[node]!) {
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
