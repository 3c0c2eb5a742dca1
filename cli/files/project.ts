/** The roadmaps of a workspace as the core sees them. */
import { join } from 'node:path';
import type { Finding } from '../../core/report';
import { Workspace } from '../../core/workspace';
import type { Files } from '../io/io';
import { isWithin, pathIn } from './paths';
import type { Found } from './search';
import { type ReadResult, readSource, type Source } from './source';

/** One workspace: the git work tree or folder, what was read of it, and the files that a command was asked about. */
export interface Project {
  /** Absolute. */
  readonly top: string;
  readonly workspace: Workspace;
  /** All that is a roadmap here or part of one, read or not; absolute. */
  readonly files: readonly string[];
  /** By path in the workspace. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Paths in the workspace, in order. */
  readonly selected: readonly string[];
  /** Folders that were asked about as a whole; absolute. */
  readonly folders: ReadonlySet<string>;
  /** Why selected files could not be read, by absolute path. */
  readonly unread: ReadonlyMap<string, string>;
  /** Makes what tells which findings of the selected files are asked about, as they are then; without it, all are. */
  readonly asked?: () => (finding: Finding) => boolean;
}

/** A file whose content comes from somewhere else. */
export interface Given {
  readonly path: string;
  readonly source: Source;
}

/** What a command is asked about; absolute. */
export interface Choice {
  readonly files: ReadonlySet<string>;
  /** Besides, all in these folders that is imported, whatever it is called. */
  readonly folders: ReadonlySet<string>;
}

/** Reads the roadmaps of a workspace that the selected files are in. */
export function loadProject(
  top: string,
  found: Found,
  { files: selected, folders }: Choice,
  given: Given | undefined,
  files: Files,
): Project {
  const loader = new Loader(top, files, given);
  const rest = found.files.filter((file) => !selected.has(file)).map((file) => pathIn(top, file));
  for (const file of selected) loader.tell(pathIn(top, file));
  for (const path of rest) loader.tellIf(path, mayImport);
  const isWhole = loader.follow();
  // What is offered in place of a missing import are all files there are.
  if (!isWhole) for (const path of rest) loader.tell(path);
  const chosen = [...selected].map((file) => pathIn(top, file));
  const reached = [...loader.sources.keys()].filter((path) =>
    [...folders].some((folder) => isWithin(folder, join(top, path))),
  );
  const unread = chosen.flatMap((path): readonly [string, string][] => {
    const reason = loader.unread.get(path);
    return reason === undefined ? [] : [[join(top, path), reason]];
  });
  return {
    top,
    files: [
      ...new Set([
        ...found.files,
        ...[...loader.sources.keys(), ...loader.unread.keys()].map((path) => join(top, path)),
      ]),
    ],
    workspace: loader.workspace,
    sources: loader.sources,
    selected: [...new Set([...chosen, ...reached])].filter((path) => loader.sources.has(path)).sort(),
    folders,
    unread: new Map(unread),
  };
}

/** Imports may lead to files that import others; deeper than this nobody nests them. */
const MOST_ROUNDS = 100;

class Loader {
  readonly workspace = new Workspace();
  readonly sources = new Map<string, Source>();
  /** Why files could not be read, by path. */
  readonly unread = new Map<string, string>();

  constructor(
    readonly top: string,
    readonly files: Files,
    readonly given: Given | undefined,
  ) {}

  tell(path: string): void {
    this.tellIf(path, () => true);
  }

  /** Tells the workspace of a file if its text is wanted. */
  tellIf(path: string, isWanted: (text: string) => boolean): void {
    if (this.sources.has(path) || this.unread.has(path)) return;
    const read = this.#read(path);
    if ('source' in read && !isWanted(read.source.text)) return;
    if ('source' in read) this.sources.set(path, read.source);
    else this.unread.set(path, 'missing' in read ? 'it is not there' : read.unreadable);
    this.workspace.setFile(path, 'source' in read ? { text: read.source.text } : read);
  }

  #read(path: string): ReadResult {
    const file = join(this.top, path);
    return this.given?.path === file ? { source: this.given.source } : readSource(this.top, file, this.files);
  }

  /** Reads what is imported. Returns whether all of it is there. */
  follow(): boolean {
    let isWhole = true;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const wanted = this.workspace.wanted();
      if (wanted.length === 0) break;
      this.files.prefetch?.(wanted.map((path) => join(this.top, path)));
      for (const path of wanted) {
        this.tell(path);
        isWhole &&= this.sources.has(path);
      }
    }
    return isWhole;
  }
}

/** Whether a text could have the key `imports`. A text that can't and that nothing imports has no part in other roadmaps. */
const mayImport = (text: string): boolean => /imports|\\/.test(text);
