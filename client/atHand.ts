/** The roadmap that is worked on: it stays so while an output, a panel or the preview has the focus. */
import * as vscode from 'vscode';
import { isRoadmap } from './preview/panel';

export class AtHand {
  private last: vscode.Uri | undefined;
  private readonly subscriptions: readonly vscode.Disposable[];

  /** @param onChange another file may be at hand */
  constructor(onChange: () => void) {
    this.subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(onChange),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0) onChange();
      }),
    ];
  }

  find(): vscode.Uri | undefined {
    const active = vscode.window.activeTextEditor?.document;
    if (active && isRoadmap(active)) this.last = active.uri;
    else if (active && isInTab(active.uri)) this.last = undefined;
    else if (this.last && !isInTab(this.last)) this.last = undefined;
    return this.last;
  }

  dispose(): void {
    for (const each of this.subscriptions) each.dispose();
  }
}

/** Outputs and inputs are texts too, but have no tabs. */
function isInTab(uri: vscode.Uri): boolean {
  const file = uri.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => urisIn(input).some((one) => one.toString() === file));
}

function urisIn(input: unknown): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}
