/** What the language server, the client and the preview panel say to each other. Plain data; all of it is untrusted text. */

export type PreviewView = 'timeline' | 'journey';

/** A place in a file, as LSP counts: zero-based lines and UTF-16 characters. */
export interface PreviewRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Something drawn that leads to the source. */
export interface PictureItem {
  /** The id of the task or touchpoint in the Mermaid text; unique in the picture, made of [a-z0-9] only. */
  readonly key: string;
  /** `initiatives.migrate`, `journeys.buyer.stages.consider` … */
  readonly entity: string;
  readonly label: string;
  /** For timeline items: ISO dates, end inclusive; a milestone has equal ones. */
  readonly start?: string;
  readonly end?: string;
  /** A sentence for the screen reader and the tooltip: name, dates, slack, status. */
  readonly summary: string;
  readonly uri: string;
  readonly range: PreviewRange;
}

/** One Mermaid diagram (a journey view has one per journey). */
export interface Diagram {
  readonly title: string;
  readonly mermaid: string;
  readonly items: readonly PictureItem[];
}

export interface Picture {
  readonly view: PreviewView;
  readonly title: string;
  readonly diagrams: readonly Diagram[];
  /** The table that says the same as the diagrams: header and rows of plain text. */
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
  /** What is not drawn, and why; sentences for people. */
  readonly notes: readonly string[];
  /** What to write to fill the view, when there is nothing to draw. */
  readonly empty?: string;
}

/** A broken place in the source that makes the picture doubtful: the panel keeps the last good one and names this. */
export interface PictureProblem {
  readonly message: string;
  readonly uri: string;
  readonly line: number;
}

export interface PreviewParams {
  readonly uri: string;
  readonly view: PreviewView;
}
export interface PreviewResult {
  readonly picture: Picture;
  readonly problem?: PictureProblem;
}

/** LSP request, client → server: PreviewParams → PreviewResult | null (null: not a roadmap). */
export const PREVIEW_REQUEST = 'roadmap/preview';
/** LSP notification, server → client, after a change was taken in: `{ uris: string[] }` of all files whose picture may differ. */
export const CHANGED_NOTIFICATION = 'roadmap/changed';
export interface ChangedParams {
  readonly uris: readonly string[];
}

/** File access for the server where it has no disk (web worker), and for unsaved files: server → client. */
export const READ_FILE_REQUEST = 'roadmap/readFile'; // {uri} → {text} | {missing: true} | {unreadable: string}
export const FIND_FILES_REQUEST = 'roadmap/findFiles'; // {} → {uris: string[]} every roadmap file of the workspace
export type ReadFileResult = { readonly text: string } | { readonly missing: true } | { readonly unreadable: string };

/** What the panel tells the extension. Everything is checked before it is used. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'view'; readonly view: PreviewView }
  | { readonly type: 'reveal'; readonly entity: string; readonly beside: boolean };

/** What the extension tells the panel. */
export type ToPanel =
  | { readonly type: 'picture'; readonly result: PreviewResult; readonly file: string }
  | { readonly type: 'select'; readonly entity: string | null }
  | { readonly type: 'gone'; readonly message: string };
