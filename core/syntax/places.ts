/** Where things stand in a file: with their anchors and tags, and an alias where it is written, not what it stands for. */
import { type ListNode, type MapNode, type Node, type Pair, type Span, shift } from './tree';

const PROPERTIES = /(?:(?<=[\s,[{]|^)[&!][^\s,[\]{}]*[ \t]+)+$/;
const BETWEEN = /(?:[\s,[:]|-(?=\s)|(?<=\s|^)#[^\n]*)*/y;
const ALIAS = /\*[^\s,[\]{}]+/y;
/** Anchors and tags that stand in front of something are never longer. */
const MOST_BEFORE = 300;

/** All offsets are the file's. */
export class Places {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** From a pair's first sign (`?`, an anchor, a tag or the key) to the end of its value. */
  pair(pair: Pair, base: number): Span {
    const end = Math.max(pair.key.span.end + base, this.value(pair, base).end);
    return { start: this.pairStart(pair.key.span.start + base), end };
  }

  /** The offset of the first sign of a pair whose key begins at an offset. */
  pairStart(key: number): number {
    const start = this.ownStart(key);
    const mark = /\?[ \t]+$/.exec(this.#before(start));
    return mark === null ? start : start - mark[0].length;
  }

  /** The offset of the anchor or tag in front of something, or its own. */
  ownStart(offset: number): number {
    return offset - (PROPERTIES.exec(this.#before(offset))?.[0].length ?? 0);
  }

  /** The value of a pair, or the alias in its place, without anchor and tag. */
  value(pair: Pair, base: number): Span {
    const from = pair.key.span.end + base;
    if (!isOwn(pair)) return this.alias(from) ?? { start: from, end: from };
    return { start: pair.value.span.start + base, end: this.end(pair.value, base) };
  }

  /** The items of a list, or the aliases in their places, without dashes, anchors and tags. */
  items(list: ListNode, base: number): readonly Span[] {
    let at = list.span.start + base;
    return list.items.map((item) => {
      const { start } = shift(item.span, base);
      const span = start >= at ? { start, end: this.end(item, base) } : (this.alias(at) ?? { start: at, end: at });
      at = span.end;
      return span;
    });
  }

  /** The dashes of a list in block style, each with its item. */
  dashed(list: ListNode, base: number): readonly Span[] {
    const first = list.span.start + base;
    const column = first - this.lineStart(first);
    let at = first;
    return this.items(list, base).map(({ end }) => {
      while (this.#text[at] !== '-' || !this.#isIndent(at, first)) {
        const newline = this.#text.indexOf('\n', at);
        if (newline < 0) break;
        at = newline + 1 + column;
      }
      const span = { start: at, end: Math.max(at + 1, end) };
      at++;
      return span;
    });
  }

  #isIndent(at: number, first: number): boolean {
    return at === first || /^ *$/.test(this.#text.slice(this.lineStart(at), at));
  }

  /** The members of a mapping or list in brackets, with their anchors and tags. */
  members(node: MapNode | ListNode, base: number): readonly Span[] {
    return node.kind === 'map'
      ? node.pairs.map((pair) => this.pair(pair, base))
      : this.items(node, base).map(({ start, end }) => ({ start: this.ownStart(start), end }));
  }

  /** Where something ends: of collections in block style, the end of their last member. */
  end(node: Node, base: number): number {
    const end = node.span.end + base;
    if (node.kind === 'scalar' || node.flow) return end;
    const last = node.kind === 'map' ? node.pairs.at(-1) : undefined;
    if (last !== undefined) return Math.max(end, this.pair(last, base).end);
    return node.kind === 'list' ? Math.max(end, this.items(node, base).at(-1)?.end ?? end) : end;
  }

  /** The first alias behind an offset, where nothing but signs and comments stands between. */
  alias(from: number): Span | undefined {
    BETWEEN.lastIndex = from;
    ALIAS.lastIndex = from + (BETWEEN.exec(this.#text)?.[0].length ?? 0);
    const found = ALIAS.exec(this.#text);
    return found === null ? undefined : { start: found.index, end: found.index + found[0].length };
  }

  lineStart(offset: number): number {
    const start = offset === 0 ? 0 : this.#text.lastIndexOf('\n', offset - 1) + 1;
    return start === 0 && this.#text.charCodeAt(0) === 0xfeff ? Math.min(1, offset) : start;
  }

  lineEnd(offset: number): number {
    const newline = this.#text.indexOf('\n', offset);
    if (newline < 0) return this.#text.length;
    return this.#text[newline - 1] === '\r' && newline > offset ? newline - 1 : newline;
  }

  /** The beginning of the next line, or the end of the text. */
  lineAfter(offset: number): number {
    const newline = this.#text.indexOf('\n', offset);
    return newline < 0 ? this.#text.length : newline + 1;
  }

  #before(offset: number): string {
    return this.#text.slice(Math.max(this.lineStart(offset), offset - MOST_BEFORE), offset);
  }
}

/** Whether a pair's value stands behind its key, and is not an alias of something above it. */
export const isOwn = ({ key, value }: Pair): boolean => value.span.start >= key.span.end;

/** The scalars and keys that are written in a node, not those that aliases bring. */
export function scalarSpans(node: Node, base: number): Span[] {
  if (node.kind === 'scalar') return [shift(node.span, base)];
  if (node.kind === 'map')
    return node.pairs.flatMap((pair) => [
      shift(pair.key.span, base),
      ...(isOwn(pair) ? scalarSpans(pair.value, base) : []),
    ]);
  let at = node.span.start;
  return node.items.flatMap((item) => {
    if (item.span.start < at) return [];
    at = item.span.start + 1;
    return scalarSpans(item, base);
  });
}
