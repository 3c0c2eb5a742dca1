/**
 * Reading on around mistakes: the line of the first problem is blanked out (same length, so that all places stay) and
 * the text is read again. One mistake is then one problem, and what stands on other lines still counts.
 */

import type { Span, SyntaxProblem } from './tree';
import { type Parsed, parseYaml } from './yaml';

const MOST_REPAIRS = 8;

export function parseRepaired(text: string): Parsed {
  const problems: SyntaxProblem[] = [];
  let current = text;
  for (let tries = 0; ; tries++) {
    const parsed = parseYaml(current);
    const [first] = parsed.problems;
    if (first === undefined) return { node: parsed.node, problems };
    problems.push(first);
    const masked = tries < MOST_REPAIRS ? maskLine(current, first.span) : undefined;
    if (masked === undefined) return { node: parsed.node, problems };
    current = masked;
  }
}

/** The text without the line at a span, or without the last line before it that still says something. */
function maskLine(text: string, span: Span): string | undefined {
  let at = span.start;
  for (;;) {
    const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (/[^\s]/.test(text.slice(start, end))) return blankOut(text, start, end);
    if (start === 0) return undefined;
    at = start - 1;
  }
}

/** The text with spaces in place of a stretch; line ends stay. */
export const blankOut = (text: string, start: number, end: number): string =>
  text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
