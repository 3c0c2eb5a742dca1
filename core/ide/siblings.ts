/** Keys and items that stand behind a caret in the same mapping or list, found by text. */
import type { Caret } from './caret';
import { lineEnd } from './source';

/** More lines than one mapping or list has. */
const MOST_LINES = 2000;

export function wordsAfter(text: string, caret: Caret): readonly string[] {
  return caret.flow ? flowWords(text, caret.word.end) : blockWords(text, caret);
}

/** Words up to the bracket that closes. */
function flowWords(text: string, from: number): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  const token = /"(?:[^"\\]|\\.)*"|'[^']*'|[{[]|[}\]]|\n(?=\S)|[^\s,:{}[\]"'#][^,:{}[\]"'#\n]*/g;
  token.lastIndex = from;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const word = match[0];
    if (word === '\n') break;
    if (word === '{' || word === '[') depth++;
    else if (word === '}' || word === ']') {
      if (--depth < 0) break;
    } else if (depth === 0) found.push(unquoted(word.trim()));
  }
  return found;
}

/** Keys and items in the same column, up to a line further out. */
function blockWords(text: string, { word, indent, at, path }: Caret): readonly string[] {
  const isItem = at === 'value' && typeof path.at(-1) === 'number';
  const found: string[] = [];
  let start = lineEnd(text, word.end);
  for (let line = 0; line < MOST_LINES; line++) {
    const newline = text.indexOf('\n', start);
    if (newline < 0) break;
    start = newline + 1;
    const content = text.slice(start, lineEnd(text, start));
    const column = /^ */.exec(content)![0].length;
    if (/^\s*(?:#.*)?$/.test(content) || column > indent) continue;
    if (column < indent) break;
    const match = isItem
      ? /^ *-[ \t]+["']?([^\s"'#]+)/.exec(content)
      : /^ *(?:-[ \t]+)?["']?([^\s"':#][^"':#]*?)["']?[ \t]*(?::|$)/.exec(content);
    if (match !== null) found.push(match[1]!);
  }
  return found;
}

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/, '$2');
