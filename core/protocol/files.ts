/** File access for the server where it has no disk (web worker, virtual file systems): requests from server to client. */

/** `{ uri }` → ReadFileResult. Only files of the workspace folders are read. */
export const READ_FILE_REQUEST = 'roadmap/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
export type ReadFileResult =
  | { readonly text: string }
  | { readonly missing: true }
  /** Why, as a clause: `it is outside the workspace folders`. */
  | { readonly unreadable: string };

/** `{}` → FindFilesResult: every roadmap file of the workspace, sorted. */
export const FIND_FILES_REQUEST = 'roadmap/findFiles';
export interface FindFilesResult {
  readonly uris: readonly string[];
}

/** A roadmap is written by people: what has more bytes is none. */
export const LARGEST_FILE = 10_000_000;
/** Why such a file is not read, as a clause. */
export const TOO_LARGE = `it is larger than ${LARGEST_FILE / 1_000_000} MB`;

/** Findings that a team lives with for now: at the top of the git work tree, else of the workspace folder. */
export const SUPPRESSIONS_FILE = 'roadmap-suppressions.json';

/** The names that make a file a roadmap, as one glob. */
export const ROADMAP_FILES_GLOB = '**/*.roadmap.{yaml,yml}';

/** Whether a path or URI names a roadmap file. */
export function isRoadmapFile(path: string): boolean {
  return /\.roadmap\.ya?ml$/.test(path);
}
