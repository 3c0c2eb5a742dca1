/** The same roadmap, written otherwise: with comments all over, other line ends, or in braces. */
import { isCollection, parseDocument, visit } from 'yaml';

export type Files = Readonly<Record<string, string>>;

export const VARIANTS = {
  'as it is': (text: string) => text,
  'a comment behind each line': (text: string) => eachLine(text, (line, n) => [`${line} # c${n}`]),
  'a comment above each line': (text: string) => eachLine(text, (line, n) => [`${/^ */.exec(line)![0]}# k${n}`, line]),
  'a comment behind and above each line': (text: string) => withComments(text),
  'CRLF, with comments': (text: string) => eachLine(text, (line, n) => [`${line} # c${n}`]).replace(/\r?\n/g, '\r\n'),
  'no line end at the end': (text: string) => text.trimEnd(),
  'a byte order mark': (text: string) => `\ufeff${text}`,
  'between document marks': (text: string) => `---\n${text.trimEnd()}\n...\n`,
  'in blocks': (text: string) => inBraces(text, 99),
  'in blocks, with comments': (text: string) => withComments(inBraces(text, 99)),
  'entries in braces': (text: string) => inBraces(text, 2),
  'entries in braces over lines, with comments': (text: string) => overLines(text, 2),
  'collections in braces': (text: string) => inBraces(text, 1),
  'collections in braces over lines, with comments': (text: string) => overLines(text, 1),
  'all in braces': (text: string) => inBraces(text, 0),
  'all in braces over lines, with comments': (text: string) => overLines(text, 0),
} as const satisfies Readonly<Record<string, (text: string) => string>>;

/** Lines that are empty or have a comment already stay as they are. */
function eachLine(text: string, make: (line: string, n: number) => readonly string[]): string {
  return text
    .split('\n')
    .flatMap((line, n) => (line.trim() === '' || line.includes('#') ? [line] : make(line, n)))
    .join('\n');
}

const withComments = (text: string): string =>
  eachLine(text, (line, n) => [
    ...(/^\s*[\]}]/.test(line) ? [] : [`${/^ */.exec(line)![0]}# k${n}`]),
    `${line} # c${n}`,
  ]);

/** With comments in brackets over lines, where no text runs over lines and no comment would be misread. */
function overLines(text: string, from: number): string {
  const made = withComments(inBraces(text, from, 24));
  const document = parseDocument(made, { uniqueKeys: false });
  const before = parseDocument(text, { uniqueKeys: false });
  const isSame = document.errors.length === 0 && JSON.stringify(document) === JSON.stringify(before);
  return isSame ? made : text;
}

/** With all collections from a depth on in flow style; unchanged where the text can't be read, or has comments, which would move. */
function inBraces(text: string, from: number, lineWidth = 0): string {
  const document = parseDocument(text, { uniqueKeys: false });
  if (document.errors.length > 0 || text.includes('#')) return text;
  visit(document, {
    Collection: (_key, node, path) => {
      if (isCollection(node)) node.flow = path.filter(isCollection).length >= from;
    },
  });
  return document.toString({ lineWidth });
}
