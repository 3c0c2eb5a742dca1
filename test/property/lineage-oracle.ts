/** What comes where, by trying everything again and again until nothing changes. Shares no code with the core. */
import type { SomeIntegration, SomeStack, SomeUser } from './lineage-stacks';

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly datasets: readonly string[] | undefined;
}

const isLive = ({ status = 'active' }: { readonly status?: string }): boolean =>
  status === 'active' || status === 'phasing-out';

const edgesOf = ({ from, to, direction, datasets = [] }: SomeIntegration): readonly Edge[] => {
  const carried = datasets.length === 0 ? undefined : datasets;
  const there = { from, to, datasets: carried };
  if (from === to) return [];
  return direction === 'both' ? [there, { from: to, to: from, datasets: carried }] : [there];
};

/** Live integrations as edges; `strict`: only between live tools. */
export const edges = ({ integrations, tools }: SomeStack, strict: boolean): readonly Edge[] =>
  Object.values(integrations)
    .filter(isLive)
    .flatMap(edgesOf)
    .filter(({ from, to }) => !strict || (isLive(tools[from]!) && isLive(tools[to]!)));

/** How many steps each dataset needs to each tool at the least: `d0 t1` → 2. */
export function spread(
  { datasets, tools }: SomeStack,
  over: readonly Edge[],
  carries: (edge: Edge, dataset: string) => boolean,
): ReadonlyMap<string, number> {
  const steps = new Map<string, number>();
  for (const [id, { source }] of Object.entries(datasets)) if (source !== undefined) steps.set(`${id} ${source}`, 0);
  const rounds = Object.keys(tools).length;
  for (let round = 0; round < rounds; round++)
    for (const edge of over)
      for (const id of Object.keys(datasets)) {
        const before = steps.get(`${id} ${edge.from}`);
        if (before === undefined || !carries(edge, id)) continue;
        steps.set(`${id} ${edge.to}`, Math.min(before + 1, steps.get(`${id} ${edge.to}`) ?? before + 1));
      }
  return steps;
}

export const anyhow = ({ datasets }: Edge, id: string): boolean => datasets?.includes(id) ?? true;
export const listed = ({ datasets }: Edge, id: string): boolean => datasets?.includes(id) ?? false;

const toolsOf = ({ channels }: SomeStack, user: SomeUser): readonly string[] => {
  const own = user.tools ?? [];
  return own.length > 0 ? own : (user.channels ?? []).flatMap((id) => channels[id]?.tools ?? []);
};

function behind(stack: SomeStack, touchpoint: SomeUser): readonly string[] {
  const { tools = [], automations = [], channel } = touchpoint;
  const own = [...tools, ...automations.flatMap((id) => toolsOf(stack, stack.automations[id]!))];
  return own.length > 0 || channel === undefined ? own : (stack.channels[channel]?.tools ?? []);
}

/** Touchpoints and the data that they miss: `p0 d1`. */
export function missing(stack: SomeStack): readonly string[] {
  const over = edges(stack, false);
  const steps = spread(stack, over, anyhow);
  if (over.length === 0) return [];
  return Object.entries(stack.touchpoints).flatMap(([id, touchpoint]) => {
    const live = behind(stack, touchpoint).filter((tool) => isLive(stack.tools[tool]!));
    return (touchpoint.datasets ?? []).flatMap((dataset) => {
      const { source } = stack.datasets[dataset]!;
      if (live.length === 0 || source === undefined || !isLive(stack.tools[source]!)) return [];
      return live.some((tool) => steps.has(`${dataset} ${tool}`)) ? [] : [`${id} ${dataset}`];
    });
  });
}

/** Regions as sets of places. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  DE: ['berlin'],
  EU: ['berlin', 'other EU'],
  NO: ['oslo'],
  EEA: ['berlin', 'other EU', 'oslo', 'other EEA'],
  US: ['dallas'],
  Mars: ['mars'],
  global: ['berlin', 'other EU', 'oslo', 'other EEA', 'dallas', 'mars', 'all else'],
};

/** Data where it may not be: `d0 t1 sure`, or `maybe`. */
export function misplaced(stack: SomeStack): readonly string[] {
  const strict = edges(stack, true);
  const [possible, certain] = [spread(stack, strict, anyhow), spread(stack, strict, listed)];
  return Object.entries(stack.tools).flatMap(([tool, { processor, datasets: held = [], ...rest }]) =>
    Object.entries(stack.datasets).flatMap(([id, { regions = [] }]) => {
      const allowed = new Set(regions.flatMap((region) => PLACES[region]!));
      const outside = (processor?.regions ?? []).filter((region) =>
        PLACES[region]!.some((place) => !allowed.has(place)),
      );
      const isThere = held.includes(id) || certain.has(`${id} ${tool}`);
      if (regions.length === 0 || outside.length === 0 || !isLive(rest)) return [];
      if (!isThere && !possible.has(`${id} ${tool}`)) return [];
      const isSure = isThere && outside.some((region) => region !== 'Mars') && !regions.includes('Mars');
      return [`${id} ${tool} ${isSure ? 'sure' : 'maybe'}`];
    }),
  );
}
