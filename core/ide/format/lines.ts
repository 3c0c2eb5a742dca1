/** The lines of a file, and which of them are part of a text in which white space counts. */
import type { FileTree } from '../../syntax/file';
import { type Node, type Span, shift } from '../../syntax/tree';
import { lineEnd } from '../source';

export interface Line {
  readonly start: number;
  /** Where its first character stands that is no space. */
  readonly content: number;
  /** Behind its last character that is no white space. */
  readonly textEnd: number;
  /** Before its line end, and behind it. */
  readonly end: number;
  readonly next: number;
  readonly blank: boolean;
  /** Inside of a text that goes on from an earlier line: nothing but its indent may change. */
  readonly kept: boolean;
  readonly comment: boolean;
}

export function linesOf(text: string, tree: FileTree): readonly Line[] {
  const texts = [...longTexts(text, tree)];
  const lines: Line[] = [];
  let at = 0;
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start);
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(start, end);
    const content = start + /^ */.exec(line)![0].length;
    while (at < texts.length && texts[at]!.end <= start) at++;
    const kept = at < texts.length && texts[at]!.start < start;
    const blank = line.trim() === '';
    const textEnd = start + line.trimEnd().length;
    lines.push({ start, content, textEnd, end, next, blank, kept, comment: !kept && text[content] === '#' });
    start = next;
  }
  return lines;
}

/** Block scalars and texts that run over several lines, in order. */
function longTexts(text: string, tree: FileTree): readonly Span[] {
  const found: Span[] = [];
  const walk = (node: Node, base: number): void => {
    if (node.kind === 'list') for (const item of node.items) walk(item, base);
    else if (node.kind === 'map') for (const { value } of node.pairs) walk(value, base);
    else {
      const span = shift(node.span, base);
      if (text.slice(span.start, span.end).includes('\n')) found.push({ start: span.start, end: endOf(text, span) });
    }
  };
  for (const { entries } of tree.sections) for (const { base, value } of entries) walk(value, base);
  return found.sort((a, b) => a.start - b.start);
}

/** Blank lines behind a block scalar belong to it only if it says so, or if they are longer than its lines are indented. */
function endOf(text: string, { start, end }: Span): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  if (!/^[|>]/.test(text[start]!)) return at;
  const keeps = /^.[\d-]*\+/.test(text.slice(start, start + 4));
  const indent = /\n( *)\S/.exec(text.slice(start, end))?.[1]?.length ?? 0;
  const longest = Math.max(
    0,
    ...text
      .slice(lineEnd(text, at), end)
      .split('\n')
      .map((line) => (line.trimEnd() === '' ? line.replace('\r', '').length : 0)),
  );
  return keeps || longest > indent ? end : at;
}
