/** From the PATHS of a command to the workspaces that hold them. */
import { dirname, join } from 'node:path';
import { workTreeAround } from '../git/worktree';
import { Failure, misuse, reasonOf, unreadable } from '../io/failure';
import type { Files, Io } from '../io/io';
import { globMatcher, isGlob } from './glob';
import { absolute, isWithin, pathIn, shown, withSlashes } from './paths';
import { type Given, loadProject, type Project } from './project';
import { type Found, searchRoadmaps } from './search';
import { sourceOf } from './source';

export interface Opened {
  /** In the order of their paths. */
  readonly projects: readonly Project[];
  /** Paths that came to nothing: to be said, and to decide the exit code. */
  readonly failures: readonly Failure[];
  /** All folders that were searched. */
  readonly folders: readonly string[];
}

export interface OpenOptions {
  /** What the user calls the standard input (`-` among the paths). */
  readonly stdinName?: string | undefined;
  /** Whether a folder or pattern without any roadmap is no mistake. */
  readonly mayBeEmpty?: boolean;
}

const STDIN = '-';
const STDIN_NAME = 'stdin.roadmap.yaml';

/** Finds and reads the roadmaps that some paths (files, folders, patterns, `-`) name. */
export async function openProjects(paths: readonly string[], io: Io, options: OpenOptions = {}): Promise<Opened> {
  const opener = new Opener(io, options.mayBeEmpty === true);
  if (paths.includes(STDIN)) await opener.stdin(options.stdinName ?? STDIN_NAME);
  for (const path of paths.length === 0 ? ['.'] : paths) if (path !== STDIN) opener.path(path);
  return opener.opened();
}

class Opener {
  readonly #files: Files;
  readonly #failures: Failure[] = [];
  readonly #found = new Map<string, Found>();
  /** What is asked for, by the workspace that it lies in. */
  readonly #chosen = new Map<string, { readonly files: Set<string>; readonly folders: Set<string> }>();
  /** Searched folders without a file of a roadmap's name, as they were written. */
  readonly #bare = new Map<string, string>();
  #given: Given | undefined;

  constructor(
    readonly io: Io,
    readonly mayBeEmpty: boolean,
  ) {
    this.#files = io.files;
  }

  async stdin(name: string): Promise<void> {
    const path = absolute(this.io.folder, name);
    this.#given = { path, source: sourceOf(await this.io.stdin.read()) };
    this.#select(this.#topOf(dirname(path)), path);
  }

  path(written: string): void {
    if (written === '') {
      this.#failures.push(misuse(EMPTY));
      return;
    }
    const path = absolute(this.io.folder, written);
    const kind = this.#kind(path, written);
    if (kind instanceof Failure) this.#failures.push(kind);
    else if (kind === 'folder') this.#folder(path, written);
    else if (kind !== undefined) this.#select(this.#topOf(dirname(path)), path);
    else if (isGlob(written)) this.#glob(path, written);
    else this.#failures.push(unreadable(`${written}: there is no such file or folder. Check the path.`));
  }

  #kind(path: string, written: string): ReturnType<Files['kind']> | Failure {
    try {
      return this.#files.kind(path);
    } catch (error) {
      return unreadable(`${written}: can't be read, because ${reasonOf(error)}.`);
    }
  }

  #folder(path: string, written: string): void {
    const top = this.#topOf(path);
    const found = this.#search(top);
    const files = found.files.filter((file) => isWithin(path, file));
    for (const { folder, error } of found.closed.filter((closed) => isWithin(path, closed.folder)))
      this.#failures.push(
        unreadable(`${shown(this.io.folder, folder)}: can't be looked into, because ${reasonOf(error)}.`),
      );
    for (const file of files) this.#select(top, file);
    this.#in(top).folders.add(path);
    if (files.length === 0) this.#bare.set(path, written);
  }

  #glob(path: string, written: string): void {
    const base = absolute(this.io.folder, plainStart(written));
    const top = this.#topOf(base);
    const matches = globMatcher(pathIn(base, path));
    const files = this.#search(top).files.filter((file) => isWithin(base, file) && matches(pathIn(base, file)));
    for (const file of files) this.#select(top, file);
    if (files.length === 0 && !this.mayBeEmpty)
      this.#failures.push(misuse(`${written}: no roadmap file matches this pattern.`));
  }

  #select(top: string, file: string): void {
    this.#in(top).files.add(file);
  }

  #in(top: string) {
    const chosen = this.#chosen.get(top) ?? { files: new Set<string>(), folders: new Set<string>() };
    this.#chosen.set(top, chosen);
    return chosen;
  }

  #search(top: string): Found {
    const found = this.#found.get(top) ?? searchRoadmaps(top, this.#files);
    this.#found.set(top, found);
    return found;
  }

  /** The git work tree around a folder, else the current folder if it is in there, else itself. */
  #topOf(folder: string): string {
    return workTreeAround(folder, this.#files) ?? (isWithin(this.io.folder, folder) ? this.io.folder : folder);
  }

  opened(): Opened {
    const projects = [...this.#chosen].map(([top, chosen]) =>
      loadProject(top, this.#search(top), chosen, this.#given, this.#files),
    );
    const chosen = projects.flatMap(({ top, selected }) => selected.map((file) => join(top, file)));
    for (const [folder, written] of this.#bare)
      if (!this.mayBeEmpty && !chosen.some((file) => isWithin(folder, file)))
        this.#failures.push(misuse(nothingIn(written === '.' ? 'this folder' : written)));
    const unread = projects.flatMap(({ unread: each }) => [...each]);
    const failures = unread.map(([file, reason]) =>
      unreadable(`${shown(this.io.folder, file)}: can't be read, because ${reason}.`),
    );
    return {
      projects: projects.filter(({ selected }) => selected.length > 0),
      failures: [...this.#failures, ...failures],
      folders: [...this.#found.values()].flatMap(({ folders }) => folders),
    };
  }
}

const EMPTY = 'A path is empty, perhaps because a variable is not set. Name a file or a folder, or . for this folder.';

function nothingIn(place: string): string {
  return `No roadmap file (*.roadmap.yaml) in ${place}; what .gitignore names is left out. \`roadmap init\` writes a first one.`;
}

/** The folders that a pattern begins with, up to the first special character. */
function plainStart(pattern: string): string {
  const parts = withSlashes(pattern).split('/');
  const plain = parts.slice(0, parts.findIndex(isGlob));
  return plain.length === 1 && plain[0] === '' ? '/' : plain.join('/');
}
