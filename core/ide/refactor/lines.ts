/** Entries as whole lines, with the comments that speak of them: what moves when one moves. */
import type { TextEdit } from '../../syntax/edit';
import type { FileEntry, FileTree, Section } from '../../syntax/file';
import { Places } from '../../syntax/places';
import type { Span } from '../../syntax/tree';

/** An entry of a section in block style, from its first comment's line to behind its last line. */
export interface EntryLines {
  readonly section: Section;
  readonly entry: FileEntry;
  readonly span: Span;
  /** The column of its key. */
  readonly column: number;
}

/** The entries of a section in their order; undefined where lines don't tell them apart. */
export function linesOfEntries(text: string, section: Section): readonly EntryLines[] | undefined {
  const places = new Places(text);
  if (section.flow || section.odd !== undefined || text.includes('\t') || /\r(?!\n)/.test(text)) return undefined;
  const found: EntryLines[] = [];
  let from = places.lineAfter(section.base + section.key.span.end);
  for (const entry of section.entries) {
    const start = places.pairStart(entry.key.span.start + entry.base);
    const line = places.lineStart(start);
    // `? key`, aliases of mappings, and whatever else shares a line with another entry.
    if (line < from || text.slice(line, start).trim() !== '' || entry.path.length !== 2) return undefined;
    const end = endOf(text, places, entry, start - line);
    found.push({ section, entry, column: start - line, span: { start: commentsAbove(text, places, line, from), end } });
    from = end;
  }
  return found;
}

/** Behind the last line that belongs to an entry: comments further in than its key are its own. */
function endOf(text: string, places: Places, entry: FileEntry, column: number): number {
  let at = places.pair({ key: entry.key, value: entry.value }, entry.base).end;
  while (/\s/.test(text[at - 1] ?? '')) at--;
  let end = places.lineAfter(at);
  for (let next = end; next < text.length; next = places.lineAfter(next)) {
    const line = text.slice(next, places.lineEnd(next));
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    if (line[indent] !== '#' || indent <= column) break;
    end = places.lineAfter(next);
  }
  return end;
}

/** The beginning of the comments that stand right above a line and begin in the same column. */
function commentsAbove(text: string, places: Places, line: number, least: number): number {
  const indent = /^ */.exec(text.slice(line))![0];
  let start = line;
  while (start > least) {
    const above = places.lineStart(start - 1);
    if (!text.startsWith(`${indent}#`, above)) break;
    start = above;
  }
  return start;
}

/** The lines of a section whose entries all go: its key, and the comments right above it. */
export function linesOfHead(text: string, section: Section): Span {
  const places = new Places(text);
  const line = places.lineStart(section.base + section.key.span.start);
  return { start: commentsAbove(text, places, line, 0), end: places.lineAfter(section.base + section.key.span.end) };
}

/** Takes lines away, and of the blank lines around them what would stand there twice. */
export function cutOut(text: string, span: Span): TextEdit {
  const places = new Places(text);
  let { start, end } = span;
  const isBlank = (at: number): boolean => text.slice(at, places.lineEnd(at)).trim() === '';
  const above = start === 0 ? undefined : places.lineStart(start - 1);
  const isDouble = above === undefined || isBlank(above) || /:\s*(?:#.*)?$/.test(text.slice(above, start).trimEnd());
  while (isDouble && end < text.length && isBlank(end)) end = places.lineAfter(end);
  while (end >= text.length && start > 0 && isBlank(places.lineStart(start - 1))) start = places.lineStart(start - 1);
  return { span: { start, end }, text: '' };
}

/** Lines in another column and with other line ends; undefined where one of them does not reach so far. */
export function moved(lines: string, by: number, newline: string): string | undefined {
  const made = lines
    .replace(/(?:\r?\n)+$/, '')
    .split(/\r?\n/)
    .map((line) => {
      if (line === '') return line;
      if (by >= 0) return ' '.repeat(by) + line;
      return line.startsWith(' '.repeat(-by)) || line.trim() === '' ? line.slice(-by) : undefined;
    });
  return made.includes(undefined) ? undefined : made.join(newline) + newline;
}

/** Whether new sections can stand at the end of a file. */
export const canGrow = (text: string, tree: FileTree): boolean =>
  !/^(?:---|\.\.\.|%)/m.test(text) &&
  tree.problems.length === 0 &&
  tree.notMapping === undefined &&
  tree.sections.every(({ base, key }) => new Places(text).lineStart(base + key.span.start) === base + key.span.start);
