/** Where git's work trees are, and the index in place of one. */
import { dirname, join } from 'node:path';
import { isGlob } from '../files/glob';
import { absolute, isWithin, shown } from '../files/paths';
import { unreadable } from '../io/failure';
import type { Files, Io } from '../io/io';
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
  const repository = repositoryAt(top, io);
  const files = new TreeFiles(repository, repository.index(repository.commit('HEAD', aim), aim), aim);
  const asked = paths.length === 0 ? ['.'] : paths;
  for (const path of asked)
    if (!isWithin(top, absolute(io.folder, path)))
      throw unreadable(
        `${path}: lies outside of this repository (${shown(io.folder, top)}), whose index --staged reads.`,
      );
  return { files, paths: asked.filter((path) => isStaged(absolute(io.folder, path), path, files, io)) };
}

/** A pattern, and what is nowhere at all, is for others to judge. */
function isStaged(path: string, written: string, files: Files, io: Io): boolean {
  if (written === '' || isGlob(written) || files.kind(path) !== undefined) return true;
  return !isThere(path, io.files);
}
