/** What the schedule says of each initiative, activity and milestone. Method and terms: CPM, precedence diagramming. */
import type { Item } from '../model/types';

/** A calendar day: whole days since 1970-01-01. */
export type Day = number;

export type DependencyType = 'finish-to-start' | 'start-to-start' | 'finish-to-finish' | 'start-to-finish';

/** What sets an item's start. */
export type Driver =
  | { readonly kind: 'given' | 'window' | 'activities' }
  | { readonly kind: 'dependency'; readonly on: Item; readonly type: DependencyType }
  | { readonly kind: 'initiative' | 'requirement'; readonly on: Item }
  | { readonly kind: 'phase'; readonly on: string };

export interface ScheduledItem {
  readonly item: Item;
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
  /** Comes from the planning window's start alone. */
  readonly assumed: boolean;
  readonly driver: Driver | undefined;
  /** Why there are no dates, as a clause: `an end or a duration is missing`. */
  readonly unscheduled: string | undefined;
}
