/** The roadmaps of a workspace as trees to walk through: what server and client say to each other. Untrusted text. */
import type { SourcePlace } from './preview';

export const GROUPINGS = ['objective', 'phase', 'team', 'tool'] as const;
/** What stands at the top of the tree. */
export type Grouping = (typeof GROUPINGS)[number];

/** LSP request, client → server: `{}` → RoadmapFile[], every roadmap of the workspace in the order of its files. */
export const ROADMAPS_REQUEST = 'roadmap/roadmaps';
export interface RoadmapFile {
  /** The file that it begins with. */
  readonly uri: string;
  /** From its folder of the workspace. */
  readonly path: string;
  readonly title: string;
  readonly problems: Problems;
}

/** LSP request, client → server: ExplorerParams → ExplorerNode[]. */
export const EXPLORER_REQUEST = 'roadmap/explorer';
export interface ExplorerParams {
  /** A file that a roadmap begins with. */
  readonly uri: string;
  readonly by: Grouping;
}

/** How many errors and warnings there are in something and all beneath it. */
export interface Problems {
  readonly errors: number;
  readonly warnings: number;
}

export interface ExplorerNode {
  /** What it is the same by after an edit; unique in its tree. */
  readonly key: string;
  /** What the format calls it: `tool`; a `group` is a heading that is written nowhere. */
  readonly kind: string;
  readonly label: string;
  /** Beside the label: dates, status, where a KPI stands. */
  readonly description: string;
  /** Collection and id, `tools.crm`; '' for a group. */
  readonly entity: string;
  readonly problems: Problems;
  readonly place?: SourcePlace;
  readonly children: readonly ExplorerNode[];
}

/** LSP request, client → server: `{ uri }` of any file → GlanceResult | null (null: no roadmap holds it). */
export const GLANCE_REQUEST = 'roadmap/glance';
export interface GlanceResult {
  /** What people call the roadmap: its title, or ''. */
  readonly title: string;
  readonly problems: Problems;
  readonly next?: {
    readonly name: string;
    /** In words: `12 Jun 2026`. */
    readonly day: string;
    /** Its day is over, and it is not reached. */
    readonly isOverdue: boolean;
    /** Why it may not be held, as a clause, or ''. */
    readonly risk: string;
    readonly place?: SourcePlace;
  };
}
