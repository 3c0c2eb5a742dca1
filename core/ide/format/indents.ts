/** The column in which each line is to begin. */
import type { FileTree } from '../../syntax/file';
import type { ListNode, MapNode, Node } from '../../syntax/tree';
import { lineStart } from '../source';
import type { Line } from './lines';

const STEP = 2;

/** For each line its new column; of lines that begin neither key nor item, as far moved as what they belong to. */
export function indents(text: string, tree: FileTree, lines: readonly Line[]): readonly number[] {
  const columns = new Columns(text).of(tree);
  const made = lines.map(() => 0);
  let delta = 0;
  for (const [i, line] of lines.entries()) {
    const old = line.content - line.start;
    const column = columns.get(line.start);
    if (column !== undefined && !line.kept) delta = column - old;
    if (!line.comment) made[i] = column !== undefined && !line.kept ? column : Math.max(0, old + delta);
  }
  const isPlaced = lines.map((line) => columns.has(line.start) && !line.kept);
  const placed = { made, below: nextPlaced(isPlaced), above: lastOuter(lines, isPlaced) };
  for (const [i, line] of lines.entries()) if (line.comment) made[i] = commentColumn(lines, i, placed);
  return made;
}

const columnOf = (line: Line): number => line.content - line.start;

interface Placed {
  readonly made: readonly number[];
  /** For each line, where the next one below it is that begins a key or an item; -1 where there is none. */
  readonly below: readonly number[];
  /** For each comment, where the nearest such line above it is that stands no further in; -1 where there is none. */
  readonly above: readonly number[];
}

/** A comment stands like the line below it or, if it stood like an earlier one, like that; else one step further in than that. */
function commentColumn(lines: readonly Line[], i: number, { made, ...placed }: Placed): number {
  const old = columnOf(lines[i]!);
  const below = placed.below[i]!;
  if (below >= 0 && columnOf(lines[below]!) === old) return made[below]!;
  const above = placed.above[i]!;
  if (above >= 0) return made[above]! + (columnOf(lines[above]!) < old ? STEP : 0);
  return below >= 0 ? made[below]! : 0;
}

function nextPlaced(isPlaced: readonly boolean[]): readonly number[] {
  const found: number[] = [];
  let below = -1;
  for (let i = isPlaced.length - 1; i >= 0; i--) {
    found[i] = below;
    if (isPlaced[i]) below = i;
  }
  return found;
}

function lastOuter(lines: readonly Line[], isPlaced: readonly boolean[]): readonly number[] {
  /** Lines that no later one further out hides, each further in than the one before. */
  const open: number[] = [];
  return lines.map((line, i) => {
    const column = columnOf(line);
    if (line.comment) return open.findLast((above) => columnOf(lines[above]!) <= column) ?? -1;
    if (!isPlaced[i]) return -1;
    while (open.length > 0 && columnOf(lines[open.at(-1)!]!) >= column) open.pop();
    open.push(i);
    return -1;
  });
}

class Columns {
  readonly #columns = new Map<number, number>();

  constructor(readonly text: string) {}

  /** By the start of each line that begins a key or an item in block style. */
  of(tree: FileTree): ReadonlyMap<number, number> {
    for (const section of tree.sections) {
      this.#set(section.base + section.key.span.start, 0);
      for (const { base, key, value, path } of section.entries) {
        if (path.length > 1 && !section.flow) this.#set(base + key.span.start, STEP);
        this.#node(value, base, path.length === 1 ? 0 : STEP);
      }
      if (section.odd !== undefined) this.#node(section.odd, section.base, 0);
    }
    return this.#columns;
  }

  /** What an alias brings stands elsewhere, and was seen there. */
  #set(offset: number, column: number): void {
    const start = lineStart(this.text, offset);
    if (/^ *$/.test(this.text.slice(start, offset)) && !this.#columns.has(start)) this.#columns.set(start, column);
  }

  #node(node: Node, base: number, parent: number): void {
    if (node.kind === 'map' && !node.flow) this.#map(node, base, parent + STEP);
    if (node.kind === 'list' && !node.flow) this.#list(node, base, parent + STEP);
  }

  #map({ pairs }: MapNode, base: number, column: number): void {
    for (const { key, value } of pairs) {
      this.#set(base + key.span.start, column);
      this.#node(value, base, column);
    }
  }

  #list(list: ListNode, base: number, column: number): void {
    const start = base + list.span.start;
    const old = start - lineStart(this.text, start);
    const last = list.items.at(-1);
    const end = Math.max(start, base + (last?.span.end ?? 0));
    for (let at = start; at < end; ) {
      const line = lineStart(this.text, at);
      if (this.text[line + old] === '-') this.#set(line + old, column);
      const newline = this.text.indexOf('\n', at);
      if (newline < 0) break;
      at = newline + 1;
    }
    for (const item of list.items) this.#node(item, base, column);
  }
}
