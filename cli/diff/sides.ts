/** What `roadmap diff` compares: commits, the index, the working tree, files or folders. */
import { dirname, join } from 'node:path';
import { DEFAULT_BRANCHES, isOddRef } from '../../core/protocol/refs';
import type { Suppression } from '../../core/suppressions';
import { suppressedIn } from '../check/suppressions';
import { absolute, isWithin, pathIn, shown } from '../files/paths';
import { loadProject, type Project } from '../files/project';
import { searchRoadmaps } from '../files/search';
import { type Repository, repositoryAt } from '../git/repository';
import { TreeFiles } from '../git/tree';
import { workTreeAround } from '../git/worktree';
import { Failure, misuse, unreadable } from '../io/failure';
import type { Files, Io } from '../io/io';
import { unstagedRenames } from './renames';

/** One side: its roadmaps, and what its files are called on both sides. */
export interface DiffSide {
  readonly project: Project;
  /** In words: `main`, `working tree`, a path. */
  readonly label: string;
  /** The name that a file goes by on both sides; undefined for one that is not compared. */
  readonly nameOf: (path: string) => string | undefined;
  /** What its roadmap-suppressions.json holds; undefined where that can't be read. */
  readonly suppressions: readonly Suppression[] | undefined;
  /** Whether its suppressions name roadmaps otherwise than the comparison does. */
  readonly hasOwnNames: boolean;
}

export interface Sides {
  readonly base: DiffSide;
  readonly head: DiffSide;
}

export interface SidesOptions {
  readonly staged?: boolean;
}

const AIM = 'roadmap diff';

/**
 * Reads what the arguments name. Two paths are compared with each other; else they are commits, and what is not said is
 * the last commit in common with the default branch, and the working tree.
 * @throws Failure if they name nothing, or nothing that can be read
 */
export function readSides(named: readonly string[], options: SidesOptions, io: Io): Sides {
  if (named.length > 2) throw misuse('roadmap diff compares two things; name paths to narrow it behind --.');
  for (const name of named) refuseOdd(name);
  const [first, second] = named;
  if (first !== undefined && second !== undefined && options.staged !== true) {
    const kinds = [first, second].map((name) => kindOf(name, io));
    if (kinds.every((kind) => kind === 'file'))
      return { base: fileSide(first, second, io), head: fileSide(second, second, io) };
    if (kinds.every((kind) => kind === 'folder')) return { base: folderSide(first, io), head: folderSide(second, io) };
  }
  return gitSides(named, options, io);
}

/** What a name is on the disk, as far as anybody can tell. */
function kindOf(name: string, io: Io): ReturnType<Files['kind']> {
  try {
    return io.files.kind(absolute(io.folder, name));
  } catch {
    return undefined;
  }
}

function refuseOdd(name: string): void {
  if (name.trim() === '')
    throw misuse('A name is empty, perhaps because a variable is not set. Name a branch, tag, commit, file or folder.');
  if (isOddRef(name)) throw misuse(`${name}: this is no name of a branch, tag or commit.`);
}

/** A file alone with what it imports; its own name is the other one's. */
function fileSide(written: string, other: string, io: Io): DiffSide {
  const file = absolute(io.folder, written);
  const top = workTreeAround(dirname(file), io.files) ?? dirname(file);
  const project = loadProject(
    top,
    { files: [file], folders: [], closed: [] },
    { files: new Set([file]), folders: new Set() },
    undefined,
    io.files,
  );
  refuseUnread(project, io);
  const root = pathIn(top, file);
  const suppressions = suppressedIn(top, io.files, io);
  const nameOf = (path: string): string => (path === root ? other : relativeTo(root, path));
  return { project, label: written, nameOf, suppressions, hasOwnNames: true };
}

/** Files beside the two that are compared go by their way from there. */
const relativeTo = (root: string, path: string): string => `./${pathIn(join('/', dirname(root)), join('/', path))}`;

function folderSide(written: string, io: Io): DiffSide {
  const folder = absolute(io.folder, written);
  const top = workTreeAround(folder, io.files) ?? folder;
  const found = searchRoadmaps(top, io.files);
  const files = found.files.filter((file) => isWithin(folder, file));
  const project = loadProject(
    top,
    { ...found, files },
    { files: new Set(files), folders: new Set([folder]) },
    undefined,
    io.files,
  );
  refuseUnread(project, io);
  const nameOf = (path: string): string | undefined =>
    isWithin(folder, join(top, path)) ? pathIn(folder, join(top, path)) : undefined;
  return { project, label: written, nameOf, suppressions: suppressedIn(top, io.files, io), hasOwnNames: true };
}

function refuseUnread({ unread }: Project, io: Io): void {
  for (const [file, reason] of unread) throw unreadable(`${shown(io.folder, file)}: can't be read, because ${reason}.`);
}

function gitSides(named: readonly string[], { staged }: SidesOptions, io: Io): Sides {
  const top = workTreeAround(io.folder, io.files);
  if (top === undefined)
    throw unreadable(`${AIM}: this folder is in no git repository. Name two files or two folders to compare them.`);
  const repository = repositoryAt(top, io);
  const { base, head } = commitsOf(repository, named, staged === true);
  const baseCommit = base.commit;
  const headCommit = 'commit' in head ? head.commit : undefined;
  const baseFiles = new TreeFiles(repository, baseCommit === undefined ? [] : repository.tree(baseCommit, AIM), AIM);
  const files = headFiles(repository, head, io);
  const [before, after] = [wholeProject(top, baseFiles), wholeProject(top, files)];
  const renames = new Map([
    // What git does not know of yet, it can't take for the same.
    ...('commit' in head || head.is !== 'files' ? [] : unstagedRenames(before, after)),
    ...(baseCommit === undefined ? [] : repository.renames(baseCommit, AIM, headCommit)),
  ]);
  const nowOf = (path: string): string => renames.get(path) ?? path;
  // What the head suppresses is left out of both sides: to suppress something neither mends nor breaks it.
  const suppressed = suppressedIn(top, files, io);
  for (const { workspace } of [before, after]) workspace.setSuppressions(suppressed);
  const were = suppressedBefore(top, baseFiles, io);
  return {
    base: { project: before, label: base.label, nameOf: nowOf, suppressions: were, hasOwnNames: false },
    head: { project: after, label: head.label, nameOf: (path) => path, suppressions: suppressed, hasOwnNames: false },
  };
}

/** What the base suppressed; a file that could not be read then is no reason to say nothing now. */
function suppressedBefore(top: string, files: Files, io: Io): readonly Suppression[] | undefined {
  try {
    return suppressedIn(top, files, io);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

interface Point {
  readonly label: string;
  readonly commit: string | undefined;
}
type Head = Point | { readonly label: string; readonly is: 'index' | 'files' };

function headFiles(repository: Repository, head: Head, io: Io): Files {
  if ('commit' in head) return new TreeFiles(repository, repository.tree(head.commit!, AIM), AIM);
  if (head.is === 'files') return io.files;
  return new TreeFiles(repository, repository.index(repository.commit('HEAD', AIM), AIM), AIM);
}

function wholeProject(top: string, files: Files): Project {
  const found = searchRoadmaps(top, files);
  return loadProject(top, found, { files: new Set(found.files), folders: new Set([top]) }, undefined, files);
}

const WORKING_TREE: Head = { label: 'working tree', is: 'files' };
const INDEX: Head = { label: 'index', is: 'index' };

/** Two commits, but for a path such as `../plan.roadmap.yaml`. */
const RANGE = /^(?!\.{1,2}\/)(.*?)(\.{2,3})(.*)$/;

/** `main...HEAD`, `main..HEAD`, `main HEAD`, `main` or nothing. */
function commitsOf(repository: Repository, named: readonly string[], staged: boolean): { base: Point; head: Head } {
  const [first, second] = named;
  const range = first === undefined || second !== undefined ? null : RANGE.exec(first);
  if (staged && (second !== undefined || range !== null))
    throw misuse('--staged compares a commit with what the next one would hold: name one commit, or none for HEAD.');
  if (staged)
    return { base: first === undefined ? orNothing(repository, 'HEAD') : point(repository, first), head: INDEX };
  if (first === undefined) return { base: branchPoint(repository), head: WORKING_TREE };
  if (second !== undefined) return { base: point(repository, first), head: point(repository, second) };
  if (range === null) return { base: point(repository, first), head: WORKING_TREE };
  const [, from = '', dots, to = ''] = range;
  const [base, head] = [point(repository, from || 'HEAD'), point(repository, to || 'HEAD')];
  if (dots === '..') return { base, head };
  const common = repository.mergeBase(base.commit!, head.commit!);
  if (common === undefined)
    throw unreadable(
      `${AIM}: ${base.label} and ${head.label} have no commit in common here. Fetch more of the history, or write two dots to compare them as they are.`,
    );
  return { base: { label: base.label, commit: common }, head };
}

function point(repository: Repository, ref: string): Point {
  const commit = repository.commit(ref, AIM);
  if (commit !== undefined) return { label: ref, commit };
  const kind = kindOf(ref, repository.io);
  const why =
    kind === undefined
      ? repository.missing(ref)
      : `${ref} is a ${kind}, no commit. Name two files or two folders to compare them, or put -- before it to look at nothing else.`;
  throw unreadable(`${AIM}: ${why}`);
}

/** A commit, or nothing in a repository without any. */
const orNothing = (repository: Repository, ref: string): Point => ({ label: ref, commit: repository.commit(ref, AIM) });

/** Where the current branch left the default one; in there, its last commit. */
function branchPoint(repository: Repository): Point {
  const head = repository.commit('HEAD', AIM);
  if (head === undefined) return { label: 'nothing', commit: undefined };
  for (const ref of DEFAULT_BRANCHES) {
    const commit = repository.commit(ref, AIM);
    const common = commit === undefined ? undefined : repository.mergeBase(commit, head);
    if (common !== undefined) return { label: common === head ? 'HEAD' : ref, commit: common };
  }
  return { label: 'HEAD', commit: head };
}
