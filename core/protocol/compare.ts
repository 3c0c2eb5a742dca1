/**
 * Comparing a roadmap with another version of it: what server and client say to each other. The server knows what a
 * change means, the client where the other version's files come from. Plain data; all of it is untrusted text.
 */
import type { PreviewRange, SourcePlace } from './preview';

/** Another version of a roadmap. What an id names never changes: a version that is read anew gets a new one. */
export interface BaseName {
  readonly id: string;
  /** What people call it: `main`. */
  readonly label: string;
}

/** LSP request, client → server: begins to compare the roadmap that holds a file, or with `null` ends it. */
export const COMPARE_REQUEST = 'roadmap/compare';
export interface CompareParams {
  readonly uri: string;
  readonly base: BaseName | null;
}
export interface CompareResult {
  /** The file that the roadmap begins with; null where no roadmap holds the file. */
  readonly root: string | null;
}

/**
 * LSP request, client → server: ChangesParams → Changes | null. Without a base that of the running comparison, and null
 * where none is running; with one a question aside, which begins nothing.
 */
export const CHANGES_REQUEST = 'roadmap/changes';
export interface ChangesParams {
  readonly uri: string;
  readonly base?: BaseName;
}

/** Server → client: ReadBaseParams → ReadBaseResult. A file of another version. */
export const READ_BASE_REQUEST = 'roadmap/readBase';
export interface ReadBaseParams {
  readonly id: string;
  /** Where the file lies now; of what the other version imports, where it lay then. */
  readonly uri: string;
  /** The file that the roadmap begins with: in the other version it may have another name. */
  readonly isRoot: boolean;
}
export type ReadBaseResult =
  | { readonly text: string; readonly uri?: string }
  | { readonly missing: true }
  /** Why, as a clause: `it is a folder`. */
  | { readonly unreadable: string };

export const CHANGE_KINDS = [
  'added',
  'removed',
  'renamed',
  'moved',
  'changed',
  'consequence',
  'cause',
  'promise',
  'introduced',
  'fixed',
  'ignored',
  'group',
  'more',
] as const;
/** An edit of some kind; what follows; an edit that shares in it; a broken promise; a finding; what is ignored; a heading; the rest. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A stretch of a file, on one of the two sides. */
export interface ChangePlace {
  readonly uri: string;
  readonly range: PreviewRange;
}

/** A line of the tree of changes, with those beneath it. */
export interface ChangeNode {
  readonly kind: ChangeKind;
  readonly label: string;
  /** What it did, beside the label: `4w → 6w (+10 working days)`. */
  readonly description: string;
  /** How grave it is: of findings and promises, and of what follows whether somebody has to look at it. */
  readonly severity?: 'error' | 'warning' | 'info' | 'hint';
  readonly head?: ChangePlace;
  readonly base?: ChangePlace;
  readonly children: readonly ChangeNode[];
}

export const MOVEMENTS = ['later', 'earlier', 'dated', 'undated', 'new', 'critical', 'uncritical'] as const;
/** What became of something with dates; `dated` has come to have any, `new` is new itself. */
export type Movement = (typeof MOVEMENTS)[number];

/** Something whose dates are others than they were. */
export interface Moved {
  /** Collection and id: `milestones.launch`. */
  readonly entity: string;
  readonly movement: Movement;
  /** ISO dates: of its last day, or of its first where that alone moves. */
  readonly from?: string;
  readonly to?: string;
  /** Later is positive. */
  readonly workingDays?: number;
  /** `Was 2026-06-30, now 2026-07-14 (10 working days later), because …`: plain text. */
  readonly words: string;
  readonly place: SourcePlace;
}

/** A place in the other version that makes the comparison doubtful. */
export interface BaseProblem {
  /** There is no such roadmap; it can't be read; it is something else; it is read as far as its mistakes allow. */
  readonly kind: 'missing' | 'unreadable' | 'foreign' | 'broken';
  /** A sentence. */
  readonly message: string;
  readonly place: ChangePlace;
}

/** Why nothing can be said of a comparison: what is no version of a roadmap would only make everything new. */
export function unreadIn({ problems }: Pick<Changes, 'problems'>): BaseProblem | undefined {
  return problems.find(({ kind }) => kind === 'foreign' || kind === 'unreadable');
}

export interface Changes {
  readonly base: BaseName;
  /** The file that the roadmap begins with, on both sides; of the base undefined where there is none. */
  readonly root: { readonly head: string; readonly base: string | undefined };
  /** One sentence without its full stop, as the command line has it. */
  readonly headline: string;
  /** For the status bar: `CDP live +10 d, 2 new errors`; '' where nothing in meaning has changed. */
  readonly brief: string;
  readonly counts: {
    readonly edits: number;
    readonly breaks: number;
    readonly introduced: number;
    readonly fixed: number;
  };
  readonly problems: readonly BaseProblem[];
  readonly tree: readonly ChangeNode[];
  readonly moved: readonly Moved[];
}
