/** Single steps of hierarchies: from what waits to what it waits for, and from what sends data to what gets it. */
import type { EntityKind } from '../format/kit';
import type { Bound } from '../model/bind';
import { target } from '../model/refs';
import type { Entity, Item, Place } from '../model/types';
import { type Need, needsOf } from '../schedule/plan';
import { carriesAny, type Flow, flowsOf, listedIn } from '../stack/lineage';
import { type Dataset, holders, type Integration, isLive, statusOf, type Tool } from '../stack/words';

export interface Step {
  readonly caller: Entity;
  readonly called: Entity;
  /** How it is called. */
  readonly words: string;
  /** Where the called one is named. */
  readonly places: readonly Place[];
}

/** An entity in one of its roadmaps; of a dataset, only the ways that it goes count. */
export interface Seen {
  readonly model: Bound;
  readonly entity: Entity;
  readonly along: Dataset | undefined;
}

const WORK: readonly EntityKind[] = ['initiative', 'activity', 'milestone'];
const DATA: readonly EntityKind[] = ['tool', 'dataset', 'integration'];

export const isWork = (entity: Entity): entity is Item => WORK.includes(entity.kind);
export const hasSteps = (entity: Entity): boolean => isWork(entity) || DATA.includes(entity.kind);

/** The steps that lead to it. */
export function stepsTo({ model, entity, along }: Seen): readonly Step[] {
  switch (entity.kind) {
    case 'tool':
      return flowSteps(model, along).filter(({ called }) => called === entity);
    case 'dataset':
      return homesOf(model, entity as Dataset).map((tool) => stepBetween(tool, entity, 'keeps it', []));
    case 'integration':
      return flowsOf(model, entity as Integration).map((flow) =>
        stepBetween(flow.from, entity, dataIn(model, entity as Integration), []),
      );
    default:
      return waitersOf(model, entity);
  }
}

/** The steps that it leads to. */
export function stepsFrom({ model, entity, along }: Seen): readonly Step[] {
  switch (entity.kind) {
    case 'tool':
      return flowSteps(model, along).filter(({ caller }) => caller === entity);
    case 'dataset':
      return spreadOf(model, entity as Dataset);
    case 'integration':
      return flowsOf(model, entity as Integration).map((flow) =>
        stepBetween(entity, flow.to, dataIn(model, entity as Integration), [endOf(model, flow)]),
      );
    default:
      return isWork(entity) ? waitsOf(model, entity) : [];
  }
}

const stepBetween = (caller: Entity, called: Entity, words: string, places: readonly Place[]): Step => ({
  caller,
  called,
  words,
  places,
});

function waitersOf(model: Bound, entity: Entity): readonly Step[] {
  const waiters = new Set(model.uses(entity).flatMap(({ from }) => (from !== undefined && isWork(from) ? [from] : [])));
  return [...waiters].flatMap((one) => waitsOf(model, one)).filter(({ called }) => called === entity);
}

function waitsOf(model: Bound, item: Item): readonly Step[] {
  const needs: readonly (Pick<Need, 'ref' | 'lag'> & { readonly type: string })[] =
    item.kind === 'milestone'
      ? (item.data.requires ?? []).map((ref) => ({ ref, type: 'requires' }))
      : needsOf(item.data.dependsOn ?? [], () => 0);
  return needs.flatMap(({ ref, type, lag }) => {
    const called = ref === undefined ? undefined : model.target(ref);
    if (ref === undefined || called === undefined) return [];
    const words = lag === undefined ? type : `${type}, lag ${lag.text}`;
    return [stepBetween(item, called, words, [{ file: item.file, path: ref.path, part: ref.part }])];
  });
}

/** From tool to tool, over every integration; of one dataset, over those that carry it. */
function flowSteps(model: Bound, along: Dataset | undefined): readonly Step[] {
  return model
    .all('integration')
    .filter((one) => along === undefined || carriesAny(one) || listedIn(model, one).includes(along))
    .flatMap((one) => flowsOf(model, one))
    .map((flow) => stepBetween(flow.from, flow.to, flowWords(model, flow), [endOf(model, flow)]));
}

/** `contacts over crm-to-warehouse (planned)` */
function flowWords(model: Bound, flow: Flow): string {
  const { integration } = flow;
  return [dataIn(model, integration), 'over', integration.id, idleWords(flow)].filter((word) => word !== '').join(' ');
}

function dataIn(model: Bound, integration: Integration): string {
  if (carriesAny(integration)) return 'any data';
  return listedIn(model, integration)
    .map(({ id }) => id)
    .join(', ');
}

/** What keeps data from flowing today. */
function idleWords({ integration, from, to }: Flow): string {
  const idle = [integration, from, to].find((one) => !isLive(one));
  if (idle === undefined) return '';
  return idle === integration ? `(${statusOf(idle)})` : `(${idle.id} is ${statusOf(idle)})`;
}

/** Where an integration names the tool that a flow leads to. */
function endOf(model: Bound, { integration, to }: Flow): Place {
  const field = target(model, integration.data.to, 'tool') === to ? 'to' : 'from';
  return { file: integration.file, path: [...integration.path, field], part: 'value' };
}

/** The tool that a dataset comes from; without one, those that hold it. */
function homesOf(model: Bound, dataset: Dataset): readonly Tool[] {
  const source = target(model, dataset.data.source, 'tool');
  return source === undefined ? holders(model, dataset) : [source];
}

/** Where its homes send a dataset. */
function spreadOf(model: Bound, dataset: Dataset): readonly Step[] {
  const homes = new Set<Entity>(homesOf(model, dataset));
  return flowSteps(model, dataset)
    .filter(({ caller, called }) => homes.has(caller) && !homes.has(called))
    .map((step) => ({ ...step, caller: dataset }));
}
