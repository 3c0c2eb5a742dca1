/** The ways that data could go if integrations that are there already were changed a little. */
import { push } from '../format/multimap';
import { target } from '../model/refs';
import { bothWays, type Flow, flowsOf, wayTo } from './lineage';
import type { Stack } from './stack';
import { type Dataset, isLive, statusOf, type Tool } from './words';

/** Why an integration doesn't carry a dataset this way today. */
export type Obstacle = 'not-live' | 'reversed' | 'unlisted';

export interface Step extends Flow {
  readonly obstacles: readonly Obstacle[];
}

/** A way from a dataset's source to a tool. */
export interface Detour {
  /** The steps that have to be changed, in their order. */
  readonly changes: readonly Step[];
  readonly effort: number;
  /** All steps. */
  way(): readonly Step[];
}

/** More changes than that, and nobody would go this way. */
const MOST_CHANGES = 2;

/** To list a dataset is less than to turn an integration round, or to set it going. */
const EFFORT: Readonly<Record<Obstacle, number>> = { unlisted: 1, reversed: 2, 'not-live': 2 };

/** Integrations by the tool that they could lead from, whatever they carry. */
type Wiring = ReadonlyMap<Tool, readonly Wire[]>;

interface Wire extends Flow {
  readonly isReversed: boolean;
  /** What can't be read may be just what is wanted: nothing is in the way. */
  readonly isDoubtful: boolean;
}

/** Over everything that is not retired, between live tools, either way. */
function wiringOf(stack: Stack): Wiring {
  const wiring = new Map<Tool, Wire[]>();
  for (const integration of stack.model.all('integration').filter((one) => statusOf(one) !== 'retired')) {
    const flows = flowsOf(stack.model, integration);
    for (const flow of flows.slice(0, 1).flatMap(bothWays)) {
      if (!isLive(flow.from) || !isLive(flow.to)) continue;
      const isReversed = flows.every(({ from }) => from !== flow.from);
      push(wiring, flow.from, { ...flow, isReversed, isDoubtful: stack.isDoubtful(integration) });
    }
  }
  return wiring;
}

type Detours = (tool: Tool) => Detour | undefined;

/** For a dataset, the way to each tool that takes the least change; undefined where none leads that takes but little. */
export function detoursIn(stack: Stack): (dataset: Dataset) => Detours {
  const wiring = wiringOf(stack);
  const known = new Map<Dataset, Detours>();
  return (dataset) => {
    const ways = known.get(dataset) ?? detours(stack, wiring, dataset);
    known.set(dataset, ways);
    return ways;
  };
}

function detours(stack: Stack, wiring: Wiring, dataset: Dataset): Detours {
  const source = target(stack.model, dataset.data.source, 'tool');
  if (source === undefined) return () => undefined;
  const found = cheapest(source, (tool) => (wiring.get(tool) ?? []).map((wire) => stepOver(stack, wire, dataset)));
  return (tool) => {
    const label = found.get(tool);
    return label && { ...label, way: () => wayTo(tool, (at) => found.get(at)?.by) };
  };
}

function stepOver(stack: Stack, { integration, from, to, isReversed, isDoubtful }: Wire, dataset: Dataset): Step {
  const obstacles: Obstacle[] = [];
  if (!isDoubtful) {
    if (!isLive(integration)) obstacles.push('not-live');
    if (!stack.carries(integration, dataset)) obstacles.push('unlisted');
    if (isReversed) obstacles.push('reversed');
  }
  return { integration, from, to, obstacles };
}

interface Label {
  readonly by: Step | undefined;
  readonly changes: readonly Step[];
  readonly effort: number;
}

/** Efforts are small whole numbers: tools wait in a list for each. */
function cheapest(source: Tool, from: (tool: Tool) => readonly Step[]): ReadonlyMap<Tool, Label> {
  const done = new Map<Tool, Label>();
  const waiting: { readonly tool: Tool; readonly label: Label }[][] = [
    [{ tool: source, label: { by: undefined, changes: [], effort: 0 } }],
  ];
  for (let effort = 0; effort < waiting.length; effort++)
    for (const { tool, label } of waiting[effort] ?? []) {
      if (done.has(tool)) continue;
      done.set(tool, label);
      for (const step of from(tool)) {
        const next = done.has(step.to) ? undefined : extended(label, step);
        if (next === undefined) continue;
        while (waiting.length <= next.effort) waiting.push([]);
        waiting[next.effort]!.push({ tool: step.to, label: next });
      }
    }
  return done;
}

function extended({ changes, effort }: Label, by: Step): Label | undefined {
  if (by.obstacles.length === 0) return { by, changes, effort };
  if (changes.length === MOST_CHANGES) return undefined;
  const more = by.obstacles.reduce((sum, obstacle) => sum + EFFORT[obstacle], 0);
  return { by, changes: [...changes, by], effort: effort + more };
}
