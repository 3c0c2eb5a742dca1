import type { Entity } from '../model/types';
import type { SourcePlace } from '../protocol/preview';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';

export type { Span } from '../schedule/calendar';

/** Where an entity is written; undefined leaves its item without a link to the source. */
export type Locate = (entity: Entity) => SourcePlace | undefined;

export interface PictureOptions {
  readonly today: Day;
  readonly locate?: Locate;
}

/** The schedule as far as pictures need it. */
export type Dates = Pick<Schedule, 'of' | 'phase' | 'violations'>;
