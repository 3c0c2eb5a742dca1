import * as vscode from 'vscode';
import type { PreviewRange } from '../../core/protocol/preview';

/**
 * Puts the caret on a place in the source: in the editor that shows the file already, else beside the preview.
 * @param previewColumn the column that must not be covered
 */
export async function revealPlace(uri: string, range: PreviewRange, previewColumn?: vscode.ViewColumn): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const start = new vscode.Position(range.start.line, range.start.character);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: columnOf(document.uri) ?? freeColumn(previewColumn),
    selection: new vscode.Range(start, start),
  });
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const shows = (tab: vscode.Tab) =>
    tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString();
  return vscode.window.tabGroups.all.find((group) => group.tabs.some(shows))?.viewColumn;
}

function freeColumn(taken: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const other = vscode.window.tabGroups.all.find((group) => group.viewColumn !== taken);
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}
