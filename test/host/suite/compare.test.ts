import * as vscode from 'vscode';
import {
  changesMessage,
  lineWith,
  offered,
  untilActive,
  untilChanges,
  untilMarks,
  untilNotified,
  untilSummary,
} from './changes';
import { driver } from './driver';
import { equal, ok } from './expect';
import { untilPolled } from './until';
import { fileUri, openFile, replaceText, resetWorkbench } from './workbench';

const PLAN = `version: 1
title: Renewal
imports: [compared/work.roadmap.yaml]
milestones:
  launch: {name: Launch, requires: [migrate], criteria: [All contacts are moved]}
`;
const WORK = `version: 1
initiatives:
  migrate: {name: Migrate, start: 2026-06-01, duration: 4w}
`;
const FILE = 'plan.roadmap.yaml';
const OLD_PLAN = PLAN.replace('title: Renewal\n', 'title: Renewal\n# as it was\n').replace(
  'requires: [migrate]',
  'date: 2026-06-12',
);

const compareWith = (chosen: object): Thenable<unknown> =>
  vscode.commands.executeCommand('roadmap.compareWith', fileUri(FILE), chosen);

describe('comparing with another text', () => {
  beforeEach(async () => {
    await driver.changeFile(FILE, PLAN);
    await driver.changeFile('compared/work.roadmap.yaml', WORK);
    await driver.changeFile('old.roadmap.yaml', OLD_PLAN);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('roadmap.stopComparing');
    await vscode.commands.executeCommand('notifications.clearAll');
    await resetWorkbench();
  });

  after(() => vscode.commands.executeCommand('workbench.view.explorer'));

  it('shows what has changed since a file', async () => {
    await openFile(FILE);
    await compareWith({ file: fileUri('old.roadmap.yaml').toString() });
    const lines = await untilChanges('the edits are listed', (all) => all.length > 4);
    equal(lines, [
      'Promises broken, 1',
      "Promise: Milestone 'launch' comes 10 working days later: 26 Jun 2026 instead of 12 Jun 2026., milestone-later",
      'Edits, and what follows, 2',
      'Removed: milestones.launch.date, 2026-06-12',
      'Follows: Launch: 2026-06-12 → 2026-06-26, +10 working days',
      'Follows: Launch is on the critical path now (by milestones.launch.date, milestones.launch.requires)',
      'Added: milestones.launch.requires, migrate',
    ]);
    equal(
      await changesMessage(),
      'Against old.roadmap.yaml: Launch slips 10 working days to 2026-06-26; 1 promise broken.',
    );
    await untilSummary(
      'the status bar sums it up',
      (text) => text === 'old.roadmap.yaml: Launch +10 d, 1 promise broken',
    );
    await untilMarks('the milestone is marked as later', ['later']);
    await driver.screenshot('compare-file');
  });

  it('follows what is typed', async () => {
    const editor = await openFile(FILE);
    await compareWith({ file: fileUri('old.roadmap.yaml').toString() });
    await untilMarks('the milestone is marked as later', ['later']);
    await replaceText(editor, 'requires: [migrate]', 'date: 2026-06-12');
    await untilChanges('nothing is left', (all) => all.length === 0);
    await untilMarks('no mark is left', []);
    await untilSummary('the status bar says so', (text) => text.endsWith('nothing in meaning has changed'));
    await replaceText(editor, 'date: 2026-06-12', 'date: 2026-06-05');
    await untilMarks('the milestone is marked as earlier', ['earlier']);
    await untilChanges('the edit is listed', (all) =>
      all.includes('Changed: milestones.launch.date, 2026-06-12 → 2026-06-05 (−5 working days)'),
    );
  });

  it('says why something moved, beside it', async () => {
    await openFile(FILE);
    await compareWith({ file: fileUri('old.roadmap.yaml').toString() });
    await untilMarks('the milestone is marked', ['later']);
    await driver.hover('workbench', '.view-line span:text-is("launch")');
    await driver.waitFor(
      'workbench',
      '.monaco-hover :text("Was 2026-06-12, now 2026-06-26 (10 working days later), because of")',
    );
  });

  it('leads to either side, and to both texts', async () => {
    await openFile(FILE);
    await compareWith({ file: fileUri('old.roadmap.yaml').toString() });
    await untilChanges('the edits are listed', (all) => all.length > 4);
    await driver.click('workbench', lineWith('Added: milestones.launch.requires'));
    await untilActive('the text is at hand', (path, line) => path.endsWith(`/${FILE}`) && line.includes('launch:'));
    await driver.click('workbench', lineWith('Removed: milestones.launch.date'));
    await untilActive('the line is shown as it was or is', (_, line) => line.includes('launch:'));
    await driver.hover('workbench', lineWith('Changed: ').replace('Changed: ', 'Removed: milestones.launch.date'));
    await driver.click(
      'workbench',
      `${lineWith('Removed: milestones.launch.date')} .action-label[aria-label*="Open as It Was"]`,
    );
    await untilActive(
      'the old text is shown, at its place',
      (path, line) => path.endsWith('/old (old.roadmap.yaml).roadmap.yaml') && line.includes('date: 2026-06-12'),
    );
    const old = vscode.window.activeTextEditor?.document;
    equal([old?.getText(), old?.languageId], [OLD_PLAN, 'roadmap']);
    equal(old && vscode.languages.getDiagnostics(old.uri), []);
    ok(!vscode.workspace.fs.isWritableFileSystem(old?.uri.scheme ?? ''), 'the old text is read-only');

    await vscode.commands.executeCommand('roadmap.showTextDiff');
    await untilPolled('both texts are shown', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff && input.modified.path.endsWith(`/${FILE}`);
    });
  });

  it('goes on with a server that was started anew', async () => {
    const editor = await openFile(FILE);
    await compareWith({ file: fileUri('old.roadmap.yaml').toString() });
    await untilChanges('the edits are listed', (all) => all.length > 4);
    await vscode.commands.executeCommand('roadmap.restartServer');
    await replaceText(editor, 'requires: [migrate]', 'date: 2026-06-19');
    await untilChanges('the new edit is listed', (all) =>
      all.includes('Changed: milestones.launch.date, 2026-06-12 → 2026-06-19 (+5 working days)'),
    );
  });

  it('reads the other text anew when it is asked to, and ends', async () => {
    await openFile(FILE);
    await compareWith({ file: fileUri('old.roadmap.yaml').toString() });
    await untilChanges('the edits are listed', (all) => all.length > 4);
    await driver.changeFile('old.roadmap.yaml', PLAN.replace('Renewal', 'Refresh'));
    await vscode.commands.executeCommand('roadmap.refreshComparison');
    const lines = await untilChanges('another edit is listed', (all) => all.length === 2);
    equal(lines[1], 'Changed: title, Refresh → Renewal');
    await vscode.commands.executeCommand('roadmap.stopComparing');
    await driver.waitFor('workbench', '[id="workbench.view.extension.roadmap"] :text("Compare with…")');
    await untilChanges('nothing is left', (all) => all.length === 0);
    await untilSummary('the status bar says nothing', (text) => text === '');
  });

  it('offers files and the clipboard, and nothing of git where there is none', async () => {
    await vscode.env.clipboard.writeText(PLAN.replace('Renewal', 'Refresh'));
    await openFile(FILE);
    const done = vscode.commands.executeCommand('roadmap.compareWith', fileUri(FILE));
    await driver.waitFor('workbench', '.quick-input-widget .monaco-list-row:has-text("Clipboard")');
    equal(await offered(), ['File…', 'Clipboard']);
    await driver.click('workbench', '.quick-input-widget .monaco-list-row:has-text("Clipboard")');
    await done;
    const lines = await untilChanges('the edit is listed', (all) => all.length === 2);
    equal(lines[1], 'Changed: title, Refresh → Renewal');
    equal(await changesMessage(), 'Against the clipboard: No date moves.');
  });

  it('says in one line what can not be compared, and goes on with what was', async () => {
    await openFile(FILE);
    await compareWith({ file: fileUri('old.roadmap.yaml').toString() });
    const before = await untilChanges('the edits are listed', (all) => all.length > 4);
    await vscode.env.clipboard.writeText('Dear all, see below.');
    await compareWith({ clipboard: true });
    await untilNotified('Nothing is compared: plan.roadmap.yaml is no roadmap in the clipboard.');
    await vscode.env.clipboard.writeText('  ');
    await compareWith({ clipboard: true });
    await untilNotified('The clipboard is empty: copy another version of the roadmap first.');
    await compareWith({ file: fileUri('gone.roadmap.yaml').toString() });
    await untilNotified("gone.roadmap.yaml can't be read as a text.");
    await compareWith({ ref: 'main' });
    await untilNotified('plan.roadmap.yaml is in no git repository that VS Code has open.');
    equal(await untilChanges('the edits are listed still', () => true), before);
  });
});
