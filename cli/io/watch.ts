/** Looks at folders for changes, with what Node has for it. */
import { type FSWatcher, watch } from 'node:fs';
import { basename, join } from 'node:path';
import { reasonOf, unreadable } from './failure';
import type { Watcher } from './io';

/** Editors and git write in several steps: what comes within this time is one change. */
const QUIET = 60;
/** But somebody waits for the answer. */
const LONGEST = 500;

/** Ends with Ctrl+C. */
export class NodeWatcher implements Watcher {
  readonly #watched = new Map<string, FSWatcher>();
  readonly #changed = new Set<string>();
  #news = 0;
  #isEnded = false;
  #wake = (): void => {};
  readonly #end = (): void => {
    this.#isEnded = true;
    this.#wake();
  };

  constructor() {
    process.on('SIGINT', this.#end);
  }

  watch(folders: ReadonlySet<string>): boolean {
    for (const folder of this.#watched.keys()) if (!folders.has(folder)) this.#drop(folder);
    const added = [...folders].filter((folder) => !this.#watched.has(folder) && this.#add(folder));
    return added.length > 0;
  }

  /** Whether there is something to look at. @throws Failure if the system has no room for it */
  #add(folder: string): boolean {
    try {
      const watcher = watch(folder, (_event, name) => this.#tell(folder, name));
      watcher.on('error', () => this.#tell(folder, null));
      this.#watched.set(folder, watcher);
      return true;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'ENOENT' || code === 'ENOTDIR') return false;
      const why = code === 'ENOSPC' ? 'the system lets nobody look at more folders at once' : reasonOf(error);
      throw unreadable(`--watch: ${folder} can't be watched, because ${why}.`);
    }
  }

  /** A folder that is gone, or another one by now, is reported by its own name. */
  #tell(folder: string, name: string | null): void {
    if (name === null || name === basename(folder)) {
      this.#drop(folder);
      this.#changed.add(folder);
    }
    if (name !== null) this.#changed.add(join(folder, name));
    this.#news++;
    this.#wake();
  }

  #drop(folder: string): void {
    this.#watched.get(folder)?.close();
    this.#watched.delete(folder);
  }

  async next(): Promise<readonly string[] | undefined> {
    if (this.#changed.size === 0 && !this.#isEnded)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    for (let waited = 0, before = -1; waited < LONGEST && before < this.#news && !this.#isEnded; waited += QUIET) {
      before = this.#news;
      await new Promise((resolve) => setTimeout(resolve, QUIET));
    }
    if (this.#isEnded) return undefined;
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  close(): void {
    process.off('SIGINT', this.#end);
    for (const folder of [...this.#watched.keys()]) this.#drop(folder);
  }
}
