/**
 * A file in words, for comparing by lines: one statement a line, each with its whole path, so that a line says what it is
 * about wherever a difference is cut. Indentation, quotes and brackets are gone; nothing else is, comments included.
 */
import { roadmap } from '../format/entities';
import type { MapValue, Value } from '../format/kit';
import { below } from '../format/walk';
import { commentsIn } from '../syntax/cut';
import { COLLECTIONS } from '../syntax/file';
import { scalarSpans } from '../syntax/places';
import { scalarText } from '../syntax/scalar';
import { isNull, type Node, type Pair, type ScalarNode } from '../syntax/tree';
import { parseYaml } from '../syntax/yaml';

/** The lines; undefined for what can't be read as a roadmap. */
export function inWords(text: string): readonly string[] | undefined {
  const read = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const { node, problems } = parseYaml(read);
  if (problems.length > 0 || (node !== undefined && node.kind !== 'map' && !isNull(node))) return undefined;
  const teller = new Teller(read, node);
  if (node?.kind === 'map') for (const pair of node.pairs) teller.top(pair);
  return teller.told();
}

interface Comment {
  readonly at: number;
  readonly text: string;
  /** Whether something stands before it on its line. */
  readonly isBehind: boolean;
}

class Teller {
  readonly #lines: string[] = [];
  readonly #comments: readonly Comment[];
  #next = 0;
  /** Whether the last line is a comment from the end of another. */
  #wasBehind = false;

  constructor(text: string, node: Node | undefined) {
    const scalars = node === undefined ? [] : scalarSpans(node, 0);
    this.#comments = commentsIn(text, { span: { start: 0, end: text.length }, scalars }).map((at) => ({
      at,
      text: text.slice(at, text.indexOf('\n', at) < 0 ? undefined : text.indexOf('\n', at)).trimEnd(),
      isBehind: text.slice(text.lastIndexOf('\n', at) + 1, at).trim() !== '',
    }));
  }

  told(): readonly string[] {
    this.#commentsBefore(Number.POSITIVE_INFINITY);
    return this.#lines;
  }

  top({ key, value }: Pair): void {
    const name = wordOf(key);
    if (!COLLECTIONS.has(key.text) || value.kind !== 'map') {
      this.#say(name, below(roadmap as Value, key.text), value, key);
      return;
    }
    if (value.pairs.length === 0) this.#line(`${name}: {}`, key);
    for (const entry of value.pairs) {
      this.#commentsBefore(entry.key.span.start, true);
      const path = `${name}.${wordOf(entry.key)}`;
      this.#gap();
      this.#line(path, entry.key);
      if (entry.value.kind !== 'map') {
        if (!isNull(entry.value)) this.#say(path, COLLECTIONS.get(key.text), entry.value, entry.key);
      } else this.#fields(path, COLLECTIONS.get(key.text), entry.value.pairs);
    }
  }

  #fields(path: string, shape: Value | undefined, pairs: readonly Pair[]): void {
    for (const { key, value } of pairs) this.#say(`${path}.${wordOf(key)}`, below(shape, key.text), value, key);
  }

  #say(path: string, shape: Value | undefined, node: Node, key: ScalarNode): void {
    if (node.kind === 'scalar') this.#scalar(path, node, key);
    else if (node.kind === 'list') {
      if (node.items.length === 0) this.#line(`${path}: []`, key);
      for (const item of node.items) this.#line(`${path}: ${inline(item)}`, item);
    } else if (node.pairs.length === 0) this.#line(`${path}: {}`, key);
    else {
      // What may be a list of ids says them as one does, so that a first detail is one more line.
      const isShort = isShortFor(shape);
      for (const { key: inner, value } of node.pairs) {
        if (isShort) this.#line(`${path}: ${wordOf(inner)}`, inner);
        const isEmpty = isNull(value) || (value.kind === 'map' && value.pairs.length === 0);
        if (!isShort || !isEmpty) this.#say(`${path}.${wordOf(inner)}`, below(shape, inner.text), value, inner);
      }
    }
  }

  #scalar(path: string, node: ScalarNode, key: ScalarNode): void {
    if (isNull(node)) this.#line(node.text === '' ? `${path}:` : `${path}: ${node.text}`, key);
    else if (!node.text.includes('\n')) this.#line(`${path}: ${saidBy(node)}`, key);
    else for (const line of node.text.replace(/\n$/, '').split('\n')) this.#line(`${path}: | ${line}`, key);
  }

  #line(line: string, { span }: { readonly span: { readonly start: number } }): void {
    this.#commentsBefore(span.start);
    this.#lines.push(line);
    this.#wasBehind = false;
  }

  /** Comments stand in front of what they stand in front of; what begins an entity stands apart from what is above. */
  #commentsBefore(offset: number, isEntity = false): void {
    for (; this.#next < this.#comments.length; this.#next++) {
      const { at, text, isBehind } = this.#comments[this.#next]!;
      if (at >= offset) return;
      if (isEntity && !isBehind) this.#gap();
      this.#lines.push(text);
      this.#wasBehind = isBehind;
    }
  }

  #gap(): void {
    const last = this.#lines.at(-1);
    if (last !== undefined && last !== '' && (this.#wasBehind || !last.startsWith('#'))) this.#lines.push('');
  }
}

/** Whether a mapping's keys are what a list in its place would hold. */
function isShortFor(shape: Value | undefined): boolean {
  const mapping = shape?.is === 'either' && shape.list !== undefined ? shape.mapping : undefined;
  if (mapping?.is !== 'map') return false;
  const { keys, of } = mapping as MapValue;
  return keys.by === 'ref' || (keys.by === 'id' && of.is === 'object');
}

/** A text as it is; in quotes where it would read as a number, or has ends that can't be seen. */
function saidBy({ text, value }: ScalarNode): string {
  if (typeof value !== 'string') return text;
  const isOdd = text === '' || text !== text.trim() || /^(?:(?:~|null|true|false|[-+]?\.?\d[\d.eE+-]*)$|")/i.test(text);
  return isOdd && !/^\d{4}-/.test(text) ? JSON.stringify(text) : text;
}

const wordOf = ({ text }: ScalarNode): string => (text === '' || /[\s.:#]/.test(text) ? JSON.stringify(text) : text);

/** An item in one line. */
function inline(node: Node): string {
  if (node.kind === 'scalar') return node.text.includes('\n') ? JSON.stringify(node.text) : saidBy(node);
  if (node.kind === 'list') return `[${node.items.map(nested).join(', ')}]`;
  return `{${node.pairs.map(({ key, value }) => `${scalarText(key.text)}: ${nested(value)}`).join(', ')}}`;
}

const nested = (node: Node): string =>
  node.kind !== 'scalar' ? inline(node) : typeof node.value === 'string' ? scalarText(node.text) : node.text;
