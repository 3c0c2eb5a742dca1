/** The ways that data could go if integrations that are there already were changed a little. */
import { target } from '../model/refs';
import { bothWays, type Flow, flowsOf, wayTo } from './lineage';
import type { Stack } from './stack';
import { type Dataset, isLive, statusOf, type Tool } from './words';

/** Why an integration doesn't carry a dataset this way today. */
export type Obstacle = 'not-live' | 'reversed' | 'unlisted';

export interface Step extends Flow {
  readonly obstacles: readonly Obstacle[];
}

/** To list a dataset is less than to turn an integration round, or to set it going. */
const EFFORT: Readonly<Record<Obstacle, number>> = { unlisted: 1, reversed: 2, 'not-live': 2 };

const effort = ({ obstacles }: Step): number => obstacles.reduce((sum, obstacle) => sum + EFFORT[obstacle], 0);

/** The way that takes the least change; of several, the first. */
export function easiest(ways: readonly (readonly Step[])[]): readonly Step[] | undefined {
  const total = (way: readonly Step[]): number => way.reduce((sum, step) => sum + effort(step), 0);
  return ways.map((way) => ({ way, total: total(way) })).sort((a, b) => a.total - b.total)[0]?.way;
}

/** The way to each tool that takes the least change, from a dataset's source; undefined where none leads. */
export function detours(stack: Stack, dataset: Dataset): (tool: Tool) => readonly Step[] | undefined {
  const source = target(stack.model, dataset.data.source, 'tool');
  if (source === undefined) return () => undefined;
  const from = new Map<Tool, Step[]>();
  for (const step of stepsIn(stack, dataset)) {
    const known = from.get(step.from);
    if (known === undefined) from.set(step.from, [step]);
    else known.push(step);
  }
  const by = cheapest(source, (tool) => from.get(tool) ?? []);
  return (tool) => (by.has(tool) ? wayTo(tool, (at) => by.get(at)) : undefined);
}

/** Over everything that is not retired, between live tools, either way. */
function stepsIn(stack: Stack, dataset: Dataset): readonly Step[] {
  return stack.model.all('integration').flatMap((integration) => {
    const flows = flowsOf(stack.model, integration);
    const [first] = flows;
    if (first === undefined || statusOf(integration) === 'retired' || !isLive(first.from) || !isLive(first.to))
      return [];
    // What can't be read may be just what is wanted.
    if (stack.isDoubtful(integration)) return bothWays(first).map((flow) => ({ ...flow, obstacles: [] }));
    const always: readonly Obstacle[] = [
      ...(isLive(integration) ? [] : (['not-live'] as const)),
      ...(stack.carries(integration, dataset) ? [] : (['unlisted'] as const)),
    ];
    const back: readonly Flow[] = flows.length > 1 ? [] : [{ ...first, from: first.to, to: first.from }];
    return [
      ...flows.map((flow) => ({ ...flow, obstacles: always })),
      ...back.map((flow) => ({ ...flow, obstacles: [...always, 'reversed' as const] })),
    ];
  });
}

/** Efforts are small whole numbers: tools wait in a list for each. */
function cheapest(source: Tool, from: (tool: Tool) => readonly Step[]): ReadonlyMap<Tool, Step | undefined> {
  const done = new Map<Tool, Step | undefined>();
  const waiting: { tool: Tool; by: Step | undefined }[][] = [[{ tool: source, by: undefined }]];
  for (let at = 0; at < waiting.length; at++)
    for (const { tool, by } of waiting[at] ?? []) {
      if (done.has(tool)) continue;
      done.set(tool, by);
      for (const step of from(tool)) {
        if (done.has(step.to)) continue;
        const later = at + effort(step);
        while (waiting.length <= later) waiting.push([]);
        waiting[later]!.push({ tool: step.to, by: step });
      }
    }
  return done;
}
