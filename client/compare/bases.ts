/** The other versions that roadmaps are compared with: where each comes from, and what its files say. */
import * as vscode from 'vscode';
import type { BaseName, ReadBaseParams, ReadBaseResult } from '../../core/protocol/compare';
import { readWorkspaceFile } from '../files';
import { nameOf } from '../preview/panel';
import type { RunGit } from '../runtime';
import { findGit, type GitApi, type Ref } from './gitApi';
import { History, type Point } from './history';

/** What somebody chose to compare with. */
export type Choice =
  | { readonly is: 'branchPoint' }
  /** What somebody wrote: a hash, or any name that git understands. */
  | { readonly is: 'commit'; readonly ref: string }
  /** A branch or tag of the list. */
  | { readonly is: 'named'; readonly name: string; readonly type: Ref['type'] }
  | { readonly is: 'file'; readonly uri: vscode.Uri }
  | { readonly is: 'clipboard' };

/** A version whose files can be read; what it says never changes. */
export interface Base {
  readonly name: BaseName;
  read(params: ReadBaseParams): Promise<ReadBaseResult>;
}

/** Versions that are kept besides those in use: the tabs that show them may be open still. */
const MOST_KEPT = 12;

export class Bases {
  /** By id; the last ones asked for come last. */
  private readonly known = new Map<string, Base>();
  private count = 0;

  /** @param inUse the ids of versions that are shown, or will be asked for again */
  constructor(
    private readonly runGit: RunGit | undefined,
    private readonly inUse: () => readonly string[],
  ) {}

  /** Git, where it can be run. */
  async git(): Promise<GitApi | undefined> {
    return this.runGit && findGit();
  }

  knows(id: string): boolean {
    return this.known.has(id);
  }

  /** The repository around a file, where there is one. @param how whether git may open one that it has not open yet */
  history(file: vscode.Uri, how: { readonly opens: boolean }): Promise<History | undefined> {
    return History.around(file, this.runGit, how);
  }

  /** A file of a version, for the server or for a tab. */
  async read(params: ReadBaseParams): Promise<ReadBaseResult> {
    const base = this.known.get(params.id);
    if (!base) return { unreadable: 'this version is not known any more: compare again' };
    this.keep(base);
    return base.read(params);
  }

  /**
   * What somebody chose, as it is now.
   * @param roadmap the file that is to be compared
   * @throws Error that says in plain words why it can't be had
   */
  async open(choice: Choice, roadmap: vscode.Uri): Promise<Base> {
    const base = await this.make(choice, roadmap);
    this.keep(base);
    return base;
  }

  private make(choice: Choice, roadmap: vscode.Uri): Promise<Base> {
    if (choice.is === 'file') return this.file(choice.uri);
    if (choice.is === 'clipboard') return this.clipboard();
    return this.commit(choice, roadmap);
  }

  private keep(base: Base): void {
    this.known.delete(base.name.id);
    this.known.set(base.name.id, base);
    const used = new Set(this.inUse());
    const unused = [...this.known.keys()].filter((id) => !used.has(id));
    for (const id of unused.slice(0, Math.max(0, unused.length - MOST_KEPT))) this.known.delete(id);
  }

  private async commit(choice: OfGit, roadmap: vscode.Uri): Promise<Base> {
    const history = await this.history(roadmap, { opens: true });
    if (!history) throw new Error(`${nameOf(roadmap)} is in no git repository that VS Code has open.`);
    const point = await pointOf(choice, history);
    if (!point) throw new Error('No default branch is known here, such as main: choose a branch, tag or commit.');
    const id = `commit:${point.commit}:${history.repository.rootUri.toString()}`;
    return { name: { id, label: point.label }, read: (params) => history.read(point.commit, params) };
  }

  private async file(uri: vscode.Uri): Promise<Base> {
    const text = await textOf(uri);
    const read = async (params: ReadBaseParams): Promise<ReadBaseResult> => {
      const isPicked = params.isRoot || params.uri === uri.toString();
      return isPicked ? { text, uri: uri.toString() } : readAsEdited(params.uri);
    };
    return { name: { id: `file:${++this.count}:${uri.toString()}`, label: nameOf(uri) }, read };
  }

  private async clipboard(): Promise<Base> {
    const text = await vscode.env.clipboard.readText();
    if (text.trim() === '') throw new Error('The clipboard is empty: copy another version of the roadmap first.');
    let root: string | undefined;
    const read = async ({ uri, isRoot }: ReadBaseParams): Promise<ReadBaseResult> => {
      if (isRoot) root = uri;
      return isRoot || uri === root ? { text } : readAsEdited(uri);
    };
    return { name: { id: `clipboard:${++this.count}`, label: 'the clipboard' }, read };
  }
}

type OfGit = Choice & { is: 'branchPoint' | 'commit' | 'named' };

async function pointOf(choice: OfGit, history: History): Promise<Point | undefined> {
  if (choice.is === 'branchPoint') return history.branchPoint();
  return choice.is === 'commit' ? history.point(choice.ref) : history.named(choice.name, choice.type);
}

/** @throws Error if it can't be read, in plain words */
async function textOf(uri: vscode.Uri): Promise<string> {
  const edited = editedText(uri.toString());
  if (edited !== undefined) return edited;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    throw new Error(`${nameOf(uri)} can't be read as a text.`);
  }
}

/** A file of the workspace as its editor has it, saved or not. */
async function readAsEdited(uri: string): Promise<ReadBaseResult> {
  const edited = editedText(uri);
  return edited === undefined ? readWorkspaceFile(uri) : { text: edited };
}

function editedText(uri: string): string | undefined {
  const file = vscode.Uri.parse(uri).toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === file)?.getText();
}
