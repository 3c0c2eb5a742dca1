/** What is wrong with a value, a date or an id: in words, with what would be right. */
import { type EntityKind, type FieldPath, type Fields, isInRange, type MapValue, type Value } from '../format/kit';
import { freeKey, idProblem, type Misspelt, nearestId, parseDate, parseDuration } from '../format/values';
import { fieldsOf, shapeFor } from '../format/walk';
import { didYouMean, either, expected, type Near, near, nearCode, quoted, short } from '../format/words';
import type { Change } from './edit';
import { KEY_WITHOUT_SPACE } from './explain';
import { scalarText } from './scalar';
import { isNull, type ListNode, type Node, type ScalarNode, type Span } from './tree';

type In<D extends Change['do']> = Omit<Extract<Change, { do: D }>, 'file'>;

export interface ShapeFix {
  readonly title: string;
  readonly safe: boolean;
  /** Spans count as the entry's do; `file` is filled in by whoever knows it. */
  readonly changes: readonly (In<'replace'> | In<'set'> | In<'remove'> | In<'list-to-entries'>)[];
}

export interface ShapeFinding {
  readonly rule: string;
  readonly severity?: 'warning';
  readonly span: Span;
  readonly path: FieldPath;
  readonly part: 'key' | 'value';
  readonly message: string;
  /** What the fingerprint holds on to: the key or id that is wrong or missing. Of a wrong value only its place counts. */
  readonly subject: string;
  readonly fixes: readonly ShapeFix[];
  /** The kinds of which one is to be named, where a reference is missing. */
  readonly wants?: readonly EntityKind[];
  /** Kinds whose ids can't be seen because of it. */
  readonly hides?: readonly EntityKind[];
}

type Words = Pick<ShapeFinding, 'rule' | 'subject' | 'message' | 'fixes'>;

export function replaceFix(title: string, safe: boolean, span: Span, text: string): ShapeFix {
  return { title, safe, changes: [{ do: 'replace', span, text }] };
}

/** What is wrong with the value of a field or key, or with an item of a list. */
export function wrongNode(node: Node, value: Value, said: string, path: FieldPath): Words {
  const shape = shapeFor(value, node.kind);
  if (node.kind !== 'scalar' || shape === undefined) return wrongKind(node, value, said, path);
  if (shape.is === 'date') return wrongDate(node.text, node, said);
  if (shape.is === 'duration') return wrongDuration(node, shape, said);
  if (shape.is === 'choice') return wrongChoice(node, shape.of, said);
  return wrongScalar(node, shape, said);
}

/** `taken` are keys that a date as a key must not become. */
export function wrongDate(text: string, node: ScalarNode, said?: string, taken: readonly string[] = []): Words {
  const parsed = parseDate(text);
  const error = 'error' in parsed ? parsed.error : { problem: `expected ${expected({ is: 'date', role: 'first' })}` };
  const message = `${said === undefined ? '' : `${said}: `}'${short(text)}' is no date: ${error.problem}.`;
  return { rule: 'invalid-date', subject: '', ...readings(message, error, node.span, taken) };
}

function wrongDuration(node: ScalarNode, shape: Extract<Value, { is: 'duration' }>, said: string): Words {
  const parsed = parseDuration(node.text, shape.use);
  const error = 'error' in parsed ? parsed.error : { problem: `expected ${expected(shape)}` };
  const message = `${said}: '${short(node.text)}' is no duration: ${error.problem}.`;
  return { rule: 'invalid-duration', subject: '', ...readings(message, error, node.span, []) };
}

/** With what was meant: of a day and a month that could be either way round, both. */
function readings(
  message: string,
  { nearest, other, sure }: Misspelt,
  span: Span,
  taken: readonly string[],
): Pick<Words, 'message' | 'fixes'> {
  if (nearest === undefined) return { message, fixes: [] };
  const meant = [nearest, ...(other === undefined ? [] : [other])];
  const words = meant.map((one) => (other === undefined ? one : `${one} (${dayAndMonth(one)})`));
  const fixes = meant.flatMap((one, i) =>
    taken.includes(one) ? [] : [replaceFix(`Change to ${words[i]}`, sure === true, span, one)],
  );
  return { message: `${message} Did you mean ${either(words)}?`, fixes };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayAndMonth = (day: string): string => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;

function wrongChoice(node: ScalarNode, of: Readonly<Record<string, string>>, said: string): Words {
  const names = Object.keys(of);
  const guess = near(node.text, names);
  return {
    rule: 'invalid-value',
    subject: '',
    message: `${said} can’t be '${short(node.text)}'; expected ${either(quoted(names))}.${didYouMean(guess.words)}`,
    fixes: guess.words.map((word) => replaceFix(`Change to '${word}'`, guess.sure === word, node.span, word)),
  };
}

function wrongScalar(node: ScalarNode, shape: Value, said: string): Words {
  const guess = shape.is === 'text' && shape.form !== undefined ? nearCode(node.text, shape.form.known) : NO_GUESS;
  const fixes = guess.words.map((code) => replaceFix(`Change to ${code}`, code === guess.sure, node.span, code));
  const number =
    shape.is === 'number' &&
    node.style !== 'plain' &&
    node.style !== 'block' &&
    node.text.trim() !== '' &&
    Number.isFinite(Number(node.text));
  if (number && isInRange(Number(node.text), shape)) {
    const fixes = [replaceFix('Take the number out of its quotes', true, node.span, node.text.trim())];
    return {
      rule: 'invalid-value',
      subject: '',
      message: `${said} is a text because of its quotes; expected ${expected(shape)}.`,
      fixes,
    };
  }
  return {
    rule: 'invalid-value',
    subject: '',
    message: `${said} can’t be '${short(node.text)}'; expected ${expected(shape)}.${didYouMean(guess.words)}`,
    fixes,
  };
}

const NO_GUESS: Near = { words: [], sure: undefined };

const KINDS = { scalar: 'a single value', list: 'a list', map: 'a mapping' } as const;

function wrongKind(node: Node, value: Value, said: string, path: FieldPath): Words {
  const wantsList = shapeFor(value, 'list');
  if (wantsList?.is === 'list' && (node.kind === 'list' || isNull(node)))
    return {
      rule: 'invalid-value',
      subject: '',
      message: `${said} is empty; expected at least one of ${expected(wantsList.of)}.`,
      fixes: [],
    };
  const shape = shapeFor(value, 'map');
  if (node.kind === 'list' && shape?.is === 'map' && (shape as MapValue).keys.by === 'id')
    return listOfEntries(node, said, path);
  const fields = fieldsOf(value);
  const spaced = shape === undefined ? undefined : missingSpace(node);
  if (node.kind === 'scalar' && spaced === undefined && fields !== undefined && typeof path.at(-1) === 'string') {
    const field = fieldFor(node, fields);
    if (field !== undefined) return textForEntry(node, field, String(path.at(-1)));
  }
  const what = node.kind === 'scalar' ? `'${short(node.text)}'` : KINDS[node.kind];
  const listed = spaced === undefined ? inList(node, wantsList) : [];
  const hint =
    spaced !== undefined
      ? ' A space is missing after the colon.'
      : listed.length > 0 && node.kind === 'scalar'
        ? ` Write \`[${short(scalarText(node.text, node.style))}]\`.`
        : '';
  return {
    rule: 'invalid-value',
    subject: '',
    message: `${said} can’t be ${what}; expected ${expected(value)}.${hint}`,
    fixes: spaced === undefined ? listed : [spaced],
  };
}

function inList(node: Node, wanted: Value | undefined): readonly ShapeFix[] {
  if (node.kind !== 'scalar' || node.style === 'block' || wanted?.is !== 'list') return [];
  if (shapeFor(wanted.of, 'scalar') === undefined) return [];
  const bracket = (at: number, text: string): In<'replace'> => ({ do: 'replace', span: { start: at, end: at }, text });
  return [
    {
      title: 'Make it a list of one',
      safe: true,
      changes: [bracket(node.span.start, '['), bracket(node.span.end, ']')],
    },
  ];
}

/** `vendor:Acme` is a text, where `vendor: Acme` was meant. */
function missingSpace(node: Node): ShapeFix | undefined {
  const key = node.kind === 'scalar' && node.style === 'plain' ? KEY_WITHOUT_SPACE.exec(node.text)?.[1] : undefined;
  if (key === undefined) return undefined;
  const at = node.span.start + key.length;
  return replaceFix('Put a space after the colon', false, { start: at, end: at }, ' ');
}

/** What a lone value most likely says of an entry, the first that fits. */
const LIKELY: readonly string[] = ['date', 'duration', 'amount', 'name', 'text'];

function fieldFor(node: ScalarNode, fields: Fields): string | undefined {
  return LIKELY.find((name) => Object.hasOwn(fields, name) && saysIt(node, fields[name]!.value));
}

function saysIt(node: ScalarNode, value: Value): boolean {
  if (value.is === 'date') return 'value' in parseDate(node.text);
  if (value.is === 'duration') return 'value' in parseDuration(node.text, value.use);
  if (value.is === 'number') return typeof node.value === 'number';
  return value.is === 'text' && typeof node.value === 'string' && node.style !== 'block';
}

/** `ga4: Google Analytics`, where `ga4: {name: Google Analytics}` was meant. */
function textForEntry(node: ScalarNode, field: string, key: string): Words {
  const said = field === 'name' || field === 'text' ? scalarText(node.text, node.style) : node.text;
  const yaml = `{${field}: ${said}}`;
  return {
    rule: 'invalid-value',
    subject: '',
    message: `'${short(key)}' is an entry with fields, not a single value: write \`${short(key)}: ${short(yaml)}\`.`,
    fixes: [replaceFix(`Make it ${short(yaml)}`, false, node.span, yaml)],
  };
}

/** `tools: [crm]`, where `tools: {crm: {}}` was meant. */
function listOfEntries(node: ListNode, said: string, path: FieldPath): Words {
  const [first] = node.items;
  const id = first?.kind === 'scalar' && !isNull(first) ? nearestId(first.text) : '';
  return {
    rule: 'invalid-value',
    subject: '',
    message: `${said} can’t be a list: each entry stands below an id of its own, such as \`${id === '' ? 'my-id' : id}: {}\`.`,
    fixes:
      node.items.length === 0
        ? []
        : [{ title: 'Make each item an entry', safe: false, changes: [{ do: 'list-to-entries', path }] }],
  };
}

/** `taken` are the ids beside it, which it must not be renamed to. */
export function wrongId(name: string, key: ScalarNode, taken: readonly string[]): Words {
  const problem = idProblem(name);
  const wanted = nearestId(name);
  const nearest = wanted === '' ? '' : freeKey(wanted, taken);
  const fixes = nearest === '' ? [] : [replaceFix(`Rename to '${nearest}'`, false, key.span, nearest)];
  const hint = nearest === '' ? '' : ` '${nearest}' would do.`;
  if (problem === 'reserved')
    return {
      rule: 'reserved-id',
      subject: name,
      message: `'${name}' can’t be an id: YAML readers take it for something else.${hint}`,
      fixes,
    };
  if (problem === 'boolean-in-yaml-1.1')
    return {
      rule: 'reserved-id',
      subject: name,
      message: `Older YAML readers take the id '${name}' for true or false. A longer id, such as '${nearest}', is safe everywhere.`,
      fixes,
    };
  return {
    rule: 'invalid-id',
    subject: name,
    message: `'${short(name)}' is no id: an id has lower-case letters, digits and single dashes, and begins with a letter.${hint}`,
    fixes,
  };
}
