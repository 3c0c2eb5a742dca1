import * as vscode from 'vscode';
import { unlinked } from './plain';

/** A command that fails says why, in one line. */
export async function run(act: () => unknown): Promise<void> {
  try {
    await act();
  } catch (error) {
    void vscode.window.showErrorMessage(unlinked(error instanceof Error ? error.message : String(error)));
  }
}
