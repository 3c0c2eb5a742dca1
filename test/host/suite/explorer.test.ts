import * as vscode from 'vscode';
import { driver } from './driver';
import { ok } from './expect';
import { untilPolled } from './until';
import { openFile, replaceText, resetWorkbench } from './workbench';

const TREE = '[id="workbench.view.extension.roadmap"] .monaco-list[aria-label^="Roadmaps"]';
const MARTECH = 'martech/martech.roadmap.yaml';

const row = (text: string): string => `${TREE} .monaco-list-row[aria-label*="${text}"]`;
const groupBy = (grouping: string): Thenable<unknown> =>
  vscode.commands.executeCommand('roadmap.groupExplorer', grouping);

/** The lines of the tree, as a screen reader has them, once they are as wanted. */
const untilRows = (what: string, wanted: (rows: readonly string[]) => boolean): Promise<readonly string[]> =>
  untilPolled(what, async () => {
    const found = await driver.query('workbench', `${TREE} .monaco-list-row`);
    const rows = found.map(({ attributes }) => attributes['aria-label'] ?? '');
    return wanted(rows) ? rows : undefined;
  });

/** Unfolds a line, if it is not yet, and waits for what is in it. */
async function unfold(text: string): Promise<void> {
  await driver.click('workbench', `${row(text)} .monaco-tl-twistie`);
  await driver.waitFor('workbench', `${row(text)}[aria-expanded="true"]`);
}

describe('the tree of roadmaps', () => {
  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.view.extension.roadmap');
    await groupBy('phase');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.actions.treeView.roadmap.explorer.collapseAll');
    await groupBy('objective');
    await resetWorkbench();
  });

  after(() => vscode.commands.executeCommand('workbench.view.explorer'));

  it('lists every roadmap of the folder with what is wrong in it, and leads from its parts to the source', async () => {
    const rows = await untilRows('the roadmaps are listed', (all) => all.length >= 3);
    ok(
      rows.some((line) => line.startsWith('Martech renewal') || /martech\/martech\.roadmap\.yaml/.test(line)),
      `the large example is among ${JSON.stringify(rows)}`,
    );
    ok(
      rows.some((line) => /martech\/martech\.roadmap\.yaml.*2 warnings/.test(line)),
      `its warnings are counted in ${JSON.stringify(rows)}`,
    );
    await unfold(MARTECH);
    await untilRows('its phases are shown', (all) => all.some((line) => line.includes(', phase, ')));
    await driver.screenshot('explorer');
    const [first] = (await driver.query('workbench', row(', phase, '))).map(
      ({ attributes }) => attributes['aria-label'],
    );
    ok(first, 'there is a phase');
    await driver.click('workbench', `${TREE} .monaco-list-row[aria-label="${first}"] .label-name`);
    await untilPolled('the phase is shown in the source', () => {
      const editor = vscode.window.activeTextEditor;
      return (
        editor?.document.uri.path.endsWith(MARTECH) &&
        /^ {2}[a-z-]+:/.test(editor.document.lineAt(editor.selection.active.line).text)
      );
    });
  });

  it('is grouped otherwise on demand, and keeps what was unfolded', async () => {
    await untilRows('the roadmaps are listed', (all) => all.length >= 3);
    await unfold(MARTECH);
    await untilRows('phases are shown', (all) => all.some((line) => line.includes(', phase, ')));
    await groupBy('team');
    await untilRows(
      'teams are shown',
      (all) => all.some((line) => line.includes(', team')) && !all.some((line) => line.includes(', phase, ')),
    );
    await groupBy('tool');
    await untilRows('tools are shown', (all) => all.some((line) => line.includes(', tool')));
  });

  it('follows an edit', async () => {
    await driver.changeFile('small.roadmap.yaml', 'version: 1\nphases:\n  base: {name: Base, start: 2026-Q2}\n');
    const editor = await openFile('small.roadmap.yaml');
    await untilRows('the new roadmap is listed', (all) => all.some((line) => line.includes('small.roadmap.yaml')));
    await unfold('small.roadmap.yaml');
    await untilRows('its phase is shown', (all) => all.some((line) => line.startsWith('Base, phase')));
    await replaceText(editor, 'name: Base', 'name: Groundwork');
    await untilRows('the new name is shown', (all) => all.some((line) => line.startsWith('Groundwork, phase')));
  });
});

describe('the status bar', () => {
  afterEach(() => resetWorkbench());

  it('says how a roadmap stands, and leads to its next milestone', async () => {
    const plan =
      'version: 1\nmilestones:\n  live: {name: Live, date: 2026-06-12}\nchannels:\n  email: {tools: [crm]}\n';
    await driver.changeFile('small.roadmap.yaml', plan);
    const editor = await openFile('small.roadmap.yaml');
    const item = '.statusbar-item[id$="roadmap.glance"]';
    const untilSaid = (wanted: RegExp) =>
      untilPolled(`the status bar says ${wanted}`, async () => {
        const [found] = await driver.query('workbench', item);
        return found?.visible && wanted.test(found.text);
      });
    await untilSaid(/1.*Live, 12 Jun 2026/);
    await replaceText(editor, 'date: 2026-06-12', 'date: 2026-07-01');
    await untilSaid(/Live, 1 Jul 2026/);
    await driver.click('workbench', `${item} a`);
    await untilPolled(
      'the caret is at the milestone',
      () => vscode.window.activeTextEditor?.selection.active.line === 2,
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await untilPolled('the status bar is silent', async () => !(await driver.query('workbench', item))[0]?.visible);
  });
});
