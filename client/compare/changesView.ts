/** The view of what a comparison found. */
import * as vscode from 'vscode';
import type { Changes } from '../../core/protocol/compare';
import { type Line, linesOf } from './lines';

export const CHANGES_VIEW = 'roadmap.changes';

export class ChangesView {
  private lines: readonly Line[] = [];
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<Line>;

  constructor() {
    this.view = vscode.window.createTreeView<Line>(CHANGES_VIEW, {
      showCollapseAll: true,
      treeDataProvider: {
        onDidChangeTreeData: this.changed.event,
        getChildren: (line) => [...(line?.children ?? this.lines)],
        getParent: (line) => line.parent,
        getTreeItem: itemOf,
      },
    });
  }

  /** Shows what was found; without anything, how to begin. */
  show(changes: Changes | undefined): void {
    this.lines = changes ? linesOf(changes.tree) : [];
    this.view.message = changes ? messageOf(changes) : '';
    const count = changes?.counts.edits ?? 0;
    this.view.badge = count === 0 ? undefined : { value: count, tooltip: `${count} ${count === 1 ? 'edit' : 'edits'}` };
    this.changed.fire();
  }

  dispose(): void {
    this.view.dispose();
    this.changed.dispose();
  }
}

/** The headline, and what makes the comparison doubtful. */
function messageOf({ base, headline, problems }: Changes): string {
  return [`Against ${base.label}: ${headline}.`, ...problems.map(({ message }) => message)].join(' ');
}

function itemOf(line: Line): vscode.TreeItem {
  const { TreeItemCollapsibleState: State } = vscode;
  const folding = line.unfolded ? State.Expanded : State.Collapsed;
  const item = new vscode.TreeItem(line.label, line.children.length === 0 ? State.None : folding);
  item.id = line.id;
  item.description = line.description;
  item.tooltip = [line.label, line.description].filter((text) => text !== '').join('\n');
  item.contextValue = line.context;
  item.accessibilityInformation = { label: line.spoken };
  if (line.icon)
    item.iconPath = new vscode.ThemeIcon(
      line.icon.name,
      line.icon.colour === undefined ? undefined : new vscode.ThemeColor(line.icon.colour),
    );
  const command = line.head ? 'roadmap.openChangeAtHead' : line.base ? 'roadmap.openChangeAtBase' : undefined;
  if (command) item.command = { command, title: 'Open', arguments: [line] };
  return item;
}
