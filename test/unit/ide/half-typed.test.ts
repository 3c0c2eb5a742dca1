import { describe, expect, it } from 'vitest';
import { actionsAt } from '../../../core/ide/actions';
import { completionsAt } from '../../../core/ide/completion';
import { foldsOf, selectionsAt } from '../../../core/ide/folding';
import { formatEdits } from '../../../core/ide/format';
import { hoverAt } from '../../../core/ide/hover';
import { linksOf } from '../../../core/ide/links';
import { definitionAt, mentionsAt } from '../../../core/ide/references';
import { renameRange } from '../../../core/ide/rename';
import { symbolsOf } from '../../../core/ide/symbols';
import type { Workspace } from '../../../core/workspace';
import { TODAY, workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';

/** Every so many lines an example is cut, so that all of its kinds of lines are met. */
const STRIDE = 41;

const files = exampleFiles();

function askEverything(workspace: Workspace, file: string, offset: number): void {
  const { length } = workspace.text(file)!;
  const span = completionsAt(workspace, file, offset)?.span;
  if (span !== undefined) {
    expect(span.start).toBeLessThanOrEqual(offset);
    expect(span.end).toBeGreaterThanOrEqual(offset);
    expect(span.end).toBeLessThanOrEqual(length);
  }
  hoverAt(workspace, file, offset);
  definitionAt(workspace, file, offset);
  mentionsAt(workspace, file, offset);
  renameRange(workspace, file, offset);
  selectionsAt(workspace, file, offset);
  symbolsOf(workspace, file);
  foldsOf(workspace, file);
  linksOf(workspace, file);
  formatEdits(workspace.text(file)!);
  actionsAt(workspace, file, { start: Math.max(0, offset - 200), end: offset }, TODAY);
  workspace.findings(file);
}

describe.each(Object.entries(files))('%s, cut at line ends', (file, text) => {
  it('is answered for everywhere', () => {
    const workspace = workspaceOf(files);
    const ends = [...text.matchAll(/\r?\n|$/g)].map(({ index }) => index);
    for (const end of ends.filter((_, i) => i % STRIDE === 0)) {
      workspace.setFile(file, { text: text.slice(0, end) });
      askEverything(workspace, file, end);
      // The line above, where most of the typing is.
      askEverything(workspace, file, Math.max(0, end - 3));
    }
  });
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
