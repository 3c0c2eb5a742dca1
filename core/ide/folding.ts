/** What can be folded, and how a selection grows. */
import type { FileTree } from '../syntax/file';
import { type Node, type Span, shift } from '../syntax/tree';
import type { Workspace } from '../workspace';
import { lineEnd, lineStart } from './source';

export interface Fold {
  /** From somewhere on its first line to somewhere on its last. */
  readonly span: Span;
  readonly comment: boolean;
}

/** Keys and items with what lies below them, and runs of comments; only what takes more than one line. */
export function foldsOf(workspace: Workspace, file: string): readonly Fold[] {
  const text = workspace.text(file) ?? '';
  const spans = [...membersOf(workspace.tree(file))];
  const seen = new Set<number>();
  const folds: Fold[] = [];
  for (const span of spans) {
    const end = trimEnd(text, span);
    const first = lineStart(text, span.start);
    if (seen.has(first) || end <= lineEnd(text, span.start)) continue;
    seen.add(first);
    folds.push({ span: { start: span.start, end }, comment: false });
  }
  return [...folds, ...commentRuns(text)];
}

function trimEnd(text: string, { start, end }: Span): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return at;
}

/** Every key with its value and every item, outer ones first. */
function* membersOf(tree: FileTree): Iterable<Span> {
  for (const section of tree.sections) {
    yield { start: section.base + section.key.span.start, end: section.end };
    for (const { base, key, value, path } of section.entries) {
      if (path.length > 1) yield shift({ start: key.span.start, end: value.span.end }, base);
      yield* below(value, base);
    }
  }
}

function* below(node: Node, base: number): Iterable<Span> {
  if (node.kind === 'list')
    for (const item of node.items) {
      yield shift(item.span, base);
      yield* below(item, base);
    }
  if (node.kind === 'map')
    for (const { key, value } of node.pairs) {
      yield shift({ start: key.span.start, end: value.span.end }, base);
      yield* below(value, base);
    }
}

function* commentRuns(text: string): Iterable<Fold> {
  for (const run of text.matchAll(/^[ \t]*#.*(?:\r?\n[ \t]*#.*)+/gm))
    yield { span: { start: run.index, end: run.index + run[0].length }, comment: true };
}

/** Ever larger stretches around an offset, the smallest first: text, value, key with value, mapping … file. */
export function selectionsAt(workspace: Workspace, file: string, offset: number): readonly Span[] {
  const text = workspace.text(file) ?? '';
  const spans: Span[] = [{ start: 0, end: text.length }];
  const add = (span: Span): boolean => {
    const trimmed = { start: span.start, end: trimEnd(text, span) };
    const last = spans.at(-1)!;
    if (offset < trimmed.start || offset > trimmed.end || trimmed.start < last.start || trimmed.end > last.end)
      return false;
    if (trimmed.start !== last.start || trimmed.end !== last.end) spans.push(trimmed);
    return true;
  };
  for (const section of workspace.tree(file).sections) {
    if (!add({ start: section.base + section.key.span.start, end: section.end })) continue;
    add(shift(section.key.span, section.base));
    for (const { base, key, value } of section.entries) growPair(key, value, base, add);
  }
  return spans.reverse();
}

type Add = (span: Span) => boolean;

function growPair(key: Node, value: Node, base: number, add: Add): void {
  if (!add(shift({ start: key.span.start, end: Math.max(key.span.end, value.span.end) }, base))) return;
  add(shift(key.span, base));
  grow(value, base, add);
}

function grow(node: Node, base: number, add: Add): void {
  if (!add(shift(node.span, base))) return;
  if (node.kind === 'list') for (const item of node.items) grow(item, base, add);
  if (node.kind === 'map') for (const { key, value } of node.pairs) growPair(key, value, base, add);
}
