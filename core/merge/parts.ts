/**
 * A mapping or list cut into its members, with nothing left between them: what stands in front of a member (blank lines and
 * comments), the member itself, and the rest of its lines. Put together again they are the text.
 */
import { isOwn, Places } from '../syntax/places';
import { isNull, type ListNode, type MapNode, type Node, type Pair, type Span } from '../syntax/tree';
import { type Plain, plainOf, wordFor } from './plain';

/** One side of a merge; lines end with line feeds, the last one too. */
export class SideText {
  readonly places: Places;
  constructor(
    readonly text: string,
    readonly node: Node | undefined,
  ) {
    this.places = new Places(text);
  }

  cut({ start, end }: Span): string {
    return this.text.slice(start, end);
  }
}

export interface Member {
  /** The key; of an item, what it says. */
  readonly name: string;
  readonly side: SideText;
  readonly pair: Pair | undefined;
  readonly node: Node;
  readonly plain: Plain;
  /** In front of it: in block style whole lines, in brackets white space and comments. */
  readonly lead: string;
  /** The member; in block style with the line ends and comments that are its own. */
  readonly span: Span;
  /** Where the value stands in it. Undefined where it is better not told apart from its key: nothing, an alias. */
  readonly value: Span | undefined;
  /** In brackets: comments behind it, before and behind the comma. */
  readonly trail: string;
  /** The column in block style. */
  readonly column: number;
}

export interface Parts {
  readonly members: readonly Member[];
  /** Behind the last member. */
  readonly tail: string;
}

/** In block style; undefined where it is written in a way that can't be cut at lines. @param region whole lines */
export function blockParts(side: SideText, node: MapNode | ListNode, region: Span): Parts | undefined {
  const { places, text } = side;
  const spans = node.kind === 'map' ? node.pairs.map((pair) => places.pair(pair, 0)) : places.dashed(node, 0);
  const members: Member[] = [];
  let at = region.start;
  for (const [i, span] of spans.entries()) {
    const start = places.lineStart(span.start);
    if (start < at || text.slice(start, span.start).trim() !== '') return undefined;
    const next = spans[i + 1];
    const limit = next === undefined ? region.end : places.lineStart(next.start);
    const column = span.start - start;
    const end = ownEnd(side, lineAfterContent(side, span), limit, column);
    if (end > limit) return undefined;
    members.push({ ...memberOf(side, node, i), lead: text.slice(at, start), span: { start, end }, trail: '', column });
    at = end;
  }
  if (new Set(members.map(({ column }) => column)).size > 1) return undefined;
  return new Set(members.map(({ name }) => name)).size < members.length
    ? undefined
    : { members, tail: text.slice(at, region.end) };
}

function lineAfterContent({ text, places }: SideText, { start, end }: Span): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return places.lineAfter(Math.max(start, at - 1));
}

/** Comments directly below a member, further in than it, are its own. */
function ownEnd({ text, places }: SideText, from: number, limit: number, column: number): number {
  let end = from;
  for (let at = from; at < limit; at = places.lineAfter(at)) {
    const line = text.slice(at, places.lineEnd(at));
    const indent = /^ */.exec(line)![0].length;
    if (line.trim() === '') continue;
    if (line[indent] !== '#' || indent <= column) break;
    end = places.lineAfter(at);
  }
  return Math.min(Math.max(end, from), Math.max(limit, from));
}

function memberOf(
  side: SideText,
  node: MapNode | ListNode,
  i: number,
): Pick<Member, 'name' | 'side' | 'pair' | 'node' | 'plain' | 'value'> {
  if (node.kind === 'list') {
    const item = node.items[i]!;
    const plain = plainOf(item);
    return { name: wordFor(plain), side, pair: undefined, node: item, plain, value: undefined };
  }
  const pair = node.pairs[i]!;
  const own = isOwn(pair) && !isNull(pair.value);
  const value = own ? side.places.value(pair, 0) : undefined;
  return { name: pair.key.text, side, pair, node: pair.value, plain: plainOf(pair.value), value };
}

/** In brackets; undefined where commas can't be told. */
export function flowParts(side: SideText, node: MapNode | ListNode): Parts | undefined {
  const { text, places } = side;
  const spans = places.members(node, 0);
  const close = node.span.end - 1;
  const members: Member[] = [];
  let at = node.span.start + 1;
  for (const [i, span] of spans.entries()) {
    if (span.start < at) return undefined;
    const comma = /^(?:[ \t\n]|#[^\n]*\n)*/.exec(text.slice(span.end, close))![0].length + span.end;
    const isLast = i === spans.length - 1;
    if (!isLast && text[comma] !== ',') return undefined;
    const hasComma = text[comma] === ',';
    const before = text.slice(span.end, hasComma ? comma : span.end);
    const behind = /^[ \t]*#[^\n]*/.exec(text.slice(hasComma ? comma + 1 : span.end, close))?.[0] ?? '';
    const end = (hasComma ? comma + 1 : span.end) + behind.length;
    const trail = before.trim() === '' ? behind : before.trimEnd() + behind;
    if (before.includes('#') && behind !== '') return undefined;
    members.push({ ...memberOf(side, node, i), lead: text.slice(at, span.start), span, trail, column: 0 });
    at = end;
  }
  return new Set(members.map(({ name }) => name)).size < members.length
    ? undefined
    : { members, tail: text.slice(at, close) };
}
