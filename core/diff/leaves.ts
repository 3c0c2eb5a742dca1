/**
 * What an entry says, as single statements ("leaves") that can be compared and put together again. Two spellings of one
 * meaning (`[audit]` and `{audit: {}}`, a list in another order) give the same leaves.
 */
import type { EntityKind, Entry, MapValue, ObjectValue, Ref, Value } from '../format/kit';
import { type DateValue, type Duration, parseDate } from '../format/values';
import { emptyOf } from '../syntax/decode';

export interface Leaf {
  /** From the entry's value down: keys as written, and marked: items of lists, references as keys, keys without more. */
  readonly path: readonly string[];
  /** What is said, as text; a reference by what it names. */
  readonly says: string;
  /** The same as data; of a reference, the text above. */
  readonly data: unknown;
}

/** Leaves by their path as one word. */
export type Leaves = ReadonlyMap<string, Leaf>;

/** Marks on parts of a path; no key of a file can begin so. */
export const ITEM = '\u0000';
export const NAMED = '\u0001';
/** That a key is there, whatever stands below it. */
export const THERE = '\u0002';

const BETWEEN = '\u0003';

export const leafKey = (path: readonly string[]): string => path.join(BETWEEN);

/** The field of the entry that such a key lies in. */
export const fieldIn = (key: string): string => key.split(BETWEEN, 1)[0]!;

/** What a reference names: the same word on both sides of a comparison. */
export type Identify = (ref: Ref) => string;

export function leavesOf(value: Value, data: unknown, identify: Identify): Leaves {
  const leaves = new Map<string, Leaf>();
  new Flattener(identify, (leaf) => leaves.set(leafKey(leaf.path), leaf)).walk(value, data, []);
  return leaves;
}

class Flattener {
  constructor(
    readonly identify: Identify,
    readonly add: (leaf: Leaf) => void,
  ) {}

  walk(value: Value, data: unknown, path: readonly string[]): void {
    if (data === undefined || data === null) return;
    const shape = shapeOf(value, data);
    if (shape === undefined) return;
    switch (shape.is) {
      case 'list':
        this.#list(value, shape.of, data as readonly unknown[], path);
        return;
      case 'map':
        if (!declares(shape)) this.#map(shape, data as readonly Entry<unknown>[], path);
        return;
      case 'object':
        this.#object(shape as ObjectValue, data as Readonly<Record<string, unknown>>, path);
        return;
      default:
        this.add({ path, ...this.#scalar(shape, data) });
    }
  }

  #scalar(shape: Value, data: unknown): { says: string; data: unknown } {
    if (shape.is !== 'ref') return { says: textOf(data), data };
    const says = this.identify(data as Ref);
    return { says, data: says };
  }

  #list(value: Value, of: Value, items: readonly unknown[], path: readonly string[]): void {
    const mapping = asKeys(value);
    if (mapping !== undefined) {
      for (const item of items) this.#entry(mapping, keyOf(mapping, item, this.identify), usual(mapping.of), path);
      return;
    }
    // A list of one tie says what the tie alone says.
    if (value.is === 'either' && value.mapping?.is === 'object' && items.length === 1) {
      this.walk(value.mapping, items[0], path);
      return;
    }
    const seen = new Map<string, number>();
    for (const item of items) {
      const { says, data } = isScalar(of) ? this.#scalar(of, item) : { says: this.#whole(of, item), data: item };
      const nth = seen.get(says) ?? 0;
      seen.set(says, nth + 1);
      this.add({ path: [...path, `${ITEM}${says}${nth === 0 ? '' : `${ITEM}${nth}`}`], says, data });
    }
  }

  /** An item that is no single value, as one text. */
  #whole(of: Value, item: unknown): string {
    const parts = [...leavesOf(of, item, this.identify).values()];
    return parts.map(({ path, says }) => `${path.join('.')}: ${says}`).join(', ');
  }

  #map(shape: MapValue, entries: readonly Entry<unknown>[], path: readonly string[]): void {
    for (const entry of entries) this.#entry(shape, keyOf(shape, entry, this.identify), entry.value, path);
  }

  #entry(shape: MapValue, key: string, data: unknown, path: readonly string[]): void {
    this.add({ path: [...path, key, THERE], says: '', data: undefined });
    this.walk(shape.of, data, [...path, key]);
  }

  #object(shape: ObjectValue, data: Readonly<Record<string, unknown>>, path: readonly string[]): void {
    for (const [name, { value }] of Object.entries(shape.fields))
      if (Object.hasOwn(data, name)) this.walk(value, data[name], [...path, name]);
    if (shape.others !== undefined)
      for (const { key, value } of (data['others'] ?? []) as readonly Entry<unknown>[])
        this.walk(shape.others.of, value, [...path, key]);
  }
}

/** The one shape among several that data has; what is an entry of a mapping has a `key`. */
function shapeOf(value: Value, data: unknown): Value | undefined {
  if (value.is !== 'either') return value;
  if (Array.isArray(data)) return data.every(isEntry) && value.mapping?.is === 'map' ? value.mapping : value.list;
  const { scalar, mapping } = value;
  const isObject = typeof data === 'object' && !('text' in Object(data)) && !('id' in Object(data));
  return isObject ? mapping : scalar;
}

const isEntry = (item: unknown): boolean => typeof item === 'object' && item !== null && 'key' in item;

const declares = ({ keys }: MapValue): boolean => keys.by === 'id' && keys.declares !== undefined;

const isScalar = ({ is }: Value): boolean => !['list', 'map', 'object', 'either'].includes(is);

/** The mapping that a list is short for: references, or ids that need say nothing more. */
function asKeys(value: Value): MapValue | undefined {
  if (value.is !== 'either' || value.mapping?.is !== 'map') return undefined;
  const mapping = value.mapping as MapValue;
  if (mapping.keys.by === 'ref') return mapping;
  const isShort =
    mapping.keys.by === 'id' &&
    !declares(mapping) &&
    mapping.of.is === 'object' &&
    Object.values((mapping.of as ObjectValue).fields).every(({ required }) => required !== true);
  return isShort ? mapping : undefined;
}

/** What stands for a value where only the key is written: a team without a share gives one whole slot. */
const usual = (of: Value): unknown => (of.is === 'number' ? 1 : emptyOf(of));

function keyOf({ keys }: MapValue, item: unknown, identify: Identify): string {
  if (keys.by === 'ref') return NAMED + identify(isEntry(item) ? (item as { ref: Ref }).ref : (item as Ref));
  return isEntry(item) ? (item as Entry<unknown>).key : String(item);
}

/** A scalar as it is written. */
const textOf = (data: unknown): string =>
  typeof data === 'object' && data !== null ? (data as DateValue | Duration).text : String(data);

/** Makes a reference to what a word stands for. */
export type Refer = (identity: string, to: readonly EntityKind[], part: Ref['part']) => Ref;

interface Trie {
  leaf?: Leaf;
  readonly below: Map<string, Trie>;
}

/** The data that leaves say: the other way round, in one of its spellings. What declares entities is not in it. */
export function dataOf(value: Value, leaves: Iterable<Leaf>, refer: Refer): unknown {
  const root: Trie = { below: new Map() };
  for (const leaf of leaves) {
    let at = root;
    for (const part of leaf.path) {
      const next: Trie = at.below.get(part) ?? { below: new Map() };
      at.below.set(part, next);
      at = next;
    }
    at.leaf = leaf;
  }
  return rebuilt(value, root, refer);
}

function rebuilt(value: Value, at: Trie, refer: Refer): unknown {
  const shape = shapeIn(value, at);
  if (shape === undefined) return undefined;
  switch (shape.is) {
    case 'list':
      return [...at.below.values()].flatMap(({ leaf }) => (leaf === undefined ? [] : [itemOf(shape.of, leaf, refer)]));
    case 'map':
      return entriesOf(shape, at, refer);
    case 'object':
      return objectOf(shape as ObjectValue, at, refer);
    default:
      return at.leaf === undefined ? undefined : itemOf(shape, at.leaf, refer);
  }
}

const itemOf = (of: Value, { data }: Leaf, refer: Refer): unknown =>
  of.is === 'ref' && typeof data === 'string' ? refer(data, of.to, 'value') : data;

function shapeIn(value: Value, at: Trie): Value | undefined {
  if (value.is !== 'either') return value;
  if (at.leaf !== undefined && at.below.size === 0) return value.scalar;
  const first = at.below.keys().next().value;
  return first?.startsWith(ITEM) === true ? value.list : value.mapping;
}

function entriesOf(shape: MapValue, at: Trie, refer: Refer): unknown[] {
  return [...at.below].flatMap(([part, child]): unknown[] => {
    if (!child.below.has(THERE)) return [];
    const value = rebuilt(shape.of, withoutMark(child), refer) ?? emptyOf(shape.of);
    const key = part.startsWith(NAMED) ? part.slice(NAMED.length) : part;
    if (shape.keys.by === 'ref') return [{ key, value, ref: refer(key, shape.keys.to, 'key') }];
    const parsed = shape.keys.by === 'date' ? parseDate(key) : undefined;
    return [{ key, value, ...(parsed !== undefined && 'value' in parsed ? { date: parsed.value } : {}) }];
  });
}

function withoutMark({ leaf, below }: Trie): Trie {
  const rest = new Map(below);
  rest.delete(THERE);
  return { ...(leaf === undefined ? {} : { leaf }), below: rest };
}

function objectOf(shape: ObjectValue, at: Trie, refer: Refer): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  const others: Entry<unknown>[] = [];
  for (const [name, child] of at.below) {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    const data = rebuilt(field?.value ?? shape.others?.of ?? { is: 'text' }, child, refer);
    if (data === undefined) continue;
    if (field !== undefined) made[name] = data;
    else others.push({ key: name, value: data });
  }
  return shape.others === undefined ? made : { ...made, others };
}
