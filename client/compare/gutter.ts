/** Marks beside what has other dates than in the version that is compared with. */
import * as vscode from 'vscode';
import type { Moved, Movement } from '../../core/protocol/compare';

/** Which picture in media/icons, and which colour in the overview ruler. */
const MARKS: Readonly<Record<Movement, { readonly icon: string; readonly colour: string }>> = {
  later: { icon: 'moved-later', colour: 'charts.orange' },
  earlier: { icon: 'moved-earlier', colour: 'charts.green' },
  dated: { icon: 'moved-new', colour: 'charts.blue' },
  new: { icon: 'moved-new', colour: 'charts.blue' },
  undated: { icon: 'moved-undated', colour: 'charts.red' },
  critical: { icon: 'moved-critical', colour: 'charts.red' },
  uncritical: { icon: 'moved-uncritical', colour: 'charts.green' },
};

export class Gutter {
  private readonly types: ReadonlyMap<Movement, vscode.TextEditorDecorationType>;
  private moved: readonly Moved[] = [];
  private readonly subscription: vscode.Disposable;

  constructor(extension: vscode.Uri) {
    const types = Object.entries(MARKS).map(
      ([movement, { icon, colour }]) => [movement as Movement, decorationType(extension, icon, colour)] as const,
    );
    this.types = new Map(types);
    this.subscription = vscode.window.onDidChangeVisibleTextEditors(() => this.draw());
  }

  show(moved: readonly Moved[]): void {
    this.moved = moved;
    this.draw();
  }

  dispose(): void {
    this.subscription.dispose();
    for (const type of this.types.values()) type.dispose();
  }

  private draw(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const uri = editor.document.uri.toString();
      const here = this.moved.filter(({ place }) => vscode.Uri.parse(place.uri).toString() === uri);
      for (const [movement, type] of this.types)
        editor.setDecorations(type, here.filter((one) => one.movement === movement).map(decoration));
    }
  }
}

function decorationType(extension: vscode.Uri, icon: string, colour: string): vscode.TextEditorDecorationType {
  const path = (theme: string): vscode.Uri => vscode.Uri.joinPath(extension, 'media', 'icons', `${icon}-${theme}.svg`);
  return vscode.window.createTextEditorDecorationType({
    light: { gutterIconPath: path('light') },
    dark: { gutterIconPath: path('dark') },
    gutterIconSize: 'contain',
    overviewRulerColor: new vscode.ThemeColor(colour),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

/** A text that is shown as it is: names in it come from a file. */
function decoration({ words, place: { selectionRange } }: Moved): vscode.DecorationOptions {
  const { start, end } = selectionRange;
  const hoverMessage = new vscode.MarkdownString().appendText(words);
  return { range: new vscode.Range(start.line, start.character, end.line, end.character), hoverMessage };
}
