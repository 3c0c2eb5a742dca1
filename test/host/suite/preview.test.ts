import * as vscode from 'vscode';
import { isoDay } from '../../../core/schedule/calendar';
import { dayOf } from '../../../core/schedule/days';
import { Workspace } from '../../../core/workspace';
import { type DrawnElement, driver } from './driver';
import { equal, ok } from './expect';
import { untilPolled } from './until';
import { openFile, replaceText, resetWorkbench, useTheme, workspaceFolder } from './workbench';

const EXAMPLE = 'martech/martech.roadmap.yaml';
const TODAY = '2026-03-16';

describe('the preview', () => {
  afterEach(async () => {
    await resetWorkbench();
    await useTheme(vscode.ColorThemeKind.Light);
  });

  it('shows each initiative, activity and milestone at its scheduled dates', async () => {
    const editor = await openPreview();
    const expected = scheduledDates(editor.document.getText());
    ok(expected.size > 50, 'the example is large');
    const bars = await untilDrawn('.picture.timeline [data-start]', (all) => all.length >= expected.size);
    const drawn = new Map(bars.map(({ attributes }) => [attributes['data-entity'], datesOf(attributes)]));
    for (const [entity, dates] of expected) equal(drawn.get(entity), dates, `the bar of ${entity}`);
    expectEdges(bars);
  });

  it('follows an edit of a duration', async () => {
    const editor = await openPreview();
    const before = await bar('initiatives.adopt-engage.set-up');
    await replaceText(
      editor,
      'type: build, duration: 5w, dependsOn: [blueprint]',
      'type: build, duration: 7w, dependsOn: [blueprint]',
    );
    const expected = scheduledDates(editor.document.getText());
    for (const id of ['adopt-engage.set-up', 'adopt-engage.go-live', 'adopt-engage']) {
      const entity = `initiatives.${id}`;
      await untilDrawn(barOf(entity), ([one]) => same(datesOf(one?.attributes), expected.get(entity)));
    }
    const after = await bar('initiatives.adopt-engage.set-up');
    ok(after.box.width > before.box.width * 1.2, 'the bar is longer');
  });

  it('keeps the last good picture while a line is broken, and says which line', async () => {
    const editor = await openPreview();
    const before = await bar('initiatives.adopt-engage');
    await replaceText(editor, 'objectives:\n  grow-direct:\n', 'objectives:\n  grow-direct: [\n');
    const [banner] = await untilDrawn('.banner', ([one]) => one?.visible === true);
    ok(
      /^Line \d+: .+; showing the last good picture\.$/.test(banner?.text ?? ''),
      `the banner names the line: ${banner?.text}`,
    );
    const kept = await bar('initiatives.adopt-engage');
    equal([kept.attributes['data-end'], kept.box.width], [before.attributes['data-end'], before.box.width]);
    await driver.click('preview', '.banner');
    const line = Number(/\d+/.exec(banner?.text ?? '')?.[0]);
    await untilPolled(
      'the caret is on the line',
      () => vscode.window.activeTextEditor?.selection.active.line === line - 1,
    );
    await replaceText(editor, 'grow-direct: [\n', 'grow-direct:\n');
    await driver.waitFor('preview', '.banner', { state: 'hidden' });
  });

  it('keeps the last good picture while the whole file is one broken word, and claims none where there was none', async () => {
    const editor = await openPreview();
    const good = editor.document.getText();
    const before = await bar('initiatives.adopt-engage');
    await replaceText(editor, good, 'broken');
    const [banner] = await untilDrawn('.banner', ([one]) => one?.visible === true);
    ok(banner?.text.endsWith('; showing the last good picture.'), `it says so: ${banner?.text}`);
    equal((await bar('initiatives.adopt-engage')).box, before.box, 'the picture, which has not moved');
    await driver.changeFile('fresh.roadmap.yaml', 'broken\n');
    await openFile('fresh.roadmap.yaml');
    await driver.waitFor('preview', '.empty pre');
    const [other] = await untilDrawn('.banner', ([one]) => one?.text.includes('A roadmap is a mapping') === true);
    ok(!other?.text.includes('last good'), `there is no last good one: ${other?.text}`);
  });

  it('fits the width at first and keeps the names as they are when it is zoomed', async () => {
    await openPreview();
    const [stage] = await driver.query('preview', '.stage');
    const [picture] = await driver.query('preview', '.picture');
    ok(stage && picture && picture.box.width <= stage.box.width, 'nothing lies to the right of the panel');
    const names = (await driver.query('preview', '.gutter'))[0]?.box.width ?? 0;
    ok(names <= stage.box.width * 0.4, 'the names leave room for the bars');
    const before = await bar('initiatives.adopt-engage');
    for (const _ of [1, 2, 3]) await driver.click('preview', '.zoom button[title^="Zoom in"]');
    const after = await bar('initiatives.adopt-engage');
    ok(Math.abs(after.box.width / before.box.width - 1.728) < 0.1, 'the bar is longer');
    equal(
      [Math.round(after.box.height), (await driver.query('preview', '.gutter'))[0]?.box.width],
      [Math.round(before.box.height), names],
    );
    await driver.click('preview', '.zoom button:has-text("Fit")');
    equal((await bar('initiatives.adopt-engage')).box.width, before.box.width);
  });

  it('says of an imported file what it is a part of', async () => {
    await openFile('group/regions.roadmap.yaml');
    await vscode.commands.executeCommand('roadmap.openPreviewToSide');
    await driver.waitFor('preview', 'h1:has-text("Part of Meridian group platform")');
  });

  it('follows the caret to another journey, and shows the table of that one alone', async () => {
    const editor = await openPreview();
    await driver.click('preview', '[role=tab]:has-text("Journey")');
    await driver.waitFor('preview', barOf('journeys.buy-a-bike.compare.configurator'));
    const first = await driver.query('preview', 'rect.item.touchpoint');
    await driver.click('preview', '.table summary');
    equal((await untilDrawn('.table tbody tr', (all) => all.length > 0)).length, first.length);
    const position = editor.document.positionAt(editor.document.getText().indexOf('fair-talk:'));
    editor.selection = new vscode.Selection(position, position);
    await driver.waitFor('preview', '.picture.journey .item.selected[data-entity$=".fair-talk"]');
    const second = await driver.query('preview', 'rect.item.touchpoint');
    await untilDrawn('.table tbody tr', (all) => all.length === second.length);
    ok(second.length !== first.length, 'the journeys differ');
  });

  it('leads from a bar, a name and a key press to the definition', async () => {
    const editor = await openPreview();
    await driver.click('preview', barOf('initiatives.shop-crm-sync'));
    await untilCaretOn(editor, '  shop-crm-sync:');
    await driver.click('preview', '.row:has-text("Introduce Tandem Engage")');
    await untilCaretOn(editor, '  adopt-engage:');
    await driver.focus('preview', barOf('initiatives.shop-crm-sync'));
    await driver.press('Enter');
    await untilCaretOn(editor, '  shop-crm-sync:');
    equal(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.One);
  });

  it('marks what the caret is in', async () => {
    const editor = await openPreview();
    for (const [text, entity] of [
      ['Contract and processor agreement', 'initiatives.adopt-engage.agreement'],
      ['Four weeks of slowly growing volume', 'initiatives.adopt-engage'],
    ] as const) {
      const position = editor.document.positionAt(editor.document.getText().indexOf(text));
      editor.selection = new vscode.Selection(position, position);
      await untilDrawn('.item.selected', (all) =>
        same(
          all.map((one) => one.attributes['data-entity']),
          [entity],
        ),
      );
    }
  });

  it('stays where it was looked at while the text changes', async () => {
    const editor = await openPreview();
    await driver.click('preview', '.zoom button[title^="Zoom in"]');
    await driver.click('preview', '.zoom button[title^="Zoom in"]');
    await driver.wheel('preview', '.stage', { x: 90, y: 300 });
    const mark = barOf('initiatives.booking-flow');
    const [before] = await untilDrawn('.percent', ([one]) => one?.text === '144%');
    ok(before);
    const place = await untilStill(mark);
    const { document } = editor;
    for (const letter of '# twenty characters!')
      await editor.edit((edit) => edit.insert(document.lineAt(document.lineCount - 1).range.end, letter));
    await replaceText(editor, 'name: A test ride in three taps', 'name: A test ride in two taps');
    await driver.waitFor('preview', '.row:has-text("two taps")');
    equal((await bar('initiatives.booking-flow')).box, place);
    equal((await driver.query('preview', '.percent'))[0]?.text, '144%');
  });

  it('pans and zooms by mouse and by keyboard', async () => {
    const editor = await openPreview();
    const mark = barOf('initiatives.adopt-engage');
    await driver.focus('preview', '.stage');
    await driver.press('+');
    await untilDrawn('.percent', ([one]) => one?.text === '120%');
    await driver.press('ArrowDown');
    await driver.press('0');
    await untilDrawn('.percent', ([one]) => one?.text === '100%');
    await driver.wheel('preview', '.stage', { y: -100 }, { modifiers: ['Control'] });
    await untilDrawn('.percent', ([one]) => one?.text === '120%');
    await driver.press('0');
    const before = await untilStill(mark);
    await driver.drag('preview', '.stage', { y: -120 });
    const after = await untilStill(mark);
    equal(Math.round((before?.y ?? 0) - (after?.y ?? 0)), 120, 'how far the picture went with the mouse');
    equal(editor.selection.active.line, 0, 'the line of the caret, which a drag does not move');
  });

  it('is as it was after it was hidden', async () => {
    await openPreview();
    await driver.click('preview', '[role=radio]:has-text("Initiatives")');
    await driver.waitFor('preview', barOf('initiatives.adopt-engage.go-live'), { state: 'detached' });
    await driver.click('preview', '.zoom button[title^="Zoom in"]');
    await driver.wheel('preview', '.stage', { y: 200 });
    const place = await untilStill(barOf('initiatives.adopt-engage'));
    await vscode.window.showTextDocument(vscode.Uri.joinPath(workspaceFolder(), 'README.md'), {
      viewColumn: vscode.ViewColumn.Two,
    });
    await driver.waitFor('workbench', '.tab.active:has-text("README.md")');
    await driver.click('workbench', '.tab:has-text("Preview martech")');
    await driver.waitFor('preview', barOf('initiatives.adopt-engage'));
    equal(await untilStill(barOf('initiatives.adopt-engage')), place);
    equal((await driver.query('preview', '.percent'))[0]?.text, '120%');
    equal(await driver.query('preview', barOf('initiatives.adopt-engage.go-live')), []);
  });

  it('draws journeys with each touchpoint at its experience', async () => {
    await openPreview();
    await driver.click('preview', '[role=tab]:has-text("Journey")');
    await driver.waitFor('preview', '.picture.journey');
    const tasks = await driver.query('preview', 'rect.item.touchpoint');
    const faces = await driver.query('preview', 'circle.face');
    ok(tasks.length > 5, 'there are touchpoints');
    equal(faces.length, tasks.length);
    tasks.forEach((task, index) => {
      const score = Number(/experience ([\d.]+)/.exec(task.attributes['aria-label'] ?? '')?.[1] ?? 3);
      equal(
        Number(faces[index]?.attributes['cy']),
        300 + (5 - score) * 30,
        `the height of ${task.attributes['data-entity']}`,
      );
    });
    const editor = vscode.window.visibleTextEditors[0];
    ok(editor);
    await driver.click('preview', barOf('journeys.buy-a-bike.compare.configurator'));
    await untilCaretOn(editor, '          configurator:');
  });

  it('shows less detail when asked', async () => {
    await openPreview();
    await driver.click('preview', '[role=radio]:has-text("Phases")');
    await untilDrawn('.picture [data-entity^="initiatives."]', (all) => all.length < 10);
    await driver.click('preview', '[role=radio]:has-text("Initiatives")');
    await untilDrawn('.picture [data-entity^="initiatives."]', (all) => all.length > 10);
    equal(await driver.query('preview', barOf('initiatives.adopt-engage.go-live')), []);
  });

  it('says the same as a table', async () => {
    await openPreview();
    const bars = await driver.query(
      'preview',
      '.picture .item.initiative, .picture .item.activity, .picture .item.milestone',
    );
    await driver.click('preview', '.table summary');
    const rows = await untilDrawn('.table tbody tr', (all) => all.length > 0);
    equal(rows.length, bars.length);
    ok(
      rows.some(({ text }) => text.includes('Introduce Tandem Engage')),
      'the initiative is in the table',
    );
  });

  it('follows the active editor, in one panel', async () => {
    await openPreview();
    await driver.changeFile(
      'other.roadmap.yaml',
      'version: 1\ntitle: The other one\ninitiatives:\n  only: {start: 2026-04-01, end: 2026-04-30}\n',
    );
    await openFile('other.roadmap.yaml');
    await driver.waitFor('preview', 'h1:has-text("The other one")');
    await untilDrawn('.picture .item', (all) =>
      same(
        all.map((one) => one.attributes['data-entity']),
        ['initiatives.only'],
      ),
    );
    await vscode.commands.executeCommand('roadmap.openPreviewToSide');
    equal(previewTabs().length, 1);
  });

  it('says what to write where there is nothing to draw', async () => {
    await driver.changeFile('bare.roadmap.yaml', 'version: 1\n');
    await openFile('bare.roadmap.yaml');
    await vscode.commands.executeCommand('roadmap.openPreviewToSide');
    await driver.waitFor('preview', '.empty pre:has-text("initiatives:")');
  });

  it('shows hostile text as text', async () => {
    const name = '<img src=x onerror=alert(1)>; %%{init: {}}%% #1 <b>x</b> "q" `c`: end';
    const text = `version: 1\ntitle: ${JSON.stringify(name)}\ninitiatives:\n  click: {name: ${JSON.stringify(name)}, start: 2026-04-01, end: 2026-04-30}\n`;
    await driver.changeFile('hostile.roadmap.yaml', text);
    await openFile('hostile.roadmap.yaml');
    await vscode.commands.executeCommand('roadmap.openPreviewToSide');
    const [row] = await untilDrawn('.row .name', (all) => all.length === 1);
    equal(row?.text, name);
    equal((await driver.query('preview', 'h1'))[0]?.text, name);
    equal(await driver.query('preview', 'img, #app b, #app script'), []);
  });

  it('is legible in every theme and has nothing for axe to find', async () => {
    await openPreview();
    for (const [kind, name] of THEMES) {
      await useTheme(kind);
      await driver.waitFor('preview', `html[data-theme=${name}]`);
      equal(await driver.accessibility('preview'), [], `what axe finds in ${name}`);
    }
  });

  it('asks nothing of the network and breaks no policy', async () => {
    await openPreview();
    equal(await driver.foreignRequests(), []);
    const broken = (await driver.pageMessages()).filter(
      ({ text }) => /Content Security Policy/i.test(text) && /preview|mermaid|chunk/i.test(text),
    );
    equal(broken, []);
  });

  it('comes back with the server after a restart', async () => {
    const editor = await openPreview();
    await vscode.commands.executeCommand('roadmap.restartServer');
    await replaceText(editor, 'name: A test ride in three taps', 'name: A test ride in one tap');
    await driver.waitFor('preview', '.row:has-text("one tap")');
  });
});

const THEMES = [
  [vscode.ColorThemeKind.Light, 'light'],
  [vscode.ColorThemeKind.Dark, 'dark'],
  [vscode.ColorThemeKind.HighContrast, 'contrast-dark'],
  [vscode.ColorThemeKind.HighContrastLight, 'contrast-light'],
] as const;

async function openPreview(): Promise<vscode.TextEditor> {
  const editor = await openFile(EXAMPLE);
  await vscode.commands.executeCommand('roadmap.openPreviewToSide');
  await driver.waitFor('preview', barOf('initiatives.adopt-engage'));
  return editor;
}

const barOf = (entity: string): string => `.picture [data-entity="${entity}"]`;

async function bar(entity: string): Promise<DrawnElement> {
  const [found] = await driver.query('preview', barOf(entity));
  ok(found, `${entity} is drawn`);
  return found;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type Attributes = Readonly<Record<string, string>>;
const datesOf = (attributes: Attributes | undefined) => [attributes?.['data-start'], attributes?.['data-end']];

function untilDrawn(selector: string, holds: (all: DrawnElement[]) => boolean): Promise<DrawnElement[]> {
  return untilPolled(`${selector} is drawn as expected`, async () => {
    const all = await driver.query('preview', selector);
    return holds(all) ? all : undefined;
  });
}

/** Where an element is once it no longer moves. */
async function untilStill(selector: string) {
  let last = '';
  const [found] = await untilDrawn(selector, ([one]) => {
    const isStill = JSON.stringify(one?.box) === last;
    last = JSON.stringify(one?.box);
    return isStill;
  });
  return found?.box;
}

function untilCaretOn(editor: vscode.TextEditor, line: string): Promise<unknown> {
  return untilPolled(`the caret is on ${line.trim()}`, () => {
    const active = vscode.window.activeTextEditor;
    if (active?.document !== editor.document) return false;
    const { active: caret } = active.selection;
    return active.document.lineAt(caret.line).text.startsWith(line) && caret.character === line.search(/\S/);
  });
}

function previewTabs(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('roadmap.preview'),
  );
}

/** What the core schedules, by the names that the picture uses. */
function scheduledDates(text: string): Map<string, [string, string]> {
  const workspace = new Workspace();
  workspace.setToday(dayOf(TODAY));
  workspace.setFile('main.roadmap.yaml', { text });
  const dates = new Map<string, [string, string]>();
  for (const { item, start, end } of workspace.schedule('main.roadmap.yaml').items)
    if (start !== undefined && end !== undefined) dates.set(`${item.path[0]}.${item.id}`, [isoDay(start), isoDay(end)]);
  return dates;
}

/** Every bar's left and right edge lie where its first day begins and its last day ends, to half a pixel. */
function expectEdges(bars: readonly DrawnElement[]): void {
  const wide = bars.filter(({ class: name }) => !name.includes('milestone'));
  const edges = wide.map(({ attributes }) => [
    Date.parse(attributes['data-start'] ?? ''),
    Date.parse(attributes['data-end'] ?? '') + 86_400_000,
  ]);
  const first = wide.reduce((a, b) => (Number(a.attributes['x']) < Number(b.attributes['x']) ? a : b));
  const right = (one: DrawnElement) => Number(one.attributes['x']) + Number(one.attributes['width']);
  const last = wide.reduce((a, b) => (right(a) > right(b) ? a : b));
  const [from, to] = [
    Date.parse(first.attributes['data-start'] ?? ''),
    Date.parse(last.attributes['data-end'] ?? '') + 86_400_000,
  ];
  const [left, width] = [Number(first.attributes['x']), right(last) - Number(first.attributes['x'])];
  const at = (time: number) => left + ((time - from) / (to - from)) * width;
  wide.forEach((one, index) => {
    const off = Math.max(
      Math.abs(Number(one.attributes['x']) - at(edges[index]![0]!)),
      Math.abs(right(one) - at(edges[index]![1]!)),
    );
    ok(
      off < 0.5,
      `${one.attributes['data-entity']} is drawn from the beginning of its first day to the end of its last`,
    );
  });
}
