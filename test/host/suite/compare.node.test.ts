import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
import { equal } from './expect';
import { fileUri, openFile, replaceText } from './workbench';

const PLAN = `version: 1
title: Renewal
imports: [work.roadmap.yaml]
milestones:
  launch: {name: Launch, requires: [migrate], criteria: [All contacts are moved]}
`;
const WORK = `version: 1
initiatives:
  migrate: {name: Migrate, start: 2026-06-01, duration: 4w}
`;
const FRESH = `version: 1
title: Fresh plan
initiatives:
  train: {name: Train, start: 2026-06-01, duration: 1w}
`;
/** Long enough for git to know it again. */
const SIDE = `${FRESH.replace('Fresh', 'Side')}  write: {name: Write the texts, start: 2026-06-01, duration: 3w}
  print: {name: Print the leaflets, dependsOn: [write], duration: 1w}
  hand-out: {name: Hand them out, dependsOn: [print], duration: 2w}
`;
const FILE = 'review/plan.roadmap.yaml';

/** What is pictured: the set-up takes longer, and somebody else is asked. */
const CHANGED = [
  ['type: build, duration: 5w, dependsOn: [blueprint]', 'type: build, duration: 7w, dependsOn: [blueprint]'],
] as const;
const martech = (): string => readFileSync(fileUri('martech/martech.roadmap.yaml').fsPath, 'utf8');

/** @throws if there is nothing to replace */
function replaced(text: string, old: string, now: string): string {
  if (!text.includes(old)) throw new Error(`The example does not say ${old} any more.`);
  return text.replace(old, now);
}

const folder = (): string => fileUri('review').fsPath;
const write = (path: string, text: string): void => writeFileSync(`${folder()}/${path}`, text);

function git(...args: readonly string[]): void {
  const dates = { GIT_AUTHOR_DATE: '2026-03-02T09:00:00Z', GIT_COMMITTER_DATE: '2026-03-02T09:00:00Z' };
  const own = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  execFileSync('git', args, { cwd: folder(), env: { ...process.env, ...dates, ...own }, stdio: 'pipe' });
}

function commit(message: string): void {
  git('add', '--all');
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '-m', message);
}

/** A branch that made work longer and renamed a file, while the default one went on. */
function makeRepository(): void {
  mkdirSync(folder());
  git('init', '--quiet', '--initial-branch=main');
  // What a driver makes of a text for people to read is not the text.
  git('config', 'diff.words.textconv', 'cat -n');
  write('.gitattributes', 'work.roadmap.yaml diff=words\n');
  write('plan.roadmap.yaml', PLAN);
  write('work.roadmap.yaml', WORK);
  write('side.roadmap.yaml', SIDE);
  write('martech.roadmap.yaml', martech());
  commit('Plan the renewal');
  git('tag', 'first');
  git('checkout', '--quiet', '-b', 'longer');
  write('work.roadmap.yaml', WORK.replace('4w', '6w'));
  renameSync(`${folder()}/side.roadmap.yaml`, `${folder()}/training.roadmap.yaml`);
  write('training.roadmap.yaml', SIDE.replace('duration: 1w', 'duration: 2w'));
  write('fresh.roadmap.yaml', FRESH);
  write(
    'martech.roadmap.yaml',
    CHANGED.reduce((text, [old, now]) => replaced(text, old, now), martech()),
  );
  commit('Migrate longer');
  git('checkout', '--quiet', 'main');
  write('plan.roadmap.yaml', PLAN.replace('Renewal', 'Renewal 2026'));
  commit('Say the year');
  git('checkout', '--quiet', 'longer');
}

const LONGER = [
  'Promises broken, 1',
  "Promise: Milestone 'launch' comes 10 working days later: 10 Jul 2026 instead of 26 Jun 2026., milestone-later",
  'Edits, and what follows, 1',
  'Changed: initiatives.migrate.duration, 4w → 6w (+10 working days)',
  'Follows: Launch: 2026-06-26 → 2026-07-10, +10 working days',
  'Follows: Migrate: 2026-06-26 → 2026-07-10, +10 working days',
];

const compareWith = (chosen?: object, path = FILE): Thenable<unknown> =>
  vscode.commands.executeCommand('roadmap.compareWith', fileUri(path), chosen);

const pick = (text: string): Promise<void> =>
  driver.click('workbench', `.quick-input-widget .monaco-list-row:has-text("${text}")`);

const setSetting = (section: string, name: string, value: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global);

describe('comparing with a version in git', () => {
  before(async () => {
    makeRepository();
    await setSetting('git', 'enabled', true);
    await openFile(FILE);
    await untilSummary('git has looked around', (text) => text !== '');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('roadmap.stopComparing');
    await vscode.commands.executeCommand('notifications.clearAll');
    for (const document of vscode.workspace.textDocuments.filter((each) => each.isDirty)) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  after(async () => {
    await setSetting('git', 'enabled', undefined);
    await vscode.commands.executeCommand('workbench.view.explorer');
    rmSync(folder(), { recursive: true, force: true });
  });

  it('says in the status bar what this branch changes, and shows all of it on a click', async () => {
    await openFile(FILE);
    await untilSummary('the branch is summed up', (text) => text === 'main: Launch +10 d, 1 promise broken');
    await driver.click('workbench', '.statusbar-item[id$="roadmap.changes"]');
    equal(await untilChanges('the edits are listed', (all) => all.length > 5), LONGER);
    await untilMarks('the milestone is marked', ['later']);
    await openFile('review/work.roadmap.yaml');
    await untilMarks('the work is marked in its own file', ['later']);
  });

  it('offers the default branch first: from where this one left it', async () => {
    await openFile(FILE);
    const done = compareWith();
    await driver.waitFor('workbench', '.quick-input-widget .monaco-list-row:has-text("Clipboard")');
    equal(await offered(), ['main', 'Branch…', 'Tag…', 'Commit…', 'File…', 'Clipboard']);
    await driver.screenshot('compare-pick');
    await driver.press('Enter');
    await done;
    equal(await untilChanges('the edits are listed', (all) => all.length > 5), LONGER);
    equal(await changesMessage(), 'Against main: Launch slips 10 working days to 2026-07-10; 1 promise broken.');
    await driver.screenshot('compare-branch');
  });

  it('compares with a branch as it is now, a tag, or a commit', async () => {
    await openFile(FILE);
    const yearly = 'Changed: title, Renewal 2026 → Renewal';
    for (const [kind, name, isYearly] of [
      ['Branch…', 'main', true],
      ['Tag…', 'first', false],
      ['Commit…', 'Plan the renewal', false],
    ] as const) {
      const done = compareWith();
      await driver.waitFor('workbench', '.quick-input-widget .monaco-list-row:has-text("Clipboard")');
      await pick(kind);
      await driver.waitFor('workbench', `.quick-input-widget .monaco-list-row:has-text("${name}")`);
      await pick(name);
      await done;
      await untilChanges(`${name} is compared with`, (all) => all.length > 5 && all.includes(yearly) === isYearly);
    }
  });

  it('follows what is typed, and leads to the text as it was, imports and all', async () => {
    const editor = await openFile('review/work.roadmap.yaml');
    await compareWith({ ref: 'main' }, 'review/work.roadmap.yaml');
    await untilChanges('the edits are listed', (all) => all.length > 5);
    await replaceText(editor, '6w', '5w');
    const line = 'Changed: initiatives.migrate.duration, 4w → 5w (+5 working days)';
    await untilChanges('the new edit is listed', (all) => all.includes(line));
    await driver.hover('workbench', lineWith(line));
    await driver.click('workbench', `${lineWith(line)} .action-label[aria-label*="Open as It Was"]`);
    await untilActive(
      'the old text is shown',
      (path, text) => path.endsWith('/work (main).roadmap.yaml') && text.includes('duration: 4w'),
    );
    equal(vscode.window.activeTextEditor?.document.getText(), WORK);
  });

  it('finds a roadmap that had another name, and says of one that was not there that it is new', async () => {
    await openFile('review/training.roadmap.yaml');
    await compareWith({ branchPoint: true }, 'review/training.roadmap.yaml');
    await untilChanges('one edit is listed', (all) =>
      all.includes('Changed: initiatives.train.duration, 1w → 2w (+5 working days)'),
    );
    await openFile('review/fresh.roadmap.yaml');
    await untilSummary('the comparison goes on', (text) => text.startsWith('main: '));
    await compareWith({ branchPoint: true }, 'review/fresh.roadmap.yaml');
    await untilChanges('all is listed', (all) => all.some((line) => line.startsWith('Added: initiatives.train')));
    equal((await changesMessage()).endsWith('fresh.roadmap.yaml is not in main: everything is new.'), true);
    await untilSummary('the status bar says so', (text) => text === 'main: new roadmap');
  });

  it('is pictured for the documentation, with the preview beside it', async () => {
    await driver.viewport(1500, 900);
    await setSetting('editor', 'minimap.enabled', false);
    try {
      const editor = await openFile('review/martech.roadmap.yaml');
      await compareWith({ branchPoint: true }, 'review/martech.roadmap.yaml');
      await untilChanges('the edits are listed', (all) => all.length > 5);
      await vscode.commands.executeCommand('roadmap.openPreviewToSide');
      await driver.waitFor('preview', '.picture.timeline');
      const key = editor.document.positionAt(editor.document.getText().indexOf('\n  adopt-engage:') + 3);
      editor.selection = new vscode.Selection(key, key);
      const top = new vscode.Position(key.line - 3, 0);
      editor.revealRange(new vscode.Range(top, top), vscode.TextEditorRevealType.AtTop);
      await driver.waitFor('preview', '.item.selected');
      await driver.hover('preview', 'h1');
      await driver.waitFor('workbench', '.workbench-hover-container', { state: 'detached' });
      await driver.screenshot('screenshots/compare', { media: true });
    } finally {
      await setSetting('editor', 'minimap.enabled', undefined);
      await driver.viewport(1400, 900);
    }
  });

  it('says in one line that there is no such commit', async () => {
    await openFile(FILE);
    await compareWith({ ref: 'nowhere' });
    await untilNotified("There is no commit 'nowhere' here.");
  });

  it('is quiet where nothing differs, and where nobody wants it', async () => {
    await openFile(FILE);
    await untilSummary('the branch is summed up', (text) => text === 'main: Launch +10 d, 1 promise broken');
    await setSetting('roadmap', 'compare.statusBar', false);
    await untilSummary('nothing is said', (text) => text === '');
    await setSetting('roadmap', 'compare.statusBar', undefined);
    await untilSummary('the branch is summed up again', (text) => text !== '');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    git('checkout', '--quiet', 'main');
    try {
      await openFile(FILE);
      await untilSummary('nothing is said on the default branch', (text) => text === '');
      const editor = await openFile('review/work.roadmap.yaml');
      await replaceText(editor, '4w', '5w');
      await untilSummary(
        'what is not committed is summed up',
        (text) => text === 'main: Launch +5 d, 1 promise broken',
      );
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.revert');
      git('checkout', '--quiet', 'longer');
    }
  });
});
