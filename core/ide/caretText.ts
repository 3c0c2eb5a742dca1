/** Keys and quotes as text: what the scan for a caret goes by. */
import { lineEnd } from './source';

/** A key with its colon. */
export const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#{}[\],&*!|>'"%@`][^#{}[\],]*?)[ \t]*:(?=[ \t\r\n]|$)/;

/** The offset of a closing quote; the end of the line where there is none that could belong to it. */
export function closingQuote(text: string, at: number, quote: '"' | "'", indent: number): number {
  const end = lineEnd(text, at);
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\' && quote === '"') i++;
    else if (text[i] === quote && quote === "'" && text[i + 1] === quote) i++;
    else if (text[i] === quote) return i;
    else if (text[i] === '\n') {
      const line = text.slice(i + 1, lineEnd(text, i + 1));
      const column = /^ */.exec(line)![0].length;
      if (line.trim() !== '' && (column <= indent || KEY.test(line.slice(column)))) return end;
    }
  }
  return end;
}

/** A word without the quotes around it. */
export const unquoted = (text: string): string =>
  /^(["']).*\1$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text;
