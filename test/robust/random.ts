/** Random roadmaps, made from the description of the format: in shape, and full of odd plans. */
import fc from 'fast-check';
import { roadmap } from '../../core/format/entities';
import type { Fields, MapKeys, MapValue, ObjectValue, Value } from '../../core/format/kit';

const KEYS = ['a', 'b', 'c'] as const;
const DATES = [
  '2026-03-02',
  '2026-03-16',
  '2026-05-23',
  '2026-W20',
  '2026-04',
  '2025-12',
  '2026-Q2',
  '2026-H1',
  '2027',
  'FY2026-Q3',
];
const DURATIONS = {
  work: ['1d', '2w', '3m', '200d'],
  lag: ['0d', '1w', '-2d', '10cd'],
  calendar: ['1d', '30d', '3m', '2y'],
};

const key = fc.constantFrom(...KEYS);
const date = fc.constantFrom(...DATES);

/** Ids that may well be there: of their own, or of something in another entry. */
function reference(value: Extract<Value, { is: 'ref' }>): fc.Arbitrary<string> {
  const inner = ['kpi', 'stage', 'touchpoint', 'activity', 'member'];
  const own = value.to.some((kind) => !inner.includes(kind));
  const dotted = value.to.some((kind) => inner.includes(kind));
  if (value.qualified === true) return key.map((id) => `tools.${id}`);
  const pair = fc.tuple(key, key).map((ids) => ids.join('.'));
  const triple = fc.tuple(key, key, key).map((ids) => ids.join('.'));
  const dots = value.to.includes('touchpoint') ? fc.oneof(pair, triple) : pair;
  return own && dotted ? fc.oneof({ weight: 19, arbitrary: key }, { weight: 1, arbitrary: dots }) : dotted ? dots : key;
}

function keys(by: MapKeys): fc.Arbitrary<string> {
  if (by.by === 'date') return date;
  if (by.by === 'ref') return reference({ is: 'ref', to: by.to });
  return key;
}

function number({ min, max, above, whole }: Extract<Value, { is: 'number' }>): fc.Arbitrary<number> {
  const least = min ?? (above === undefined ? -5 : above + 1);
  const most = max ?? Math.max(least, 0) + 200;
  return whole === true || most - least > 1
    ? fc.integer({ min: Math.ceil(least), max: Math.floor(most) })
    : fc.constantFrom(least, (least + most) / 2, most);
}

function object(fields: Fields, depth: number): fc.Arbitrary<unknown> {
  const entries = Object.entries(fields).filter(([name]) => name !== 'imports' && name !== 'rules');
  const made = Object.fromEntries(entries.map(([name, { value }]) => [name, arbitrary(value, depth + 1)]));
  const required = entries.filter(([, field]) => field.required === true).map(([name]) => name);
  // The fewer, the deeper: else every roadmap would be as large as the format.
  return fc
    .tuple(fc.record(made, { requiredKeys: entries.map(([name]) => name) }), fc.infiniteStream(fc.nat(99)))
    .map(([all, dice]) =>
      Object.fromEntries(
        Object.entries(all as Record<string, unknown>).filter(
          ([name]) => required.includes(name) || dice.next().value! < (depth === 0 ? 90 : 45),
        ),
      ),
    );
}

/** Any value that a description allows. */
export function arbitrary(value: Value, depth = 0): fc.Arbitrary<unknown> {
  switch (value.is) {
    case 'text':
      return value.form === undefined ? fc.constantFrom('Text', 'more, of it', '') : fc.constantFrom('EUR', 'USD');
    case 'number':
      return number(value);
    case 'boolean':
      return fc.boolean();
    case 'date':
      return date;
    case 'duration':
      return fc.constantFrom(...DURATIONS[value.use]);
    case 'choice':
      return fc.constantFrom(...Object.keys(value.of), ...(value.open === true ? ['other'] : []));
    case 'ref':
      return reference(value);
    case 'list':
      return fc.array(arbitrary(value.of, depth + 1), { minLength: value.filled === true ? 1 : 0, maxLength: 2 });
    case 'map':
      // The collections are full, so that most references lead somewhere.
      if (depth === 1)
        return fc.record(Object.fromEntries(KEYS.map((one) => [one, arbitrary((value as MapValue).of, depth + 1)])));
      return fc.dictionary(keys((value as MapValue).keys), arbitrary((value as MapValue).of, depth + 1), {
        maxKeys: 3,
        noNullPrototype: true,
      });
    case 'object':
      return object((value as ObjectValue).fields, depth);
    case 'either': {
      const parts = [value.scalar, value.list, value.mapping].filter((part) => part !== undefined);
      return fc.oneof(...parts.map((part) => arbitrary(part, depth)));
    }
  }
}

export const randomRoadmap = arbitrary(roadmap as Value);
