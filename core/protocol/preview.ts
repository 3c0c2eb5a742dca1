/** What the language server, the client and the preview panel say to each other. Plain data; all of it is untrusted text. */

export const PREVIEW_VIEWS = ['timeline', 'journey'] as const;
export type PreviewView = (typeof PREVIEW_VIEWS)[number];

/** How much of the work a timeline draws, from little to much. */
export const DETAILS = ['phases', 'initiatives', 'activities'] as const;
export type Detail = (typeof DETAILS)[number];

/** A place in a file, as LSP counts: zero-based lines and UTF-16 characters. */
export interface PreviewRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Where an entity is written. */
export interface SourcePlace {
  readonly uri: string;
  /** The whole entry, key included: the caret anywhere in it selects the item. */
  readonly range: PreviewRange;
  /** Its key: where the caret is put. Lies within `range`. */
  readonly selectionRange: PreviewRange;
}

/** A `group` is a heading that is written nowhere: the work that is in no phase. */
export type PictureKind =
  | 'phase'
  | 'group'
  | 'initiative'
  | 'activity'
  | 'milestone'
  | 'journey'
  | 'stage'
  | 'touchpoint';

/** What a comparison says of something drawn. What is `removed` is drawn where it was. */
export type PictureChange = 'added' | 'removed' | 'moved' | 'changed';

/** Something drawn that leads to the source. */
export interface PictureItem {
  /** `t1`, `t2` … for the tasks of the Mermaid text, in order; of a journey `s1`, `s2` … for its sections, `j1` for itself. */
  readonly key: string;
  readonly kind: PictureKind;
  /** `initiatives.migrate`, `initiatives.migrate.export`, `journeys.buyer.consider` …: collection and id; '' for a group. */
  readonly entity: string;
  /** The name as a person wrote it, on one line. */
  readonly label: string;
  /** `planned`, `in-progress`, `blocked`, `done`, `idea`; of a milestone `reached`. */
  readonly status?: string;
  readonly critical?: boolean;
  /** Its dates come from the planning window's start alone. */
  readonly assumed?: boolean;
  /** 0…100 */
  readonly progress?: number;
  /** Experience, 1 to 5; absent where nobody rated it. */
  readonly score?: number;
  /** For timeline items: ISO dates, end inclusive; a milestone has equal ones. */
  readonly start?: string;
  readonly end?: string;
  /** While comparing, and only where something is another than it was. */
  readonly change?: PictureChange;
  /** What it was, as far as that is drawn; of what is removed, all that there is. */
  readonly was?: { readonly start?: string; readonly end?: string; readonly score?: number };
  /** A few words for the picture: `+10 d`, `new`, `removed`. */
  readonly mark?: string;
  /** A sentence for the screen reader and the tooltip: name, dates, slack, status. */
  readonly summary: string;
  readonly place?: SourcePlace;
  /** Where it was written in what the roadmap is compared with, if it is written nowhere now. */
  readonly wasAt?: SourcePlace;
}

/** One Mermaid diagram (a journey view has one per journey). */
export interface Diagram {
  /** `timeline`, or the journey's entity: `journeys.buyer`. */
  readonly id: string;
  readonly title: string;
  readonly mermaid: string;
  readonly items: readonly PictureItem[];
}

/** The table that says the same as the diagrams: header and rows of plain text. */
export interface PictureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Picture {
  readonly view: PreviewView;
  readonly title: string;
  /** ISO date of the day that counts as today. */
  readonly today: string;
  /** What the roadmap is compared with, as people call it: `main`. */
  readonly comparedWith?: string;
  /** What a timeline really draws; less than was asked for where that would be too much for Mermaid. */
  readonly detail?: Detail;
  readonly diagrams: readonly Diagram[];
  readonly table: PictureTable;
  /** What is not drawn, and why; sentences for people. */
  readonly notes: readonly string[];
  /** What to write to fill the view, when there is nothing to draw. */
  readonly empty?: { readonly message: string; readonly example?: string };
}

/** A broken place in the source that makes the picture doubtful: the panel keeps the last good one and names this. */
export interface PictureProblem {
  readonly message: string;
  readonly uri: string;
  /** Zero-based. */
  readonly line: number;
}

export interface PreviewParams {
  readonly uri: string;
  readonly view: PreviewView;
  /** Without it: activities, as far as they fit. */
  readonly detail?: Detail;
  /** While comparing: a timeline of nothing but what is another than it was. */
  readonly changedOnly?: boolean;
}
export interface PreviewResult {
  readonly picture: Picture;
  readonly problem?: PictureProblem;
  /** The file is imported: the picture is that of the roadmap that it is a part of. */
  readonly isPart?: boolean;
}

/** LSP request, client → server: PreviewParams → PreviewResult | null (null: not a roadmap). */
export const PREVIEW_REQUEST = 'roadmap/preview';
/** LSP notification, server → client, after a change was taken in: `{ uris: string[] }` of all files whose picture may differ. */
export const CHANGED_NOTIFICATION = 'roadmap/changed';
export interface ChangedParams {
  readonly uris: readonly string[];
}

/** What the panel remembers over a reload. */
export interface PanelState {
  readonly uri: string;
  readonly view: PreviewView;
  readonly detail: Detail;
  /** What is asked for while comparing; without a comparison it says nothing. */
  readonly changedOnly: boolean;
}

export type PanelTheme = 'auto' | 'light' | 'dark';

/** What the panel tells the extension. Everything is checked before it is used. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'show'; readonly view: PreviewView; readonly detail: Detail; readonly changedOnly: boolean }
  | { readonly type: 'stopComparing' }
  | { readonly type: 'reveal'; readonly entity: string }
  | { readonly type: 'problem' };

/** What the extension tells the panel. */
export type ToPanel =
  | { readonly type: 'picture'; readonly result: PreviewResult; readonly file: string; readonly state: PanelState }
  | { readonly type: 'select'; readonly entity: string | null; readonly scroll: boolean }
  | { readonly type: 'theme'; readonly theme: PanelTheme }
  | { readonly type: 'gone'; readonly message: string };
