/** Finds the roadmap files of a folder. */
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Entry, Files } from '../io/io';
import { isRoadmapName, isWithin } from './paths';

export interface Found {
  /** Absolute paths, in order. */
  readonly files: readonly string[];
  /** The folders that were looked into; absolute. */
  readonly folders: readonly string[];
  /** Folders that could not be looked into. */
  readonly closed: readonly { readonly folder: string; readonly error: unknown }[];
}

/** The ignore file of one folder, and those of the folders above it. */
interface Scope {
  readonly rules: Ignore;
  /** The folder's path, from which the rules count, relative to the top and with a `/` at its end. */
  readonly base: string;
  readonly above: Scope | undefined;
}

const NEVER = new Set(['.git', 'node_modules']);

/**
 * All files with a roadmap's name below a folder, but for what `.gitignore` files there leave out, `node_modules` and
 * `.git`. Linked folders are not entered; a linked file counts if it leads to another place inside.
 */
export function searchRoadmaps(top: string, files: Files): Found {
  const search = new Search(top, files);
  search.folder('', search.scopeOf('', undefined));
  return { files: search.found.sort(), folders: search.folders, closed: search.closed };
}

class Search {
  readonly found: string[] = [];
  readonly folders: string[] = [];
  readonly closed: { folder: string; error: unknown }[] = [];

  constructor(
    readonly top: string,
    readonly files: Files,
  ) {}

  /** `path` is relative to the top: '' or with a `/` at its end. */
  folder(path: string, above: Scope | undefined): void {
    const entries = this.#list(path);
    const hasRules = path !== '' && entries.some(({ name }) => name === '.gitignore');
    const scope = hasRules ? this.scopeOf(path, above) : above;
    for (const entry of entries) this.#entry(entry, path, scope);
  }

  #list(path: string): readonly Entry[] {
    try {
      const entries = this.files.list(join(this.top, path));
      this.folders.push(join(this.top, path));
      return entries;
    } catch (error) {
      this.closed.push({ folder: join(this.top, path), error });
      return [];
    }
  }

  #entry({ name, kind }: Entry, parent: string, scope: Scope | undefined): void {
    const path = parent + name;
    if (kind === 'folder') {
      if (!NEVER.has(name) && !isIgnored(`${path}/`, scope)) this.folder(`${path}/`, scope);
    } else if (isRoadmapName(name) && !isIgnored(path, scope)) {
      if (kind === 'file' || (kind === 'link' && this.#leadsInside(path))) this.found.push(join(this.top, path));
    }
  }

  /** A link to another roadmap file that is found anyway would only say everything twice. */
  #leadsInside(path: string): boolean {
    try {
      const target = this.files.realPath(join(this.top, path));
      return isWithin(this.top, target) && this.files.kind(target) === 'file' && !isRoadmapName(target);
    } catch {
      return false;
    }
  }

  scopeOf(path: string, above: Scope | undefined): Scope | undefined {
    const names = path === '' ? ['.git/info/exclude', '.gitignore'] : ['.gitignore'];
    const texts = names.flatMap((name) => this.#text(join(this.top, path, name)));
    return texts.length === 0 ? above : { rules: ignore().add(texts.join('\n')), base: path, above };
  }

  #text(file: string): string[] {
    try {
      return [new TextDecoder().decode(this.files.read(file))];
    } catch {
      return [];
    }
  }
}

/** The nearest ignore file that says something of a path decides. */
function isIgnored(path: string, scope: Scope | undefined): boolean {
  for (let at = scope; at !== undefined; at = at.above) {
    const { ignored, unignored } = at.rules.test(path.slice(at.base.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}
