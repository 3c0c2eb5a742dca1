import * as vscode from 'vscode';
import { isoDay } from '../../../core/schedule/calendar';
import { dayOf } from '../../../core/schedule/days';
import { Workspace } from '../../../core/workspace';
import { type DrawnElement, driver } from './driver';
import { equal, ok } from './expect';
import { untilPolled } from './until';
import { fileUri, openFile, replaceText, resetWorkbench, useTheme } from './workbench';

/** The roadmap that is compared, and what it was: two files of the folder. */
const NOW = 'now.roadmap.yaml';
const WAS = 'was.roadmap.yaml';
const TODAY = '2026-03-16';
const TEXT = `version: 1
title: Renewal
phases:
  core: {name: Core}
initiatives:
  audit: {name: Audit the stack, phase: core, start: 2026-03-02, duration: 4w}
  move:
    name: Move the programmes
    phase: core
    dependsOn: [audit]
    activities:
      newsletters: {name: Newsletters, duration: 2w}
      rest: {name: All other programmes, duration: 3w, dependsOn: [newsletters]}
  posters: {name: Posters, start: 2026-03-02, duration: 2w}
milestones:
  live: {name: Live, requires: [move]}
journeys:
  buyer:
    name: Buying a bike
    stages:
      look:
        name: Look
        touchpoints:
          ad: {name: Search ad, experience: 4}
          fair: {name: Fair, experience: 5}
`;

describe('the preview while comparing', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('roadmap.stopComparing');
    await resetWorkbench();
    await useTheme(vscode.ColorThemeKind.Light);
  });

  it('draws where items were, follows edits, and ends when it is asked to', async () => {
    const editor = await begin('duration: 4w', 'duration: 6w');
    await untilGhosts(editor, 6);
    equal((await driver.query('preview', '.compared-with'))[0]?.text, 'Compared with was.roadmap.yaml');
    await replaceText(editor, 'duration: 6w', 'duration: 5w');
    await untilMarked(['+5 d', '+5 d', '+5 d', '+5 d', '+5 d', '+5 d']);
    await untilGhosts(editor, 6);
    await replaceText(editor, 'duration: 5w', 'duration: 4w');
    await untilMarked([]);
    await untilGhosts(editor, 0);
    await replaceText(editor, 'start: 2026-03-02, duration: 2w', 'start: 2026-03-16, duration: 2w');
    await untilMarked(['+10 d']);
    await driver.click('preview', '.comparison button:has-text("Stop comparing")');
    await driver.waitFor('preview', '.comparison', { state: 'hidden' });
    equal(await driver.query('preview', '.timeline .ghost, .mark'), []);
  });

  it('leads from what is gone to where it was written, which ends nothing', async () => {
    const editor = await begin('  posters: {name: Posters, start: 2026-03-02, duration: 2w}\n', '');
    const gone = '.item.removed[data-entity="initiatives.posters"]';
    await driver.waitFor('preview', gone);
    await driver.focus('preview', gone);
    await driver.press('Enter');
    await untilPolled('the old text is open at its entry', () => {
      const active = vscode.window.activeTextEditor;
      if (!active || active.document.uri.toString() === editor.document.uri.toString()) return false;
      return active.document.lineAt(active.selection.active.line).text.startsWith('  posters:');
    });
    const edit = new vscode.WorkspaceEdit();
    const at = editor.document.positionAt(editor.document.getText().indexOf('duration: 4w'));
    edit.replace(editor.document.uri, new vscode.Range(at, at.translate(0, 'duration: 4w'.length)), 'duration: 3w');
    await vscode.workspace.applyEdit(edit);
    await untilMarked(['−5 d', '−5 d', '−5 d', '−5 d', '−5 d', '−5 d', 'removed']);
  });

  it('shows only what changed, and the whole again', async () => {
    await begin('duration: 3w', 'duration: 1w');
    await driver.click('preview', '.comparison button:has-text("Only what changed")');
    const names = ['Core', 'Move the programmes', 'All other programmes', 'No phase', 'Live'];
    await untilDrawn('.timeline .row', (all) =>
      same(
        all.map(({ text }) => text),
        names,
      ),
    );
    await driver.click('preview', '.comparison button:has-text("Only what changed")');
    await untilDrawn('.timeline .row', (all) => all.length === 8);
  });

  it('marks on the journey what changed', async () => {
    await begin('name: Fair, experience: 5', 'name: Fair, experience: 2');
    await driver.click('preview', '[role=tab]:has-text("Journey")');
    const [ghost] = await untilDrawn('.journey .ghost', (all) => all.length === 1);
    equal(ghost?.attributes['data-was-score'], '5');
    await untilMarked(['5 → 2', 'changed']);
    const [item] = await driver.query('preview', '.picture [data-entity="journeys.buyer.look.fair"]');
    ok(/; was experience 5 of 5, very good\.$/.test(item?.attributes['aria-label'] ?? ''), 'it says so');
  });

  it('is legible in every theme and has nothing for axe to find', async () => {
    await begin('duration: 4w', 'duration: 6w');
    for (const [kind, name] of THEMES) {
      await useTheme(kind);
      await driver.waitFor('preview', `html[data-theme=${name}]`);
      equal(await driver.accessibility('preview'), [], `what axe finds in ${name}`);
    }
  });
});

const THEMES = [
  [vscode.ColorThemeKind.Light, 'light'],
  [vscode.ColorThemeKind.Dark, 'dark'],
  [vscode.ColorThemeKind.HighContrast, 'contrast-dark'],
  [vscode.ColorThemeKind.HighContrastLight, 'contrast-light'],
] as const;

/** Opens the roadmap with its preview, compares it with what it was, and edits it. */
async function begin(old: string, fresh: string): Promise<vscode.TextEditor> {
  await driver.changeFile(WAS, TEXT);
  await driver.changeFile(NOW, TEXT);
  const editor = await openFile(NOW);
  await vscode.commands.executeCommand('roadmap.openPreviewToSide');
  await driver.waitFor('preview', '.picture [data-entity="initiatives.audit"]', { timeout: 40_000 });
  await vscode.commands.executeCommand('roadmap.compareWith', editor.document.uri, { file: fileUri(WAS).toString() });
  await driver.waitFor('preview', '.comparison');
  await replaceText(editor, old, fresh);
  return editor;
}

/** Waits until each item that moved, phases apart, has a ghost at the dates that it had, and nothing else has. */
async function untilGhosts(editor: vscode.TextEditor, count: number): Promise<void> {
  const [was, is] = [datesOf(TEXT), datesOf(editor.document.getText())];
  const moved = [...is].filter(([entity, dates]) => was.get(entity) !== dates).map(([entity]) => entity);
  const expected = moved.map((entity) => `${entity} ${was.get(entity)} ${is.get(entity)}`).sort();
  await untilDrawn('.timeline .item, .timeline .ghost', (all) => {
    const drawn = all.flatMap(({ attributes: was }, i) => {
      const item = all[i + 1]?.attributes;
      if (was['data-was-start'] === undefined || item?.['data-entity']?.startsWith('phases.')) return [];
      return `${item?.['data-entity']} ${was['data-was-start']} ${was['data-was-end']} ${item?.['data-start']} ${item?.['data-end']}`;
    });
    return same(drawn.sort(), expected) && all.filter(({ class: name }) => name === 'ghost').length === count;
  });
}

async function untilMarked(marks: readonly string[]): Promise<void> {
  await untilDrawn('text.mark', (all) => same(all.map(({ text }) => text).sort(), [...marks].sort()));
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Each item's first and last day, as the core schedules them. */
function datesOf(text: string): Map<string, string> {
  const workspace = new Workspace();
  workspace.setToday(dayOf(TODAY));
  workspace.setFile('main.roadmap.yaml', { text });
  const dates = new Map<string, string>();
  for (const { item, start, end } of workspace.schedule('main.roadmap.yaml').items)
    if (start !== undefined && end !== undefined)
      dates.set(`${String(item.path[0])}.${item.id}`, `${isoDay(start)} ${isoDay(end)}`);
  return dates;
}

function untilDrawn(selector: string, holds: (all: DrawnElement[]) => boolean): Promise<DrawnElement[]> {
  return untilPolled(`${selector} is drawn as expected`, async () => {
    const all = await driver.query('preview', selector);
    return holds(all) ? all : undefined;
  });
}
