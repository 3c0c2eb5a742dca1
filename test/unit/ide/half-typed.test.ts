import { describe, expect, it } from 'vitest';
import { actionsAt } from '../../../core/ide/actions';
import { completionsAt } from '../../../core/ide/completion';
import { foldsOf, selectionsAt } from '../../../core/ide/folding';
import { finishedLineEdits, formatEdits } from '../../../core/ide/format';
import { HINT_KINDS, hintsOf } from '../../../core/ide/hints';
import { hoverAt } from '../../../core/ide/hover';
import { lensesOf, lensWords } from '../../../core/ide/lenses';
import { linkedAt } from '../../../core/ide/linked';
import { linksOf } from '../../../core/ide/links';
import { definitionAt, mentionsAt } from '../../../core/ide/references';
import { renameRange } from '../../../core/ide/rename';
import { symbolsOf } from '../../../core/ide/symbols';
import { tokensOf } from '../../../core/ide/tokens';
import type { Span } from '../../../core/syntax/tree';
import type { Workspace } from '../../../core/workspace';
import { TODAY, workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';

/** At every so many line ends what looks at the whole file is asked too; it meets all kinds of lines that way. */
const STRIDE = 23;
/** Lines that make a test of their own. */
const LINES = 200;

const files = exampleFiles();

/** What an editor asks with each letter. */
function askMuch(workspace: Workspace, file: string, offset: number): void {
  const { length } = workspace.text(file)!;
  const span = completionsAt(workspace, file, offset)?.span;
  if (span !== undefined) {
    expect(span.start).toBeLessThanOrEqual(offset);
    expect(span.end).toBeGreaterThanOrEqual(offset);
    expect(span.end).toBeLessThanOrEqual(length);
  }
  hoverAt(workspace, file, offset);
  for (const { key } of symbolsOf(workspace, file)) within(key, length);
  for (const { span: one } of workspace.findings(file)) within(one, length);
  for (const { offset: at } of hintsOf(workspace, file, new Set(HINT_KINDS)).slice(-20))
    within({ start: at, end: at }, length);
}

function within({ start, end }: Span, length: number): void {
  if (start < 0 || end < start || end > length) throw new Error(`${start} to ${end} lies outside of the file.`);
}

function askEverything(workspace: Workspace, file: string, offset: number): void {
  const text = workspace.text(file)!;
  askMuch(workspace, file, offset);
  definitionAt(workspace, file, offset);
  mentionsAt(workspace, file, offset);
  renameRange(workspace, file, offset);
  linkedAt(workspace, file, offset);
  selectionsAt(workspace, file, offset);
  foldsOf(workspace, file);
  linksOf(workspace, file);
  for (const { span } of tokensOf(workspace, file)) within(span, text.length);
  for (const lens of lensesOf(workspace, file)) lensWords(workspace, file, lens);
  formatEdits(text);
  finishedLineEdits(text, offset);
  actionsAt(workspace, file, { start: Math.max(0, offset - 200), end: offset }, TODAY);
}

/** A roadmap is typed from the top: each line is one edit of what is known already. */
describe.each(Object.entries(files))('%s, cut at line ends', (file, text) => {
  const workspace = workspaceOf(files);
  const ends = [...text.matchAll(/\r?\n|$/g)].map(({ index }) => index);
  const chunks = Array.from({ length: Math.ceil(ends.length / LINES) }, (_, i) => i * LINES);
  it.each(chunks)(
    'is answered for at every one from line %i on',
    (first) => {
      for (const [i, end] of ends.slice(first, first + LINES).entries()) {
        workspace.setFile(file, { text: text.slice(0, end) });
        if (i % STRIDE === 0) askEverything(workspace, file, end);
        else askMuch(workspace, file, end);
        // In the word before it, where most of the typing is.
        hoverAt(workspace, file, Math.max(0, end - 3));
      }
    },
    180_000,
  );
});

describe.each([
  ['an open bracket', 'version: 1\ntools:\n  crm: {name: x, $\n  cms: {}\n'],
  ['an open quote', 'version: 1\ntools:\n  crm: {name: "x$\n  cms: {}\n'],
  ['no colon', 'version: 1\ntools:\n  crm\n    na$\n'],
  ['tabs', 'version: 1\ntools:\n\tcrm:\n\t\tna$\n'],
  ['nothing but a word', 'ver$'],
  ['a list at the top', '- a\n- b$'],
  ['a byte order mark', '\ufeffversion: 1\nto$'],
  ['only brackets', '{[{[$'],
  ['half a key of a mapping', 'version: 1\ntools:\n  ? a$\n'],
  ['an alias', 'version: 1\na: &x {b: 1}\ntools: {c: *x, d: *$}\n'],
  ['several documents', 'version: 1\n---\ntools:\n  $\n'],
  ['lone carriage returns', 'version: 1\rtools:\r  $'],
])('a file with %s', (_what, source) => {
  it('is answered for everywhere', () => {
    const offset = source.indexOf('$');
    const text = source.replace('$', '');
    const workspace = workspaceOf({ 'a.roadmap.yaml': text });
    for (let at = 0; at <= text.length; at++) askEverything(workspace, 'a.roadmap.yaml', at);
    askEverything(workspace, 'a.roadmap.yaml', offset);
  });
});
