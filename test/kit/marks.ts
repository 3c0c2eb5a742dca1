/** Roadmap texts with the expected findings marked below their lines: `#   ^^^^ rule: message`. */

export interface Mark {
  readonly file: string;
  /** Zero-based line, and columns in UTF-16 units. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly message: string;
}

export interface MarkedFile {
  readonly path: string;
  /** The text with the marks still in it: they are comments, so all places hold. */
  readonly text: string;
  /** Without them. */
  readonly plain: string;
}

export interface MarkedSource {
  readonly files: readonly MarkedFile[];
  readonly marks: readonly Mark[];
}

const FILE = /^#- \/(.+)$/;
const MARK = /^( *)#( *)(\^+) ([a-z-]+): (.*)$/;

/** Cuts a source at its `#- /path` lines (the first part is `main.roadmap.yaml`) and takes its marks. */
export function readMarks(source: string): MarkedSource {
  const parts: { path: string; lines: string[] }[] = [{ path: 'main.roadmap.yaml', lines: [] }];
  for (const line of source.split('\n')) {
    const path = FILE.exec(line)?.[1];
    if (path === undefined) parts.at(-1)!.lines.push(line);
    else parts.push({ path, lines: [] });
  }
  const read = parts.map(({ path, lines }) => readFile(path, lines));
  return { files: read.map(({ file }) => file), marks: read.flatMap(({ marks }) => marks) };
}

function readFile(path: string, lines: readonly string[]): { file: MarkedFile; marks: Mark[] } {
  const kept: string[] = [];
  const marks: Mark[] = [];
  for (const line of lines) {
    const match = MARK.exec(line);
    if (match === null) {
      kept.push(line);
      continue;
    }
    const [, indent, gap, carets, rule, message] = match as unknown as [string, string, string, string, string, string];
    // A caret right behind a `#` in the first column: the mark begins in the first column.
    const fromStart = indent === '' && gap === '';
    const start = fromStart ? 0 : indent.length + 1 + gap.length;
    const end = indent.length + 1 + gap.length + carets.length;
    marks.push({ file: path, line: kept.length - 1, start, end, rule, message });
  }
  const plain = kept.join('\n');
  return { file: { path, text: plain, plain }, marks };
}
