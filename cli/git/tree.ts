/** Files of a commit or of the index, for whatever reads files. */
import { dirname, join, resolve } from 'node:path';
import { isRoadmapName, isWithin, pathIn } from '../files/paths';
import { Reason } from '../io/failure';
import type { Entry, EntryKind, Files } from '../io/io';
import { Blobs } from './blobs';
import type { TreeEntry } from './listing';
import type { Repository } from './repository';

const MOST_LINKS = 40;

/**
 * The files that a repository holds, at the places where they would be checked out. Links are followed inside and
 * nowhere else; another repository in it is an empty folder. Nothing can be written.
 */
export class TreeFiles implements Files {
  readonly #entries = new Map<string, TreeEntry>();
  /** By path in the tree; '' is the top. */
  readonly #folders = new Map<string, Map<string, Entry>>([['', new Map()]]);
  readonly #top: string;
  readonly #blobs: Blobs;
  #isBegun = false;

  /** @param aim what they are read for, as the beginning of a sentence */
  constructor(repository: Repository, entries: readonly TreeEntry[], aim: string) {
    this.#top = repository.top;
    this.#blobs = new Blobs(repository, aim);
    for (const entry of entries) {
      this.#entries.set(entry.path, entry);
      this.#enter(entry.path, entry.is === 'submodule' ? 'folder' : entry.is === 'link' ? 'link' : 'file');
    }
  }

  #enter(path: string, kind: EntryKind): void {
    const cut = path.lastIndexOf('/');
    const [above, name] = [path.slice(0, Math.max(0, cut)), path.slice(cut + 1)];
    const folder = this.#folders.get(above);
    if (folder === undefined) {
      this.#folders.set(above, new Map([[name, { name, kind }]]));
      this.#enter(above, 'folder');
    } else folder.set(name, { name, kind });
  }

  /** Folders that are repositories of their own; absolute. */
  submodules(): readonly string[] {
    return [...this.#entries.values()].filter(({ is }) => is === 'submodule').map(({ path }) => join(this.#top, path));
  }

  kind(path: string): Exclude<EntryKind, 'link'> | undefined {
    const real = this.#resolve(path, 0);
    // What lies outside is there or not: nobody looks.
    if (!isWithin(this.#top, real)) return isWithin(this.#top, path) ? 'file' : undefined;
    const way = pathIn(this.#top, real);
    if (way === '.git' || this.#folders.has(way)) return 'folder';
    const entry = this.#entries.get(way);
    return entry && (entry.is === 'submodule' ? 'folder' : 'file');
  }

  list(folder: string): readonly Entry[] {
    const way = pathIn(this.#top, this.#resolve(folder, 0));
    const found = this.#folders.get(way);
    if (found === undefined && this.#entries.get(way)?.is !== 'submodule') throw systemError('ENOENT');
    return [...(found?.values() ?? [])];
  }

  read(path: string): Uint8Array {
    const entry = this.#entries.get(pathIn(this.#top, this.#resolve(path, 0)));
    if (entry === undefined || entry.is === 'submodule') throw systemError('ENOENT');
    if (entry.is === 'conflict') throw new Reason('its merge conflict is not resolved');
    this.#begin();
    return this.#blobs.read(entry.id);
  }

  /** What is certainly read, at once. */
  #begin(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    const isRead = ({ path, is }: TreeEntry): boolean =>
      is === 'file' && (isRoadmapName(path) || /(?:^|\/)\.gitignore$/.test(path));
    this.#blobs.fetch([...this.#entries.values()].filter(isRead).map(({ id }) => id));
  }

  prefetch(paths: readonly string[]): void {
    const entries = paths.map((path) => this.#entries.get(pathIn(this.#top, path)));
    this.#blobs.fetch(entries.flatMap((entry) => (entry?.is === 'file' ? [entry.id] : [])));
  }

  realPath(path: string): string {
    const real = this.#resolve(path, 0);
    if (this.kind(path) === undefined) throw systemError('ENOENT');
    return real;
  }

  identity(path: string): string | undefined {
    return this.kind(path) === undefined ? undefined : this.#resolve(path, 0);
  }

  /** Where a path leads once links are followed, whether anything is there or not. */
  #resolve(path: string, links: number): string {
    if (!isWithin(this.#top, path)) return path;
    const way = pathIn(this.#top, path);
    const parts = way === '' ? [] : way.split('/');
    for (const [i] of parts.entries()) {
      const entry = this.#entries.get(parts.slice(0, i + 1).join('/'));
      if (entry?.is !== 'link') continue;
      if (links >= MOST_LINKS) throw systemError('ELOOP');
      const target = new TextDecoder().decode(this.#blobs.read(entry.id));
      const at = dirname(join(this.#top, entry.path));
      return this.#resolve(resolve(at, target, ...parts.slice(i + 1)), links + 1);
    }
    return path;
  }

  replace(): never {
    throw systemError('EROFS');
  }
  write(): never {
    throw systemError('EROFS');
  }
  create(): never {
    throw systemError('EROFS');
  }
}

const systemError = (code: string): Error => Object.assign(new Error(code), { code });
