/** Another version of a roadmap, as the client reads it: a workspace of its own, made once and never changed. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { URI } from 'vscode-uri';
import type { BaseName, ReadBaseResult } from '../../core/protocol/compare';
import { Workspace } from '../../core/workspace';
import { inputOf } from '../clientFiles';
import { outsideFolder, pathIn, readUri, uriIn } from '../paths';

/** Reads one of its files. */
export type ReadBase = (uri: string, isRoot: boolean) => Promise<ReadBaseResult>;

/** A roadmap that a version does not have: compared with that, everything is new. */
const NOTHING = 'version: 1\n';

/** How many files are read at a time. */
const AT_ONCE = 16;

export class BaseVersion {
  readonly workspace = new Workspace();
  readonly #documents = new Map<string, TextDocument>();

  private constructor(
    readonly name: BaseName,
    /** The folder that paths count from. */
    readonly folder: URI,
    /** The file that it begins with; it is there, if only as an empty one. */
    readonly root: string,
    /** Why the file can't be read, as a clause; undefined where it can, or is not there. */
    readonly unreadable: string | undefined,
    /** The version has no such roadmap. */
    readonly isMissing: boolean,
  ) {}

  /**
   * Reads a version of a roadmap, with all that it imports.
   * @param now where the file that the roadmap begins with lies now
   * @param folderOf the folder that a file belongs to, if any
   */
  static async read(
    name: BaseName,
    now: string,
    folderOf: (uri: string) => URI | undefined,
    read: ReadBase,
  ): Promise<BaseVersion> {
    const input = await read(now, true);
    const uri = 'text' in input ? (input.uri ?? now) : now;
    const target = readUri(uri);
    const folder = folderOf(uri) ?? (target === undefined ? undefined : outsideFolder(target));
    const path = folder === undefined ? undefined : pathIn(folder, uri);
    if (folder === undefined || path === undefined) throw new Error(`${uri} is no place of a file`);
    const why = 'unreadable' in input ? input.unreadable : undefined;
    const made = new BaseVersion(name, folder, path, why, 'missing' in input);
    made.workspace.setFile(path, 'text' in input ? inputOf(input) : { text: NOTHING });
    await made.#readImports(read);
    return made;
  }

  async #readImports(read: ReadBase): Promise<void> {
    for (;;) {
      const paths = this.workspace.wanted().slice(0, AT_ONCE);
      if (paths.length === 0) return;
      await Promise.all(
        paths.map(async (path) => this.workspace.setFile(path, inputOf(await read(this.uriOf(path), false)))),
      );
    }
  }

  get isThere(): boolean {
    return !this.isMissing && this.unreadable === undefined;
  }

  uriOf(path: string): string {
    return uriIn(this.folder, path);
  }

  /** A file as a document, for its positions; undefined where there is none. */
  document(path: string): TextDocument | undefined {
    const known = this.#documents.get(path);
    const text = this.workspace.text(path);
    if (known !== undefined || text === undefined) return known;
    const made = TextDocument.create(this.uriOf(path), 'roadmap', 0, text);
    this.#documents.set(path, made);
    return made;
  }
}
