/** What colours can tell apart that a grammar can't: ids by what they name, values by what they are taken for. */
import { roadmap } from '../format/entities';
import type { ChoiceValue, EntityKind, FieldPath, MapValue, TextValue, Value } from '../format/kit';
import { type DurationUse, parseDate, parseDuration } from '../format/values';
import { below, itemOf, shapeFor } from '../format/walk';
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import type { Schedule } from '../schedule/schedule';
import { find } from '../syntax/locate';
import { type Node, type ScalarNode, type Span, shift } from '../syntax/tree';
import type { Workspace } from '../workspace';
import { isGone } from './gone';
import { segmentsOf, textStart } from './spot';

/** Names that every editor has colours for. */
export const TOKEN_TYPES = [
  'namespace',
  'type',
  'class',
  'enum',
  'interface',
  'struct',
  'typeParameter',
  'parameter',
  'variable',
  'property',
  'enumMember',
  'event',
  'function',
  'method',
  'macro',
  'number',
] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

export interface Token {
  /** On one line. */
  readonly span: Span;
  readonly type: TokenType;
  /** The key that declares it. */
  readonly declares: boolean;
  /** Retired, or cancelled. */
  readonly deprecated: boolean;
}

/** The things of a stack, the work, the people, the aims and the customers each have colours of their own. */
const TYPES: Readonly<Record<EntityKind, TokenType>> = {
  tool: 'class',
  integration: 'interface',
  dataset: 'struct',
  identity: 'struct',
  purpose: 'property',
  policy: 'macro',
  initiative: 'function',
  activity: 'method',
  automation: 'function',
  milestone: 'event',
  phase: 'namespace',
  risk: 'property',
  team: 'variable',
  member: 'parameter',
  objective: 'type',
  kpi: 'property',
  criterion: 'property',
  budget: 'variable',
  segment: 'typeParameter',
  state: 'enum',
  channel: 'namespace',
  journey: 'namespace',
  stage: 'namespace',
  touchpoint: 'type',
};

/** The tokens of a file, in order, none over another. */
export function tokensOf(workspace: Workspace, file: string): readonly Token[] {
  const roots = workspace.rootsWith(file);
  const text = workspace.text(file);
  if (text === undefined || roots[0] === undefined) return [];
  const looked: Looked = { model: workspace.model(roots[0]), schedule: workspace.schedule(roots[0]), file };
  const found = new Map<number, Token>();
  const add = (token: Token): void => {
    const { start, end } = token.span;
    // What an alias brings is written once and is there several times.
    if (start < end && !found.has(start) && !text.slice(start, end).includes('\n')) found.set(start, token);
  };
  for (const { entries } of workspace.tree(file).sections)
    for (const { path, key, value, base } of entries) {
      const holder = holderOf(path);
      for (const token of ofPair(looked, holder, key, value, path, base)) add(token);
    }
  for (const root of roots) for (const token of ofRefs(workspace, root, file)) add(token);
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

/** The model and the schedule that a file is read by. */
interface Looked {
  readonly model: Bound;
  readonly schedule: Schedule;
  readonly file: string;
}

const holderOf = (path: readonly string[]): Value | undefined =>
  path.slice(0, -1).reduce<Value | undefined>((value, part) => below(value, part), roadmap as Value);

function* ofPair(
  looked: Looked,
  holder: Value | undefined,
  key: ScalarNode,
  value: Node,
  path: FieldPath,
  base: number,
): Iterable<Token> {
  const map = shapeFor(holder, 'map');
  if (map?.is === 'map') yield* ofKey(looked, map as MapValue, key, path, base);
  yield* ofNode(looked, below(holder, key.text), value, path, base);
}

function* ofKey(
  { model, schedule, file }: Looked,
  { keys }: MapValue,
  key: ScalarNode,
  path: FieldPath,
  base: number,
): Iterable<Token> {
  const span = inside(key, base);
  if (keys.by === 'date' && 'value' in parseDate(key.text)) yield plain(span, 'number');
  if (keys.by !== 'id' || keys.declares === undefined) return;
  const entity = model.at({ file, path, part: 'key' });
  const deprecated = entity?.path.length === path.length && isGone(schedule, entity);
  yield { span, type: TYPES[keys.declares], declares: true, deprecated };
}

function* ofNode(looked: Looked, value: Value | undefined, node: Node, path: FieldPath, base: number): Iterable<Token> {
  if (value === undefined) return;
  if (node.kind === 'scalar') yield* ofScalar(shapeFor(value, 'scalar'), node, base);
  else if (node.kind === 'list') {
    const item = itemOf(value);
    for (const [i, one] of node.items.entries()) yield* ofNode(looked, item, one, [...path, i], base);
  } else
    for (const pair of node.pairs) yield* ofPair(looked, value, pair.key, pair.value, [...path, pair.key.text], base);
}

function* ofScalar(value: Value | undefined, node: ScalarNode, base: number): Iterable<Token> {
  const type = value === undefined || node.style === 'block' ? undefined : typeOf(value, node);
  if (type !== undefined) yield plain(inside(node, base), type);
}

/** What a value is taken for; nothing where it is not what should stand there. */
function typeOf(value: Value, { text, value: read }: ScalarNode): TokenType | undefined {
  switch (value.is) {
    case 'date':
      return 'value' in parseDate(text) ? 'number' : undefined;
    case 'duration':
      return 'value' in parseDuration(text, (value as { readonly use: DurationUse }).use) ? 'number' : undefined;
    case 'number':
      return typeof read === 'number' ? 'number' : undefined;
    case 'choice':
      return Object.hasOwn((value as ChoiceValue).of, text) ? 'enumMember' : undefined;
    case 'text': {
      const { form } = value as TextValue;
      return form !== undefined && Object.hasOwn(form.known, text) ? 'enumMember' : undefined;
    }
    default:
      return undefined;
  }
}

const plain = (span: Span, type: TokenType): Token => ({ span, type, declares: false, deprecated: false });

/** Without its quotes. */
function inside(node: ScalarNode, base: number): Span {
  const span = shift(node.span, base);
  return node.style === 'plain' || node.style === 'block' ? span : { start: span.start + 1, end: span.end - 1 };
}

/** What a roadmap's references in a file name, part by part. */
function* ofRefs(workspace: Workspace, root: string, file: string): Iterable<Token> {
  const model = workspace.model(root);
  const schedule = workspace.schedule(root);
  const tree = workspace.tree(file);
  for (const { refs } of workspace.outline(file).entries)
    for (const ref of refs) {
      const target = model.target(ref);
      const found = target === undefined ? undefined : find(tree, ref.path);
      const node = found?.depth !== ref.path.length ? undefined : ref.part === 'key' ? found.pair?.key : found.node;
      if (target === undefined || found === undefined || node?.kind !== 'scalar') continue;
      const start = textStart({ node, span: shift(node.span, found.base) });
      if (start !== undefined) yield* ofTarget(schedule, ref.id, target, start);
    }
}

function* ofTarget(schedule: Schedule, id: string, target: Entity, start: number): Iterable<Token> {
  for (const { entity, span } of segmentsOf(id, target))
    yield {
      span: shift(span, start),
      type: TYPES[entity.kind],
      declares: false,
      deprecated: isGone(schedule, entity),
    };
}
