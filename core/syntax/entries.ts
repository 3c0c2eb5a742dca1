/** A list where ids belong, written as a mapping: each item becomes an entry below the id that it says. */
import { idProblem, nearestId } from '../format/values';
import type { TextEdit } from './edit';
import type { Places } from './places';
import { scalarText } from './scalar';
import { isNull, type ListNode, type MapNode, type Node, type Pair, type ScalarNode, type Span } from './tree';

/** Where the list stands. `column` is that of its key. */
export interface ListAt {
  readonly text: string;
  readonly newline: string;
  readonly places: Places;
  readonly list: ListNode;
  readonly base: number;
  readonly column: number;
}

/** The edits, in order; undefined if an item says no id, says that of another, or could not be kept as it is. */
export function entriesOf(at: ListAt): readonly TextEdit[] | undefined {
  const { list, base, places, text } = at;
  const spans = places.items(list, base);
  const isWritten = spans.every(
    ({ start }, i) => start === list.items[i]!.span.start + base && places.ownStart(start) === start,
  );
  const ids = list.items.map(idOf);
  if (!isWritten || ids.includes(undefined) || new Set(ids).size < ids.length) return undefined;
  const dashes = list.flow ? [] : places.dashed(list, base);
  const items = list.items.map((node, i) => {
    const dash = dashes[i]?.start;
    const isFlush = dash !== undefined && dash - places.lineStart(dash) <= at.column;
    const own = {
      ...at,
      node,
      id: ids[i]!,
      span: spans[i]!,
      from: dash ?? spans[i]!.start,
      pad: isFlush ? DEEPER : '',
    };
    return itemEdits(own);
  });
  if (!items.every((edits) => edits !== undefined)) return undefined;
  const edits = items.flat();
  if (!list.flow) return edits;
  const end = list.span.end + base;
  if (text[end - 1] !== ']') return undefined;
  return [put(list.span.start + base, list.span.start + base + 1, '{'), ...edits, put(end - 1, end, '}')];
}

/** The dashes of a list may stand below its key, the keys of a mapping may not. */
const DEEPER = '  ';

interface ItemAt extends ListAt {
  readonly node: Node;
  readonly id: string;
  readonly span: Span;
  /** Where its dash stands; in brackets, where it begins. */
  readonly from: number;
  /** How much deeper it must stand. */
  readonly pad: string;
}

const put = (start: number, end: number, text: string): TextEdit => ({ span: { start, end }, text });

/** `crm`; of `{id: crm, …}` that id; of `{name: CRM}` one like its name; of `{crm: {…}}` the key. */
function idOf(node: Node): string | undefined {
  if (node.kind === 'scalar') return isNull(node) || node.style === 'block' ? undefined : idFrom(node.text);
  if (node.kind === 'list') return undefined;
  const said = saysId(node) ?? node.pairs.find(({ key }) => key.text === 'name')?.value;
  if (said !== undefined) return said.kind === 'scalar' ? idFrom(said.text) : undefined;
  return node.pairs.length === 1 ? idFrom(node.pairs[0]!.key.text) : undefined;
}

const idFrom = (text: string): string | undefined => (isId(text) ? text : nearestId(text)) || undefined;
const isId = (text: string): boolean => idProblem(text) === undefined;

function saysId({ pairs: [first] }: MapNode): ScalarNode | undefined {
  return first?.key.text === 'id' && first.value.kind === 'scalar' ? first.value : undefined;
}

function itemEdits(item: ItemAt): readonly TextEdit[] | undefined {
  const { node, id, span, from, pad } = item;
  if (node.kind === 'list') return undefined;
  if (node.kind === 'scalar') {
    const value = isId(node.text) ? '{}' : `{name: ${scalarText(node.text, node.style)}}`;
    return [put(from, span.end, `${pad}${id}: ${value}`)];
  }
  const first = saysId(node) === undefined ? firstOfNamed(item, node) : withoutId(item, node);
  return first && [...first, ...deeper(item)];
}

/** `- {name: CRM}` or `- crm: {…}`. */
function firstOfNamed(
  { text, newline, places, span, from, pad, id }: ItemAt,
  node: MapNode,
): readonly TextEdit[] | undefined {
  const { key } = node.pairs[0]!;
  if (node.pairs.length > 1 || key.text === 'name') {
    const column = span.start - places.lineStart(span.start) + pad.length;
    return [put(from, span.start, node.flow ? `${pad}${id}: ` : `${pad}${id}:${newline}${' '.repeat(column)}`)];
  }
  if (key.text !== id) return undefined;
  if (text[span.start] !== '{') return [put(from, span.start, pad)];
  return [put(from, span.start + 1, pad), put(span.end - 1, span.end, '')];
}

/** `- id: crm` becomes `crm:`; in braces the id moves in front of them. */
function withoutId({ text, base, span, from, pad, id }: ItemAt, node: MapNode): readonly TextEdit[] | undefined {
  const [{ value }, next] = node.pairs as unknown as readonly [Pair, Pair | undefined];
  const end = value.span.end + base;
  if (/[#\n]/.test(text.slice(from, end))) return undefined;
  if (!node.flow) return [put(from, end, `${pad}${id}:${next === undefined ? ' {}' : ''}`)];
  if (next === undefined) return [put(from, span.end, `${pad}${id}: {}`)];
  const start = next.key.span.start + base;
  return /[#\n]/.test(text.slice(end, start)) ? undefined : [put(from, start, `${pad}${id}: {`)];
}

/** Moves the lines of an item below its first along with it. */
function deeper({ text, places, span, pad }: ItemAt): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = places.lineAfter(span.start); pad !== '' && at < span.end; at = places.lineAfter(at))
    if (places.lineEnd(at) > at && text[at] !== '\n') edits.push(put(at, at, pad));
  return edits;
}
