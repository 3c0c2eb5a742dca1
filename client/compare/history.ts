/** The repository that a roadmap lies in: its default branch, and files as commits have them. */
import * as vscode from 'vscode';
import type { ReadBaseParams, ReadBaseResult } from '../../core/protocol/compare';
import { LARGEST_FILE, TOO_LARGE } from '../../core/protocol/files';
import { isOddRef } from '../../core/protocol/refs';
import type { RunGit } from '../runtime';
import { findGit, type GitApi, type Ref, type Repository } from './gitApi';
import { defaultBranchesIn, entryIn, renamesIn } from './listing';

/** A commit by the name that somebody gave for it. */
export interface Point {
  readonly label: string;
  readonly commit: string;
}

export class History {
  private constructor(
    private readonly api: GitApi,
    readonly repository: Repository,
    /** The repository's folder as the file's own address has it: links may lead there by another one. */
    private readonly top: vscode.Uri,
    private readonly runGit: RunGit,
  ) {}

  /** That of the repository around a file; undefined where there is none, or no git. */
  static async around(
    file: vscode.Uri,
    runGit: RunGit | undefined,
    { opens }: { readonly opens: boolean },
  ): Promise<History | undefined> {
    if (!runGit || file.scheme !== 'file') return undefined;
    const api = await findGit();
    const folder = vscode.Uri.joinPath(file, '..');
    const opened = api?.getRepository(file);
    const repository = opened ?? (opens ? await api?.openRepository(folder).catch(() => null) : null);
    if (!api || !repository) return undefined;
    // Git may refuse, such as in somebody else's folder: files and the clipboard can be compared with all the same.
    const prefix = await runGit(api.git.path, ['rev-parse', '--show-prefix'], folder.fsPath).catch(() => undefined);
    if (!prefix) return undefined;
    const ups = new TextDecoder().decode(prefix).split('/').slice(1);
    return new History(api, repository, vscode.Uri.joinPath(folder, ...ups.map(() => '..')), runGit);
  }

  /**
   * What somebody wrote.
   * @throws Error if there is no such commit, in plain words
   */
  async point(ref: string): Promise<Point> {
    if (isOddRef(ref)) throw new Error(`${ref}: this is no name of a branch, tag or commit.`);
    try {
      const { hash } = await this.repository.getCommit(ref);
      return { label: hash.startsWith(ref) ? hash.slice(0, 7) : ref, commit: hash };
    } catch {
      throw new Error(`There is no commit '${ref}' here. If it is elsewhere, fetch it first.`);
    }
  }

  /**
   * A branch or tag of the list. Only its commit goes to git: a name could be one of git's options.
   * @throws Error if it is not there any more, in plain words
   */
  async named(name: string, type: Ref['type']): Promise<Point> {
    const refs = await this.repository.getRefs({});
    const commit = refs.find((ref) => ref.name === name && ref.type === type)?.commit;
    if (commit === undefined) throw new Error(`${name} is not there any more.`);
    return { label: name, commit };
  }

  /** Where the current branch left the default one; on that one, its last commit. */
  async branchPoint(): Promise<Point | undefined> {
    const head = this.repository.state.HEAD?.commit;
    if (!head) return undefined;
    for (const { label, commit } of defaultBranchesIn(await this.repository.getRefs({}))) {
      const common = await this.repository.getMergeBase(commit, head).catch(() => undefined);
      if (common) return { label, commit: common };
    }
    return undefined;
  }

  /** A file as a commit has it. Of a root that it does not have under its name, the one that it was renamed from. */
  async read(commit: string, { uri, isRoot }: ReadBaseParams): Promise<ReadBaseResult> {
    const path = this.pathOf(vscode.Uri.parse(uri));
    if (path === undefined) return { unreadable: 'it is outside the git repository' };
    const found = await this.readPath(commit, path);
    if (!isRoot || !('missing' in found)) return found;
    const before = (await this.renamesSince(commit)).get(path);
    if (before === undefined) return found;
    const old = await this.readPath(commit, before);
    return 'text' in old ? { ...old, uri: vscode.Uri.joinPath(this.top, before).toString() } : old;
  }

  private pathOf(file: vscode.Uri): string | undefined {
    const top = this.top.path.replace(/\/$/, '');
    return file.path.startsWith(`${top}/`) ? file.path.slice(top.length + 1) : undefined;
  }

  private async readPath(commit: string, path: string): Promise<ReadBaseResult> {
    const listed = await this.ask(['--literal-pathspecs', 'ls-tree', '-z', '-l', commit, '--', path]);
    const entry = entryIn(listed);
    if (entry === undefined) return { missing: true };
    if (entry.is !== 'file') return { unreadable: entry.is === 'link' ? 'it is a link' : 'it is a folder' };
    if (entry.size > LARGEST_FILE) return { unreadable: TOO_LARGE };
    // Not as the extension shows it: that would be in the words of a textconv driver, where one is set.
    return { text: await this.ask(['cat-file', 'blob', entry.id]) };
  }

  private async renamesSince(commit: string): Promise<ReadonlyMap<string, string>> {
    const args = ['diff-index', '-M', '--diff-filter=R', '--name-status', '-z', '--no-ext-diff', '--no-textconv'];
    return renamesIn(await this.ask([...args, commit, '--', '*.yaml', '*.yml']));
  }

  private async ask(args: readonly string[]): Promise<string> {
    const bytes = await this.runGit(this.api.git.path, args, this.repository.rootUri.fsPath);
    return new TextDecoder().decode(bytes);
  }
}
