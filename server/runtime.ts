import type { URI } from 'vscode-uri';
import type { FileInput } from '../core/workspace';

/** The top of a folder's git work tree; the folder itself where it is in none, or where only the editor can look. */
export interface Top {
  /** The folder's path from there: '' or with a `/` at its end. */
  readonly base: string;
  /** The URI of the file that says which findings are suppressed, and what it holds. */
  readonly uri: string;
  readonly suppressions: FileInput;
}

/** Where the files of one folder come from. Paths are relative to the folder, with `/`. */
export interface FileSource {
  /** Every roadmap file of the folder. */
  find(): Promise<readonly string[]>;
  /** One file; nothing outside of the folder is read. */
  read(path: string): Promise<FileInput>;
  top(): Promise<Top>;
}

/** What differs between a Node process and a web worker. */
export interface Runtime {
  /** The day on this machine, such as `2026-03-16`. */
  today(): string;
  /** The files of a folder as the machine itself reads them; undefined where only the editor can. */
  disk(folder: URI): FileSource | undefined;
}
