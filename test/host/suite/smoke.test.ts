import * as vscode from 'vscode';
import { driver } from './driver';
import { equal, ok } from './expect';
import { until, untilDiagnostics } from './until';
import { openFile, replaceText, resetWorkbench, useTheme, workspaceFolder } from './workbench';

/** That this VS Code, the driver and what suites wait with work at all, whatever the extension does. */
describe('the test host', () => {
  afterEach(resetWorkbench);

  it('runs the extension on a copy of the examples', async () => {
    ok((await vscode.languages.getLanguages()).includes('roadmap'));
    const files = await vscode.workspace.findFiles('**/*.roadmap.yaml');
    ok(files.length > 0, 'roadmap files are found');
    ok(!workspaceFolder().path.includes('/test/'), 'the folder is a temporary one');
  });

  it('opens roadmap files as roadmaps', async () => {
    const [file] = await vscode.workspace.findFiles('**/*.roadmap.yaml', null, 1);
    const editor = await openFile(vscode.workspace.asRelativePath(file ?? ''));
    equal(editor.document.languageId, 'roadmap');
    await driver.waitFor('workbench', '.monaco-editor .view-line');
  });

  it('notices and undoes changes from outside', async () => {
    const changes = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(workspaceFolder(), 'outside.roadmap.yaml'),
    );
    const created = new Promise((resolve) => changes.onDidCreate(resolve));
    const deleted = new Promise((resolve) => changes.onDidDelete(resolve));
    await driver.changeFile('outside.roadmap.yaml', 'version: 1\n');
    await created;
    const editor = await openFile('outside.roadmap.yaml');
    await replaceText(editor, '1', '2');
    equal(editor.document.getText(), 'version: 2\n');
    await resetWorkbench();
    await deleted;
    changes.dispose();
  });

  it('sees, clicks and drags in a webview', async () => {
    const panel = vscode.window.createWebviewPanel('roadmap.smoke', 'Smoke', vscode.ViewColumn.One, {
      enableScripts: true,
    });
    panel.webview.html = smokePage;
    await driver.waitFor('preview', '#bar');
    const [before] = await driver.query('preview', 'rect', ['fill']);
    equal(before?.styles['fill'], 'rgb(0, 128, 0)');
    equal(before?.attributes['height'], '30');
    await driver.drag('preview', '#bar', { x: 40 }, { modifiers: ['Alt'] });
    await driver.waitFor('preview', '#moves:has-text("moved by 40 with Alt")');
    await driver.click('preview', 'button', { modifiers: ['Shift'] });
    await driver.waitFor('preview', '#clicks:has-text("1 with Shift")');
    await driver.wheel('preview', 'svg', { y: 120 });
    await driver.waitFor('preview', '#wheel:has-text("120")');
    equal(await driver.query('preview', '.nothing'), []);
    equal(
      (await driver.accessibility('preview', 'input')).map(({ rule }) => rule),
      ['label'],
    );
    await driver.screenshot('smoke');
  });

  it('switches the theme', async () => {
    await useTheme(vscode.ColorThemeKind.Dark);
    await driver.waitFor('workbench', '.monaco-workbench.vs-dark');
    await useTheme(vscode.ColorThemeKind.Light);
    await driver.waitFor('workbench', '.monaco-workbench.vs');
  });

  it('asks nothing of the network', async () => {
    equal(await driver.foreignRequests(), []);
  });

  it('says what it waited for', async () => {
    const never = until('the sky falls', vscode.workspace.onDidOpenTextDocument, () => false, 10);
    equal(await never.catch((error: Error) => error.message), 'Waited 0.01 s in vain until the sky falls.');
  });
});

const smokePage = `<!doctype html>
<html lang="en"><title>Smoke</title><body>
<svg width="300" height="100"><rect id="bar" x="20" y="20" width="100" height="30" fill="green"/></svg>
<button>Press</button> <input>
<p id="clicks"></p><p id="moves"></p><p id="wheel"></p>
<script>
  const say = (id, text, event) => {
    const keys = ['alt', 'shift'].filter((key) => event[key + 'Key']).map((key) => key[0].toUpperCase() + key.slice(1));
    document.getElementById(id).textContent = [text, ...keys].join(' with ');
  };
  let from;
  document.querySelector('button').addEventListener('click', (event) => say('clicks', '1', event));
  document.getElementById('bar').addEventListener('pointerdown', (event) => { from = event.clientX; });
  document.addEventListener('pointerup', (event) => {
    if (from !== undefined) say('moves', 'moved by ' + (event.clientX - from), event);
    from = undefined;
  });
  document.addEventListener('wheel', (event) => say('wheel', event.deltaY, event));
</script></body></html>`;

describe('the whole extension', () => {
  afterEach(resetWorkbench);

  it('checks, completes, mends and draws a roadmap', async () => {
    await driver.changeFile(
      'whole.roadmap.yaml',
      'version: 1\ntools:\n  crm: {}\nchannels:\n  mail: {tools: [crmm]}\ninitiatives:\n  audit: {start: 2026-04-06, duration: 2w}\n',
    );
    const { document } = await openFile('whole.roadmap.yaml');
    const [finding] = await untilDiagnostics(document.uri, 'the typing error is found', (found) =>
      found.some(({ message }) => message === "There is no tool 'crmm'. Did you mean 'crm'?"),
    );
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      finding!.range.start,
    );
    ok(list.items.some(({ label }) => label === 'crm'));
    await vscode.commands.executeCommand('roadmap.fixAll');
    await untilDiagnostics(document.uri, 'it is mended', (found) => found.length === 0);
    ok(document.getText().includes('tools: [crm]'));
    await vscode.commands.executeCommand('roadmap.openPreviewToSide', document.uri);
    await driver.waitFor('preview', '.picture.timeline [data-entity="initiatives.audit"]', { timeout: 40_000 });
  });
});
