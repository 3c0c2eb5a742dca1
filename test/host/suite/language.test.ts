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
    const edit = await untilPolled('a rename is offered', async () => {
      // Without a server that answers already, it is an empty one.
      const made = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        'customer-hub',
      );
      return made.size > 0 ? made : undefined;
    });
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

  it('shows behind keys what is counted, and leads to what sets a date', async () => {
    const editor = await openFile(AUTOMATION);
    const { document } = editor;
    const line = reveal(editor, '  verify:');
    // The text in grey is drawn with spaces that do not break.
    const drawn = '.view-lines .view-line:has-text("verify") span[class*=dyn-rule]';
    const shown = await untilPolled('the days are drawn', async () => {
      const texts = (await driver.query('workbench', drawn)).map(({ text }) => text.replaceAll('\u00a0', ' '));
      return texts.join('').includes('2026-07-28') ? texts.join('') : undefined;
    });
    ok(shown.replace(/\s/g, '').includes('→2026-07-01…2026-07-28'), shown);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      document.lineAt(line).range,
    );
    const parts = hints.flatMap(({ label }) => (typeof label === 'string' ? [] : label));
    const place = parts.find(({ value }) => value === '2026-07-01')?.location;
    ok(place, 'the first day leads somewhere');
    ok(document.getText(place.range) !== '', 'there is something there');
  });

  it('shows above entries where they are used, and opens that', async () => {
    const editor = await openFile(AUTOMATION);
    reveal(editor, '  mailer:');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
      1000,
    );
    const titles = lenses.map(({ command }) => command?.title ?? '');
    ok(
      titles.some((title) => /^used in \d+ places$/.test(title)) && titles.includes('on the critical path'),
      titles.join(' | '),
    );
    await driver.click('workbench', '.codelens-decoration a:has-text("used in")', { nth: 0 });
    await driver.waitFor('workbench', '.reference-zone-widget .monaco-list-row');
    await driver.press('Escape');
    await driver.waitFor('workbench', '.reference-zone-widget', { state: 'detached' });
  });

  it('shows work in the timeline when its lens is clicked', async () => {
    const editor = await openFile(AUTOMATION);
    reveal(editor, '  verify:');
    await driver.click('workbench', '.codelens-decoration a:has-text("on the critical path")', { nth: 0 });
    await driver.waitFor('preview', '.item.selected[data-entity="initiatives.verify"]');
  });

  it('colours ids by what they name, and marks what is retired', async () => {
    const text = 'version: 1\ntools:\n  old: {status: retired}\nchannels:\n  mail: {tools: [old]}\n';
    await driver.changeFile('coloured.roadmap.yaml', text);
    const { document } = await openFile('coloured.roadmap.yaml');
    const legend = await untilPolled('there is a legend', () =>
      vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
        'vscode.provideDocumentSemanticTokensLegend',
        document.uri,
      ),
    );
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    const types = [...tokens.data].flatMap((value, i) => (i % 5 === 3 ? [legend.tokenTypes[value]] : []));
    equal(types, ['number', 'class', 'enumMember', 'namespace', 'class']);
    const modifiers = [...tokens.data].filter((_, i) => i % 5 === 4);
    equal(legend.tokenModifiers, ['declaration', 'deprecated']);
    equal(modifiers, [0, 3, 0, 1, 2]);
    await untilPolled('what is declared and what is named have one colour', async () => {
      const found = await driver.query('workbench', '.view-line span[class^=mtk]', ['color']);
      const colourOf = (word: string) =>
        found.filter(({ text }) => text.trim() === word).map(({ styles }) => styles['color']);
      const [declared, named, ...others] = colourOf('old');
      return declared !== undefined && declared === named && others.length === 0 && declared !== colourOf('tools')[0];
    });
  });

  it('grows a selection from a value to the file', async () => {
    const { document } = await openFile(AUTOMATION);
    const at = document.positionAt(document.getText().indexOf('tools: [mailer], consent') + 'tools: ['.length);
    const [selection] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [at],
    );
    const texts: string[] = [];
    for (let one = selection; one !== undefined; one = one.parent!) texts.push(document.getText(one.range));
    equal(texts.slice(0, 3), ['mailer', '[mailer]', 'tools: [mailer]']);
    ok(texts.at(-1) === document.getText(), 'it ends with the whole file');
  });

  it('types an id in all its places, and evens the spaces of a line when it ends', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('linkedEditing', true, vscode.ConfigurationTarget.Global);
    await settings.update('formatOnType', true, vscode.ConfigurationTarget.Global);
    try {
      const text = 'version: 1\ntools:\n  crm: {}\nchannels:\n  mail: {tools: [crm],type:  owned}\n';
      await driver.changeFile('linked.roadmap.yaml', text);
      const editor = await openFile('linked.roadmap.yaml');
      await driver.click('workbench', '.editor-group-container .view-lines');
      await caretBehind(editor, '  crm');
      await driver.waitFor('workbench', '.linked-editing-decoration', { state: 'attached' });
      for (const letter of '-x') await driver.type(letter);
      const renamed = text.replaceAll('crm', 'crm-x');
      await untilText(editor, 'both places are typed in', renamed);
      await caretBehind(editor, 'type:  owned}');
      await driver.press('Enter');
      await untilText(editor, 'the line is even', renamed.replace(',type:  owned}', ', type: owned}\n  '));
    } finally {
      await settings.update('linkedEditing', undefined, vscode.ConfigurationTarget.Global);
      await settings.update('formatOnType', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

const AUTOMATION = 'automation/automation.roadmap.yaml';

/** Scrolls to the line with a text, and gives its number. */
function reveal(editor: vscode.TextEditor, text: string): number {
  const { line } = editor.document.positionAt(editor.document.getText().indexOf(`\n${text}`) + 1);
  const at = new vscode.Position(Math.max(0, line - 3), 0);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
  return line;
}

async function caretBehind(editor: vscode.TextEditor, text: string): Promise<void> {
  const at = editor.document.positionAt(editor.document.getText().indexOf(text) + text.length);
  await vscode.window.showTextDocument(editor.document, { selection: new vscode.Selection(at, at) });
}

function untilText(editor: vscode.TextEditor, what: string, text: string): Promise<unknown> {
  return until(what, vscode.workspace.onDidChangeTextDocument, () => editor.document.getText() === text).catch(() =>
    equal(editor.document.getText(), text),
  );
}
