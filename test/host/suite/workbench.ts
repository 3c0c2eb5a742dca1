import * as vscode from 'vscode';
import { driver } from './driver';
import { until } from './until';

/** The folder that is open: a temporary copy of the examples and of test/host/workspace. */
export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  return folder.uri;
}

/** A file of the open folder, by its path in it. */
export function fileUri(path: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), path);
}

/** Opens a file of the open folder in an editor. */
export async function openFile(path: string, column = vscode.ViewColumn.One): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileUri(path));
  return vscode.window.showTextDocument(document, { viewColumn: column, preview: false });
}

/** Replaces the one occurrence of `old` in the editor's text as typing would, undoable. @throws if there is not one */
export async function replaceText(editor: vscode.TextEditor, old: string, text: string): Promise<void> {
  const parts = editor.document.getText().split(old);
  if (parts.length !== 2) throw new Error(`${JSON.stringify(old)} is in the text ${parts.length - 1} times.`);
  const start = editor.document.positionAt(parts[0]?.length ?? 0);
  const end = editor.document.positionAt((parts[0]?.length ?? 0) + old.length);
  await editor.edit((edit) => edit.replace(new vscode.Range(start, end), text));
}

/** Closes all editors and previews without saving, and puts every file on disk back. For `afterEach`. */
export async function resetWorkbench(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter((each) => each.isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await driver.restoreFiles();
}

const themes = {
  [vscode.ColorThemeKind.Light]: 'Default Light Modern',
  [vscode.ColorThemeKind.Dark]: 'Default Dark Modern',
  [vscode.ColorThemeKind.HighContrast]: 'Default High Contrast',
  [vscode.ColorThemeKind.HighContrastLight]: 'Default High Contrast Light',
};

/** Switches the colour theme for the whole window and waits until it holds. */
export async function useTheme(kind: vscode.ColorThemeKind): Promise<void> {
  const settings = vscode.workspace.getConfiguration('workbench');
  await settings.update('colorTheme', themes[kind], vscode.ConfigurationTarget.Global);
  await until(`the theme is ${themes[kind]}`, vscode.window.onDidChangeActiveColorTheme, () => {
    return vscode.window.activeColorTheme.kind === kind;
  });
}
