/** What may be meant where the schema rejects something: nothing is said to be missing because of it. */
import { roadmap } from '../format/entities';
import type { EntityKind, FieldPath, MapValue, Value } from '../format/kit';
import { below, fieldsOf, itemOf, shapeFor } from '../format/walk';
import { near } from '../format/words';

/**
 * The kinds of which something may be there, be named or be decided at a place that was rejected: `tols` in a channel
 * may name tools, a status that can't be read decides what its tool is, and `touchpionts` hold touchpoints with all that
 * those name.
 */
export function doubtedBy(rejected: FieldPath): readonly EntityKind[] {
  let value: Value | undefined = roadmap;
  let around: EntityKind | undefined;
  for (const part of rejected) {
    const inside = stepInto(value, part);
    if (inside === undefined) return typeof part === 'string' ? guessed(value, part, around) : [];
    const map = shapeFor(value, 'map');
    if (map?.is === 'map' && map.keys.by === 'id') around = map.keys.declares ?? around;
    value = inside;
  }
  return value === undefined ? [] : [...kindsWithin(value), ...decided(value, around)];
}

const stepInto = (value: Value | undefined, part: string | number): Value | undefined =>
  typeof part === 'number' ? itemOf(value) : below(value, part);

/** For an unknown key: the fields that it may be, or any if it is like none. */
function guessed(value: Value | undefined, key: string, around: EntityKind | undefined): readonly EntityKind[] {
  const fields = fieldsOf(value) ?? {};
  const { words } = near(key, Object.keys(fields));
  const meant = words.length === 0 ? Object.keys(fields) : words;
  return meant.flatMap((name) => [...kindsWithin(fields[name]!.value), ...decided(fields[name]!.value, around)]);
}

/** A choice or a date decides what its entity counts as. */
function decided(value: Value, around: EntityKind | undefined): readonly EntityKind[] {
  const scalar = shapeFor(value, 'scalar');
  return around !== undefined && (scalar?.is === 'choice' || scalar?.is === 'date') ? [around] : [];
}

/** All kinds that a value declares or names, at any depth. */
function kindsWithin(value: Value): readonly EntityKind[] {
  switch (value.is) {
    case 'ref':
      return value.to;
    case 'list':
      return kindsWithin(value.of);
    case 'map':
      return [...kindsOfKeys(value), ...kindsWithin(value.of)];
    case 'object':
      return Object.values(value.fields).flatMap((field) => kindsWithin(field.value));
    case 'either':
      return [value.scalar, value.list, value.mapping].flatMap((one) => (one === undefined ? [] : kindsWithin(one)));
    default:
      return [];
  }
}

function kindsOfKeys({ keys }: MapValue): readonly EntityKind[] {
  if (keys.by === 'ref') return keys.to;
  return keys.by === 'id' && keys.declares !== undefined ? [keys.declares] : [];
}
