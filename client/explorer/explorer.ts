/** The view of all roadmaps as trees, by objective, phase, team or tool. */
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  EXPLORER_REQUEST,
  type ExplorerNode,
  type ExplorerParams,
  GROUPINGS,
  type Grouping,
  ROADMAPS_REQUEST,
  type RoadmapFile,
} from '../../core/protocol/explorer';
import { type Patient, patiently } from '../patiently';
import { revealPlace } from '../preview/reveal';
import type { Server } from '../server';
import { type Entry, entriesOf, problemWords, roadmapEntry } from './entries';

export const EXPLORER_VIEW = 'roadmap.explorer';
/** Where the grouping is kept over a restart, by workspace. */
const GROUPING_KEY = 'roadmap.explorer.grouping';
const PROBLEMS_SCHEME = 'roadmap-problems';

/** What the view can be asked to do; each answers a command. */
export interface Explorer extends vscode.Disposable {
  /** Asks what to group by, where that is not said. */
  groupBy(chosen: unknown): Promise<void>;
  open(entry: unknown): Promise<void>;
  /** Where an entry of the view is written. */
  placeOf(entry: unknown): { readonly uri: vscode.Uri; readonly position: vscode.Position } | undefined;
}

export function createExplorer(context: vscode.ExtensionContext, { client, onChanged }: Server): Explorer {
  return new ExplorerView(context.workspaceState, client, onChanged);
}

class ExplorerView implements Explorer {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<Entry>;
  private readonly refresh: Patient;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly memory: vscode.Memento,
    private readonly client: BaseLanguageClient,
    onChanged: Server['onChanged'],
  ) {
    this.view = vscode.window.createTreeView<Entry>(EXPLORER_VIEW, {
      showCollapseAll: true,
      treeDataProvider: {
        onDidChangeTreeData: this.changed.event,
        getChildren: (entry) => this.childrenOf(entry),
        getTreeItem: itemOf,
      },
    });
    this.refresh = patiently(
      async () => this.changed.fire(),
      () => {},
    );
    this.describe();
    this.subscriptions = [
      this.changed,
      this.view,
      this.refresh,
      vscode.window.registerFileDecorationProvider({ provideFileDecoration: decorationOf }),
      onChanged(() => this.refresh.ask()),
      client.onDidChangeState(({ newState }) => newState === State.Running && this.changed.fire()),
    ];
  }

  async groupBy(chosen: unknown): Promise<void> {
    const grouping = readGrouping(chosen) ?? (await pickGrouping(this.grouping()));
    if (grouping === undefined) return;
    await this.memory.update(GROUPING_KEY, grouping);
    this.describe();
    this.changed.fire();
  }

  async open(entry: unknown): Promise<void> {
    const { place, roadmap } = (entry ?? {}) as Partial<Entry>;
    if (place) await revealPlace(place.uri, place.selectionRange);
    else if (roadmap !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(roadmap));
  }

  placeOf(entry: unknown) {
    const { place } = (entry ?? {}) as Partial<Entry>;
    if (place === undefined) return undefined;
    const { line, character } = place.selectionRange.start;
    return { uri: vscode.Uri.parse(place.uri), position: new vscode.Position(line, character) };
  }

  dispose(): void {
    for (const each of this.subscriptions) each.dispose();
  }

  private grouping(): Grouping {
    return readGrouping(this.memory.get(GROUPING_KEY)) ?? 'objective';
  }

  private describe(): void {
    this.view.description = `by ${this.grouping()}`;
  }

  /** Of one roadmap, what is in it stands at the top. */
  private async childrenOf(entry: Entry | undefined): Promise<Entry[]> {
    if (this.client.state !== State.Running) return [];
    if (entry !== undefined)
      return [...(entry.roadmap === undefined ? entry.children : await this.tree(entry.roadmap))];
    const roadmaps = await this.client.sendRequest<readonly RoadmapFile[]>(ROADMAPS_REQUEST, {});
    const [only] = roadmaps;
    return only !== undefined && roadmaps.length === 1 ? await this.tree(only.uri) : roadmaps.map(roadmapEntry);
  }

  private async tree(uri: string): Promise<Entry[]> {
    const params: ExplorerParams = { uri, by: this.grouping() };
    return [...entriesOf(uri, await this.client.sendRequest<readonly ExplorerNode[]>(EXPLORER_REQUEST, params))];
  }
}

function itemOf(entry: Entry): vscode.TreeItem {
  const { TreeItemCollapsibleState: State } = vscode;
  const isLeaf = entry.roadmap === undefined && entry.children.length === 0;
  const item = new vscode.TreeItem(entry.label, isLeaf ? State.None : State.Collapsed);
  item.id = entry.id;
  item.description = entry.description;
  item.tooltip = [entry.label, entry.description, problemWords(entry.problems)]
    .filter((line) => line !== '')
    .join('\n');
  item.iconPath = new vscode.ThemeIcon(entry.icon);
  item.accessibilityInformation = { label: entry.spoken };
  item.contextValue = /^(initiatives|milestones|phases)\./.test(entry.entity) ? 'dated' : '';
  if (entry.problems.errors + entry.problems.warnings > 0) item.resourceUri = problemsUri(entry);
  if (entry.place || entry.roadmap !== undefined)
    item.command = { command: 'roadmap.openEntry', title: 'Open', arguments: [entry] };
  return item;
}

/** VS Code asks for the badge of an address: this one says all that there is to say. */
const problemsUri = ({ id, problems: { errors, warnings } }: Entry): vscode.Uri =>
  vscode.Uri.from({ scheme: PROBLEMS_SCHEME, path: `/${errors}/${warnings}`, fragment: id });

function decorationOf({ scheme, path }: vscode.Uri): vscode.FileDecoration | undefined {
  if (scheme !== PROBLEMS_SCHEME) return undefined;
  const [errors = 0, warnings = 0] = path.split('/').slice(1).map(Number);
  const colour = errors > 0 ? 'list.errorForeground' : 'list.warningForeground';
  const count = errors > 0 ? errors : warnings;
  return new vscode.FileDecoration(
    count > 9 ? '9+' : String(count),
    problemWords({ errors, warnings }),
    new vscode.ThemeColor(colour),
  );
}

const readGrouping = (value: unknown): Grouping | undefined => GROUPINGS.find((grouping) => grouping === value);

const WORDS: Readonly<Record<Grouping, readonly [string, string]>> = {
  objective: ['By Objective', 'Objectives with their KPIs and what serves them'],
  phase: ['By Phase', 'What is done when'],
  team: ['By Team', 'What each team does and answers for'],
  tool: ['By Tool', 'Each tool with all that uses it'],
};

async function pickGrouping(current: Grouping): Promise<Grouping | undefined> {
  const items = GROUPINGS.map((grouping) => ({
    grouping,
    label: WORDS[grouping][0],
    detail: WORDS[grouping][1],
    ...(grouping === current ? { description: 'as now' } : {}),
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: 'What to group the roadmap by' });
  return picked?.grouping;
}
