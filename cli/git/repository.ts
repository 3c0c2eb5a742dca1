/** A git repository, asked for what it holds. Nothing in it is changed, and nothing is fetched. */
import { resolve } from 'node:path';
import { type Failure, unreadable } from '../io/failure';
import type { GitAnswer, Io } from '../io/io';
import { indexEntries, renamesIn, type TreeEntry, treeEntries } from './listing';

/** Variables that tie git to one repository: git sets some of them for its hooks. */
const TIES = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_PREFIX',
];

/** Exits with 1, and without a word, where something is only not there. */
const NOT_THERE = 1;

/** @param top the folder that holds `.git` */
export function repositoryAt(top: string, io: Io): Repository {
  return new Repository(top, io, environmentFor(top, io));
}

export class Repository {
  constructor(
    readonly top: string,
    readonly io: Io,
    readonly env: Io['env'],
  ) {}

  ask(args: readonly string[], stdin?: string): GitAnswer {
    return this.io.git(args, this.top, { env: this.env, ...(stdin === undefined ? {} : { stdin }) });
  }

  /** What git prints. @param aim what it was for, as the beginning of a sentence @throws Failure if it doesn't */
  bytes(args: readonly string[], aim: string, stdin?: string): Uint8Array {
    const answer = this.ask(args, stdin);
    if ('problem' in answer) throw this.#failure(answer.problem, aim);
    return answer.printed;
  }

  /** The id of the commit that somebody named; undefined if there is none. @throws Failure if git can't say */
  commit(ref: string, aim: string): string | undefined {
    const answer = this.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
    if ('printed' in answer) return textOf(answer.printed).trim();
    if (answer.code === NOT_THERE) return undefined;
    throw this.#failure(answer.problem, aim);
  }

  /** The best common ancestor of two commits; undefined if none is known here. */
  mergeBase(a: string, b: string): string | undefined {
    const answer = this.ask(['merge-base', a, b]);
    return 'printed' in answer ? textOf(answer.printed).trim() : undefined;
  }

  isShallow(): boolean {
    const answer = this.ask(['rev-parse', '--is-shallow-repository']);
    return 'printed' in answer && textOf(answer.printed).trim() === 'true';
  }

  /** The files of a commit. */
  tree(commit: string, aim: string): readonly TreeEntry[] {
    return treeEntries(this.bytes(['ls-tree', '-r', '-z', '--full-tree', commit], aim));
  }

  /** The files of the index, as a commit would hold them. @param head the commit that it goes on from */
  index(head: string | undefined, aim: string): readonly TreeEntry[] {
    const entries = indexEntries(this.bytes(['ls-files', '--stage', '-z'], aim));
    const announced = entries.some(({ id }) => EMPTY_FILES.has(id)) ? this.#announced(entries, head, aim) : undefined;
    return announced === undefined ? entries : entries.filter(({ path }) => !announced.has(path));
  }

  /** Files that `git add --intent-to-add` only announced. They look empty, but are no part of a commit. */
  #announced(entries: readonly TreeEntry[], head: string | undefined, aim: string): ReadonlySet<string> {
    const known = new Set(head === undefined ? [] : this.tree(head, aim).map(({ path }) => path));
    const empty = entries.filter(({ id, path }) => EMPTY_FILES.has(id) && !known.has(path));
    const args = [
      'diff-index',
      '--cached',
      '--ita-invisible-in-index',
      '--name-only',
      '-z',
      '--no-renames',
      ...COMPARED,
    ];
    const staged = new Set(textOf(this.bytes([...args, head ?? this.#emptyTree(aim)], aim)).split('\0'));
    return new Set(empty.map(({ path }) => path).filter((path) => !staged.has(path)));
  }

  #emptyTree(aim: string): string {
    return textOf(this.bytes(['hash-object', '-t', 'tree', '--stdin'], aim, '')).trim();
  }

  /**
   * What files of a commit are called in another one, or in the index where none is named, and git takes them for the
   * same: new names by old ones.
   */
  renames(commit: string, aim: string, to?: string): ReadonlyMap<string, string> {
    const between = to === undefined ? ['diff-index', '--cached', commit] : ['diff-tree', '-r', commit, to];
    const args = ['-M', '--diff-filter=R', '--name-status', '-z', ...COMPARED, '--', '*.yaml', '*.yml'];
    return renamesIn(this.bytes([...between, ...args], aim));
  }

  /** The files that are not as in a commit; those that git does not know are left out. */
  changedSince(commit: string, aim: string): readonly string[] {
    const args = ['diff', '--name-only', '--no-renames', '-z', ...COMPARED, commit];
    return textOf(this.bytes(args, aim)).split('\0').slice(0, -1);
  }

  /** What to say of a name that no commit has. */
  missing(ref: string): string {
    const none = `There is no commit '${ref}' here.`;
    const remote = `origin/${ref}`;
    if (this.commit(remote, ref) !== undefined) return `${none} Did you mean '${remote}'?`;
    const name = ref.replace(/^origin\//, '');
    return this.isShallow()
      ? `${none} This clone holds only a part of the history; fetch it first: git fetch origin ${name}:refs/remotes/origin/${name}`
      : `${none} Name a branch, tag or commit; if it is elsewhere, fetch it first.`;
  }

  #failure(problem: string, aim: string): Failure {
    const isNone = /not a git repository/.test(problem);
    return unreadable(isNone ? `${aim}: this folder is in no git repository.` : `${aim}: ${problem}.`);
  }
}

const COMPARED = ['--no-ext-diff', '--no-textconv', '--ignore-submodules=all'];

/** An empty file in repositories of both kinds. */
const EMPTY_FILES = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);

export const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** How git's variables have to be set for a repository: as they are, unless they mean another one. */
function environmentFor(top: string, io: Io): Io['env'] {
  const given = io.env['GIT_DIR'];
  if (given === undefined) return {};
  const free = Object.fromEntries(TIES.map((name) => [name, undefined]));
  const tied = { GIT_DIR: resolve(io.folder, given) };
  const own = gitFolder(top, io, free);
  return own !== undefined && own !== gitFolder(top, io, tied) ? free : tied;
}

function gitFolder(top: string, io: Io, env: Io['env']): string | undefined {
  const answer = io.git(['rev-parse', '--absolute-git-dir'], top, { env });
  return 'printed' in answer ? textOf(answer.printed).trim() : undefined;
}
