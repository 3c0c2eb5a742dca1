/** Spaces behind colons, commas and dashes. */
import type { TextEdit } from '../../syntax/edit';
import type { FileTree } from '../../syntax/file';
import type { ListNode, MapNode, Node, Pair, Span } from '../../syntax/tree';
import { lineStart } from '../source';

export function spacing(text: string, tree: FileTree): readonly TextEdit[] {
  const spacer = new Spacer(text);
  for (const section of tree.sections) {
    if (section.odd !== undefined) spacer.node(section.odd, section.base);
    for (const [i, { base, key, value }] of section.entries.entries()) {
      if (section.flow) spacer.comma(spanOf({ key, value }), nextOf(section.entries[i + 1]), base);
      spacer.pair({ key, value }, base);
      spacer.node(value, base);
    }
  }
  return spacer.edits();
}

class Spacer {
  readonly #edits = new Map<number, TextEdit>();

  constructor(readonly text: string) {}

  edits(): readonly TextEdit[] {
    return [...this.#edits.values()];
  }

  node(node: Node, base: number): void {
    if (node.kind === 'scalar') return;
    const members: readonly Span[] = node.kind === 'map' ? node.pairs.map(spanOf) : node.items.map(({ span }) => span);
    if (node.flow) for (const [i, member] of members.entries()) this.comma(member, members[i + 1], base);
    if (node.kind === 'map') this.#map(node, base);
    else this.#list(node, base);
  }

  #map({ pairs }: MapNode, base: number): void {
    for (const pair of pairs) {
      this.pair(pair, base);
      this.node(pair.value, base);
    }
  }

  #list(list: ListNode, base: number): void {
    if (!list.flow) this.#dashes(list, base);
    for (const item of list.items) this.node(item, base);
  }

  /** `key: value`, where both are on one line. */
  pair({ key, value }: Pair, base: number): void {
    const [from, to] = [base + key.span.end, base + value.span.start];
    if (to <= from || value.span.end <= value.span.start) return;
    const gap = this.text.slice(from, to);
    if (/^[ \t]*:[ \t]*$/.test(gap)) this.#put(from, to, ': ');
  }

  comma(member: Span, next: Span | undefined, base: number): void {
    if (next === undefined) return;
    const [from, to] = [base + member.end, base + next.start];
    const gap = to > from ? this.text.slice(from, to) : '';
    if (/^[ \t]*,[ \t]*$/.test(gap)) this.#put(from, to, ', ');
  }

  #dashes({ items }: ListNode, base: number): void {
    for (const { span } of items) {
      const start = base + span.start;
      const line = this.text.slice(lineStart(this.text, start), start);
      const spaces = /-([ \t]+)$/.exec(line)?.[1];
      if (spaces !== undefined) this.#put(start - spaces.length, start, ' ');
    }
  }

  /** Once for each place: what an alias brings was seen where it is written. */
  #put(start: number, end: number, wanted: string): void {
    if (this.text.slice(start, end) !== wanted) this.#edits.set(start, { span: { start, end }, text: wanted });
  }
}

const nextOf = (entry: Pair | undefined): Span | undefined => entry && spanOf(entry);
const spanOf = ({ key, value }: Pair): Span => ({
  start: key.span.start,
  end: Math.max(key.span.end, value.span.end),
});
