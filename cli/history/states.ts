/** The states that a roadmap had, read from the commits that touch any of its files. */
import type { State } from '../../core/diff/history';
import type { Day } from '../../core/schedule/types';
import { Workspace } from '../../core/workspace';
import { sourceOf } from '../files/source';
import { Blobs } from '../git/blobs';
import type { TreeEntry } from '../git/listing';
import { type FileChange, firstParents, type LoggedCommit } from '../git/log';
import type { Repository } from '../git/repository';
import { Reason } from '../io/failure';

export interface StateOptions {
  /** The state that was there on the first day counts too, as where the dates come from. */
  readonly since?: Day | undefined;
  readonly until?: Day | undefined;
  /** How many commits are read at most. */
  readonly most: number;
}

export interface Read {
  /** States that could not be read whole: a syntax error, or a file that is missing. */
  readonly skipped: number;
  /** Whether older commits are left out. */
  readonly isCut: boolean;
  readonly count: number;
}

export const AIM = 'roadmap history';

/** Roadmaps are called so; what they import may be called otherwise. */
const YAML = /\.ya?ml$/i;
const YAML_PATTERNS = [':(icase)*.yaml', ':(icase)*.yml'];

/**
 * Reads the states of a roadmap, the newest first, whatever its root was called before.
 * @param root its path in HEAD
 */
export function readStates(
  repository: Repository,
  root: string,
  options: StateOptions,
  take: (state: State) => void,
): Read {
  const head = repository.tree('HEAD', AIM);
  const reader = new StateReader(repository, head, root);
  const odd = [...reader.files].filter((path) => !YAML.test(path)).map((path) => `:(literal)${path}`);
  return reader.read(firstParents(repository, [...YAML_PATTERNS, ...odd], AIM), options, take);
}

/** So many contents are fetched at once, and kept until the next ones are. */
const WINDOW = 64;

class StateReader {
  readonly #workspace = new Workspace();
  readonly #tree: Map<string, TreeEntry>;
  /** What the workspace has of a file: the hash of its content, or '' for nothing. */
  readonly #told = new Map<string, string>();
  /** What the newest state has to do without: older ones may too. */
  readonly #lacking: ReadonlySet<string>;
  #root: string;
  #blobs: Blobs;
  /** The files of the state, those that are imported and missing included. */
  files: ReadonlySet<string> = new Set();
  #coming: readonly LoggedCommit[] = [];

  constructor(
    readonly repository: Repository,
    head: readonly TreeEntry[],
    root: string,
  ) {
    this.#tree = new Map(head.map((entry) => [entry.path, entry]));
    this.#root = root;
    this.#blobs = new Blobs(repository, AIM);
    this.#load();
    this.#lacking = this.#missing();
  }

  read(commits: readonly LoggedCommit[], { since, until, most }: StateOptions, take: (state: State) => void): Read {
    let [count, skipped] = [0, 0];
    for (const [i, commit] of commits.entries()) {
      if (!commit.changes.some((change) => this.#touches(change))) {
        this.#undo(commit.changes);
        continue;
      }
      const isAsked = until === undefined || commit.day <= until;
      if (isAsked && count === most) return { skipped, count, isCut: true };
      if (isAsked) {
        count++;
        if (this.#isWhole()) take(this.#state(commit));
        else skipped++;
        if (since !== undefined && commit.day < since) break;
      }
      this.#coming = commits.slice(i, i + WINDOW);
      if (!this.#goBack(commit.changes)) break;
    }
    return { skipped, count, isCut: false };
  }

  #touches({ before, after }: FileChange): boolean {
    return [before, after].some((entry) => entry !== undefined && this.files.has(entry.path));
  }

  #state({ id, day, summary }: LoggedCommit): State {
    const model = this.#workspace.model(this.#root);
    return { commit: { id, day, summary }, model, schedule: this.#workspace.schedule(this.#root) };
  }

  /** To the state before some changes. Returns whether there was one. */
  #goBack(changes: readonly FileChange[]): boolean {
    const root = changes.find(({ after }) => after?.path === this.#root);
    this.#undo(changes);
    if (root !== undefined && root.before === undefined) return false;
    this.#root = root?.before?.path ?? this.#root;
    this.#load();
    return true;
  }

  #undo(changes: readonly FileChange[]): void {
    for (const { after } of changes) if (after !== undefined) this.#tree.delete(after.path);
    for (const { before } of changes) if (before !== undefined) this.#tree.set(before.path, before);
  }

  /** Tells the workspace of the root and of all that it imports. */
  #load(): void {
    const files = new Set([this.#root]);
    for (const path of files) {
      this.#tell(path);
      for (const { target } of this.#workspace.imports(path)) if (target.is === 'file') files.add(target.path);
    }
    this.files = files;
  }

  #tell(path: string): void {
    const entry = this.#tree.get(path);
    const id = entry?.is === 'file' ? entry.id : '';
    if (this.#told.get(path) === id) return;
    const text = id === '' ? undefined : this.#text(id);
    this.#told.set(path, id);
    this.#workspace.setFile(path, text === undefined ? { missing: true } : { text });
  }

  #text(id: string): string | undefined {
    try {
      return sourceOf(this.#read(id)).text;
    } catch (error) {
      if (error instanceof Reason) return undefined;
      throw error;
    }
  }

  #read(id: string): Uint8Array {
    if (!this.#blobs.has(id)) {
      this.#blobs = new Blobs(this.repository, AIM);
      this.#blobs.fetch([id, ...this.#older()]);
    }
    return this.#blobs.read(id);
  }

  /** What the next states need, as far as they have the same files. */
  #older(): readonly string[] {
    const changes = this.#coming.flatMap((commit) => commit.changes.filter((change) => this.#touches(change)));
    return changes.flatMap(({ before }) => (before?.is === 'file' ? [before.id] : []));
  }

  #missing(): ReadonlySet<string> {
    return new Set([...this.files].filter((path) => this.#workspace.text(path) === undefined));
  }

  #isWhole(): boolean {
    return [...this.files].every((path) =>
      this.#workspace.text(path) === undefined
        ? path !== this.#root && this.#lacking.has(path)
        : this.#workspace.tree(path).problems.length === 0,
    );
  }
}
