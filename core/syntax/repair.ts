/**
 * Reading on around mistakes: the line of the first problem is blanked out (same length, so that all places stay) and
 * the text is read again. One mistake is then one problem, and what stands on other lines still counts. A key that has
 * lines below it keeps them: then only its own value is blanked.
 */

import type { Span, SyntaxProblem } from './tree';
import { type Parsed, parseYaml } from './yaml';

const MOST_REPAIRS = 8;
/** Reading a long text again and again would take longer than somebody waits. */
const LONG = 200_000;
const MOST_REPAIRS_OF_LONG = 2;

export function parseRepaired(text: string): Parsed {
  const problems: SyntaxProblem[] = [];
  const most = text.length > LONG ? MOST_REPAIRS_OF_LONG : MOST_REPAIRS;
  let current = text;
  for (let tries = 0; ; tries++) {
    const parsed = parseYaml(current);
    const [first] = parsed.problems;
    if (first === undefined) return { node: parsed.node, problems };
    if (tries > most) return { node: parsed.node, problems };
    const gone = tries < most ? whatToBlank(current, first) : restFrom(current, first);
    problems.push(gone?.more === true ? { ...first, lost: { start: gone.start, end: gone.end } } : first);
    if (gone === undefined) return { node: parsed.node, problems };
    current = blankOut(current, gone);
  }
}

interface Gone extends Span {
  /** Lines below the problem's own go too. */
  readonly more?: true;
}

/** What must go: all lines that one mend is about, a second document, else of the problem's line, or of the last line before it that still says something. */
function whatToBlank(text: string, problem: SyntaxProblem): Gone | undefined {
  const mend = problem.mend?.span;
  if (mend !== undefined && text.slice(mend.start, mend.end).includes('\n'))
    return { start: mend.start, end: lineAt(text, mend.end).end, more: true };
  const line = sayingLine(text, problem.span.start);
  if (line === undefined) return undefined;
  if (/^(?:---|\.\.\.)/.test(text.slice(line.start, line.end)))
    return { start: line.start, end: text.length, more: true };
  const below = endBelow(text, line);
  if (below === line.end) return line;
  const value = valueBehind(text, line);
  if (value === undefined || problem.span.end <= value.start || opensBelow(text, line, problem))
    return { start: line.start, end: below, more: true };
  return value;
}

/** After too many problems all the rest: half read, it would seem to be something else. */
function restFrom(text: string, problem: SyntaxProblem): Gone | undefined {
  const line = sayingLine(text, problem.span.start);
  return line === undefined ? undefined : { start: line.start, end: text.length, more: true };
}

function sayingLine(text: string, offset: number): Span | undefined {
  for (let at = offset; ; ) {
    const line = lineAt(text, at);
    if (/\S/.test(text.slice(line.start, line.end))) return line;
    if (line.start === 0) return undefined;
    at = line.start - 1;
  }
}

function lineAt(text: string, offset: number): Span {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', start);
  return { start, end: newline < 0 ? text.length : newline };
}

/** The end of the last line below that is indented deeper and says something; the line's own end if there is none. */
function endBelow(text: string, line: Span): number {
  const depth = depthOf(text, line);
  let end = line.end;
  for (let at = line.end + 1; at < text.length; ) {
    const next = lineAt(text, at);
    const says = /\S/.test(text.slice(next.start, next.end));
    if (says && depthOf(text, next) <= depth) break;
    if (says) end = next.end;
    at = next.end + 1;
  }
  return end;
}

const depthOf = (text: string, line: Span): number => /^ */.exec(text.slice(line.start, line.end))![0].length;

/** What stands behind the key of a line; undefined where there is no key or nothing behind it. */
function valueBehind(text: string, line: Span): Span | undefined {
  const match = /^ *(?:- +)*[\w-]+ *:(?=[ \t])/.exec(text.slice(line.start, line.end));
  const start = match === null ? line.end : line.start + match[0].length;
  return /\S/.test(text.slice(start, line.end)) ? { start, end: line.end } : undefined;
}

/** A bracket at the end of the line: what is below is its content and makes no sense without it. */
function opensBelow(text: string, line: Span, problem: SyntaxProblem): boolean {
  return problem.unclosed === true && /[[{,]\s*(?:#.*)?$/.test(text.slice(line.start, line.end));
}

const blankOut = (text: string, { start, end }: Span): string =>
  text.slice(0, start) + blank(text.slice(start, end)) + text.slice(end);

/** As many spaces; line ends stay. */
export const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');
