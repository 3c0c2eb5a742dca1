/** What the rules of the timeline have in common: kinds of work, and dates in words. */
import { counted } from '../format/words';
import type { Entity, Item } from '../model/types';
import { dayInWords, isoDay } from '../schedule/calendar';
import { isOpenStatus } from '../schedule/plan';
import type { Schedule } from '../schedule/schedule';
import type { ChainStep, Day, DependencyType, ScheduledItem } from '../schedule/types';
import { named, type Report, setField } from './kit';

export type Work = Entity<'initiative'> | Entity<'activity'>;
/** An initiative or activity in the schedule. */
export type ScheduledWork = ScheduledItem & { readonly item: Work };
/** With dates. */
export type Dated<T extends ScheduledItem = ScheduledItem> = T & { readonly start: Day; readonly end: Day };

/** Initiatives and activities outside of cycles. */
export const workIn = (schedule: Schedule): readonly ScheduledWork[] =>
  schedule.items.filter((one): one is ScheduledWork => one.item.kind !== 'milestone' && !one.inCycle);

export const isDated = <T extends ScheduledItem>(one: T): one is Dated<T> => one.start !== undefined;

/** Decided and not begun. */
export const isPlanned = ({ status, item }: ScheduledWork): boolean =>
  status === 'planned' || (status === 'blocked' && item.data.started === undefined);

/** Decided and not finished. */
export const isOpen = ({ status }: ScheduledItem): boolean => isOpenStatus(status);

/** The initiative of an activity, as scheduled. */
export const aboveOf = (schedule: Schedule, { item }: ScheduledItem): ScheduledWork | undefined =>
  item.kind === 'activity' && item.parent !== undefined
    ? (schedule.of(item.parent) as ScheduledWork | undefined)
    : undefined;

/** Whether an item's own fields hold its last day: given, or counted from a given start. */
export const holdsEnd = ({ startComputed, endComputed, item }: ScheduledWork): boolean =>
  !endComputed || (!startComputed && item.data.duration !== undefined);

/** `30 Jun`, with its year where that is not the roadmap's. */
export const when = (schedule: Schedule, day: Day): string => dayInWords(day, schedule.usualYear);

export const workingDays = (count: number): string => counted(count, 'working day');

/** Working days by which one day is after another; a day off counts as the working day before it. */
export const daysAfter = ({ calendar }: Schedule, day: Day, other: Day): number =>
  calendar.prev(day) - calendar.prev(other);

export const setDate = (title: string, entity: Entity, field: string, day: Day): ReturnType<typeof setField> =>
  setField(title, entity, [field], isoDay(day));

/** As a reader of a schedule says it: `'b' starts after 'a'`. */
const TIED: Readonly<Record<DependencyType, readonly [string, string]>> = {
  'finish-to-start': ['starts after', ''],
  'start-to-start': ['starts with', ''],
  'finish-to-finish': ['ends with', ''],
  'start-to-finish': ['ends when', ' starts'],
};

function why(schedule: Schedule, { item: one, driver }: ChainStep): string {
  const name = named(one.item);
  const end = one.end === undefined ? '' : ` (to ${when(schedule, one.end)})`;
  switch (driver.kind) {
    case 'dependency':
      return `${name}${end} ${TIED[driver.type].join(` ${named(driver.on)}`)}.`;
    case 'requirement':
      return `${name}${end} comes when ${named(driver.on)} ends.`;
    case 'activities':
      return `${name}${end} ends with its activities.`;
    case 'initiative':
      return `${name}${end} starts with its initiative ${named(driver.on)}.`;
    case 'phase':
      return `${name}${end} starts with the phase '${driver.on}'.`;
    case 'window':
      return `${name}${end} starts with the planning window.`;
    case 'given':
      return `${name}${end} has dates of its own.`;
  }
}

const MOST_STEPS = 12;

/** What drives an item's date, step by step, as related places. */
export const chainOf = (
  schedule: Schedule,
  item: Item,
  side: 'start' | 'end' = 'end',
): NonNullable<Report['related']> =>
  schedule.chain(item, side, MOST_STEPS).map((step) => ({ at: step.item.item, message: why(schedule, step) }));
