/** Walking the description beside a tree. */
import type { EntityKind, Fields, MapValue, ObjectValue, Value } from './kit';

export type NodeKind = 'scalar' | 'list' | 'map';

/** The one shape among several that a YAML value of that kind takes; undefined if none does. */
export function shapeFor(value: Value | undefined, kind: NodeKind): Value | undefined {
  if (value === undefined) return undefined;
  if (value.is === 'either')
    return shapeFor(kind === 'scalar' ? value.scalar : kind === 'list' ? value.list : value.mapping, kind);
  const takes: NodeKind = value.is === 'list' ? 'list' : value.is === 'map' || value.is === 'object' ? 'map' : 'scalar';
  return takes === kind ? value : undefined;
}

/** What stands below a key of a mapping; undefined for the user's own and for unknown keys. */
export function below(value: Value | undefined, key: string): Value | undefined {
  const shape = shapeFor(value, 'map');
  if (shape === undefined || key.startsWith('x-')) return undefined;
  if (shape.is === 'map') return (shape as MapValue).of;
  if (shape.is !== 'object') return undefined;
  const object = shape as ObjectValue;
  return Object.hasOwn(object.fields, key) ? object.fields[key]!.value : object.others?.of;
}

/** What the items of a list are. */
export function itemOf(value: Value | undefined): Value | undefined {
  const shape = shapeFor(value, 'list');
  return shape?.is === 'list' ? shape.of : undefined;
}

export function fieldsOf(value: Value | undefined): Fields | undefined {
  const shape = shapeFor(value, 'map');
  return shape?.is === 'object' ? (shape as ObjectValue).fields : undefined;
}

/** Whether nothing at all may stand there. */
export const mayBeEmpty = (value: Value): boolean =>
  shapeFor(value, 'list') !== undefined || shapeFor(value, 'map') !== undefined;

/** The kinds that the entries of a mapping are of, themselves and below. */
export function kindsIn(value: Value | undefined): readonly EntityKind[] {
  const map = shapeFor(value, 'map');
  if (map?.is !== 'map') return [];
  const { keys, of } = map as MapValue;
  const own = keys.by === 'id' && keys.declares !== undefined ? [keys.declares] : [];
  return [...own, ...Object.values(fieldsOf(of) ?? {}).flatMap((field) => kindsIn(field.value))];
}
