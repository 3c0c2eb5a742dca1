import * as vscode from 'vscode';
import { driver } from './driver';
import { equal, ok } from './expect';
import { untilPolled } from './until';
import { fileUri, openFile, resetWorkbench } from './workbench';

/** The files of the example that has several, with what is on disk. */
async function filesIn(folder: string): Promise<Map<string, string>> {
  const uris = await vscode.workspace.findFiles(new vscode.RelativePattern(fileUri(folder), '**/*.roadmap.yaml'));
  const texts = new Map<string, string>();
  for (const uri of uris.sort((a, b) => a.path.localeCompare(b.path)))
    texts.set(vscode.workspace.asRelativePath(uri), await textOnDisk(uri));
  return texts;
}

/** Byte for byte, as far as UTF-8 goes: the examples have nothing else. */
async function textOnDisk(uri: vscode.Uri): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** The edit of a code action at a text, asked for as the editor does: its edit comes when it is wanted. */
async function actionAt(editor: vscode.TextEditor, text: string, title: string): Promise<vscode.WorkspaceEdit> {
  const { document } = editor;
  const at = document.positionAt(document.getText().indexOf(text) + text.length - 1);
  const action = await untilPolled(`"${title}" is offered`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
      vscode.CodeActionKind.Refactor.value,
      20,
    );
    return actions.find((one) => one.title === title);
  });
  ok(action.edit, `"${title}" has an edit`);
  return action.edit;
}

/** Makes an edit and undoes it as the user does, in each file that is not as it was; gives what it touched. */
async function doAndUndo(edit: vscode.WorkspaceEdit, before: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const uris = edit.entries().map(([uri]) => uri);
  const path = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri);
  ok(await vscode.workspace.applyEdit(edit), 'the edit is made');
  for (const uri of uris) ok((await openText(uri)) !== before.get(path(uri)), `${path(uri)} differs`);
  for (const uri of uris.filter((one) => before.has(path(one)))) {
    const isUndone = (): boolean => textOf(path(uri)) === before.get(path(uri));
    if (isUndone()) continue;
    await vscode.window.showTextDocument(uri, { preview: false });
    let hasEnded = false;
    const ended = vscode.commands.executeCommand('undo').then(() => {
      hasEnded = true;
    });
    // What spans several files is undone in all of them at once, once the user agrees. Only then it is known whether
    // another file is left: to undo once too often would bring back what was there before the edit.
    const button = '.monaco-dialog-box .monaco-button:has-text("Undo in")';
    await untilPolled(`the edit of ${path(uri)} is undone`, async () => {
      if (!hasEnded && (await driver.query('workbench', button)).length > 0) await driver.click('workbench', button);
      return hasEnded;
    });
    await ended;
    await untilPolled(`${path(uri)} is as it was`, isUndone);
  }
  return uris.map(path).sort();
}

/** What an open document says. */
const textOf = (path: string): string | undefined =>
  vscode.workspace.textDocuments.find(({ uri }) => vscode.workspace.asRelativePath(uri) === path)?.getText();

async function openText(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

/** `12: was` and `12: is`, a pair for each line that is not the same. */
function linesThatDiffer(is: string, was: string): readonly string[] {
  const [now, old] = [is.split('\n'), was.split('\n')];
  const count = Math.max(now.length, old.length);
  return Array.from({ length: count }, (_, i) =>
    now[i] === old[i] ? [] : [`${i + 1}: ${old[i]}`, `${i + 1}: ${now[i]}`],
  ).flat();
}

describe('undoing', () => {
  let before: Map<string, string>;
  let copies = 0;
  /** A copy of the example for each test: an editor remembers what was done to a file before, and how to undo that. */
  let folder: string;

  beforeEach(async () => {
    folder = `undoing-${++copies}`;
    const originals = await filesIn('group');
    for (const [path, text] of originals) await driver.changeFile(path.replace('group', folder), text);
    before = await untilPolled('the copy is there', async () => {
      const found = await filesIn(folder);
      return found.size === originals.size ? found : undefined;
    });
  });

  afterEach(async () => {
    await vscode.workspace.saveAll();
    await resetWorkbench();
  });

  async function expectSame(): Promise<void> {
    await vscode.workspace.saveAll();
    const now = await filesIn(folder);
    equal([...now.keys()], [...before.keys()]);
    for (const [path, text] of before) equal(linesThatDiffer(now.get(path) ?? '', text), [], path);
  }

  it('a rename in several files gives the same bytes', async () => {
    const { document } = await openFile(`${folder}/shared/stack.roadmap.yaml`);
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
    equal(await doAndUndo(edit, before), [
      `${folder}/apac/apac.roadmap.yaml`,
      `${folder}/emea/emea.roadmap.yaml`,
      `${folder}/group.roadmap.yaml`,
      `${folder}/shared/stack.roadmap.yaml`,
    ]);
    await expectSame();
  });

  it('a move to a new file gives the same bytes, and takes the file away', async () => {
    const editor = await openFile(`${folder}/shared/stack.roadmap.yaml`);
    const edit = await actionAt(editor, '  warehouse:', "Move 'warehouse' to a new file, warehouse.roadmap.yaml");
    const created = fileUri(`${folder}/shared/warehouse.roadmap.yaml`);
    equal(await doAndUndo(edit, before), [
      `${folder}/shared/stack.roadmap.yaml`,
      `${folder}/shared/warehouse.roadmap.yaml`,
    ]);
    await untilPolled('the new file is gone', async () => !(await exists(created)));
    await expectSame();
  });

  it('the retirement of a tool gives the same bytes', async () => {
    const editor = await openFile(`${folder}/emea/emea.roadmap.yaml`);
    const edit = await actionAt(editor, '  old-crm:', "Retire 'emea/old-crm': replace it with 'crm' everywhere");
    equal(await doAndUndo(edit, before), [`${folder}/emea/emea.roadmap.yaml`]);
    await expectSame();
  });

  it('a duration written as an end gives the same bytes', async () => {
    const editor = await openFile(`${folder}/emea/emea.roadmap.yaml`);
    const edit = await actionAt(editor, 'duration: 10w', 'Write the duration as an end: 28 Jul');
    equal(await doAndUndo(edit, before), [`${folder}/emea/emea.roadmap.yaml`]);
    await expectSame();
  });
});

describe('moving entries to a file', () => {
  afterEach(async () => {
    await vscode.workspace.saveAll();
    await resetWorkbench();
  });

  it('asks for its name, and writes it with the import that it needs', async () => {
    await driver.changeFile('named.roadmap.yaml', 'version: 1\ntools:\n  crm: {}\nchannels:\n  mail: {tools: [crm]}\n');
    const editor = await openFile('named.roadmap.yaml');
    editor.selection = new vscode.Selection(2, 3, 2, 3);
    const done = vscode.commands.executeCommand('roadmap.moveToFile');
    await driver.waitFor('workbench', '.quick-input-widget input');
    await driver.fill('workbench', '.quick-input-widget input', 'named-stack.roadmap.yaml');
    await driver.press('Enter');
    await done;
    equal(
      editor.document.getText(),
      'version: 1\nimports: [named-stack.roadmap.yaml]\nchannels:\n  mail: {tools: [crm]}\n',
    );
    const uri = fileUri('named-stack.roadmap.yaml');
    equal((await vscode.workspace.openTextDocument(uri)).getText(), 'version: 1\n\ntools:\n  crm: {}\n');
  });
});
