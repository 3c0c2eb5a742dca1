/** What rules on the room that work has look at. */
import type { Entity } from '../../model/types';
import type { ScheduledItem } from '../../schedule/types';
import type { ChangeContext } from './kit';

/** Work that is on both sides, as it was scheduled and as it is. */
export interface WorkPair {
  readonly of: Entity<'initiative'> | Entity<'activity'>;
  readonly was: ScheduledItem | undefined;
  readonly is: ScheduledItem | undefined;
}

/** Initiatives without activities, and activities: what somebody does. */
export const workPairs = ({ pairs, head, scheduled }: ChangeContext): readonly WorkPair[] =>
  [
    ...pairs('initiative').filter(({ after }) => head.model.children(after, 'activity').length === 0),
    ...pairs('activity'),
  ].map(({ before, after }) => ({ of: after, was: scheduled('base', before), is: scheduled('head', after) }));
