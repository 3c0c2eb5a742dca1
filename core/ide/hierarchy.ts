/**
 * Who waits for whom, and whose data goes where, step by step: an entity with what leads to it (`incoming`) and what it
 * leads to (`outgoing`). Work calls what it waits for; tools call those that they send data to.
 */
import type { EntityKind, FieldPath } from '../format/kit';
import { push } from '../format/multimap';
import type { Bound } from '../model/bind';
import type { Entity, Place } from '../model/types';
import { dayInWords, spanInWords } from '../render/days';
import { nameOf } from '../render/rows';
import { type Integration, statusOf, type Tool } from '../stack/words';
import { find, wholeSpan } from '../syntax/locate';
import type { Span } from '../syntax/tree';
import type { Workspace } from '../workspace';
import { isGone } from './gone';
import { hasSteps, isWork, type Seen, type Step, stepsFrom, stepsTo } from './hierarchySteps';
import { isSame } from './references';
import { namedAt, spotAt } from './spot';

/** What names an entity from one request to the next. */
export interface Handle {
  readonly file: string;
  readonly path: FieldPath;
  /** The dataset whose ways alone are followed. */
  readonly along?: Handle;
}

export interface HierarchyItem {
  readonly kind: EntityKind;
  /** The id, as the root of its roadmap writes it. */
  readonly name: string;
  readonly detail: string;
  readonly file: string;
  readonly whole: Span;
  readonly key: Span;
  /** Cancelled, or no longer in use. */
  readonly gone: boolean;
  readonly handle: Handle;
}

export interface Call {
  readonly item: HierarchyItem;
  /** Where the one that is called is named in the caller's file; the caller's own key where it is named in another. */
  readonly spans: readonly Span[];
}

interface At {
  readonly workspace: Workspace;
  readonly root: string;
}

/** The entity at an offset that has a hierarchy: what is named there, else what that stands in. */
export function hierarchyAt(workspace: Workspace, file: string, offset: number): HierarchyItem | undefined {
  const named = namedAt(workspace, file, offset);
  const found = named !== undefined && hasSteps(named.entity) ? named : aroundOf(workspace, file, offset);
  return found === undefined ? undefined : itemOf({ workspace, root: found.root }, found.entity, '', undefined);
}

function aroundOf(
  workspace: Workspace,
  file: string,
  offset: number,
): { readonly entity: Entity; readonly root: string } | undefined {
  const spot = spotAt(workspace.tree(file), offset);
  const root = workspace.rootsWith(file)[0];
  if (spot === undefined || root === undefined) return undefined;
  let entity = workspace.model(root).at({ file, path: spot.path, part: spot.part });
  while (entity !== undefined && !hasSteps(entity)) entity = entity.parent;
  return entity && { entity, root };
}

/** What waits for it, or sends data to it. */
export const incoming = (workspace: Workspace, handle: Handle): readonly Call[] =>
  calls(workspace, handle, stepsTo, ({ caller }) => caller);

/** What it waits for, or sends data to. */
export const outgoing = (workspace: Workspace, handle: Handle): readonly Call[] =>
  calls(workspace, handle, stepsFrom, ({ called }) => called);

/** Over all roadmaps that the entity is in; what several of them say is said once. */
function calls(
  workspace: Workspace,
  handle: Handle,
  stepsOf: (seen: Seen) => readonly Step[],
  otherOf: (step: Step) => Entity,
): readonly Call[] {
  const found: { readonly entity: Entity; readonly call: Call }[] = [];
  for (const root of workspace.rootsWith(handle.file)) {
    const seen = seenIn(workspace.model(root), handle);
    if (seen === undefined) continue;
    const along = seen.entity.kind === 'dataset' ? { file: handle.file, path: handle.path } : handle.along;
    const others = new Map<Entity, Step[]>();
    for (const step of stepsOf(seen)) push(others, otherOf(step), step);
    for (const [entity, steps] of others) {
      if (found.some((one) => isSame(one.entity, entity))) continue;
      const words = [...new Set(steps.map((step) => step.words))].join('; ');
      const item = itemOf({ workspace, root }, entity, words, entity.kind === 'tool' ? along : undefined);
      found.push({ entity, call: { item, spans: spansOf(workspace, steps) } });
    }
  }
  return found.map(({ call }) => call);
}

function seenIn(model: Bound, { file, path, along }: Handle): Seen | undefined {
  const entity = entityAt(model, file, path);
  const dataset = along === undefined ? undefined : entityAt(model, along.file, along.path);
  return entity && { model, entity, along: dataset?.kind === 'dataset' ? (dataset as Entity<'dataset'>) : undefined };
}

function entityAt(model: Bound, file: string, path: FieldPath): Entity | undefined {
  const found = model.at({ file, path, part: 'key' });
  return found?.path.length === path.length ? found : undefined;
}

/** In order, each once. */
function spansOf(workspace: Workspace, steps: readonly Step[]): readonly Span[] {
  const spans = steps.flatMap(({ caller, places }) => {
    const own = places.filter(({ file }) => file === caller.file);
    const key: Place = { file: caller.file, path: caller.path, part: 'key' };
    return (own.length === 0 ? [key] : own).map((place) => workspace.span(place));
  });
  const sorted = spans.sort((a, b) => a.start - b.start);
  return sorted.filter(({ start }, i) => sorted[i - 1]?.start !== start);
}

function itemOf(at: At, entity: Entity, words: string, along: Handle | undefined): HierarchyItem {
  const { workspace } = at;
  const { kind, file, path, id: name } = entity;
  const key = workspace.span({ file, path, part: 'key' });
  const found = find(workspace.tree(file), path);
  const called = nameOf(entity);
  return {
    kind,
    name,
    detail: [called === entity.key ? '' : called, whenWords(at, entity), words]
      .filter((part) => part !== '')
      .join(' · '),
    file,
    whole: found?.depth === path.length ? wholeSpan(found) : key,
    key,
    gone: isGone(at.workspace.schedule(at.root), entity),
    handle: { file, path, ...(along === undefined ? {} : { along }) },
  };
}

/** Its dates, or its state where that is worth knowing. */
function whenWords({ workspace, root }: At, entity: Entity): string {
  if (!isWork(entity)) {
    if (entity.kind === 'dataset') return '';
    const status = statusOf(entity as Tool | Integration);
    return status === 'active' ? '' : status;
  }
  const item = workspace.schedule(root).of(entity);
  if (item?.start === undefined || item.end === undefined)
    return item?.status === 'cancelled' ? 'cancelled' : 'no dates';
  const days = entity.kind === 'milestone' ? dayInWords(item.end) : spanInWords(item.start, item.end);
  return item.assumed ? `${days} (assumed)` : days;
}
