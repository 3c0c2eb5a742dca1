/** What counts no more: work that is cancelled, and what is no longer in use. */
import type { EntityKind } from '../format/kit';
import type { Entity } from '../model/types';
import type { Schedule } from '../schedule/schedule';

const ENDING: readonly EntityKind[] = ['tool', 'integration', 'automation'];

export function isGone(schedule: Schedule, entity: Entity): boolean {
  if (ENDING.includes(entity.kind)) return (Object(entity.data) as { readonly status?: string }).status === 'retired';
  return schedule.of(entity)?.status === 'cancelled';
}
