/** What this branch changes, in the status bar, without anybody having asked: quiet where there is nothing to say. */
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  type BaseName,
  CHANGES_REQUEST,
  type Changes,
  type ChangesParams,
  unreadIn,
} from '../../core/protocol/compare';
import { AtHand } from '../atHand';
import { type Patient, patiently } from '../patiently';
import type { Bases } from './bases';
import type { Repository } from './gitApi';
import { setStatus, statusOf } from './status';

const SETTING = 'compare.statusBar';

export class BranchStatus {
  private readonly refresh: Patient;
  private readonly atHand: AtHand;
  private readonly subscriptions: vscode.Disposable[];
  private isPaused = false;
  /** What the item shows is about this file. */
  private shown: string | undefined;
  /** By folder, the version that its branch began with, as long as nothing happens in the repository. */
  private readonly known = new Map<string, BaseName | undefined>();
  /** By folder, the repositories that are listened to. */
  private readonly followed = new Map<string, vscode.Disposable>();
  private followsGit = false;

  constructor(
    private readonly client: BaseLanguageClient,
    onChanged: vscode.Event<unknown>,
    private readonly bases: Bases,
    private readonly item: vscode.StatusBarItem,
  ) {
    this.refresh = patiently(
      () => this.draw(),
      () => this.hide(),
    );
    this.atHand = new AtHand(() => this.follow());
    const ask = (): void => this.refresh.ask();
    this.subscriptions = [
      onChanged(ask),
      this.client.onDidChangeState(({ newState }) => newState === State.Running && ask()),
      this.atHand,
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(`roadmap.${SETTING}`) && ask()),
    ];
    ask();
  }

  /** The versions that it sums up with. */
  inUse(): readonly string[] {
    return [...this.known.values()].flatMap((name) => name?.id ?? []);
  }

  /** While a comparison runs, the item is its own. */
  pause(isPaused: boolean): void {
    this.isPaused = isPaused;
    this.shown = undefined;
    if (!isPaused) {
      this.hide();
      this.refresh.ask();
    }
  }

  dispose(): void {
    this.refresh.dispose();
    for (const each of [...this.subscriptions, ...this.followed.values()]) each.dispose();
  }

  private follow(): void {
    if (this.wanted()?.toString() !== this.shown) this.hide();
    this.refresh.ask();
  }

  private hide(): void {
    if (this.isPaused) return;
    this.shown = undefined;
    this.item.hide();
  }

  private async draw(): Promise<void> {
    const file = this.wanted();
    if (this.isPaused || this.client.state !== State.Running) return;
    if (!file) return this.hide();
    const changes = await this.changes(file);
    if (this.isPaused || this.wanted()?.toString() !== file.toString()) return;
    if (!changes || unreadIn(changes) || (changes.brief === '' && changes.problems.length === 0)) return this.hide();
    this.shown = file.toString();
    setStatus(this.item, statusOf(changes), {
      command: 'roadmap.compareWith',
      title: 'Click to see what has changed, and what follows.',
      arguments: [file, { branchPoint: true }],
    });
  }

  /** The roadmap that is worked on, if its branch is to be summed up. */
  private wanted(): vscode.Uri | undefined {
    const file = this.atHand.find();
    if (file?.scheme !== 'file') return undefined;
    return vscode.workspace.getConfiguration('roadmap', file).get(SETTING, true) ? file : undefined;
  }

  private async changes(file: vscode.Uri): Promise<Changes | null> {
    const base = await this.base(file);
    if (!base) return null;
    const params: ChangesParams = { uri: file.toString(), base };
    return this.client.sendRequest<Changes | null>(CHANGES_REQUEST, params);
  }

  private async base(file: vscode.Uri): Promise<BaseName | undefined> {
    const folder = vscode.Uri.joinPath(file, '..').toString();
    if (this.known.has(folder)) {
      const name = this.known.get(folder);
      if (!name || this.bases.knows(name.id)) return name;
    }
    await this.followGit();
    const history = await this.bases.history(file, { opens: false });
    // Git may be looking still: what is not there yet is asked for again.
    if (!history) return undefined;
    this.followRepository(history.repository);
    const base = await this.bases.open({ is: 'branchPoint' }, file).catch(() => undefined);
    this.known.set(folder, base?.name);
    return base?.name;
  }

  private followRepository({ rootUri, state }: Repository): void {
    if (this.followed.has(rootUri.toString())) return;
    this.followed.set(
      rootUri.toString(),
      state.onDidChange(() => this.lookAgain()),
    );
  }

  /** Git finds repositories after the editor has begun, and closes them when their folder goes. */
  private async followGit(): Promise<void> {
    const git = this.followsGit ? undefined : await this.bases.git();
    if (!git || this.followsGit) return;
    this.followsGit = true;
    this.subscriptions.push(
      git.onDidOpenRepository(() => this.lookAgain()),
      git.onDidCloseRepository(({ rootUri }) => {
        this.followed.get(rootUri.toString())?.dispose();
        this.followed.delete(rootUri.toString());
        this.lookAgain();
      }),
    );
  }

  private lookAgain(): void {
    this.known.clear();
    this.refresh.ask();
  }
}
