/** Findings on one entry's shape: the compiled schema says where and what, the description says it in words. */
import { ruleNames, type ShapeError, validators } from '../format/generated/validators';
import type { FieldPath, MapValue, Value } from '../format/kit';
import { idProblem, nearestId, parseDate, parseDuration } from '../format/values';
import { below, fieldsOf, itemOf, mayBeEmpty, shapeFor } from '../format/walk';
import { didYouMean, either, expected, Guesses, type Near, near, nearCode, quoted, short } from '../format/words';
import { duplicates } from './duplicates';
import type { Change } from './edit';
import { KEY_WITHOUT_SPACE } from './explain';
import { isNull, type Node, type Pair, PairIndex, type ScalarNode, type Span } from './tree';

export interface ShapeFix {
  readonly title: string;
  readonly safe: boolean;
  /** Spans count as the entry's do; `file` is filled in by whoever knows it. */
  readonly changes: readonly (
    | Omit<Extract<Change, { do: 'replace' }>, 'file'>
    | Omit<Extract<Change, { do: 'set' }>, 'file'>
  )[];
}

export interface ShapeFinding {
  readonly rule: string;
  readonly severity?: 'warning';
  readonly span: Span;
  readonly path: FieldPath;
  readonly part: 'key' | 'value';
  readonly message: string;
  /** What the fingerprint holds on to: the word that is wrong. */
  readonly subject: string;
  readonly fixes: readonly ShapeFix[];
}

export interface Shape {
  readonly findings: readonly ShapeFinding[];
  /** Nodes whose value says nothing that could be read on. */
  readonly bad: ReadonlySet<Node>;
}

/** A piece to be checked: its description, its validator's name, and where it stands. */
export interface ShapeInput {
  readonly piece: string;
  readonly value: Value;
  readonly path: FieldPath;
  readonly key: ScalarNode;
  readonly node: Node;
  readonly broken: boolean;
}

export function checkShape(input: ShapeInput): Shape {
  const checker = new Checker(input);
  checker.check(input.node);
  for (const [copy, at] of duplicates(input.node, [])) checker.check(copy, at);
  checker.keys(input.node, input.value, input.path);
  return { findings: checker.findings, bad: checker.bad };
}

interface At {
  readonly node: Node;
  readonly value: Value | undefined;
  /** The pair that the node is the value of. */
  readonly pair: Pair | undefined;
  readonly path: FieldPath;
}

class Checker {
  readonly findings: ShapeFinding[] = [];
  readonly bad = new Set<Node>();
  readonly #seen = new Set<string>();
  readonly #index = new PairIndex();
  readonly #guesses = new Guesses();

  constructor(readonly input: ShapeInput) {}

  /** Checks one reading of the entry; with `only`, what lies below that path alone is of interest. */
  check(node: Node, only?: FieldPath): void {
    const validate = validators[this.input.piece];
    if (validate === undefined || validate(toJson(node, this.input.value))) return;
    const errors = validate.errors ?? [];
    const prefix = only?.map((part) => `/${escapePointer(String(part))}`).join('');
    for (const error of errors) {
      if (error.propertyName !== undefined) continue;
      if (prefix !== undefined && !`${error.instancePath}/`.startsWith(`${prefix}/`)) continue;
      this.#explain(error, node, errors);
    }
  }

  #explain(error: ShapeError, root: Node, all: readonly ShapeError[]): void {
    const at = this.#find(error.instancePath, root);
    if (at === undefined) return;
    if (error.keyword === 'additionalProperties') this.#unknownKey(at, String(error.params['additionalProperty']));
    else if (error.keyword === 'propertyNames') this.#wrongKey(at, String(error.params['propertyName']));
    else if (error.keyword === 'required')
      this.#missingKey(at, String(error.params['missingProperty']), all, error.instancePath);
    else this.#wrongValue(at);
  }

  #find(pointer: string, root: Node): At | undefined {
    let at: At = {
      node: root,
      value: this.input.value,
      pair: { key: this.input.key, value: root },
      path: this.input.path,
    };
    for (const part of pointer.split('/').slice(1).map(unescapePointer)) {
      const next = this.#step(at, part);
      if (next === undefined) return undefined;
      at = next;
    }
    return at;
  }

  #step(at: At, part: string): At | undefined {
    if (at.node.kind === 'map') {
      const pair = this.#index.first(at.node, part);
      return pair && { node: pair.value, value: below(at.value, part), pair, path: [...at.path, part] };
    }
    if (at.node.kind !== 'list') return undefined;
    const node = at.node.items[Number(part)];
    return node && { node, value: itemOf(at.value), pair: undefined, path: [...at.path, Number(part)] };
  }

  #add(finding: ShapeFinding): void {
    const id = `${finding.rule} ${finding.span.start} ${finding.span.end} ${finding.subject}`;
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    this.findings.push(finding);
  }

  #unknownKey(at: At, name: string): void {
    const isRule = at.path.length === 1 && at.path[0] === 'rules';
    const fields = [...Object.keys(fieldsOf(at.value) ?? {}), ...(isRule ? ruleNames : [])];
    const map = at.node;
    if (map.kind !== 'map') return;
    for (const pair of this.#index.all(map, name)) {
      if (name === '<<') continue;
      this.bad.add(pair.value);
      const guess = this.#guesses.near(name, fields);
      const taken = (word: string): boolean => this.#index.first(map, word) !== undefined;
      const wanted = (word: string): boolean =>
        map.pairs.some(({ key }) => key !== pair.key && this.#guesses.near(key.text, [word]).sure === word);
      const fixes: ShapeFix[] = guess.words
        .filter((word) => !taken(word))
        .map((word) => replaceFix(`Change to '${word}'`, guess.sure === word && !wanted(word), pair.key.span, word));
      if (/^[A-Za-z]/.test(name) && !isRule)
        fixes.push(replaceFix(`Keep it as your own: 'x-${name}'`, false, pair.key.span, keyText(`x-${name}`)));
      this.#add({
        rule: 'unknown-key',
        span: spanOrKey(pair.key, this.input.key),
        path: [...at.path, name],
        part: 'key',
        subject: name,
        message: isRule
          ? `There is no rule '${short(name)}'.${didYouMean(guess.words)}`
          : `There is no key '${short(name)}' ${whereWords(at.path)}.${didYouMean(guess.words) || keysHint(fields)}`,
        fixes,
      });
    }
  }

  #wrongKey(at: At, name: string): void {
    if (name === '<<' || at.node.kind !== 'map') return;
    const shape = shapeFor(at.value, 'map') as MapValue | undefined;
    for (const pair of this.#index.all(at.node, name)) {
      const path = [...at.path, name];
      const common = { span: spanOrKey(pair.key, this.input.key), path, part: 'key' as const, subject: name };
      this.#add(
        shape?.keys?.by === 'date'
          ? { ...common, ...wrongDate(name, pair.key) }
          : { ...common, ...wrongId(name, pair.key) },
      );
      if (shape?.keys?.by === 'date') this.bad.add(pair.value);
    }
  }

  #missingKey(at: At, name: string, all: readonly ShapeError[], pointer: string): void {
    if (this.input.broken) return;
    const misspelt = all.some(
      (other) =>
        other.keyword === 'additionalProperties' &&
        other.instancePath === pointer &&
        near(String(other.params['additionalProperty']), [name]).words.length > 0,
    );
    const duplicate = at.node.kind === 'map' && this.#index.first(at.node, name) !== undefined;
    if (misspelt || duplicate) return;
    const field = fieldsOf(at.value)?.[name];
    const example = field?.examples?.[0];
    const fixes: ShapeFix[] =
      example === undefined
        ? []
        : [
            {
              title: `Add '${name}: ${example}'`,
              safe: false,
              changes: [{ do: 'set', path: [...at.path, name], yaml: example }],
            },
          ];
    this.#add({
      rule: 'missing-key',
      span: at.pair?.key.span ?? at.node.span,
      path: at.path,
      part: 'key',
      subject: name,
      message: `${capital(whatWords(at.path))} needs '${name}'${field === undefined ? '' : `: ${lower(field.doc.replace(/\.$/, ''))}`}.`,
      fixes,
    });
  }

  #wrongValue(at: At): void {
    const value = at.value;
    if (value === undefined) return;
    this.bad.add(at.node);
    const said = saidIn(at.path);
    const where = {
      path: at.path,
      part: 'value' as const,
      span: isNull(at.node) && at.pair !== undefined ? at.pair.key.span : at.node.span,
    };
    if (isNull(at.node) && !mayBeEmpty(value)) {
      if (this.input.broken) return;
      this.#add({
        ...where,
        part: 'key',
        rule: 'invalid-value',
        subject: '',
        message: `${said} has no value; expected ${expected(value)}.`,
        fixes: [],
      });
      return;
    }
    this.#add({ ...where, ...this.#wrong(at.node, value, said, at.path) });
  }

  #wrong(
    node: Node,
    value: Value,
    said: string,
    path: FieldPath,
  ): Pick<ShapeFinding, 'rule' | 'subject' | 'message' | 'fixes'> {
    const shape = shapeFor(value, node.kind);
    if (node.kind !== 'scalar' || shape === undefined) return wrongKind(node, value, said);
    if (shape.is === 'date') return wrongDate(node.text, node, said);
    if (shape.is === 'duration') return wrongDuration(node, shape, said);
    if (shape.is === 'choice') return wrongChoice(node, shape.of, said, path);
    return wrongScalar(node, shape, said);
  }

  /** What the schema can't see: keys given twice, merge keys, ids that older readers take for booleans. */
  keys(node: Node, value: Value | undefined, path: FieldPath): void {
    if (node.kind === 'list')
      for (const [i, item] of node.items.entries()) this.keys(item, itemOf(value), [...path, i]);
    if (node.kind !== 'map') return;
    const shape = shapeFor(value, 'map');
    const byId = shape?.is === 'map' && (shape as MapValue).keys.by === 'id';
    const seen = new Set<string>();
    for (const { key, value: child } of node.pairs) {
      const at = [...path, key.text];
      if (seen.has(key.text)) this.#add(givenTwice(key, at, byId));
      else if (key.text === '<<' && key.style === 'plain' && value !== undefined) this.#add(mergeKey(key, at));
      else if (byId && idProblem(key.text) === 'boolean-in-yaml-1.1') this.#add(olderBoolean(key, at));
      seen.add(key.text);
      if (key.text !== '<<') this.keys(child, below(value, key.text), at);
    }
  }
}

function givenTwice(key: ScalarNode, path: FieldPath, byId: boolean): ShapeFinding {
  const fixes = byId ? [replaceFix(`Rename this one to '${key.text}-2'`, false, key.span, `${key.text}-2`)] : [];
  const message = `'${short(key.text)}' is there twice ${whereWords(path.slice(0, -1))}; the first one counts. ${byId ? 'Rename or remove' : 'Remove'} one of them.`;
  return { rule: 'duplicate-id', span: key.span, path, part: 'key', subject: key.text, message, fixes };
}

function mergeKey(key: ScalarNode, path: FieldPath): ShapeFinding {
  const message = "Merge keys ('<<') are not part of YAML 1.2. Write the values out, or use an alias for one value.";
  return { rule: 'unknown-key', span: key.span, path, part: 'key', subject: '<<', message, fixes: [] };
}

function olderBoolean(key: ScalarNode, path: FieldPath): ShapeFinding {
  const message = `Older YAML readers take the id '${key.text}' for true or false. A longer id, such as '${key.text}-1', is safe everywhere.`;
  return {
    rule: 'reserved-id',
    severity: 'warning',
    span: key.span,
    path,
    part: 'key',
    subject: key.text,
    message,
    fixes: [],
  };
}

function replaceFix(title: string, safe: boolean, span: Span, text: string): ShapeFix {
  return { title, safe, changes: [{ do: 'replace', span, text }] };
}

const keyText = (key: string): string => (/^[\w-]+$/.test(key) ? key : JSON.stringify(key));
const spanOrKey = (key: ScalarNode, parent: ScalarNode): Span =>
  key.span.end > key.span.start ? key.span : parent.span;
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

type Words = Pick<ShapeFinding, 'rule' | 'subject' | 'message' | 'fixes'>;

function wrongDate(text: string, node: ScalarNode, said?: string): Words {
  const parsed = parseDate(text);
  const error = 'error' in parsed ? parsed.error : { problem: `expected ${expected({ is: 'date', role: 'first' })}` };
  const nearest = 'nearest' in error ? error.nearest : undefined;
  const fixes = nearest === undefined ? [] : [replaceFix(`Change to ${nearest}`, false, node.span, nearest)];
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  const message = `${said === undefined ? '' : `${said}: `}'${short(text)}' is no date: ${error.problem}.${hint}`;
  return { rule: 'invalid-date', subject: text, message, fixes };
}

function wrongDuration(node: ScalarNode, shape: Extract<Value, { is: 'duration' }>, said: string): Words {
  const parsed = parseDuration(node.text, shape.use);
  const error = 'error' in parsed ? parsed.error : { problem: `expected ${expected(shape)}` };
  const nearest = 'nearest' in error ? error.nearest : undefined;
  const fixes = nearest === undefined ? [] : [replaceFix(`Change to ${nearest}`, false, node.span, nearest)];
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return {
    rule: 'invalid-duration',
    subject: node.text,
    message: `${said}: '${short(node.text)}' is no duration: ${error.problem}.${hint}`,
    fixes,
  };
}

function wrongChoice(node: ScalarNode, of: Readonly<Record<string, string>>, said: string, path: FieldPath): Words {
  const names = Object.keys(of);
  const guess = near(node.text, names);
  const fixes = guess.words.map((word) => replaceFix(`Change to '${word}'`, guess.sure === word, node.span, word));
  const subject = node.text;
  return {
    rule: 'invalid-value',
    subject,
    message: `${said} can’t be '${short(node.text)}'; expected ${either(quoted(names))}.${didYouMean(guess.words)}`,
    fixes: path.length === 0 ? [] : fixes,
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
  if (number && inRange(Number(node.text), shape)) {
    const fixes = [replaceFix('Take the number out of its quotes', true, node.span, node.text.trim())];
    return {
      rule: 'invalid-value',
      subject: node.text,
      message: `${said} is a text because of its quotes; expected ${expected(shape)}.`,
      fixes,
    };
  }
  return {
    rule: 'invalid-value',
    subject: node.text,
    message: `${said} can’t be '${short(node.text)}'; expected ${expected(shape)}.${didYouMean(guess.words)}`,
    fixes,
  };
}

const NO_GUESS: Near = { words: [], sure: undefined };

function inRange(n: number, shape: Extract<Value, { is: 'number' }>): boolean {
  return (
    n >= (shape.min ?? -Infinity) &&
    n <= (shape.max ?? Infinity) &&
    n > (shape.above ?? -Infinity) &&
    (shape.whole !== true || Number.isInteger(n))
  );
}

const KINDS = { scalar: 'a single value', list: 'a list', map: 'a mapping' } as const;

function wrongKind(node: Node, value: Value, said: string): Words {
  const wantsList = shapeFor(value, 'list');
  if (wantsList?.is === 'list' && (node.kind === 'list' || isNull(node)))
    return {
      rule: 'invalid-value',
      subject: '',
      message: `${said} is empty; expected at least one of ${expected(wantsList.of)}.`,
      fixes: [],
    };
  const inline =
    node.kind === 'scalar' &&
    node.style !== 'block' &&
    wantsList?.is === 'list' &&
    shapeFor(wantsList.of, 'scalar') !== undefined;
  const fixes = inline
    ? [
        {
          title: 'Make it a list of one',
          safe: true,
          changes: [
            { do: 'replace' as const, span: { start: node.span.start, end: node.span.start }, text: '[' },
            { do: 'replace' as const, span: { start: node.span.end, end: node.span.end }, text: ']' },
          ],
        },
      ]
    : [];
  const what = node.kind === 'scalar' ? `'${short(node.text)}'` : KINDS[node.kind];
  const spaced = shapeFor(value, 'map') === undefined ? undefined : missingSpace(node);
  return {
    rule: 'invalid-value',
    subject: node.kind,
    message: `${said} can’t be ${what}; expected ${expected(value)}.${spaced === undefined ? '' : ' A space is missing after the colon.'}`,
    fixes: spaced === undefined ? fixes : [spaced],
  };
}

/** `vendor:Acme` is a text, where `vendor: Acme` was meant. */
function missingSpace(node: Node): ShapeFix | undefined {
  const key = node.kind === 'scalar' && node.style === 'plain' ? KEY_WITHOUT_SPACE.exec(node.text)?.[1] : undefined;
  if (key === undefined) return undefined;
  const at = node.span.start + key.length;
  return replaceFix('Put a space after the colon', false, { start: at, end: at }, ' ');
}

function wrongId(name: string, key: ScalarNode): Words {
  const problem = idProblem(name);
  const nearest = nearestId(name);
  const fixes = nearest === '' ? [] : [replaceFix(`Rename to '${nearest}'`, false, key.span, nearest)];
  const hint = nearest === '' ? '' : ` '${nearest}' would do.`;
  if (problem === 'reserved')
    return {
      rule: 'reserved-id',
      subject: name,
      message: `'${name}' can’t be an id: YAML readers take it for something else.${hint}`,
      fixes,
    };
  return {
    rule: 'invalid-id',
    subject: name,
    message: `'${short(name)}' is no id: an id has lower-case letters, digits and single dashes, and begins with a letter.${hint}`,
    fixes,
  };
}

/** `tool 'crm'` is how people call `tools.crm`. */
function whatWords(path: FieldPath): string {
  if (path.length === 0) return 'a roadmap';
  return path.length === 1 ? `'${path[0]}'` : `'${path.join('.')}'`;
}
const whereWords = (path: FieldPath): string =>
  path.length === 0 ? 'at the top of a roadmap' : `in ${whatWords(path)}`;
const saidIn = (path: FieldPath): string => {
  const last = path.at(-1);
  if (last === undefined) return 'The file';
  return typeof last === 'number' ? `Item ${last + 1} of '${String(path.at(-2) ?? '')}'` : `'${last}'`;
};
const keysHint = (fields: readonly string[]): string =>
  fields.length === 0 || fields.length > 12 ? '' : ` Known keys: ${fields.join(', ')}.`;

const escapePointer = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');
const unescapePointer = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** The tree as JSON for the validator. Prototype-free, so that `__proto__` is a key like any other; nothing where a mapping may stand is an empty one. */
function toJson(node: Node, value: Value | undefined): unknown {
  if (node.kind === 'list') return node.items.map((item) => toJson(item, itemOf(value)));
  if (node.kind === 'map') {
    const made: Record<string, unknown> = Object.create(null);
    for (const { key, value: child } of node.pairs)
      if (!Object.hasOwn(made, key.text)) made[key.text] = toJson(child, below(value, key.text));
    return made;
  }
  if (node.value === null && shapeFor(value, 'map') !== undefined) return {};
  if (node.value === null && shapeFor(value, 'list') !== undefined) return [];
  return dateAsText(node, value);
}

/** `2026-03` is a text to YAML, `2026` a number and `1e3` too: what a date field holds is read as it is written, years apart. */
function dateAsText(node: ScalarNode, value: Value | undefined): unknown {
  const isDate = shapeFor(value, 'scalar')?.is === 'date';
  return isDate && typeof node.value === 'number' ? node.text : node.value;
}
