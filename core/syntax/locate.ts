/** From places (keys from the top of a file) to offsets, at the last moment. */
import type { FieldPath } from '../format/kit';
import type { FileEntry, FileTree, Section } from './file';
import { isNull, type Node, type Pair, pairSpan, type Span, shift } from './tree';

/** What stands at a path: its key (where it has one), its value, and the offset their spans count from. */
export interface Located {
  readonly base: number;
  readonly pair: Pair | undefined;
  readonly node: Node;
  /** How much of the path was found; shorter than the path where the rest isn't there. */
  readonly depth: number;
  /** The mapping or list that holds it. */
  readonly parent: Node | undefined;
}

/** The deepest thing on the way to a path; undefined if not even its top-level key is there. */
export function find(tree: FileTree, path: FieldPath): Located | undefined {
  const section = tree.index.section(String(path[0]));
  if (section === undefined) return undefined;
  const entry = entryAt(tree, section, path);
  if (entry === undefined) return headOf(section);
  let at: Located = {
    base: entry.base,
    pair: { key: entry.key, value: entry.value },
    node: entry.value,
    depth: entry.path.length,
    parent: undefined,
  };
  for (const part of path.slice(entry.path.length)) {
    const next = step(tree, at, part);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

function entryAt(tree: FileTree, section: Section, path: FieldPath): FileEntry | undefined {
  const [first] = section.entries;
  return first?.path.length === 1 ? first : tree.index.entry(section, String(path[1]));
}

function headOf(section: Section): Located {
  const at = section.key.span.end;
  const node: Node = section.odd ?? {
    kind: 'scalar',
    span: { start: at, end: at },
    text: '',
    style: 'plain',
    value: null,
  };
  return { base: section.base, pair: { key: section.key, value: node }, node, depth: 1, parent: undefined };
}

function step(tree: FileTree, at: Located, part: string | number): Located | undefined {
  const { base, node, depth } = at;
  if (node.kind === 'map') {
    const pair = tree.index.first(node, String(part));
    return pair && { base, pair, node: pair.value, depth: depth + 1, parent: node };
  }
  const item = node.kind === 'list' && typeof part === 'number' ? node.items[part] : undefined;
  return item && { base, pair: undefined, node: item, depth: depth + 1, parent: node };
}

/** The range of a place; of what isn't there, the nearest key above; of an empty file, its beginning. */
export function locate(tree: FileTree, path: FieldPath, part: 'key' | 'value'): Span {
  const found = find(tree, path);
  if (found === undefined) return { start: 0, end: 0 };
  const exact = found.depth === path.length;
  const useKey = found.pair !== undefined && (part === 'key' || !exact || isNull(found.node));
  return shift(useKey ? found.pair!.key.span : found.node.span, found.base);
}

/** From the key's first character to the value's last, as written. */
export function wholeSpan(found: Located): Span {
  return shift(found.pair === undefined ? found.node.span : pairSpan(found.pair), found.base);
}
