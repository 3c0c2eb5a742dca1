/** Data that a touchpoint uses and that does not come to its tools. */
import { target, targets } from '../model/refs';
import type { Entity, Model, Place } from '../model/types';
import { type Detour, detoursIn } from './detours';
import type { Reach } from './lineage';
import type { Stack } from './stack';
import { type Dataset, isLive, type Tool } from './words';

type Touchpoint = Entity<'touchpoint'>;
type Automation = Entity<'automation'>;

export interface Gap {
  readonly touchpoint: Touchpoint;
  readonly dataset: Dataset;
  /** Where the touchpoint names it. */
  readonly place: Place;
  /** The live tools behind the touchpoint; the data comes to none of them. */
  readonly tools: readonly Tool[];
  /** Where it does come. */
  readonly reach: Reach;
  /** The way to one of the tools over integrations that are there that takes the least change. */
  readonly detour: Detour | undefined;
}

/** In file order; none before the roadmap has a live integration, or while one is half written. */
export function gapsIn(stack: Stack): readonly Gap[] {
  if (stack.said.flows.length === 0 || stack.isHalfWritten) return [];
  const waysOf = detoursIn(stack);
  return stack.model.all('touchpoint').flatMap((touchpoint) => {
    if ((touchpoint.data.datasets ?? []).length === 0 || isDoubtful(stack, touchpoint)) return [];
    const tools = toolsBehind(stack.model, touchpoint).filter(isLive);
    if (tools.length === 0 || tools.some((tool) => stack.model.isDoubtful(tool))) return [];
    return missing(stack, touchpoint, tools).map(({ dataset, place, reach }) => {
      const detour = easiest(tools.flatMap((tool) => waysOf(dataset)(tool) ?? []));
      return { touchpoint, dataset, place, tools, reach, detour };
    });
  });
}

/** Of several, the first. */
const easiest = (ways: readonly Detour[]): Detour | undefined => [...ways].sort((a, b) => a.effort - b.effort)[0];

/** The tools that a touchpoint names, or its automations do; else those of its channel. */
export function toolsBehind(model: Model, { data }: Touchpoint): readonly Tool[] {
  const automations = targets(model, data.automations, 'automation');
  const own = [...targets(model, data.tools, 'tool'), ...automations.flatMap((one) => toolsOf(model, one))];
  if (own.length > 0) return [...new Set(own)];
  return targets(model, target(model, data.channel, 'channel')?.data.tools, 'tool');
}

/** An automation's own tools, else those of its channels. */
function toolsOf(model: Model, { data }: Automation): readonly Tool[] {
  const own = targets(model, data.tools, 'tool');
  if (own.length > 0) return own;
  return targets(model, data.channels, 'channel').flatMap((channel) => targets(model, channel.data.tools, 'tool'));
}

/** What stands behind a touchpoint may be the very thing that can't be read. */
function isDoubtful({ model }: Stack, touchpoint: Touchpoint): boolean {
  const automations = targets(model, touchpoint.data.automations, 'automation');
  const channels = [touchpoint, ...automations].flatMap(({ data }) =>
    targets(
      model,
      'channels' in data ? data.channels : 'channel' in data && data.channel ? [data.channel] : [],
      'channel',
    ),
  );
  return [touchpoint, ...automations, ...channels].some((one) => model.isDoubtful(one));
}

interface Missing {
  readonly dataset: Dataset;
  readonly place: Place;
  readonly reach: Reach;
}

/** A source that is gone, or not there yet, brings nothing anywhere: that is another matter. */
function missing(stack: Stack, { data, file }: Touchpoint, tools: readonly Tool[]): readonly Missing[] {
  const found = new Map<Dataset, Missing>();
  for (const ref of data.datasets ?? []) {
    const dataset = target(stack.model, ref, 'dataset');
    if (dataset === undefined || found.has(dataset)) continue;
    const reach = stack.said.reach(dataset);
    if (reach === undefined || !isLive(reach.source) || stack.model.isDoubtful(reach.source)) continue;
    if (tools.some((tool) => reach.has(tool))) continue;
    found.set(dataset, { dataset, reach, place: { file, path: ref.path, part: ref.part } });
  }
  return [...found.values()];
}
