import * as vscode from 'vscode';
import { driver } from './driver';
import { equal, ok } from './expect';
import { until, untilDiagnostics, untilPolled } from './until';
import { fileUri, openFile, replaceText, resetWorkbench } from './workbench';

/** What is left in the examples on purpose; examples/README.md lists the same. */
const LISTED: Readonly<Record<string, readonly string[]>> = {
  'martech/martech.roadmap.yaml': [
    'Information tool-unused on "qr-codes"',
    'Warning automation-without-goal on "birthday-greeting"',
    'Warning milestone-at-risk on "2026-06-12"',
    'Hint non-working-day on "2026-05-25"',
  ],
  'automation/automation.roadmap.yaml': ['Information touchpoint-without-tool on "friend-tells"'],
  'group/group.roadmap.yaml': [],
  'group/emea/emea.roadmap.yaml': ['Error starts-before-dependency on "2026-05-20"'],
  'group/apac/apac.roadmap.yaml': [],
};

const severities = ['Error', 'Warning', 'Information', 'Hint'];

function inWords(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  const rule = typeof code === 'object' ? code.value : code;
  return `${severities[diagnostic.severity]} ${rule} on ${JSON.stringify(document.getText(diagnostic.range))}`;
}

/** Waits until a file has exactly these findings. */
async function untilFindings(document: vscode.TextDocument, expected: readonly string[]): Promise<vscode.Diagnostic[]> {
  const words = (found: readonly vscode.Diagnostic[]) =>
    [...found].sort((a, b) => a.range.start.compareTo(b.range.start)).map((one) => inWords(document, one));
  try {
    return await untilDiagnostics(
      document.uri,
      'the findings are as expected',
      (found) => words(found).join() === expected.join(),
    );
  } catch {
    equal(words(vscode.languages.getDiagnostics(document.uri)), [...expected]);
    return [];
  }
}

const actionsAt = (uri: vscode.Uri, range: vscode.Range, kind: vscode.CodeActionKind) =>
  vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind.value, 50);

async function choose(uri: vscode.Uri, range: vscode.Range, title: string): Promise<void> {
  const actions = await actionsAt(uri, range, vscode.CodeActionKind.QuickFix);
  const action = actions.find((one) => one.title === title);
  ok(action?.edit, `"${title}" is offered among ${JSON.stringify(actions.map((one) => one.title))}`);
  ok(await vscode.workspace.applyEdit(action.edit));
}

/** The README's first example. */
const FIRST = `version: 1
title: Stack renewal
initiatives:
  new-crm:
    name: Introduce the new CRM
    start: 2027-02
    duration: 6w
`;
const CHOSEN = 'version: 1\nphases:\n  build:\n    start: 2026-04\ntools:\n  crm:\n    status: active\n';

/** Types a text into an empty file as a person would, who takes no suggestion and mends the indentation of a line. */
async function typeLines(editor: vscode.TextEditor, text: string): Promise<void> {
  for (const [number, line] of text.split('\n').entries()) {
    if (number > 0) await driver.press('Enter');
    await until(
      `line ${number + 1} has begun`,
      vscode.window.onDidChangeTextEditorSelection,
      () => editor.selection.active.line === number,
    );
    const words = line.trimStart();
    await indent(editor, line.length - words.length);
    if (words === '') continue;
    for (const letter of words) await driver.type(letter);
    await until(
      `line ${number + 1} is there`,
      vscode.workspace.onDidChangeTextDocument,
      () => editor.document.lineAt(number).text === line,
    );
    // The server answers in turn: once it has answered this, it has answered for every letter.
    await vscode.commands.executeCommand(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      editor.selection.active,
    );
    await driver.waitFor('workbench', '.suggest-widget.visible', { state: 'hidden' });
  }
}

/** Brings the caret of a new line to a column. */
async function indent(editor: vscode.TextEditor, column: number): Promise<void> {
  for (let at = editor.selection.active.character; at !== column; at = editor.selection.active.character) {
    if (at > column) await driver.press('Backspace');
    else await driver.type(' '.repeat(column - at));
    await until(
      'the caret has moved',
      vscode.window.onDidChangeTextEditorSelection,
      () => editor.selection.active.character !== at,
    );
  }
}

const WRONG = 'version: 1\nchannels:\n  email: {tools: [nobody]}\n';

/** Opens a file that has an error, new on disk. */
async function openWrong(path: string): Promise<vscode.Uri> {
  await driver.changeFile(path, WRONG);
  const { document } = await openFile(path);
  await untilFindings(document, ['Error unknown-reference on "nobody"']);
  return document.uri;
}

const untilNothing = (uri: vscode.Uri) =>
  untilDiagnostics(uri, 'the findings are taken back', (found) => found.length === 0);

describe('the language server', () => {
  afterEach(resetWorkbench);

  for (const [path, expected] of Object.entries(LISTED))
    it(`finds exactly what is listed in ${path}`, async () => {
      const { document } = await openFile(path);
      await untilFindings(document, expected);
    });

  it('shows the findings in the Problems panel', async () => {
    const { document } = await openFile('automation/automation.roadmap.yaml');
    await untilFindings(document, LISTED['automation/automation.roadmap.yaml']!);
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    // The list draws only the rows in view, and other files have findings too.
    await driver.fill('workbench', '.part.panel .viewpane-filter input', 'automation.roadmap.yaml');
    const rows = '.markers-panel .monaco-list-row';
    await driver.waitFor('workbench', `${rows}:has-text("No tool serves the touchpoint")`);
    const shown = await untilPolled('the panel lists the one file', async () => {
      const found = (await driver.query('workbench', rows)).map(({ text }) => text);
      return found.length === 2 ? found : undefined;
    });
    ok(
      shown[0]?.startsWith('automation.roadmap.yaml') && shown[1]?.includes('touchpoint-without-tool'),
      shown.join(' | '),
    );
    await driver.fill('workbench', '.part.panel .viewpane-filter input', '');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  it('finds a typo in a reference and mends it', async () => {
    const editor = await openFile('automation/automation.roadmap.yaml');
    const { document } = editor;
    const before = document.getText();
    await replaceText(editor, 'tools: [mailer], consent', 'tools: [mailr], consent');
    // While a tool is missing, that a touchpoint has none is not held against it.
    const [finding] = await untilFindings(document, ['Error unknown-reference on "mailr"']);
    equal(finding?.message, "There is no tool 'mailr'. Did you mean 'mailer'?");
    await choose(document.uri, finding!.range, "Change to 'mailer'");
    equal(document.getText(), before);
    await untilFindings(document, LISTED['automation/automation.roadmap.yaml']!);
  });

  it('fixes all that is safe, and nothing else', async () => {
    const editor = await openFile('automation/automation.roadmap.yaml');
    const before = editor.document.getText();
    await replaceText(editor, 'tools: [mailer], consent', 'tools: [mailr], consent');
    await untilFindings(editor.document, ['Error unknown-reference on "mailr"']);
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const [fixAll] = await actionsAt(editor.document.uri, whole, vscode.CodeActionKind.SourceFixAll.append('roadmap'));
    ok(fixAll?.edit, 'there is a source action that fixes all');
    await vscode.workspace.applyEdit(fixAll.edit);
    equal(editor.document.getText(), before);
  });

  it('renames a tool in every file that names it', async () => {
    const editor = await openFile('group/shared/stack.roadmap.yaml');
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf('\n  crm:') + 4);
    const edit = await untilPolled('a rename is offered', () =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        'customer-hub',
      ),
    );
    const touched = edit
      .entries()
      .map(([uri]) => vscode.workspace.asRelativePath(uri))
      .sort();
    equal(touched, [
      'group/apac/apac.roadmap.yaml',
      'group/emea/emea.roadmap.yaml',
      'group/group.roadmap.yaml',
      'group/shared/stack.roadmap.yaml',
    ]);
    ok(await vscode.workspace.applyEdit(edit));
    ok(document.getText().includes('\n  customer-hub:\n'));
    const emea = await vscode.workspace.openTextDocument(fileUri('group/emea/emea.roadmap.yaml'));
    ok(emea.getText().includes('tools: [old-crm, customer-hub]'), 'other ids that contain the old one stay');
    await untilFindings(emea, LISTED['group/emea/emea.roadmap.yaml']!);
    await untilFindings(document, []);
  });

  it('notices when an imported file changes outside of the editor', async () => {
    const { document } = await openFile('group/emea/emea.roadmap.yaml');
    const listed = LISTED['group/emea/emea.roadmap.yaml']!;
    await untilFindings(document, listed);
    const stack = await vscode.workspace.openTextDocument(fileUri('group/shared/stack.roadmap.yaml'));
    await driver.changeFile(
      'group/shared/stack.roadmap.yaml',
      stack.getText().replace('\n  engage:\n', '\n  engagement:\n'),
    );
    await until('the lost tool is missed', vscode.languages.onDidChangeDiagnostics, () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .some(({ message }) => message.startsWith("There is no tool 'engage'.")),
    );
  });

  it('completes ids of the right kind, and explains them', async () => {
    const editor = await openFile('automation/automation.roadmap.yaml');
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf('tools: [mailer], consent') + 'tools: ['.length);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at,
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    ok(labels.includes('site') && labels.includes('crm'), `tools are offered: ${labels.join(', ')}`);
    ok(!labels.includes('email'), 'channels are not');
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const text = hover?.contents.map((part) => (typeof part === 'string' ? part : part.value)).join('\n') ?? '';
    ok(text.includes('mailer'), `the hover tells of the tool: ${text}`);
  });

  it('leads from a reference to its definition, and back to all references', async () => {
    const { document } = await openFile('automation/automation.roadmap.yaml');
    const text = document.getText();
    const at = document.positionAt(text.indexOf('tools: [mailer], consent') + 'tools: ['.length);
    const definitions = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    const [definition] = definitions.map((one) =>
      'targetUri' in one ? (one.targetSelectionRange ?? one.targetRange) : one.range,
    );
    equal(document.lineAt(definition?.start.line ?? 0).text.trim(), 'mailer:');
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at,
    );
    ok(references.length > 2 && references.every(({ range }) => document.getText(range) === 'mailer'));
  });

  for (const [what, text] of [
    ['the README’s first example', FIRST],
    ['values that are offered', CHOSEN],
  ] as const)
    it(`leaves Enter alone while ${what} is typed`, async () => {
      await driver.changeFile('typed.roadmap.yaml', '');
      const editor = await openFile('typed.roadmap.yaml');
      await driver.click('workbench', '.editor-group-container .view-lines');
      await typeLines(editor, text);
      equal(editor.document.getText(), text);
    });

  it('takes back the findings of a file that was deleted outside of the editor, once it is closed', async () => {
    const uri = await openWrong('gone.roadmap.yaml');
    await driver.changeFile('gone.roadmap.yaml', null);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await untilNothing(uri);
  });

  it('takes back the findings of an open file that is deleted', async () => {
    const uri = await openWrong('gone.roadmap.yaml');
    await vscode.workspace.fs.delete(uri);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await untilNothing(uri);
  });

  it('takes the findings of an open file along when it is renamed', async () => {
    const from = await openWrong('before.roadmap.yaml');
    const to = fileUri('after.roadmap.yaml');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    ok(await vscode.workspace.applyEdit(edit));
    await untilDiagnostics(to, 'the findings have moved', (found) => found.length === 1);
    await untilNothing(from);
  });
});
