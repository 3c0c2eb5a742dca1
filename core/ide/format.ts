/**
 * Formatting that changes white space alone: two spaces of indent, one after colons, commas and dashes, one blank line at most, no
 * trailing spaces, one kind of line end. Order, quotes, comments and flow or block stay as they are.
 */
import { applyEdits } from '../syntax/apply';
import type { TextEdit } from '../syntax/edit';
import { type FileTree, parseFile } from '../syntax/file';
import type { Node, Span } from '../syntax/tree';
import { indents } from './format/indents';
import { type Line, linesOf } from './format/lines';
import { spacing } from './format/spacing';
import { lineEnd, lineStart, newlineOf } from './source';

/** The edits that format a text; none where it can't be read, or where they would change what it says. */
export function formatEdits(text: string, range?: Span): readonly TextEdit[] {
  const tree = parseFile(text);
  if (tree.problems.length > 0 || tree.notMapping !== undefined) return [];
  const edits = [...lineEdits(text, tree), ...spacing(text, tree)].sort((a, b) => a.span.start - b.span.start);
  const wanted = edits.filter(
    ({ span }) => range === undefined || (span.start >= range.start && span.end <= range.end),
  );
  return saysTheSame(text, tree, applyEdits(text, wanted)) ? wanted : [];
}

/** What spacing could change on a line; formatting looks at the whole file, which Enter shall not wait for in vain. */
const UNEVEN = /[ \t]{2}|\t|[ \t]$|,\S|[ \t][,:\]}]|[[{][ \t]/;

/**
 * The spacing within the line that ends before an offset, once the next one is begun. Where the line begins stays: what is
 * typed below it goes on from there.
 */
export function finishedLineEdits(text: string, offset: number): readonly TextEdit[] {
  const next = lineStart(text, offset);
  if (next === 0) return [];
  const start = lineStart(text, next - 1);
  const end = lineEnd(text, start);
  const content = start + /^[ \t]*/.exec(text.slice(start, end))![0].length;
  if (content === end || !UNEVEN.test(text.slice(content, end))) return [];
  return formatEdits(text, { start: content, end: next }).map((edit) => withoutLineEnd(text, edit, end));
}

/** The line end was just typed: it is no part of an edit. */
function withoutLineEnd(text: string, edit: TextEdit, end: number): TextEdit {
  const newline = text.slice(end, edit.span.end);
  if (newline === '' || edit.span.end < end || !edit.text.endsWith(newline)) return edit;
  return { span: { start: edit.span.start, end }, text: edit.text.slice(0, edit.text.length - newline.length) };
}

/** A text, formatted. */
export const formatted = (text: string): string => applyEdits(text, formatEdits(text));

function lineEdits(text: string, tree: FileTree): readonly TextEdit[] {
  const lines = linesOf(text, tree);
  const columns = indents(text, tree, lines);
  const newline = newlineOf(text);
  const edits: TextEdit[] = [];
  const put = (start: number, end: number, wanted: string): void => {
    if (text.slice(start, end) !== wanted) edits.push({ span: { start, end }, text: wanted });
  };
  const lastIndex = lines.findLastIndex((line) => !line.blank || line.kept);
  for (const [i, line] of lines.entries()) {
    if (i > lastIndex) break;
    if (isSpare(lines, i)) {
      put(line.start, line.next, '');
      continue;
    }
    const isEmpty = line.blank && !line.kept;
    const body = isEmpty ? line.start : line.content;
    put(line.start, body, isEmpty ? '' : ' '.repeat(columns[i]!));
    put(Math.max(line.kept ? line.end : line.textEnd, body), line.next, newline);
  }
  const last = lines[lastIndex];
  if (last !== undefined) put(last.next, text.length, '');
  return edits;
}

/** A blank line behind another, or at the top. */
function isSpare(lines: readonly Line[], i: number): boolean {
  const line = lines[i]!;
  const before = lines[i - 1];
  return line.blank && !line.kept && (before === undefined || (before.blank && !before.kept));
}

/** White space alone may differ, and only where it means nothing. */
function saysTheSame(before: string, tree: FileTree, after: string): boolean {
  if (before.replace(/\s+/g, '') !== after.replace(/\s+/g, '')) return false;
  const now = parseFile(after);
  return now.problems.length === 0 && JSON.stringify(meaning(now)) === JSON.stringify(meaning(tree));
}

function meaning({ sections }: FileTree): unknown {
  return sections.map(({ name, odd, entries }) => [
    name,
    odd && said(odd),
    entries.map(({ path, value }) => [path, said(value)]),
  ]);
}

function said(node: Node): unknown {
  if (node.kind === 'scalar') return [node.text, node.value];
  if (node.kind === 'list') return node.items.map(said);
  return node.pairs.map(({ key, value }) => ({ [key.text]: said(value) }));
}
