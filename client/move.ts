import * as vscode from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';
import { MOVE_REQUEST, type MoveParams, type MoveResult } from '../core/protocol/move';

/** Moves the entries that are selected to a file that the user names. */
export async function moveToFile(client: BaseLanguageClient): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'roadmap') return;
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  const range = client.code2ProtocolConverter.asRange(editor.selection);
  const ask = (file?: string): Promise<MoveResult> =>
    client.sendRequest<MoveResult>(MOVE_REQUEST, { uri, range, ...(file === undefined ? {} : { file }) } as MoveParams);
  const first = await ask();
  if (!('proposed' in first)) throw new Error('refused' in first ? first.refused : 'Nothing could be moved.');
  const file = await vscode.window.showInputBox({
    prompt: 'The file that they move to, seen from this one: a new one, or one that is imported.',
    value: first.proposed,
    valueSelection: [0, first.proposed.indexOf('.roadmap.')],
  });
  if (!file) return;
  const made = await ask(file);
  if (!('edit' in made)) throw new Error('refused' in made ? made.refused : 'Nothing could be moved.');
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(made.edit as WorkspaceEdit);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${file} could not be written.`);
}
