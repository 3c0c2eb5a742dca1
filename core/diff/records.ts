/** A roadmap as records: each entity, and what the files say of themselves, with what they say as leaves. */
import { roadmap } from '../format/entities';
import type { EntityKind, FieldPath, ObjectValue, Ref, Value } from '../format/kit';
import { below } from '../format/walk';
import type { Bound } from '../model/bind';
import type { Entity, Place } from '../model/types';
import type { Money } from '../money/money';
import { entityName } from '../rules/kit';
import type { Schedule } from '../schedule/schedule';
import type { Outline } from '../syntax/outline';
import { type Leaf, type Leaves, leavesOf, NAMED } from './leaves';

/** One side of a comparison. */
export interface Side {
  readonly model: Bound;
  readonly schedule: Schedule;
  /** Its costs, computed once. */
  money(): Money;
  outline(file: string): Outline;
  /** What a file is called on both sides. */
  nameOf(file: string): string;
}

export interface RecordOf {
  /** The same word on both sides. */
  readonly identity: string;
  /** Undefined for what a file says of itself. */
  readonly kind: EntityKind | undefined;
  /** As paths of edits begin: `initiatives.migrate`; '' for the root file. */
  readonly name: string;
  readonly parent: string | undefined;
  readonly entity: Entity | undefined;
  readonly value: Value;
  readonly leaves: Leaves;
  readonly place: Place;
  /** Its file, by the name that both sides have for it. */
  readonly file: string;
}

export type Records = ReadonlyMap<string, RecordOf>;

/** Every kind; the compiler knows when one is missing. Parents stand before what lies in them. */
const IN_ORDER: Readonly<Record<EntityKind, true>> = {
  budget: true,
  objective: true,
  kpi: true,
  segment: true,
  state: true,
  channel: true,
  journey: true,
  stage: true,
  touchpoint: true,
  tool: true,
  integration: true,
  dataset: true,
  purpose: true,
  identity: true,
  policy: true,
  automation: true,
  team: true,
  member: true,
  criterion: true,
  phase: true,
  milestone: true,
  initiative: true,
  activity: true,
  risk: true,
};
export const KINDS = Object.keys(IN_ORDER) as readonly EntityKind[];

/** The description of what stands at a place. */
export function describedAt(path: FieldPath): Value {
  let value: Value | undefined = roadmap;
  for (const part of path) value = below(value, String(part));
  return value ?? { is: 'text' };
}

/** No text of a file begins so. */
const WORD = '\u0004';

/** The word for an entity, the same on both sides: made of its kind and the id that the head has for it. */
export const identityOf = (kind: EntityKind | '?', id: string): string => `${WORD}${kind} ${id}`;
export const isIdentity = (text: string): boolean => text.startsWith(WORD);
/** The kind in such a word. */
export const kindIn = (identity: string): EntityKind =>
  identity.slice(WORD.length, identity.indexOf(' ')) as EntityKind;
/** The id in such a word. */
export const idIn = (identity: string): string => identity.slice(identity.indexOf(' ') + 1);

/** What a leaf refers to, by its value or as a key. */
export function namedBy({ path, says }: Leaf): string | undefined {
  const key = path.find((part) => part.startsWith(NAMED));
  return key !== undefined ? key.slice(NAMED.length) : isIdentity(says) ? says : undefined;
}

/** Entries that a file says of itself rather than of an entity: of the root, and of an imported file. */
const OF_ROOT: readonly string[] = ['title', 'description', 'calendar', 'scoring', 'reviews', 'rules'];
const OF_IMPORTED: readonly string[] = ['title', 'description', 'rules'];

/** The word for the root file, and for what an imported file says of itself. */
export const ROOT = 'roadmap';

/** What references name, whatever side they stand on. */
export type Named = WeakMap<Ref, string>;

/** A model with its words for entities. */
export interface Worded {
  readonly model: Bound;
  readonly wordOf: (entity: Entity) => string;
}

/**
 * All records of a side in file order, with the words that say which of them are the same on the other side. What names
 * nothing here still names what is gone from here, or not here yet: nobody edited the reference.
 */
export function recordsOf(side: Side, wordOf: (entity: Entity) => string, named: Named, other: Worded): Records {
  const { model } = side;
  const own = new Set(KINDS.flatMap((kind) => model.all(kind).map((entity: Entity) => wordOf(entity))));
  const identify = (ref: Ref): string => {
    const target = model.target(ref);
    const word = target === undefined ? elsewhere(ref, other, own) : wordOf(target);
    named.set(ref, word);
    return word;
  };
  const records = new Map<string, RecordOf>();
  const add = (record: RecordOf): void => void records.set(record.identity, record);
  for (const { path } of model.files) add(fileRecord(side, path, identify));
  for (const kind of KINDS)
    for (const entity of model.all(kind)) {
      // The usual criteria of a roadmap without any are written nowhere.
      if (entity.kind === 'criterion' && entity.path.length < 3) continue;
      const value = describedAt(entity.path);
      add({
        identity: wordOf(entity),
        kind,
        name: entityName(entity),
        parent: entity.parent === undefined ? undefined : wordOf(entity.parent),
        entity,
        value,
        leaves: leavesOf(value, entity.data, identify),
        place: { file: entity.file, path: entity.path, part: 'key' },
        file: side.nameOf(entity.file),
      });
    }
  return records;
}

/** The word of what is on the other side alone; what has another id here is not meant. */
function elsewhere({ id, to }: Ref, { model, wordOf }: Worded, own: ReadonlySet<string>): string {
  const words = to.flatMap((kind) => model.find(kind, id) ?? []).map(wordOf);
  return words.find((word) => !own.has(word)) ?? identityOf('?', id);
}

function fileRecord(side: Side, path: string, identify: (ref: Ref) => string): RecordOf {
  const isRoot = path === side.model.root;
  const data: Record<string, unknown> = {};
  for (const entry of side.outline(path).entries)
    if (entry.path.length === 1 && (isRoot ? OF_ROOT : OF_IMPORTED).includes(entry.path[0]!))
      data[entry.path[0]!] = entry.data;
  return {
    identity: isRoot ? ROOT : side.nameOf(path),
    kind: undefined,
    name: isRoot ? '' : side.nameOf(path),
    parent: undefined,
    entity: undefined,
    value: roadmap as ObjectValue,
    leaves: leavesOf(roadmap, data, identify),
    place: { file: path, path: [], part: 'key' },
    file: side.nameOf(path),
  };
}

/** All identities, parents first: those of the head in its order, what is gone behind its kind. */
export function inUnion(base: Records, head: Records): readonly string[] {
  const all = new Map<string, RecordOf>([...head, ...[...base].filter(([identity]) => !head.has(identity))]);
  const rank = (kind: EntityKind | undefined): number => (kind === undefined ? -1 : KINDS.indexOf(kind));
  return [...all].sort(([, a], [, b]) => rank(a.kind) - rank(b.kind)).map(([identity]) => identity);
}
