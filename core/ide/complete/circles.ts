/** Which references would make something wait for itself, be above itself or replace itself. */
import type { EntityKind, Ref } from '../../format/kit';
import type { Bound } from '../../model/bind';
import type { Entity } from '../../model/types';
import { isSame, refsOf } from '../references';
import type { Asking } from './kit';

/** Fields along which work waits for work. */
const WAITING: readonly string[] = ['dependsOn', 'requires'];
/** Fields that lead from a thing to another of its kind, one way. */
const ONE_WAY: readonly string[] = ['parent', 'replaces'];

/** Says of an entity whether naming it at the caret would close a circle. */
export function circleOf(asking: Asking, to: readonly EntityKind[]): (candidate: Entity) => boolean {
  const { around, caret } = asking;
  const field = String(around === undefined ? '' : (caret.path[around.path.length] ?? ''));
  const waits = WAITING.includes(field);
  if (around === undefined || !(waits || (ONE_WAY.includes(field) && to.includes(around.kind)))) return () => false;
  const links = linksBy(asking, waits ? WAITING : [field]);
  const ends = waits ? [around, ...asking.model.children(around, 'activity')] : [around];
  return (candidate) =>
    leadsTo(candidate, ends, (entity) => [
      ...(links.get(entity) ?? []),
      ...(waits ? kin(asking.model, entity, links) : []),
    ]);
}

/** What each entity names in some of its fields. */
function linksBy({ workspace, model }: Asking, fields: readonly string[]): ReadonlyMap<Entity, readonly Entity[]> {
  const links = new Map<Entity, Entity[]>();
  for (const { file, ref } of refsOf(workspace, model.root)) {
    const from = model.at({ file, path: ref.path, part: 'value' });
    const target = model.target(ref);
    if (from === undefined || target === undefined || !isIn(ref, from, fields)) continue;
    links.set(from, [...(links.get(from) ?? []), target]);
  }
  return links;
}

const isIn = (ref: Ref, from: Entity, fields: readonly string[]): boolean =>
  fields.includes(String(ref.path[from.path.length]));

/** An initiative ends with its activities, and they wait for what it waits for. */
function kin(model: Bound, entity: Entity, links: ReadonlyMap<Entity, readonly Entity[]>): readonly Entity[] {
  if (entity.kind === 'initiative') return model.children(entity, 'activity');
  return entity.kind === 'activity' && entity.parent !== undefined ? (links.get(entity.parent) ?? []) : [];
}

function leadsTo(from: Entity, ends: readonly Entity[], next: (entity: Entity) => readonly Entity[]): boolean {
  const seen = new Set<Entity>();
  const open = [from];
  for (let entity = open.pop(); entity !== undefined; entity = open.pop()) {
    const at = entity;
    if (ends.some((end) => isSame(end, at))) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...next(at));
  }
  return false;
}
