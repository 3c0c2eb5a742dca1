import * as vscode from 'vscode';
import { driver } from './driver';
import { untilDiagnostics, untilPolled } from './until';
import { openFile, replaceText, resetWorkbench, useTheme } from './workbench';

const EXAMPLE = 'martech/martech.roadmap.yaml';

/** The documentation's pictures: with UPDATE_MEDIA=1 they go to media/. */
describe('pictures for the documentation', () => {
  before(async () => {
    await driver.viewport(1280, 800);
    await useMinimap(false);
  });

  afterEach(async () => {
    await resetWorkbench();
    await useTheme(vscode.ColorThemeKind.Light);
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.view.explorer');
    await driver.viewport(1400, 900);
    await useMinimap(undefined);
  });

  it('show the findings', async () => {
    const editor = await openFile(EXAMPLE);
    await misspell(editor);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    // The list draws only the rows in view, and other files have findings too.
    await driver.fill('workbench', '.part.panel .viewpane-filter input', 'crmm');
    await driver.waitFor('workbench', '.markers-panel :text("crmm")');
    await driver.fill('workbench', '.part.panel .viewpane-filter input', '');
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await driver.waitFor('workbench', '.squiggly-error');
    await driver.screenshot('screenshots/problems', { media: true });
  });

  it('show the tree of roadmaps', async () => {
    await openFile(EXAMPLE);
    await vscode.commands.executeCommand('workbench.view.extension.roadmap');
    await vscode.commands.executeCommand('roadmap.groupExplorer', 'team');
    const tree = '[id="workbench.view.extension.roadmap"] .monaco-list[aria-label^="Roadmaps"]';
    const row = (text: string): string => `${tree} .monaco-list-row[aria-label*="${text}"]`;
    await driver.click('workbench', `${row('martech/martech.roadmap.yaml')} .monaco-tl-twistie`);
    await driver.click('workbench', `${row('Marketing operations, team')} .monaco-tl-twistie`);
    await driver.waitFor('workbench', row(', initiative, '));
    await driver.waitFor('workbench', '.statusbar-item[id$="roadmap.glance"]');
    await driver.screenshot('screenshots/explorer', { media: true });
    await vscode.commands.executeCommand('workbench.actions.treeView.roadmap.explorer.collapseAll');
    await vscode.commands.executeCommand('roadmap.groupExplorer', 'objective');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('show the text with its findings and the preview beside it', async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    const editor = await openFile(EXAMPLE);
    await misspell(editor);
    await vscode.commands.executeCommand('roadmap.openPreviewToSide');
    await driver.click('preview', '[role=radio]:has-text("Initiatives")');
    await driver.waitFor('preview', '.picture [data-entity$="agreement"]', { state: 'detached' });
    await driver.waitFor('preview', '.item.selected');
    await driver.hover('workbench', '.view-line span:text-is("crmm")');
    await driver.waitFor('workbench', '.monaco-hover:has-text("Did you mean")');
    await untilQuiet();
    await driver.screenshot('screenshots/editor', { media: true });
  });

  it('show what is counted beside the text', async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    const editor = await openFile(EXAMPLE);
    show(editor, 'shop-crm-sync:');
    const patience = { timeout: 40_000 };
    await driver.waitFor('workbench', '.codelens-decoration a:has-text("working days of slack")', patience);
    await driver.waitFor('workbench', '.view-line span[class*=dyn-rule]:has-text("2026-05-12")', patience);
    await driver.screenshot('screenshots/hints', { media: true });
  });

  for (const [kind, name] of [
    [vscode.ColorThemeKind.Light, 'light'],
    [vscode.ColorThemeKind.Dark, 'dark'],
  ] as const)
    it(`show the timeline and the journey, ${name}`, async () => {
      await useTheme(kind);
      await vscode.commands.executeCommand('workbench.action.closeSidebar');
      const editor = await openFile(EXAMPLE);
      await vscode.commands.executeCommand('roadmap.openPreviewToSide');
      await driver.waitFor('preview', '.picture.timeline');
      show(editor, 'adopt-engage:');
      await driver.waitFor('preview', '.item.selected');
      await untilQuiet();
      await driver.screenshot(`screenshots/timeline-${name}`, { media: true });
      await driver.click('preview', '[role=radio]:has-text("Initiatives")');
      await driver.waitFor('preview', '.picture [data-entity$="agreement"]', { state: 'detached' });
      await untilQuiet();
      await driver.screenshot(`screenshots/overview-${name}`);
      await driver.click('preview', '[role=tab]:has-text("Journey")');
      await driver.waitFor('preview', '.picture.journey');
      show(editor, 'configurator:');
      await driver.waitFor('preview', '.item.selected');
      await untilQuiet();
      await driver.screenshot(`screenshots/journey-${name}`, { media: true });
    });
});

function useMinimap(enabled: boolean | undefined): Thenable<void> {
  const settings = vscode.workspace.getConfiguration('editor');
  return settings.update('minimap.enabled', enabled, vscode.ConfigurationTarget.Global);
}

/** Writes a tool's id wrong, and waits for the finding. */
async function misspell(editor: vscode.TextEditor): Promise<void> {
  await replaceText(editor, '    tools: [engage, crm, shop]\n', '    tools: [engage, crmm, shop]\n');
  await untilDiagnostics(editor.document.uri, 'the typing error is found', (all) =>
    all.some(({ code }) => typeof code === 'object' && code.value === 'unknown-reference'),
  );
  show(editor, 'adopt-engage:');
}

/** Puts the caret on a key and the key at a third of the editor. */
function show(editor: vscode.TextEditor, key: string): void {
  const position = editor.document.positionAt(editor.document.getText().indexOf(`\n  ${key}`) + 3);
  const fallback = editor.document.positionAt(editor.document.getText().indexOf(`${key}`));
  const caret = position.line > 0 ? position : fallback;
  editor.selection = new vscode.Selection(caret, caret);
  const from = new vscode.Position(Math.max(0, caret.line - 8), 0);
  editor.revealRange(new vscode.Range(from, from), vscode.TextEditorRevealType.AtTop);
}

/** Scrolling has ended and the diagnostics of the text are there. */
function untilQuiet(): Promise<unknown> {
  let last = '';
  return untilPolled('nothing moves', async () => {
    const now = JSON.stringify((await driver.query('preview', '.item.selected')).map(({ box }) => box));
    const isQuiet = now === last;
    last = now;
    return isQuiet;
  });
}
