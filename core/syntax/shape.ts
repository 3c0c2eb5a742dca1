/** Findings on one entry's shape: the compiled schema says where and what, the description says it in words. */

import { LEVELS } from '../format/entities';
import { ruleNames, type ShapeError, validators } from '../format/generated/validators';
import type { FieldPath, MapValue, Value } from '../format/kit';
import { freeKey, idProblem } from '../format/values';
import { below, fieldsOf, itemOf, kindsIn, mayBeEmpty, shapeFor } from '../format/walk';
import { didYouMean, expected, Guesses, near, short } from '../format/words';
import { duplicates } from './duplicates';
import { isNull, type MapNode, type Node, type Pair, PairIndex, type ScalarNode, type Span } from './tree';
import { replaceFix, type ShapeFinding, type ShapeFix, wrongDate, wrongId, wrongNode } from './wrong';

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
  checker.rules();
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
        .map((word) => {
          const isSafe = guess.sure === word && !wanted(word) && takes(below(at.value, word), pair.value);
          return replaceFix(`Change to '${word}'`, isSafe, pair.key.span, word);
        });
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
        hides: guess.words.filter((word) => !taken(word)).flatMap((word) => kindsIn(below(at.value, word))),
      });
    }
  }

  #wrongKey(at: At, name: string): void {
    if (name === '<<' || at.node.kind !== 'map') return;
    const shape = shapeFor(at.value, 'map') as MapValue | undefined;
    for (const pair of this.#index.all(at.node, name)) {
      const path = [...at.path, name];
      const common = { span: spanOrKey(pair.key, this.input.key), path, part: 'key' as const, subject: name };
      const taken = at.node.pairs.map(({ key }) => key.text);
      const words =
        shape?.keys?.by === 'date' ? wrongDate(name, pair.key, undefined, taken) : wrongId(name, pair.key, taken);
      this.#add({ ...words, ...common });
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
      ...(field?.value.is === 'ref' ? { wants: field.value.to } : {}),
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
    this.#add({ ...where, ...wrongNode(at.node, value, said, at.path), hides: kindsIn(value) });
  }

  /** A level that could not be followed. */
  rules(): void {
    if (this.input.piece !== 'rules' || this.input.node.kind !== 'map') return;
    const pair = this.#index.first(this.input.node, 'yaml-syntax');
    const found = pair === undefined ? undefined : alwaysOn(pair);
    if (found !== undefined) this.#add(found);
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
      if (seen.has(key.text)) this.#add(givenTwice(key, at, byId ? node : undefined));
      else if (key.text === '<<' && key.style === 'plain' && value !== undefined) this.#add(mergeKey(key, at));
      else if (byId && idProblem(key.text) === 'boolean-in-yaml-1.1') this.#add(olderBoolean(key, at, node));
      seen.add(key.text);
      if (key.text !== '<<') this.keys(child, below(value, key.text), at);
    }
  }
}

/** In a mapping of ids, the second is renamed. */
function givenTwice(key: ScalarNode, path: FieldPath, ids: MapNode | undefined): ShapeFinding {
  const other =
    ids &&
    freeKey(
      key.text,
      ids.pairs.map((pair) => pair.key.text),
    );
  const fixes = other === undefined ? [] : [replaceFix(`Rename this one to '${other}'`, false, key.span, other)];
  const message = `'${short(key.text)}' is there twice ${whereWords(path.slice(0, -1))}; the first one counts. ${ids === undefined ? 'Remove' : 'Rename or remove'} one of them.`;
  return { rule: 'duplicate-id', span: key.span, path, part: 'key', subject: key.text, message, fixes };
}

function mergeKey(key: ScalarNode, path: FieldPath): ShapeFinding {
  const message = "Merge keys ('<<') are not part of YAML 1.2. Write the values out, or use an alias for one value.";
  return { rule: 'unknown-key', span: key.span, path, part: 'key', subject: '<<', message, fixes: [] };
}

function olderBoolean(key: ScalarNode, path: FieldPath, { pairs }: MapNode): ShapeFinding {
  const taken = pairs.map((pair) => pair.key.text);
  return { ...wrongId(key.text, key, taken), severity: 'warning', span: key.span, path, part: 'key' };
}

/** What can't be read can't be checked: a level for it would be without effect. */
function alwaysOn({ key, value }: Pair): ShapeFinding | undefined {
  if (value.kind !== 'scalar' || !Object.hasOwn(LEVELS, value.text) || value.text === 'error') return undefined;
  const path = ['rules', key.text];
  return {
    rule: 'invalid-value',
    span: value.span,
    path,
    part: 'value',
    subject: '',
    message: `'${key.text}' is always an error: what is no YAML can’t be read, so it can’t be checked either. Remove this line.`,
    fixes: [{ title: `Remove '${key.text}'`, safe: false, changes: [{ do: 'remove', path }] }],
  };
}

/** Whether a field takes a value of that kind, so that its key may be put right without looking. */
const takes = (field: Value | undefined, node: Node): boolean =>
  field === undefined || isNull(node) || shapeFor(field, node.kind) !== undefined;

const keyText = (key: string): string => (/^[\w-]+$/.test(key) ? key : JSON.stringify(key));
const spanOrKey = (key: ScalarNode, parent: ScalarNode): Span =>
  key.span.end > key.span.start ? key.span : parent.span;
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

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
