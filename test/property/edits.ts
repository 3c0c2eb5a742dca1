/** Random edits of roadmap texts, as plain data that fast-check can shrink. */
import fc from 'fast-check';

/** One edit. Numbers are taken modulo what there is, so that each edit fits each text. */
export interface Edit {
  readonly file: number;
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly length: number;
  readonly piece: number;
}

const KINDS = [
  'insert',
  'insert',
  'delete',
  'replace',
  'delete-line',
  'copy-line',
  'swap-lines',
  'indent-line',
  'cut-line',
  'delete-entry',
  'copy-entry',
  'remove-file',
  'undo',
] as const;

/** What people type or paste, whole and halfway. */
export const PIECES: readonly string[] = [
  ...' \n:-#,"\'[]{}&*|>?!%@`\t~.\\/_0aZ'.split(''),
  ...['\r\n', '\r', '\ufeff', '\u00e4', '\ud83d\ude00', '\ud83d', '\u0000', '\u2028', '\u0085', '\u00a0'],
  ...['  ', '    ', '\n\n', '\n  ', '\n    ', '\n      ', '\n\t', '- ', ': ', ' #', '# ', '  - ', '{}', '[]'],
  ...['---\n', '\n---\n', '...\n', '%YAML 1.2\n', '&a ', '*a', '&a x', '<<: *a', '!!str ', '!x ', '? ', '? a\n: b\n'],
  ...['|\n', '>-\n', '|2\n', '"foo', "'foo", '[crm', '{crm: ', 'to', '\nto', '\n  crm', '\n  crm:', '\n  crm: {'],
  ...[
    '\ntools:\n  crm: {}\n',
    '\ntools:\n',
    '\nversion: 1\n',
    '\nfoo\n',
    '\nfoo: bar\n',
    '\nx-foo: 1\n',
    '\n  x-a: {b: 1}\n',
  ],
  ...[
    '\n  crm: {vendor: Acme}\n',
    '\n  crm:\n    owner: nobody\n',
    '\n    owner: nobody',
    'null',
    'true',
    '~',
    '1e3',
    '0x1F',
  ],
  ...['# roadmap-ignore unknown-key: why', '# roadmap-ignore-file unknown-reference: why\n', ' # roadmap-ignore'],
  ...[
    '__proto__',
    'constructor: 1',
    '\n  toString: {}\n',
    '\n  yes: {}\n',
    '2026-02-30',
    '2026-Q1',
    '3w',
    'dependsOn: [a, b]',
  ],
];

export const edits = (most: number, files: number): fc.Arbitrary<readonly Edit[]> =>
  fc.array(
    fc.record({
      file: fc.nat(files - 1),
      kind: fc.constantFrom(...KINDS),
      at: fc.nat(1_000_000),
      length: fc.nat(40),
      piece: fc.nat(PIECES.length - 1),
    }),
    { minLength: 1, maxLength: most },
  );

interface Line {
  readonly start: number;
  /** With its line end. */
  readonly end: number;
}

/** The text after an edit; undefined where the file is taken away. */
export function edited(text: string, edit: Edit): string | undefined {
  const at = edit.at % (text.length + 1);
  const end = Math.min(text.length, at + 1 + edit.length);
  const piece = PIECES[edit.piece]!;
  const line = lineAt(text, at);
  const cut = (from: number, to: number, put: string): string => text.slice(0, from) + put + text.slice(to);
  switch (edit.kind) {
    case 'insert':
      return cut(at, at, piece);
    case 'delete':
      return cut(at, end, '');
    case 'replace':
      return cut(at, end, piece);
    case 'delete-line':
      return cut(line.start, line.end, '');
    case 'copy-line':
      return cut(line.end, line.end, text.slice(line.start, line.end));
    case 'swap-lines': {
      const next = lineAt(text, line.end);
      return cut(line.start, next.end, text.slice(next.start, next.end) + text.slice(line.start, line.end));
    }
    case 'indent-line':
      return edit.length % 2 === 0 ? cut(line.start, line.start, '  ') : cut(line.start, unindented(text, line), '');
    case 'cut-line':
      return cut(at, line.end, '');
    case 'delete-entry':
    case 'copy-entry': {
      const entry = entryAt(text, line);
      return edit.kind === 'delete-entry'
        ? cut(entry.start, entry.end, '')
        : cut(entry.end, entry.end, text.slice(entry.start, entry.end));
    }
    case 'remove-file':
      return edit.length < 4 ? undefined : text;
    case 'undo':
      return text;
  }
}

function lineAt(text: string, at: number): Line {
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', at);
  return { start, end: newline < 0 ? text.length : newline + 1 };
}

const unindented = (text: string, { start, end }: Line): number => {
  let at = start;
  while (at < Math.min(end, start + 2) && text[at] === ' ') at++;
  return at;
};

const depthOf = (text: string, { start, end }: Line): number => /^ */.exec(text.slice(start, end))![0].length;

/** The line and those below it that are deeper. */
function entryAt(text: string, line: Line): Line {
  const depth = depthOf(text, line);
  let end = line.end;
  while (end < text.length) {
    const next = lineAt(text, end);
    if (depthOf(text, next) <= depth) break;
    end = next.end;
  }
  return { start: line.start, end };
}
