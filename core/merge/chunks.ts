/** A text that is merged but for its conflicts, and how git writes them. */
import { linesOf } from '../syntax/lines';

/** What the two sides have in one place, where they don't agree. */
export interface Conflict {
  readonly ours: string;
  readonly theirs: string;
}

export type Chunk = string | Conflict;

export const isConflict = (chunk: Chunk): chunk is Conflict => typeof chunk !== 'string';

/** The text with each conflict decided for one side. */
export const decided = (chunks: readonly Chunk[], side: keyof Conflict): string =>
  chunks.map((chunk) => (isConflict(chunk) ? chunk[side] : chunk)).join('');

/** Conflicts widened to whole lines, and no wider: what both sides begin or end with is none. */
export function byLines(chunks: readonly Chunk[]): readonly Chunk[] {
  const made: Chunk[] = [];
  let open: Conflict | undefined;
  let text = '';
  for (const chunk of chunks) {
    if (!isConflict(chunk)) {
      const end = open === undefined || isWhole(open) ? 0 : chunk.indexOf('\n') + 1 || chunk.length;
      if (open !== undefined) open = both(open, chunk.slice(0, end), '');
      if (open !== undefined && (end < chunk.length || chunk.endsWith('\n'))) {
        made.push(...narrowed(open));
        open = undefined;
      }
      text += chunk.slice(end);
      continue;
    }
    if (open !== undefined && text === '') open = { ours: open.ours + chunk.ours, theirs: open.theirs + chunk.theirs };
    else {
      const start = text.lastIndexOf('\n') + 1;
      made.push(text.slice(0, start));
      open = both(chunk, '', text.slice(start));
      text = '';
    }
  }
  return [...made, ...(open === undefined ? [] : narrowed(open)), text].filter((chunk) => chunk !== '');
}

const both = ({ ours, theirs }: Conflict, behind: string, before: string): Conflict => ({
  ours: before + ours + behind,
  theirs: before + theirs + behind,
});

const isWhole = ({ ours, theirs }: Conflict): boolean => [ours, theirs].every((text) => /(?:^|\n)$/.test(text));

/** Without the lines that both sides begin or end with. */
function narrowed({ ours, theirs }: Conflict): readonly Chunk[] {
  if (ours === theirs) return [ours];
  const [a, b] = [linesOf(ours), linesOf(theirs)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const rest = (lines: readonly string[]): string => lines.slice(start, lines.length - end).join('');
  return [a.slice(0, start).join(''), { ours: rest(a), theirs: rest(b) }, a.slice(a.length - end).join('')];
}

/** The text with git's marks around its conflicts, which stand in whole lines. */
export function marked(chunks: readonly Chunk[], size: number): string {
  const newline = chunks.some((chunk) => (isConflict(chunk) ? chunk.ours + chunk.theirs : chunk).includes('\r\n'))
    ? '\r\n'
    : '\n';
  const line = (sign: string, label = ''): string => `${sign.repeat(size)}${label}${newline}`;
  const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : text + newline);
  return chunks.reduce<string>((text, chunk) => {
    if (!isConflict(chunk)) return text + chunk;
    const { ours, theirs } = chunk;
    return `${ended(text)}${line('<', ' ours')}${ended(ours)}${line('=')}${ended(theirs)}${line('>', ' theirs')}`;
  }, '');
}
