/** Whole entries with the keys that most of their kind have. */
import type { ChoiceValue, EntityKind, Field, Value } from '../../format/kit';
import { fieldsOf, shapeFor } from '../../format/walk';
import { kindWord } from '../../format/words';
import { newlineOf } from '../source';
import { type Asking, literal } from './kit';

/** Beside what is required; a key that a kind does not have is left out. */
export const USUAL: Readonly<Record<EntityKind, readonly string[]>> = {
  budget: ['name', 'amount', 'currency', 'per'],
  objective: ['name', 'owner', 'kpis'],
  kpi: ['unit', 'baseline', 'target', 'due'],
  segment: ['name', 'channels'],
  state: ['definition'],
  channel: ['name', 'type', 'tools'],
  journey: ['name', 'segments', 'stages'],
  stage: ['name', 'touchpoints'],
  touchpoint: ['name', 'channel', 'experience'],
  tool: ['name', 'vendor', 'category', 'owner'],
  integration: ['from', 'to', 'datasets'],
  dataset: ['name', 'classification', 'source'],
  purpose: ['lawfulBasis'],
  identity: ['keys', 'method'],
  policy: ['regulation', 'requirements'],
  automation: ['name', 'goal', 'channels'],
  team: ['name', 'function'],
  member: [],
  criterion: ['weight'],
  phase: ['name', 'start', 'end'],
  milestone: ['name', 'date'],
  initiative: ['name', 'type', 'objectives', 'start', 'duration'],
  activity: ['type', 'duration'],
  risk: ['probability', 'impact', 'mitigation'],
};

export interface Body {
  readonly insert: string;
  readonly snippet: true;
}

/** An entry with places to fill in: on lines of their own, or in braces where braces are around. */
export function entryBody({ text, caret }: Asking, of: Value, kind: EntityKind, id: string | undefined): Body {
  const name =
    id === undefined
      ? `\${1:${kindWord(kind)
          .replace(/[^a-z]+/gi, '-')
          .toLowerCase()}-id}`
      : literal(id);
  const fields = fieldsOf(of) ?? {};
  const required = Object.keys(fields).filter((key) => fields[key]!.required === true);
  const keys = [...new Set([...required, ...USUAL[kind]])].filter((key) => Object.hasOwn(fields, key));
  if (keys.length === 0) return { insert: `${name}: $0`, snippet: true };
  const held = keys.map((key, i) => `${key}:${place(fields[key]!, i + 2, key)}`);
  if (caret.flow) return { insert: `${name}: {${held.join(', ')}}$0`, snippet: true };
  const newline = `${newlineOf(text)}${' '.repeat(caret.indent + 2)}`;
  return { insert: `${name}:${held.map((line) => newline + line).join('')}$0`, snippet: true };
}

function place({ value, examples }: Field, stop: number, key: string): string {
  const scalar = shapeFor(value, 'scalar');
  if (scalar?.is === 'choice' && (scalar as ChoiceValue).open !== true)
    return ` \${${stop}|${Object.keys((scalar as ChoiceValue).of).join(',')}|}`;
  if (scalar === undefined) return shapeFor(value, 'list') === undefined ? ` {$${stop}}` : ` [$${stop}]`;
  const isSafe = scalar.is === 'number' || scalar.is === 'duration';
  const example = key === 'name' ? 'Name' : isSafe ? examples?.[0] : undefined;
  return example === undefined ? ` $${stop}` : ` \${${stop}:${literal(example)}}`;
}
