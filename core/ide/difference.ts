/** From an old text to a new one with one edit of whole lines, so that carets elsewhere stay where they are. */
import type { TextEdit } from '../syntax/edit';
import { lineStart } from './source';

export function difference(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  start = lineStart(before, start);
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  end -= toLineStart(before, before.length - end);
  return [{ span: { start, end: before.length - end }, text: after.slice(start, after.length - end) }];
}

/** How far it is to the next beginning of a line. */
function toLineStart(text: string, offset: number): number {
  if (offset === 0 || text[offset - 1] === '\n') return 0;
  const newline = text.indexOf('\n', offset);
  return (newline < 0 ? text.length : newline + 1) - offset;
}
