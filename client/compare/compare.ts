/** Compares a roadmap with another version of it: in the view of changes, beside the text, and in the status bar. */
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  type BaseName,
  CHANGES_REQUEST,
  type ChangePlace,
  type Changes,
  type ChangesParams,
  COMPARE_REQUEST,
  type CompareParams,
  type CompareResult,
  READ_BASE_REQUEST,
  type ReadBaseParams,
  type ReadBaseResult,
  unreadIn,
} from '../../core/protocol/compare';
import { findRoadmapFiles } from '../files';
import { type Patient, patiently } from '../patiently';
import { plain } from '../plain';
import { isRoadmap, nameOf } from '../preview/panel';
import { revealPlace } from '../preview/reveal';
import type { RunGit } from '../runtime';
import type { Server } from '../server';
import { baseUri, provideBaseDocuments } from './baseDocuments';
import { type Base, Bases, type Choice } from './bases';
import { BranchStatus } from './branchStatus';
import { CHANGES_VIEW, ChangesView } from './changesView';
import { Gutter } from './gutter';
import { pickBase } from './pick';
import { createStatus, setStatus, statusOf } from './status';

/** What a comparison can be asked to do; each answers a command. */
export interface Compare extends vscode.Disposable {
  /** Asks for the file, and for what to compare it with, where that is not said. */
  begin(uri: vscode.Uri | undefined, chosen: Choice | undefined): Promise<void>;
  stop(): Promise<void>;
  /** Reads the other version anew: a branch that has moved on, a file that has changed. */
  again(): Promise<void>;
  open(line: unknown, side: 'head' | 'base'): Promise<void>;
  showTexts(): Promise<void>;
  /** Another version of a roadmap, for a question aside. @throws Error that says in plain words why it can't be had */
  version(choice: Choice, roadmap: vscode.Uri): Promise<BaseName>;
}

export function createCompare(context: vscode.ExtensionContext, server: Server, runGit: RunGit | undefined): Compare {
  return new CompareController(context, server, runGit);
}

interface Running {
  /** The file that the roadmap begins with. */
  readonly root: string;
  readonly choice: Choice;
  readonly base: Base;
}

class CompareController implements Compare {
  private running: Running | undefined;
  private changes: Changes | undefined;
  private turn: Promise<void> = Promise.resolve();
  private readonly bases: Bases;
  private readonly view = new ChangesView();
  private readonly gutter: Gutter;
  private readonly status = createStatus();
  private readonly branch: BranchStatus;
  private readonly refresh: Patient;
  private readonly subscriptions: vscode.Disposable[];
  private readonly client: BaseLanguageClient;

  constructor(context: vscode.ExtensionContext, { client, onChanged }: Server, runGit: RunGit | undefined) {
    this.client = client;
    this.bases = new Bases(runGit, () => [
      ...(this.running ? [this.running.base.name.id] : []),
      ...this.branch.inUse(),
    ]);
    this.gutter = new Gutter(context.extensionUri);
    // What fails is tried again with the next change.
    this.refresh = patiently(
      () => this.draw(),
      () => {},
    );
    client.onRequest<ReadBaseResult, void>(READ_BASE_REQUEST, (params: ReadBaseParams) => this.bases.read(params));
    this.branch = new BranchStatus(client, onChanged, this.bases, this.status);
    this.subscriptions = [
      this.view,
      this.gutter,
      this.status,
      this.branch,
      this.refresh,
      provideBaseDocuments(this.bases),
      onChanged(({ uris }) => this.changed(uris)),
      client.onDidChangeState(({ newState }) => newState === State.Running && void this.resume()),
    ];
  }

  async begin(uri: vscode.Uri | undefined, chosen: Choice | undefined): Promise<void> {
    const file = uri ?? (await this.wantedRoadmap());
    if (!file) return;
    const choice = chosen ?? (await pickBase(file, await this.bases.history(file, { opens: true })));
    if (choice) await this.start(file, choice);
  }

  stop(): Promise<void> {
    return this.inTurn(async () => {
      const { running } = this;
      if (!running) return;
      this.show(undefined, undefined);
      if (this.client.state === State.Running) await this.tell({ uri: running.root, base: null });
    });
  }

  async again(): Promise<void> {
    if (this.running) await this.start(vscode.Uri.parse(this.running.root), this.running.choice);
  }

  async open(line: unknown, side: 'head' | 'base'): Promise<void> {
    const place = placeIn(line, side);
    if (!place || !this.running) return;
    const uri = side === 'head' ? place.uri : baseUri(this.running.base.name, place.uri).toString();
    await revealPlace(uri, place.range);
  }

  async showTexts(): Promise<void> {
    const { running, changes } = this;
    if (!running || !changes) return;
    const { head, base } = changes.root;
    if (base === undefined) throw new Error(`There is no text to show: ${changes.problems[0]?.message ?? ''}`);
    const title = `${nameOf(vscode.Uri.parse(head))} (${running.base.name.label} ↔ now)`;
    await vscode.commands.executeCommand(
      'vscode.diff',
      baseUri(running.base.name, base),
      vscode.Uri.parse(head),
      title,
    );
  }

  async version(choice: Choice, roadmap: vscode.Uri): Promise<BaseName> {
    return (await this.bases.open(choice, roadmap)).name;
  }

  dispose(): void {
    for (const each of this.subscriptions) each.dispose();
  }

  private async start(file: vscode.Uri, choice: Choice): Promise<void> {
    if (this.client.state !== State.Running)
      throw new Error('Roadmaps can be compared as soon as the language server runs.');
    await vscode.window.withProgress({ location: { viewId: CHANGES_VIEW } }, () =>
      this.inTurn(async () => {
        const base = await this.bases.open(choice, file);
        const { root, changes } = await this.compared(file, base);
        const before = this.running?.root;
        this.show({ root, choice, base }, changes);
        if (before !== undefined && before !== root) await this.tell({ uri: before, base: null });
      }),
    );
    await vscode.commands.executeCommand(`${CHANGES_VIEW}.focus`);
  }

  /** One after the other: what begins a comparison, and what ends it, would get in each other's way. */
  private inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.turn.then(act);
    this.turn = done.catch(() => {});
    return done;
  }

  /** Has the server compare; where that leads to nothing, it goes on as before. */
  private async compared(file: vscode.Uri, base: Base): Promise<{ root: string; changes: Changes }> {
    let root: string | null = null;
    try {
      root = (await this.tell({ uri: file.toString(), base: base.name })).root;
      const changes = root === null ? null : await this.ask({ uri: root });
      if (root === null || !changes) throw new Error(`${nameOf(file)} is no roadmap that can be read.`);
      const reason = unreadIn(changes);
      if (reason) throw new Error(`Nothing is compared: ${reason.message}`);
      return { root, changes };
    } catch (error) {
      await this.restore(root).catch(() => {});
      throw error;
    }
  }

  /** @param begun the root whose comparison the server has begun, if it has one */
  private async restore(begun: string | null): Promise<void> {
    const { running } = this;
    if (begun !== null && begun !== running?.root) await this.tell({ uri: begun, base: null });
    if (!running) return;
    await this.tell({ uri: running.root, base: running.base.name });
    this.refresh.ask();
  }

  private tell(params: CompareParams): Promise<CompareResult> {
    return this.client.sendRequest<CompareResult>(COMPARE_REQUEST, params);
  }

  private ask(params: ChangesParams): Promise<Changes | null> {
    return this.client.sendRequest<Changes | null>(CHANGES_REQUEST, params);
  }

  /** A server that was started anew knows of nothing. */
  private async resume(): Promise<void> {
    const { running } = this;
    if (!running) return;
    try {
      await this.tell({ uri: running.root, base: running.base.name });
      this.refresh.ask();
    } catch {
      // It has stopped again; the next one is told.
    }
  }

  private changed(uris: readonly string[]): void {
    const { running } = this;
    if (running && uris.some((uri) => normal(uri) === normal(running.root))) this.refresh.ask();
  }

  private async draw(): Promise<void> {
    const { running } = this;
    if (!running || this.client.state !== State.Running) return;
    const changes = await this.ask({ uri: running.root });
    if (changes) this.showOf(running, changes);
    else await this.inTurn(() => this.beginAgain(running));
  }

  /** The server knows of no such comparison, such as of a file outside of every folder that was closed: once more, or it ends. */
  private async beginAgain(running: Running): Promise<void> {
    if (this.running !== running) return;
    const { root } = await this.tell({ uri: running.root, base: running.base.name });
    const changes = root === null ? null : await this.ask({ uri: root });
    if (changes && !unreadIn(changes)) this.showOf(running, changes);
    else {
      this.show(undefined, undefined);
      if (root !== null) await this.tell({ uri: root, base: null });
    }
  }

  /** What the server says of another version than the one that is shown comes too early, or too late. */
  private showOf(running: Running, changes: Changes): void {
    if (this.running === running && changes.base.id === running.base.name.id) this.show(running, changes);
  }

  private show(running: Running | undefined, changes: Changes | undefined): void {
    const isOther = (running === undefined) !== (this.running === undefined);
    this.running = running;
    this.changes = changes;
    this.view.show(changes);
    this.gutter.show(changes?.moved ?? []);
    if (isOther) this.branch.pause(running !== undefined);
    if (isOther) void vscode.commands.executeCommand('setContext', 'roadmap.comparing', running !== undefined);
    if (changes)
      setStatus(this.status, statusOf(changes), {
        command: `${CHANGES_VIEW}.focus`,
        title: 'Click to see all changes, and what follows.',
      });
  }

  /** The roadmap that is worked on, else one that is asked for. */
  private async wantedRoadmap(): Promise<vscode.Uri | undefined> {
    const { activeTextEditor: active, visibleTextEditors: visible } = vscode.window;
    const [shown] = [active, ...visible].filter((editor) => editor && isRoadmap(editor.document));
    if (shown) return shown.document.uri;
    if (this.running) return vscode.Uri.parse(this.running.root);
    const files = (await findRoadmapFiles()).map((uri) => vscode.Uri.parse(uri));
    if (files.length === 0) throw new Error('Open a roadmap file first: one that ends in .roadmap.yaml.');
    const items = files.map((uri) => ({ label: plain(vscode.workspace.asRelativePath(uri)), uri }));
    if (items.length === 1) return items[0]?.uri;
    return (await vscode.window.showQuickPick(items, { placeHolder: 'Which roadmap is to be compared?' }))?.uri;
  }
}

/**
 * A choice as a command's argument: `{ref: 'main'}`, `{branchPoint: true}`, `{file: URI}` or `{clipboard: true}`; anything
 * else is undefined.
 */
export function readChoice(value: unknown): Choice | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { ref, branchPoint, file, clipboard } = value as Readonly<Record<string, unknown>>;
  if (typeof ref === 'string' && ref.trim() !== '') return { is: 'commit', ref: ref.trim() };
  if (branchPoint === true) return { is: 'branchPoint' };
  if (clipboard === true) return { is: 'clipboard' };
  if (typeof file === 'string') return { is: 'file', uri: vscode.Uri.parse(file) };
  return file instanceof vscode.Uri ? { is: 'file', uri: file } : undefined;
}

/** Where a line of the tree leads; nothing where a command is called with something else. */
function placeIn(line: unknown, side: 'head' | 'base'): ChangePlace | undefined {
  if (typeof line !== 'object' || line === null || !(side in line)) return undefined;
  return (line as Readonly<Record<string, ChangePlace | undefined>>)[side];
}

/** A URI as VS Code writes it: servers may percent-encode differently. */
const normal = (uri: string): string => vscode.Uri.parse(uri).toString();
