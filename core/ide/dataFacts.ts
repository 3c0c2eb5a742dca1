/** What a card says of data: where a dataset comes, what an integration carries, what goes in and out of a tool. */
import { listed } from '../format/words';
import type { Bound } from '../model/bind';
import { target } from '../model/refs';
import type { Entity } from '../model/types';
import { carriesAny, type Flow, flowsOf, listedIn } from '../stack/lineage';
import type { Stack } from '../stack/stack';
import { type Dataset, holders, type Integration, isLive, type Tool } from '../stack/words';

const MOST_NAMED = 6;

/** How entities are written in the file that is looked at. */
export type Write = (entity: Entity) => string;

/** Lines for datasets, integrations and tools; none for other kinds. */
export function dataFacts(stack: Stack, entity: Entity, write: Write): readonly string[] {
  if (entity.kind === 'dataset') return datasetFacts(stack, entity as Dataset, write);
  if (entity.kind === 'integration') return integrationFacts(stack.model, entity as Integration, write);
  return entity.kind === 'tool' ? toolFacts(stack, entity as Tool, write) : [];
}

/** Whoever holds or carries data rather than using it. */
export const isCarrier = ({ kind }: Entity): boolean => kind === 'tool' || kind === 'integration';

function datasetFacts(stack: Stack, dataset: Dataset, write: Write): readonly string[] {
  const source = target(stack.model, dataset.data.source, 'tool');
  const held = holders(stack.model, dataset).filter((tool) => tool !== source);
  const ways = waysOf(stack, dataset).map((way) => wayWords(way, write));
  return [
    source === undefined ? '' : `Source: ${write(source)}`,
    held.length === 0 ? '' : `Held by: ${listed(held.map(write), MOST_NAMED)}`,
    source === undefined ? '' : `Flows: ${ways.length === 0 ? 'nowhere' : listed(ways, MOST_NAMED)}`,
  ];
}

/** To where the data goes no further. */
function waysOf(stack: Stack, dataset: Dataset): readonly (readonly Flow[])[] {
  const reach = stack.flowing.reach(dataset);
  const ways = (reach?.tools ?? []).slice(1).map((tool) => reach!.way(tool)!);
  const passed = new Set(ways.map((way) => way.at(-1)!.from));
  return ways.filter((way) => !passed.has(way.at(-1)!.to));
}

/** `crm → etl → bi`; only perhaps, where an integration doesn't say what it carries. */
function wayWords(way: readonly Flow[], write: Write): string {
  const ids = [way[0]!.from, ...way.map(({ to }) => to)].map(write);
  return `${ids.join(' → ')}${way.some(({ integration }) => carriesAny(integration)) ? ' (perhaps)' : ''}`;
}

const carriedWords = (model: Bound, integration: Integration, write: Write): string =>
  carriesAny(integration)
    ? 'any data'
    : listed(listedIn(model, integration).map(write), MOST_NAMED) || 'nothing that is known';

function integrationFacts(model: Bound, integration: Integration, write: Write): readonly string[] {
  const [there, back] = flowsOf(model, integration);
  if (there === undefined) return [];
  const arrow = back === undefined ? '→' : '↔';
  const verb = [integration, there.from, there.to].every(isLive) ? 'Carries' : 'Would carry';
  return [`${verb}: ${carriedWords(model, integration, write)}, ${write(there.from)} ${arrow} ${write(there.to)}`];
}

function toolFacts(stack: Stack, tool: Tool, write: Write): readonly string[] {
  const side = (title: string, word: string, flows: readonly Flow[], other: (flow: Flow) => Tool): string => {
    const words = flows.map(
      (flow) => `${carriedWords(stack.model, flow.integration, write)} ${word} ${write(other(flow))}`,
    );
    return words.length === 0 ? '' : `${title}: ${listed(words, MOST_NAMED, '; ')}`;
  };
  const { flows } = stack.flowing;
  return [
    side(
      'Data in',
      'from',
      flows.filter(({ to }) => to === tool),
      ({ from }) => from,
    ),
    side(
      'Data out',
      'to',
      flows.filter(({ from }) => from === tool),
      ({ to }) => to,
    ),
  ];
}
