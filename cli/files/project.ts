/** The roadmaps of a workspace as the core sees them. */
import { join } from 'node:path';
import { type FileInput, Workspace } from '../../core/workspace';
import type { Files } from '../io/io';
import { pathIn } from './paths';
import type { Found } from './search';
import { type ReadResult, readSource, type Source } from './source';

/** One workspace: the git work tree or folder, what was read of it, and the files that a command was asked about. */
export interface Project {
  /** Absolute. */
  readonly top: string;
  readonly workspace: Workspace;
  /** By path in the workspace. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Paths in the workspace, in order. */
  readonly selected: readonly string[];
  /** Why selected files could not be read, by absolute path. */
  readonly unread: ReadonlyMap<string, string>;
}

/** A file whose content comes from somewhere else. */
export interface Given {
  readonly path: string;
  readonly source: Source;
}

/** Imports may lead to files that import others; deeper than this nobody nests them. */
const MOST_ROUNDS = 100;

/** Reads all roadmaps of a workspace, and all that they import. */
export function loadProject(
  top: string,
  found: Found,
  selected: ReadonlySet<string>,
  given: Given | undefined,
  files: Files,
): Project {
  const workspace = new Workspace();
  const sources = new Map<string, Source>();
  const unread = new Map<string, string>();
  const tell = (path: string): void => {
    const file = join(top, path);
    const read: ReadResult = given?.path === file ? { source: given.source } : readSource(top, file, files);
    if ('source' in read) sources.set(path, read.source);
    else if (selected.has(file)) unread.set(file, 'missing' in read ? 'it is not there' : read.unreadable);
    workspace.setFile(path, inputOf(read));
  };
  for (const file of new Set([...found.files, ...selected])) tell(pathIn(top, file));
  for (let round = 0, wanted = workspace.wanted(); wanted.length > 0 && round < MOST_ROUNDS; round++) {
    wanted.forEach(tell);
    wanted = workspace.wanted();
  }
  const chosen = [...selected].map((file) => pathIn(top, file)).filter((path) => sources.has(path));
  return { top, workspace, sources, selected: chosen.sort(), unread };
}

function inputOf(read: ReadResult): FileInput {
  return 'source' in read ? { text: read.source.text } : read;
}
