/** Where git's work trees are, and the index in place of one. */
import { dirname, join } from 'node:path';
import { isGlob } from '../files/glob';
import { absolute, isWithin, shown } from '../files/paths';
import { searchRoadmaps } from '../files/search';
import { readSource } from '../files/source';
import { unreadable } from '../io/failure';
import type { Files, Io } from '../io/io';
import type { TreeEntry } from './listing';
import { repositoryAt } from './repository';
import { TreeFiles } from './tree';

/** The git work tree around a folder. */
export function workTreeAround(folder: string, files: Files): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (isThere(join(at, '.git'), files)) return at;
    if (dirname(at) === at) return undefined;
  }
}

function isThere(path: string, files: Files): boolean {
  try {
    return files.kind(path) !== undefined;
  } catch {
    return false;
  }
}

export interface Staged {
  /** Reads what the next commit would hold. */
  readonly files: Files;
  /** Without those that are there, but no part of the next commit. */
  readonly paths: readonly string[];
}

/** The index of the repository around the current folder. @throws Failure if there is none, or paths lie elsewhere */
export function stagedFiles(paths: readonly string[], io: Io): Staged {
  const aim = '--staged';
  const top = workTreeAround(io.folder, io.files);
  if (top === undefined) throw unreadable(`${aim}: this folder is in no git repository.`);
  const asked = paths.length === 0 ? ['.'] : paths;
  for (const path of asked)
    if (!isWithin(top, absolute(io.folder, path)))
      throw unreadable(
        `${path}: lies outside of this repository (${shown(io.folder, top)}), whose index --staged reads.`,
      );
  const repository = repositoryAt(top, io);
  const head = repository.commit('HEAD', aim);
  const entries = repository.index(head, aim);
  const files = new TreeFiles(repository, entries, aim);
  const left = asked.filter((path) => isStaged(absolute(io.folder, path), path, files, io));
  const before = head === undefined ? [] : repository.tree(head, aim);
  const isQuiet = left.every((path) => files.kind(absolute(io.folder, path)) !== undefined);
  return { files, paths: isQuiet && !touchesRoadmaps(changesBetween(before, entries), top, files) ? [] : left };
}

function changesBetween(before: readonly TreeEntry[], after: readonly TreeEntry[]): readonly TreeEntry[] {
  const [old, now] = [before, after].map((entries) => new Map(entries.map((entry) => [entry.path, entry])));
  const isOther = (entry: TreeEntry, there: TreeEntry | undefined) => entry.id !== there?.id || entry.is !== there.is;
  return [
    ...after.filter((entry) => isOther(entry, old!.get(entry.path))),
    ...before.filter(({ path }) => !now!.has(path)),
  ];
}

/** Whether changes may touch a roadmap: most commits don't, and nobody should wait for them. */
function touchesRoadmaps(changes: readonly TreeEntry[], top: string, files: TreeFiles): boolean {
  if (changes.some(({ path, is }) => is !== 'file' || /\.ya?ml$|(?:^|\/)\.gitignore$/i.test(path))) return true;
  // What is imported may be called anything, and be written with escapes.
  const names = [...new Set(changes.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)))];
  if (names.length === 0) return false;
  const texts = searchRoadmaps(top, files).files.map((file) => {
    const read = readSource(top, file, files);
    return 'source' in read ? read.source.text : '';
  });
  return texts.some(
    (text) => text.includes('\\') || (text.includes('imports') && names.some((name) => text.includes(name))),
  );
}

/** A pattern, and what is nowhere at all, is for others to judge. */
function isStaged(path: string, written: string, files: Files, io: Io): boolean {
  if (written === '' || isGlob(written) || files.kind(path) !== undefined) return true;
  return !isThere(path, io.files);
}
