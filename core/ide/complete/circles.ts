/** Which references would make something wait for itself, be above itself or replace itself. */

import type { EntityKind, Ref } from '../../format/kit';
import { push } from '../../format/multimap';
import type { Bound } from '../../model/bind';
import type { Entity } from '../../model/types';
import { refsOf } from '../references';
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
  const steps = waits ? withKin(asking.model, links) : links;
  const places = new Set(ends.map(placeOf));
  const leading = leadingTo(places, steps);
  return (candidate) => leading.has(candidate) || places.has(placeOf(candidate));
}

type Links = ReadonlyMap<Entity, readonly Entity[]>;

/** What each entity names in some of its fields. */
function linksBy({ workspace, model }: Asking, fields: readonly string[]): Links {
  const links = new Map<Entity, Entity[]>();
  for (const { file, ref } of refsOf(workspace, model.root)) {
    const from = model.at({ file, path: ref.path, part: 'value' });
    const target = model.target(ref);
    if (from === undefined || target === undefined || !isIn(ref, from, fields)) continue;
    push(links, from, target);
  }
  return links;
}

const isIn = (ref: Ref, from: Entity, fields: readonly string[]): boolean =>
  fields.includes(String(ref.path[from.path.length]));

/** An initiative ends with its activities, and they wait for what it waits for. */
function withKin(model: Bound, links: Links): Links {
  const all = new Map([...links].map(([from, to]) => [from, [...to]]));
  for (const initiative of model.all('initiative'))
    for (const activity of model.children(initiative, 'activity')) {
      push(all, initiative, activity);
      for (const target of links.get(initiative) ?? []) push(all, activity, target);
    }
  return all;
}

/** The same for what is imported twice: it stands in one place, but is two entities. */
const placeOf = ({ kind, file, path }: Entity): string => [kind, file, ...path].join('\n');

/** Everything from which some way leads to one of some places: one walk, against the direction of the links. */
function leadingTo(places: ReadonlySet<string>, links: Links): ReadonlySet<Entity> {
  const before = new Map<Entity, Entity[]>();
  for (const [from, targets] of links) for (const target of targets) push(before, target, from);
  const open = [...before.keys()].filter((entity) => places.has(placeOf(entity)));
  const seen = new Set(open);
  for (let entity = open.pop(); entity !== undefined; entity = open.pop())
    for (const one of before.get(entity) ?? []) {
      if (seen.has(one)) continue;
      seen.add(one);
      open.push(one);
    }
  return seen;
}
