import type { Entity, Item } from '../model/types';
import type { SourcePlace } from '../protocol/preview';
import type { Day, ScheduledItem } from '../schedule/types';

/** Where an entity is written; undefined leaves its item without a link to the source. */
export type Locate = (entity: Entity) => SourcePlace | undefined;

export interface PictureOptions {
  readonly today: Day;
  readonly locate?: Locate;
}

export interface Span {
  readonly start: Day;
  readonly end: Day;
}

/** The schedule as far as pictures need it. */
export interface Dates {
  of(item: Item): ScheduledItem | undefined;
  /** First and last day of a phase, where it has both. */
  phase(phase: Entity<'phase'>): Span | undefined;
}
