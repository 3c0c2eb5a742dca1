import type { Entity } from '../model/types';
import type { PictureItem, SourcePlace } from '../protocol/preview';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import type { Before } from './before';

export type { Span } from '../schedule/calendar';

/** Where an entity is written; undefined leaves its item without a link to the source. */
export type Locate = (entity: Entity) => SourcePlace | undefined;

export interface PictureOptions {
  readonly today: Day;
  readonly locate?: Locate;
  /** What the roadmap is compared with. */
  readonly before?: Before;
}

/** The schedule as far as pictures need it. */
export type Dates = Pick<Schedule, 'of' | 'phase' | 'violations'>;

/** Where an item leads: what is gone, to where it was, though something may stand in that place now. */
export function placesOf(entity: Entity, { locate, before }: PictureOptions): Pick<PictureItem, 'place' | 'wasAt'> {
  const isGone = before?.has(entity) === true;
  const place = isGone ? before.locate?.(entity) : locate?.(entity);
  if (place === undefined) return {};
  return isGone ? { wasAt: place } : { place };
}
