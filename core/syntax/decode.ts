/** From an entry's tree to the data that the description promises. What is wrong is left out: it has its finding already. */
import type { EntityKind, FieldPath, MapValue, ObjectValue, Ref, Value } from '../format/kit';
import { idProblem, parseDate, parseDuration } from '../format/values';
import { shapeFor } from '../format/walk';
import { isNull, type MapNode, type Node, type ScalarNode } from './tree';

export interface Decoding {
  /** Nodes that the schema rejected. */
  readonly bad: ReadonlySet<Node>;
  /** Collects every reference on the way, in file order. */
  readonly refs: Ref[];
}

/** The data of a node, or undefined where there is none that could be used. */
export function decode(node: Node, value: Value, path: FieldPath, into: Decoding): unknown {
  if (into.bad.has(node)) return undefined;
  if (isNull(node)) return emptyOf(value);
  const shape = shapeFor(value, node.kind);
  if (shape === undefined) return undefined;
  if (node.kind === 'scalar') return decodeScalar(node, shape, path, into);
  if (node.kind === 'list') {
    const of = (shape as Extract<Value, { is: 'list' }>).of;
    return node.items.flatMap((item, i) => keep(decode(item, of, [...path, i], into)));
  }
  return shape.is === 'map'
    ? decodeMap(node, shape as MapValue, path, into)
    : decodeObject(node, shape as ObjectValue, path, into);
}

/** The data of something with an id: it is there, whatever stands below its id. */
export function decodeEntry(node: Node, value: Value, path: FieldPath, into: Decoding): unknown {
  return decode(node, value, path, into) ?? (shapeFor(value, 'map')?.is === 'object' ? {} : undefined);
}

const keep = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

/** Nothing where a mapping or list may stand is an empty one. */
export function emptyOf(value: Value): unknown {
  const map = shapeFor(value, 'map');
  if (map?.is === 'object') return {};
  return map !== undefined || shapeFor(value, 'list') !== undefined ? [] : undefined;
}

function decodeScalar(node: ScalarNode, shape: Value, path: FieldPath, into: Decoding): unknown {
  switch (shape.is) {
    case 'text':
    case 'choice':
      return node.text;
    case 'number':
    case 'boolean':
      return node.value;
    case 'date':
      return parsedValue(parseDate(node.text));
    case 'duration':
      return parsedValue(parseDuration(node.text, shape.use));
    case 'ref':
      return addRef(node.text, path, 'value', shape.to, into);
    default:
      return undefined;
  }
}

const parsedValue = <T>(parsed: { readonly value: T } | { readonly error: unknown }): T | undefined =>
  'value' in parsed ? parsed.value : undefined;

function addRef(id: string, path: FieldPath, part: Ref['part'], to: readonly EntityKind[], into: Decoding): Ref {
  const ref = { id, path, part, to };
  into.refs.push(ref);
  return ref;
}

/** The first pair of each key, the user's own left out. */
function* firsts(node: MapNode): Iterable<{ key: string; value: Node }> {
  const seen = new Set<string>();
  for (const pair of node.pairs) {
    const key = pair.key.text;
    if (seen.has(key) || key.startsWith('x-') || (key === '<<' && pair.key.style === 'plain')) continue;
    seen.add(key);
    yield { key, value: pair.value };
  }
}

function decodeMap(node: MapNode, shape: MapValue, path: FieldPath, into: Decoding): unknown {
  const entries: unknown[] = [];
  for (const { key, value } of firsts(node)) {
    const at = [...path, key];
    const extra = keyData(key, shape, at, into);
    if (extra === undefined) continue;
    const isEntity = shape.keys.by === 'id' && shape.keys.declares !== undefined;
    const data = (isEntity ? decodeEntry : decode)(value, shape.of, at, into);
    if (data !== undefined) entries.push({ key, value: data, ...extra });
  }
  return entries;
}

/** What a key is besides its text; undefined for one that can't be used. */
function keyData(key: string, shape: MapValue, at: FieldPath, into: Decoding): object | undefined {
  const keys = shape.keys;
  if (keys.by === 'ref') return { ref: addRef(key, at, 'key', keys.to, into) };
  if (keys.by === 'date') {
    const parsed = parseDate(key);
    return 'value' in parsed ? { date: parsed.value } : undefined;
  }
  return keys.by === 'id' && idProblem(key) === 'reserved' ? undefined : {};
}

function decodeObject(node: MapNode, shape: ObjectValue, path: FieldPath, into: Decoding): unknown {
  const made: Record<string, unknown> = {};
  const others: { key: string; value: unknown }[] = [];
  for (const { key, value } of firsts(node)) {
    const field = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    if (field !== undefined) {
      const data = decode(value, field.value, [...path, key], into);
      if (data !== undefined) made[key] = data;
    } else if (shape.others !== undefined) {
      const data = decode(value, shape.others.of, [...path, key], into);
      if (data !== undefined) others.push({ key, value: data });
    }
  }
  return shape.others === undefined ? made : { ...made, others };
}

/** Whether two pieces of data say the same; refs and dates are plain data, so structure is all that counts. */
export function sameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameData(item, b[i]));
  const keysOfA = Object.keys(a);
  return (
    keysOfA.length === Object.keys(b).length &&
    keysOfA.every((key) => Object.hasOwn(b, key) && sameData(a[key as never], b[key as never]))
  );
}
