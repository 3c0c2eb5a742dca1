/** Given dates that come too early for what they wait for. */
import { counted } from '../format/words';
import type { Item } from '../model/types';
import type { Schedule } from '../schedule/schedule';
import type { ScheduledItem, Violation } from '../schedule/types';

/** What an unfinished item's own date contradicts most. That of a milestone counts until it is decided, and not against assumed dates. */
export function lateness(schedule: Pick<Schedule, 'of' | 'violations'>, entity: Item): Violation | undefined {
  const isSettled = entity.kind === 'milestone' && entity.data.decision === 'go';
  if (isSettled || schedule.of(entity)?.status === 'done') return undefined;
  return schedule.violations(entity).find(({ on }) => entity.kind !== 'milestone' || !on.assumed);
}

/** `migrate ends 8 working days later`, `8 working days too early for migrate` */
export function latenessWords(
  kind: ScheduledItem['item']['kind'],
  { on, workingDays }: Violation,
  name: string,
): string {
  const days = counted(workingDays, 'working day');
  if (kind !== 'milestone') return `${days} too early for ${name}`;
  return `${name} ${on.item.kind === 'milestone' ? 'is' : 'ends'} ${days} later`;
}
