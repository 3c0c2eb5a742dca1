/** Taking members away, without the comments that speak of others. */
import type { TextEdit } from './edit';
import type { Places } from './places';
import type { Span } from './tree';

/** What is to be taken out of a text, and the scalars in it, where `#` and `&` are letters like others. */
export interface Cut {
  readonly span: Span;
  readonly scalars: readonly Span[];
}

const deletion = (start: number, end: number): TextEdit => ({ span: { start, end }, text: '' });

const within = (offset: number, spans: readonly Span[]): boolean =>
  spans.some(({ start, end }) => offset >= start && offset < end);

/** The offsets of the comments in a stretch. */
export function commentsIn(text: string, { span, scalars }: Cut): readonly number[] {
  const ordered = [...scalars].sort((a, b) => a.start - b.start);
  let next = 0;
  return [...text.slice(span.start, span.end).matchAll(/(?<=^|\s)#/g)]
    .map(({ index }) => span.start + index)
    .filter((at) => {
      while (next < ordered.length && ordered[next]!.end <= at) next++;
      return ordered[next] === undefined || ordered[next]!.start > at;
    });
}

/** Whether an anchor in a stretch is used outside of it. */
export function losesAnchor(text: string, { span, scalars }: Cut): boolean {
  const names = [...text.slice(span.start, span.end).matchAll(/(?<=^|[\s,[{])&([^\s,[\]{}]+)/g)]
    .filter(({ index }) => !within(span.start + index, scalars))
    .map(([, name]) => name!);
  if (names.length === 0) return false;
  const rest = `${text.slice(0, span.start)} ${text.slice(span.end)}`;
  return [...rest.matchAll(/(?<=^|[\s,[{])\*([^\s,[\]{}]+)/g)].some(([, name]) => names.includes(name!));
}

/**
 * Takes whole lines away. The comment at the end of a line goes with it; a comment that has its line for itself stays,
 * no further in than what is taken away, lest it becomes part of a text above.
 */
export function cutLines(text: string, places: Places, cut: Cut): readonly TextEdit[] {
  const { start, end } = cut.span;
  const edits: TextEdit[] = [];
  const column = start - places.lineStart(start);
  let from = places.lineStart(start);
  let at = from;
  while (at < end) {
    const indent = /^ */.exec(text.slice(at, end))![0].length;
    const isComment = text[at + indent] === '#' && !within(at + indent, cut.scalars);
    if (isComment) {
      if (from < at) edits.push(deletion(from, at));
      if (indent > column) edits.push(deletion(at, at + indent - column));
    }
    at = places.lineAfter(at);
    if (isComment) from = at;
  }
  return from < at ? [...edits, deletion(from, at)] : edits;
}

/** Takes one of the members in brackets away; undefined where that can't be done without loss. */
export function cutMember(
  text: string,
  places: Places,
  members: readonly Span[],
  index: number,
  scalars: readonly Span[],
): readonly TextEdit[] | undefined {
  const own = members[index]!;
  const before = members[index - 1];
  const next = members[index + 1];
  const comma = commaAfter(text, own.end);
  const lineCut = wholeLines(text, places, own, comma);
  const lost = before !== undefined && comma === undefined ? commaAfter(text, before.end) : undefined;
  const dangling = lost === undefined ? [] : [deletion(lost, lost + 1)];
  if (lineCut !== undefined) return [...dangling, ...cutLines(text, places, { span: lineCut, scalars })];
  if (commentsIn(text, { span: own, scalars }).length > 0) return undefined;
  const isBlank = (a: number, b: number): boolean => /^[ \t,]*$/.test(text.slice(a, b));
  if (next !== undefined && isBlank(own.end, next.start)) return [deletion(own.start, next.start)];
  if (next === undefined && before !== undefined && isBlank(before.end, own.start))
    return [deletion(before.end, own.end)];
  return [...dangling, deletion(blankBefore(text, own.start), comma === undefined ? own.end : comma + 1)];
}

/** The lines that hold a member, its comma and comments alone; undefined where something else stands there, too. */
function wholeLines(text: string, places: Places, own: Span, comma: number | undefined): Span | undefined {
  const lineEnd = places.lineEnd(own.end);
  const first = /^\s*$/.test(text.slice(places.lineStart(own.start), own.start));
  const last = /^[ \t]*,?[ \t]*(?:(?<=\s)#.*)?$/.test(text.slice(own.end, lineEnd));
  const closed = comma === undefined || comma < lineEnd;
  return first && last && closed && lineEnd < text.length ? { start: own.start, end: lineEnd } : undefined;
}

/** Blanks in front, where something stands before them on the line. */
function blankBefore(text: string, offset: number): number {
  let at = offset;
  while (/[ \t]/.test(text[at - 1] ?? '')) at--;
  return /[\n[{]/.test(text[at - 1] ?? '\n') ? offset : at;
}

/** The comma behind an offset, past comments; undefined where a bracket comes first. */
function commaAfter(text: string, offset: number): number | undefined {
  const between = /(?:\s|(?<=\s)#[^\n]*)*/y;
  between.lastIndex = offset;
  const at = offset + (between.exec(text)?.[0].length ?? 0);
  return text[at] === ',' ? at : undefined;
}
