/** The reference of the format for people, in Markdown, made from the description. */
import { COMMON, roadmap } from './entities';
import type { EitherValue, Field, Fields, MapValue, ObjectValue, Value } from './kit';
import { kindWord } from './words';

/** One page: every collection with its keys, what they hold and what they mean. */
export function formatReference(): string {
  const fields = (roadmap as ObjectValue).fields;
  const top = table(fields);
  const sections = Object.entries(fields).flatMap(([key, { value, doc }]) => section(`${key}`, 2, value, doc));
  return `${HEAD}\n${top}\n\n## Every entry\n\n${table(COMMON, true)}\n\n${sections.join('\n\n')}\n`;
}

const HEAD = `# The roadmap format, version 1

A roadmap is one or more files named \`*.roadmap.yaml\`, \`*.roadmap.yml\`, \`.roadmap.yaml\` or \`.roadmap.yml\`. This page is
made from the description that the checker itself uses.

- **Ids are keys.** Every collection maps ids to entries. An id has lower-case letters, digits and single dashes.
- **References are plain ids**; what lies below an entry is named with a dot: \`initiative.activity\`, \`objective.kpi\`.
- **Dates** are days (\`2026-03-02\`), weeks (\`2026-W12\`), months (\`2026-03\`), quarters (\`2026-Q1\`), halves (\`2026-H1\`) or
  years (\`2026\`), or fiscal ones (\`FY2026-Q1\`). A period means its first day where something begins, its last day where
  something ends or is due. Ends are included.
- **Durations** of work are working days (\`10d\`), work weeks (\`2w\`) or months (\`3m\`); those of contracts and data are
  calendar time (\`12h\`, \`30d\`, \`6w\`, \`3m\`, \`2y\`).
- **Every entry** may have \`name\`, \`description\`, \`owner\`, \`tags\`, \`links\` and \`ref\` beside what its table lists.
- **Keys that begin with \`x-\`** are your own, everywhere.

## Top level
`;

function section(path: string, level: number, value: Value, doc: string): readonly string[] {
  const inner = objectIn(value);
  if (inner === undefined) return [];
  const heading = `${'#'.repeat(level)} \`${path}${isMap(value) ? '.ID' : ''}\``;
  const below = Object.entries(inner.fields).flatMap(([key, field]) =>
    objectIn(field.value) === undefined
      ? []
      : section(`${path}${isMap(value) ? '.ID' : ''}.${key}`, Math.min(level + 1, 4), field.value, field.doc),
  );
  return [`${heading}\n\n${doc}\n\n${table(inner.fields)}`, ...below];
}

const isMap = (value: Value): boolean => value.is === 'map' || (value.is === 'either' && value.mapping?.is === 'map');

/** The object that a value is, or that its entries are. */
function objectIn(value: Value | undefined): ObjectValue | undefined {
  if (value === undefined) return undefined;
  if (value.is === 'object') return value as ObjectValue;
  if (value.is === 'map') return objectIn((value as MapValue).of);
  return value.is === 'either' ? objectIn((value as EitherValue).mapping) : undefined;
}

function table(fields: Fields, whole = false): string {
  const all = Object.entries(fields);
  const listed = whole || fields['tags'] === undefined ? all : all.filter(([key]) => !Object.hasOwn(COMMON, key));
  const rows = listed.map(
    ([key, field]) =>
      `| \`${key}\`${field.required === true ? ' (required)' : ''} | ${holds(field.value)} | ${meaning(field)} |`,
  );
  return ['| key | holds | meaning |', '|---|---|---|', ...rows].join('\n');
}

function meaning(field: Field): string {
  const examples = (field.examples ?? []).map((example) => `\`${example}\``).join(', ');
  return `${field.doc}${examples === '' ? '' : ` For example ${examples}.`}`.replaceAll('|', '\\|');
}

/** What a value holds, in a few words. */
function holds(value: Value): string {
  switch (value.is) {
    case 'choice':
      return `${Object.keys(value.of)
        .map((name) => `\`${name}\``)
        .join(', ')}${value.open === true ? ', …' : ''}`;
    case 'ref':
      return value.qualified === true ? '`collection.id`' : `id of ${value.to.map(kindWord).join(', ')}`;
    case 'list':
      return `list: ${holds(value.of)}`;
    case 'map':
      return mapWords(value as MapValue);
    case 'object':
      return 'mapping';
    case 'either':
      return [value.scalar, value.list, value.mapping]
        .flatMap((part) => (part === undefined ? [] : [holds(part)]))
        .join('; or ');
    case 'number':
      if (value.min !== undefined && value.min === value.max) return `\`${value.min}\``;
      return value.min === undefined
        ? 'number'
        : value.max === undefined
          ? `number ≥ ${value.min}`
          : `number ${value.min}–${value.max}`;
    case 'boolean':
      return '`true`, `false`';
    default:
      return value.is;
  }
}

function mapWords({ keys, of }: MapValue): string {
  const key = keys.by === 'ref' ? keys.to.map(kindWord).join(', ') : keys.by === 'text' ? 'name' : keys.by;
  return `${key} → ${of.is === 'object' ? 'mapping' : holds(of)}`;
}
