/** What the YAML parser's errors mean, in words for people who do not read YAML specifications. */
import { isCollection, isMap, isPair, isScalar, isSeq, type YAMLError } from 'yaml';
import type { Span, SyntaxProblem } from './tree';

const WORDS: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'An alias (*name) can’t have a tag or an anchor of its own.',
  BAD_ALIAS: 'This alias (*name) names no anchor above it. A text that begins with * needs quotes.',
  BAD_DIRECTIVE: 'This directive is not known. A line that begins with % needs quotes.',
  BAD_DQ_ESCAPE:
    'After a backslash in double quotes only certain letters may follow. Write \\ for a backslash, or use single quotes.',
  BAD_INDENT:
    'The indentation doesn’t fit the lines around it. Keys of one mapping must stand exactly below each other.',
  BAD_PROP_ORDER: 'Anchors and tags must come before the value.',
  BAD_SCALAR_START: 'A text can’t begin with this character unless it stands in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'There are two colons in one line. Put a text that contains ": " in quotes.',
  BLOCK_IN_FLOW: 'Lines with dashes or keys can’t stand inside { } or [ ]. Close the bracket first.',
  KEY_OVER_1024_CHARS: 'This key is too long. Is a colon missing or a quote not closed?',
  MULTILINE_IMPLICIT_KEY: 'This line is neither a key nor a value. Write it as `key: value`, or remove it.',
  MULTIPLE_ANCHORS: 'A value can have one anchor only.',
  MULTIPLE_DOCS: 'A roadmap file holds one document; a second one begins here.',
  MULTIPLE_TAGS: 'A value can have one tag only.',
  TAB_AS_INDENT: 'Tabs can’t indent in YAML. Use spaces.',
  TAG_RESOLVE_FAILED: 'This tag (!name) is not known here.',
  UNEXPECTED_TOKEN: 'This doesn’t fit here. Is a colon, a bracket or a quote missing before it?',
};

/** A parser error as a problem, at the place where somebody would mend it. */
export function explain(error: YAMLError, text: string, contents: unknown): SyntaxProblem {
  const [start, end] = error.pos;
  const at: Span = { start: Math.min(start, text.length), end: Math.min(Math.max(end, start + 1), text.length) };
  if (/closing|and end with a/i.test(error.message)) return unclosed(at, text, contents);
  if (/^Implicit map keys/.test(error.message) || error.code === 'MULTILINE_IMPLICIT_KEY')
    return oddLine(lineOf(text, at), text);
  if (error.code === 'TAB_AS_INDENT') return tabs(at, text);
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') return twoColons(at, text);
  return { span: lineOf(text, at), message: WORDS[error.code] ?? 'This can’t be read as YAML.' };
}

/** A line that says nothing in YAML; often only the space behind the colon is missing. */
export function oddLine(span: Span, text: string): SyntaxProblem {
  const key = KEY_WITHOUT_SPACE.exec(text.slice(span.start, span.end))?.[1];
  if (key === undefined) return { span, message: WORDS['MULTILINE_IMPLICIT_KEY']! };
  const at = span.start + key.length;
  const mend = { title: 'Put a space after the colon', safe: false, span: { start: at, end: at }, text: ' ' };
  return { span, message: 'A space is missing after the colon. Write it as `key: value`.', mend };
}

/** `vendor:Acme`, but no web address. */
export const KEY_WITHOUT_SPACE = /^([\w-]+:)(?!\/\/)\S/;

/** An error may span much of the file; it is shown on its first line. */
function lineOf(text: string, span: Span): Span {
  const newline = text.indexOf('\n', span.start);
  const end = newline < 0 ? text.length : newline;
  return { start: span.start, end: Math.max(span.start, Math.min(span.end, text[end - 1] === '\r' ? end - 1 : end)) };
}

/** Said once for all lines that begin with tabs from here on; the mend takes them along: how deep they go shows only together. */
function tabs(at: Span, text: string): SyntaxProblem {
  const lineStart = text.lastIndexOf('\n', at.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, lineStart + LONGEST_INDENT))![0];
  const run = TABBED_LINES.exec(text.slice(lineStart, lineStart + LONGEST_RUN))?.[0] ?? indent;
  const next = depthBelow(text, lineStart + run.length);
  const before = [...linesUpTo(text, lineStart)];
  let reached = before.reduce(stepInto, TOP);
  const tabbed = run.split('\n');
  const lines = tabbed.map((line, i) => {
    const isLast = i === tabbed.length - 1;
    if (line.trim() === '' && !isLast) return line;
    reached = stepInto(reached, isLast ? `${line}.` : line);
    const wanted = Math.max(0, reached.depth);
    const depth = isLast && next !== undefined && next <= wanted ? outsideOf(before, next) : wanted;
    if (!isLast) before.push(line);
    return ' '.repeat(depth) + line.trimStart();
  });
  const more = tabbed.filter((line, i) => i > 0 && (i === tabbed.length - 1 || line.trim() !== '')).length;
  return {
    span: { start: lineStart, end: lineStart + indent.length },
    message: more === 0 ? WORDS['TAB_AS_INDENT']! : tabsInMore(more),
    mend: {
      title: 'Replace tabs with spaces',
      safe: true,
      span: { start: lineStart, end: lineStart + run.length },
      text: lines.join('\n'),
    },
  };
}

const tabsInMore = (more: number): string =>
  `Tabs can’t indent in YAML. Use spaces, here and in the ${more === 1 ? 'line' : `${more} lines`} below.`;

/** Lines that begin with tabs, and empty ones between them; the last one only as far as its tabs go. */
const TABBED_LINES = /^(?: *\t[^\n]*\n(?:\r?\n)*)* *\t[ \t]*/;
const LONGEST_RUN = 100_000;
const LONGEST_INDENT = 200;
const MOST_LINES_ABOVE = 200;
const UNIT = 2;

/** Of a line that holds an offset and opens a mapping, how deep that stands, where it is written with spaces. */
function depthBelow(text: string, offset: number): number | undefined {
  const newline = text.indexOf('\n', offset);
  const rest = newline < 0 ? '' : text.slice(offset, newline);
  if (!/:\s*(?:#.*)?$/.test(rest)) return undefined;
  const next = /^(?:[ \t]*(?:#.*)?\r?\n)*( *)[^\s#-]/.exec(text.slice(newline + 1, newline + LONGEST_RUN));
  return next === null || next[1] === '' ? undefined : next[1]!.length;
}

/** The depth of the nearest line above that is less deep than that. */
function outsideOf(above: readonly string[], depth: number): number {
  const depths = above.filter((line) => !line.includes('\t')).map((line) => /^ */.exec(line)![0].length);
  return depths.findLast((one) => one > 0 && one < depth) ?? Math.max(0, depth - UNIT);
}

/** The last lines above an offset that say something, the nearest last. */
function linesUpTo(text: string, offset: number): readonly string[] {
  const lines: string[] = [];
  for (let end = offset - 1; end > 0 && lines.length < MOST_LINES_ABOVE; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (/^\s*[^\s#]/.test(line)) lines.push(line);
    if (/^[^\s#]/.test(line)) break;
    end = start - 1;
  }
  return lines.reverse();
}

/** How deep the lines went so far, and whether the last one opens a mapping. */
interface Reached {
  readonly depth: number;
  readonly tabs: number;
  readonly opens: boolean;
}

const TOP: Reached = { depth: 0, tabs: 0, opens: true };

/** How deep a line with tabs was meant to be, by the lines above: below a key that has nothing else, one step deeper. */
function stepInto({ depth, tabs, opens }: Reached, line: string): Reached {
  const indent = /^[ \t]*/.exec(line)![0];
  const count = indent.split('\t').length - 1;
  const deeper = tabs > 0 ? UNIT * (count - tabs) : opens ? UNIT : 0;
  return { depth: count === 0 ? indent.length : depth + deeper, tabs: count, opens: /:\s*(?:#.*)?$/.test(line) };
}

/** `name: A` with `  start: …` below it: no second colon in the line, but one in the next, which is indented too far. */
function tooDeepBelow(value: Span, text: string): SyntaxProblem | undefined {
  if (/:(?:\s|$)/.test(text.slice(value.start, value.end).replace(/\s#.*$/, ''))) return undefined;
  const key = /^( *)([\w-]+):/.exec(text.slice(text.lastIndexOf('\n', value.start - 1) + 1, value.start));
  const below = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*?( *)([\w-]+:(?: [^\r\n]*)?)(?=\r?\n|$)/.exec(
    text.slice(value.end).replace(/^[^\n]*\n/, ''),
  );
  if (key === null || below === null || below[1]!.length <= key[1]!.length) return undefined;
  const start = text.indexOf('\n', value.end) + 1 + below[0].length - below[2]!.length;
  const mend = {
    title: `Move it to the left, below '${key[2]}'`,
    safe: false,
    span: { start: start - below[1]!.length, end: start },
    text: key[1]!,
  };
  return {
    span: { start, end: start + below[2]!.trimEnd().length },
    message: `This line is indented deeper than '${key[2]}' above it, which has a value already. Begin it exactly below '${key[2]}'.`,
    mend,
  };
}

function twoColons(at: Span, text: string): SyntaxProblem {
  const line = lineOf(text, { start: at.start, end: text.length });
  const deeper = tooDeepBelow(line, text);
  if (deeper !== undefined) return deeper;
  const said = text
    .slice(line.start, line.end)
    .replace(/\s+#.*$/, '')
    .trimEnd();
  const span = { start: line.start, end: line.start + Math.max(1, said.length) };
  const mend = { title: 'Put the text in quotes', safe: false, span, text: JSON.stringify(said) };
  return { span, message: WORDS['BLOCK_AS_IMPLICIT_KEY']!, ...(/["']/.test(said) ? {} : { mend }) };
}

const CLOSERS: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };

/** A quote or bracket that is not closed. The place to look is where the text or bracket begins. */
function unclosed(error: Span, text: string, contents: unknown): SyntaxProblem {
  const start = openedAt(contents, error.start, text);
  const opener = start === undefined ? '' : (text[start] ?? '');
  const closer = CLOSERS[opener];
  if (start === undefined || closer === undefined)
    return { span: lineOf(text, error), message: WORDS['UNEXPECTED_TOKEN']! };
  const span = lineOf(text, { start, end: text.length });
  const end = start + text.slice(start, span.end).replace(/\s+(#.*)?$/, '').length;
  const at = opener === closer ? beforeBrackets(text, start, end) : beforeOther(text, start, end);
  return {
    span: { start, end },
    message: `${opener === '"' || opener === "'" ? 'The quote' : 'The bracket'} ${opener} that opens here is never closed.`,
    unclosed: true,
    mend: { title: `Close it with ${closer}`, safe: false, span: { start: at, end: at }, text: closer },
  };
}

/** Quoted texts, and brackets. */
const MARKS = /"(?:\\.|[^"\\])*"|'(?:[^']|'')*'|[[\]{}]/g;

/** Where a bracket is closed by one of the other kind, which belongs to another; else the end. */
function beforeOther(text: string, start: number, end: number): number {
  const open: string[] = [];
  for (const { 0: mark, index } of text.slice(start, end).matchAll(MARKS)) {
    if (mark === '[' || mark === '{') open.push(CLOSERS[mark]!);
    else if ((mark === ']' || mark === '}') && open.pop() !== mark) return start + index;
  }
  return end;
}

/** A quote is closed before the brackets at the end that were opened before it. */
function beforeBrackets(text: string, start: number, end: number): number {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  let open = 0;
  for (const [mark] of line.matchAll(MARKS))
    open += mark === '[' || mark === '{' ? 1 : mark === ']' || mark === '}' ? -1 : 0;
  let at = end;
  while (open > 0 && at > start + 1 && (text[at - 1] === ']' || text[at - 1] === '}')) {
    at--;
    open--;
  }
  return at;
}

/** The start of the innermost quoted text or bracket around an offset that is not closed. */
function openedAt(node: unknown, offset: number, text: string): number | undefined {
  if (isPair(node)) return openedAt(node.value, offset, text) ?? openedAt(node.key, offset, text);
  if (!isScalar(node) && !isCollection(node)) return undefined;
  const range = node.range;
  if (!range || range[0] > offset || range[2] < offset - 1) return undefined;
  if (isMap(node) || isSeq(node))
    for (const item of [...node.items].reverse()) {
      const inner = openedAt(item, offset, text);
      if (inner !== undefined) return inner;
    }
  const closer = CLOSERS[text[range[0]] ?? ''];
  const closed = range[1] - range[0] > 1 && text[range[1] - 1] === closer;
  return closer === undefined || closed ? undefined : range[0];
}
