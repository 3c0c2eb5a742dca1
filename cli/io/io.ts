/** What a command may touch: streams, files, environment, clock and git. Tests bring their own. */

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** The terminal's width in characters, where it is one. */
  readonly columns: number | undefined;
}

export interface Input {
  readonly isTerminal: boolean;
  /** All of it, to its end. */
  read(): Promise<Uint8Array>;
  /** Asks one question on the terminal; undefined when the input ends instead of an answer. */
  ask(question: string): Promise<string | undefined>;
  /** No more questions. */
  close(): void;
}

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface Entry {
  readonly name: string;
  /** `link` for a symbolic link, whatever it leads to. */
  readonly kind: EntryKind;
}

/** Files by absolute path. Everything but `kind` throws what Node's file functions throw. */
export interface Files {
  /** What a path leads to, links followed; undefined where nothing is. */
  kind(path: string): Exclude<EntryKind, 'link'> | undefined;
  list(folder: string): readonly Entry[];
  read(path: string): Uint8Array;
  realPath(path: string): string;
  /** The same for all names of one file, links of both kinds included; undefined where nothing is. */
  identity(path: string): string | undefined;
  /** Says what is read next, where many at once are cheaper. */
  prefetch?(paths: readonly string[]): void;
  /** Puts other content in place of a file at once: whoever reads it sees the old or the new. Its mode is kept. */
  replace(path: string, content: string | Uint8Array): void;
  /** Writes a file into a folder that is there; whatever is in the file already is overwritten. */
  write(path: string, content: string): void;
  /** Writes a new file, and the folders above it; throws if something is there. */
  create(path: string, content: string): void;
}

export interface Io {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly files: Files;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly folder: string;
  /** How this program is started: Node, and the program's file. Both absolute. */
  readonly program: readonly string[];
  now(): Date;
  git(args: readonly string[], folder: string, input?: GitInput): GitAnswer;
  watcher(): Watcher;
}

/** Looks at folders for changes. */
export interface Watcher {
  /**
   * From now on at these, and what lies directly in them, and at no others. Returns whether some are new.
   * @throws Failure if that can't be
   */
  watch(folders: ReadonlySet<string>): boolean;
  /** The paths that changed, once nothing more comes for a moment; undefined when the user ends it. */
  next(): Promise<readonly string[] | undefined>;
  close(): void;
}

export interface GitInput {
  readonly stdin?: string;
  /** Variables that are other than in the environment; undefined takes one away. */
  readonly env?: Io['env'];
}

/** What git prints; or, in its own words, why it doesn't, and its exit code if it ran. */
export type GitAnswer =
  | { readonly printed: Uint8Array }
  | { readonly problem: string; readonly code: number | undefined };

/** What is built into the program besides code. */
export interface Product {
  readonly version: string;
  /** By name; each gives JSON data. */
  readonly schemas: Readonly<Record<SchemaName, () => Promise<{ readonly default: unknown }>>>;
  /** By name; each gives the text of a file in media/templates. */
  readonly templates: Readonly<Record<TemplateName, () => Promise<{ readonly default: string }>>>;
}

export const SCHEMAS = ['roadmap', 'report', 'schedule', 'diff', 'history', 'suppressions', 'approved'] as const;
export type SchemaName = (typeof SCHEMAS)[number];
export const TEMPLATES = ['minimal', 'martech', 'automation'] as const;
export type TemplateName = (typeof TEMPLATES)[number];
