/** `--base`, `--changed` and `--staged`: what they leave of a report. */
import { join } from 'node:path';
import type { Finding } from '../../core/report';
import { type Opened, openProjects } from '../files/open';
import { isWithin, pathIn } from '../files/paths';
import type { Project } from '../files/project';
import { searchRoadmaps } from '../files/search';
import { readSource } from '../files/source';
import { type Repository, repositoryAt } from '../git/repository';
import { TreeFiles } from '../git/tree';
import { stagedFiles } from '../git/worktree';
import { misuse, unreadable } from '../io/failure';
import type { Files, Io } from '../io/io';
import { Earlier, type Prepare } from './earlier';
import type { Since } from './report';

export interface NarrowOptions {
  readonly base?: string;
  readonly changed?: boolean;
  readonly staged?: boolean;
}

export interface Narrowed {
  readonly projects: readonly Project[];
  readonly since: Since | undefined;
}

/** A commit with its files; none where there is no commit yet. */
interface Version {
  readonly repository: Repository;
  readonly commit: string | undefined;
  readonly files: TreeFiles;
  /** What it is read for, as the beginning of a message. */
  readonly aim: string;
}

const versionAt = (repository: Repository, commit: string | undefined, aim: string): Version => ({
  repository,
  commit,
  files: new TreeFiles(repository, commit === undefined ? [] : repository.tree(commit, aim), aim),
  aim,
});

/** Opens what paths name: in the index for `--staged`, else as it is. */
export async function openAsked(
  paths: readonly string[],
  { staged, changed, stdinFilename: stdinName }: NarrowOptions & { readonly stdinFilename?: string },
  io: Io,
): Promise<OpenedFrom> {
  const mayBeEmpty = staged === true || changed === true;
  if (staged !== true) return { ...(await openProjects(paths, io, { stdinName, mayBeEmpty })), files: io.files };
  const { files, paths: left } = stagedFiles(paths, io);
  if (left.length === 0) return { projects: [], failures: [], folders: [], files };
  return { ...(await openProjects(left, { ...io, files }, { stdinName, mayBeEmpty })), files };
}

export interface OpenedFrom extends Opened {
  /** Where they were read. */
  readonly files: Files;
}

/** @throws Failure for options that exclude each other */
export function refuseGitContradictions(
  paths: readonly string[],
  { base, changed, staged, fix }: NarrowOptions & { readonly fix?: boolean },
): void {
  if (staged === true && changed === true)
    throw misuse(
      '--staged and --changed exclude each other: --staged checks what the next commit holds, --changed the files.',
    );
  if (staged === true && fix === true)
    throw misuse(
      '--fix has no file to write with --staged, which checks what the next commit holds; use --changed --fix, and stage the result.',
    );
  if (staged === true && paths.includes('-'))
    throw misuse('--staged checks what the next commit holds; what comes from standard input is no part of it.');
  if (base !== undefined) refuseOdd(base);
}

export function sayNothingChanged({ staged, changed }: NarrowOptions, io: Io): void {
  if (staged === true) io.stderr.write('No roadmap is staged.\n');
  else if (changed === true) io.stderr.write('No roadmap has changed since the last commit.\n');
}

/** Narrows projects to what is asked for; each knows then which of its findings those are. */
export function narrow({ projects, files }: OpenedFrom, options: NarrowOptions, prepare: Prepare, io: Io): Narrowed {
  const { base, changed, staged } = options;
  const commits: string[] = [];
  const narrowed = projects.flatMap((project) => {
    const repository = repositoryAt(project.top, io);
    const aim = aimOf(options);
    const asked: (() => (finding: Finding) => boolean)[] = [];
    let left = project;
    if (base !== undefined) {
      const commit = baseCommit(repository, base, io);
      commits.push(commit);
      const earlier = earlierAt(project, versionAt(repository, commit, aim), prepare);
      asked.push(() => earlier.news());
    }
    if (changed === true || staged === true) {
      const head = versionAt(repository, repository.commit('HEAD', aim), aim);
      const some = changedIn(project, head, files, prepare);
      if (some === undefined) return [];
      left = { ...project, selected: some.selected };
      asked.push(some.asked);
    }
    return asked.length === 0 ? [left] : [{ ...left, asked: () => every(asked.map((make) => make())) }];
  });
  return { projects: narrowed, since: base === undefined ? undefined : { ref: base, commit: commits[0] } };
}

const every =
  (conditions: readonly ((finding: Finding) => boolean)[]) =>
  (finding: Finding): boolean =>
    conditions.every((holds) => holds(finding));

/** What git was needed for, as the beginning of a message. */
function aimOf({ base, staged }: NarrowOptions): string {
  return base !== undefined ? `--base ${base}` : staged === true ? '--staged' : '--changed';
}

function refuseOdd(ref: string): void {
  if (ref.trim() === '')
    throw misuse('--base is empty, perhaps because a variable is not set. Name a branch, tag or commit.');
  if (ref.startsWith('-') || /\p{Cc}/u.test(ref))
    throw misuse(`--base ${ref}: this is no name of a branch, tag or commit.`);
}

/**
 * What a pull request is compared with: the last commit that both sides have, so that what has happened on the other
 * side since is neither held against this one nor credited to it.
 */
function baseCommit(repository: Repository, ref: string, io: Io): string {
  const aim = `--base ${ref}`;
  const commit = repository.commit(ref, aim);
  if (commit === undefined) throw unreadable(`${aim}: ${repository.missing(ref)}`);
  const head = repository.commit('HEAD', aim);
  const common = head === undefined ? undefined : repository.mergeBase(commit, head);
  if (common === undefined && head !== undefined)
    io.stderr.write(`${ref} and HEAD have no commit in common here, so this compares with ${ref} as it is now.\n`);
  return common ?? commit;
}

function earlierAt(project: Project, { repository, commit, files, aim }: Version, prepare: Prepare): Earlier {
  const renames = commit === undefined ? new Map<string, string>() : repository.renames(commit, aim);
  return new Earlier(project, files, renames, prepare);
}

/**
 * Files that are not as in the head commit, with all that is found in them; and what is new elsewhere, for that is what
 * the change breaks: of a file that goes, only those that import it can tell. Undefined if nothing has changed.
 */
function changedIn(project: Project, head: Version, files: Files, prepare: Prepare) {
  if (isSame(project, files, head.files)) return undefined;
  const { top, workspace } = project;
  const isOwn = outside(head.files.submodules());
  const changed = new Set(
    project.selected.filter(
      (path) => isOwn(join(top, path)) && evened(workspace.text(path)) !== textIn(top, path, head.files),
    ),
  );
  const earlier = earlierAt(project, head, prepare);
  const asked = () => {
    const isNew = earlier.news();
    return (finding: Finding): boolean => changed.has(finding.file) || isNew(finding);
  };
  const isAsked = asked();
  const selected = project.selected.filter((path) => changed.has(path) || workspace.findings(path).some(isAsked));
  return selected.length === 0 ? undefined : { selected, asked };
}

/** Whether every roadmap, and every part of one, is as it was. */
function isSame({ top, files: known, workspace }: Project, files: Files, before: TreeFiles): boolean {
  const roadmaps = [...new Set([...known, ...searchRoadmaps(top, before).files])];
  before.prefetch(roadmaps);
  return roadmaps
    .filter(outside(before.submodules()))
    .map((file) => pathIn(top, file))
    .every((path) => (evened(workspace.text(path)) ?? textIn(top, path, files)) === textIn(top, path, before));
}

const outside =
  (folders: readonly string[]) =>
  (file: string): boolean =>
    !folders.some((folder) => isWithin(folder, file));

/** A file's text, or why it has none; undefined where it is not there. */
function textIn(top: string, path: string, files: Files): string | undefined {
  const read = readSource(top, join(top, path), files);
  if ('source' in read) return evened(read.source.text);
  return 'missing' in read ? undefined : read.unreadable;
}

/** Git may check texts out with other line ends than it keeps. */
const evened = <T extends string | undefined>(text: T) => text?.replaceAll('\r\n', '\n');
