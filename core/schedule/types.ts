/** What the schedule says of each initiative, activity and milestone. Method and terms: CPM, precedence diagramming. */
import type { Ref } from '../format/kit';
import type { Duration } from '../format/values';
import type { Item } from '../model/types';

/** A calendar day: whole days since 1970-01-01. */
export type Day = number;

export type DependencyType = 'finish-to-start' | 'start-to-start' | 'finish-to-finish' | 'start-to-finish';

export type WorkStatus = 'idea' | 'planned' | 'in-progress' | 'blocked' | 'done' | 'cancelled';

/** What sets an item's start. */
export type Driver =
  | { readonly kind: 'given' | 'window' | 'activities' }
  | {
      readonly kind: 'dependency';
      readonly on: Item;
      readonly type: DependencyType;
      readonly lag: Duration | undefined;
    }
  | { readonly kind: 'initiative' | 'requirement'; readonly on: Item }
  | { readonly kind: 'phase'; readonly on: string };

/** Why an item has no dates. */
export type UnscheduledReason =
  | 'cancelled'
  | 'cycle'
  | 'missing'
  | 'reversed'
  | 'waits-for-unscheduled'
  | 'no-floor'
  | 'out-of-range';

export interface ScheduledItem {
  readonly item: Item;
  /** Its status as far as the schedule goes by it: given, or what its dates say; of a milestone `done` or `planned`. */
  readonly status: WorkStatus;
  /** First and last day; of a milestone both are its day. Undefined when unscheduled or cancelled. */
  readonly start: Day | undefined;
  readonly end: Day | undefined;
  /** Whether the day was counted rather than given. */
  readonly startComputed: boolean;
  readonly endComputed: boolean;
  /** Working days from start to end; 0 for a milestone. */
  readonly workingDays: number;
  /** In working days; undefined for done work and what has no dates. */
  readonly totalSlack: number | undefined;
  readonly freeSlack: number | undefined;
  readonly critical: boolean;
  /** Comes from the planning window's start alone, itself or through what drives it. */
  readonly assumed: boolean;
  readonly driver: Driver | undefined;
  /** Why there are no dates, as a clause: `an end or a duration is missing`. */
  readonly unscheduled: string | undefined;
  readonly reason: UnscheduledReason | undefined;
  /** Waits for itself. */
  readonly inCycle: boolean;
}

/** How one item waits for another. */
export interface CycleEdge {
  readonly from: Item;
  readonly to: Item;
  /**
   * `dependsOn`, `requires`: it names the other. `activities`: an initiative waits for its activity. `initiative`: an
   * activity waits for what its initiative waits for.
   */
  readonly by: 'dependsOn' | 'requires' | 'activities' | 'initiative';
  readonly ref: Ref | undefined;
}

/** Items that wait for themselves, with the shortest way round; it begins at the first of its items in the file. */
export interface Cycle {
  readonly items: readonly Item[];
  readonly edges: readonly CycleEdge[];
}

/** A given date that a dependency contradicts. */
export interface Violation {
  readonly on: ScheduledItem;
  readonly type: DependencyType;
  readonly lag: Duration | undefined;
  /** Where the dependency is written; on the initiative if it is inherited from there. */
  readonly ref: Ref | undefined;
  readonly from: Item;
  /** Which of its dates is too early, and the earliest working day it could be. */
  readonly side: 'start' | 'end';
  readonly earliest: Day;
  /** By how many working days it is too early. */
  readonly workingDays: number;
}

/** A step on the way that explains a date. */
export interface ChainStep {
  readonly item: ScheduledItem;
  readonly driver: Driver;
}
