/**
 * Where a file can be cut so that each piece can be read alone: at its top-level keys, and within a collection at each
 * entry. Cutting only looks at the beginnings of lines; whatever it can't be sure of, it leaves whole.
 */

export interface Block {
  readonly key: string;
  /** From the start of the key's line to the start of the next block. */
  readonly start: number;
  readonly end: number;
}

export interface OddLine {
  readonly start: number;
  readonly end: number;
  /** The end of what belongs to no section with it: what is indented below it, and more such lines. */
  readonly through: number;
}

export interface Blocks {
  /** Top-level sections in order. */
  readonly sections: readonly Block[];
  /** Lines in column 0, or before the first key, that are neither key nor comment; their sections can't be trusted. */
  readonly odd: readonly OddLine[];
}

/** Anchors, aliases, directives, document markers and tab indents tie a file together: it must be read whole. */
const TIED = /(?:^|[\s[{,:-])[&*][^\s,[\]{}]|^(?:---|\.\.\.|%)|^ *\t/m;

export const isTied = (text: string): boolean => TIED.test(text);

const SECTION_KEY = /^([A-Za-z_][\w-]*) *:(?=[ \t\r\n]|$)/;
const ENTRY_KEY = /^([A-Za-z_][\w-]*) *:(?=[ \t\r\n]|$)/;

/** What a version control system leaves around the two sides of a conflict. */
export const CONFLICT_MARK = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)/;

/** Cuts a file at its top-level keys. */
export function cutSections(text: string): Blocks {
  const sections: { key: string; start: number; end: number }[] = [];
  const odd: { start: number; end: number; through: number }[] = [];
  let inOdd = false;
  for (const line of linesOf(text, text.charCodeAt(0) === 0xfeff ? 1 : 0, text.length)) {
    const depth = indentOf(text, line.start, line.end);
    const last = sections.at(-1);
    if (depth === undefined) continue;
    if (depth > 0 && !inOdd && last !== undefined) continue;
    const key = SECTION_KEY.exec(text.slice(line.start, Math.min(line.end, line.start + 200)))?.[1];
    if (CONFLICT_MARK.test(text.slice(line.start, line.start + 8))) {
      odd.push({ ...line, through: line.end });
      continue;
    }
    if (key !== undefined) {
      if (last !== undefined) last.end = line.start;
      sections.push({ key, start: line.start, end: text.length });
    } else if (inOdd) odd.at(-1)!.through = line.end;
    else odd.push({ ...line, through: line.end });
    inOdd = key === undefined;
  }
  return { sections, odd };
}

/** Cuts a collection's section at its entries; undefined where it isn't a plain block mapping. */
export function cutEntries(text: string, section: Block): readonly Block[] | undefined {
  const entries: { key: string; start: number; end: number }[] = [];
  let indent = 0;
  let head = true;
  for (const line of linesOf(text, section.start, section.end)) {
    if (head) {
      head = false;
      if (!/^[\w-]+ *:[ \t]*(?:[ \t]#.*)?\r?$/.test(text.slice(line.start, line.end))) return undefined;
      continue;
    }
    const depth = indentOf(text, line.start, line.end);
    if (depth === undefined) continue;
    if (indent === 0) indent = depth;
    if (depth < indent) return undefined;
    if (depth > indent) continue;
    const key = ENTRY_KEY.exec(text.slice(line.start + depth, Math.min(line.end, line.start + depth + 200)))?.[1];
    if (key === undefined) return undefined;
    const last = entries.at(-1);
    if (last !== undefined) last.end = line.start;
    entries.push({ key, start: line.start, end: section.end });
  }
  return entries.length === 0 ? undefined : entries;
}

/** The number of leading spaces; undefined for blank lines and comments. */
function indentOf(text: string, start: number, end: number): number | undefined {
  let at = start;
  while (at < end && text.charCodeAt(at) === 0x20) at++;
  const c = text[at];
  return at === end || c === '#' || c === '\r' ? undefined : at - start;
}

function* linesOf(text: string, from: number, to: number): Iterable<{ start: number; end: number }> {
  let start = from;
  while (start < to) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline > to ? to : newline;
    yield { start, end };
    start = end + 1;
  }
}
