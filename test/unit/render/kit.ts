/** A bound roadmap from text, with dates as they are written: pictures are tested apart from the schedule. */
import type { DateValue } from '../../../core/format/values';
import type { Bound } from '../../../core/model/bind';
import type { Item } from '../../../core/model/types';
import type { Dates } from '../../../core/render/options';
import { dayOf } from '../../../core/schedule/calendar';
import type { ScheduledItem } from '../../../core/schedule/types';
import { workspaceOf } from '../../kit/check';

export const TODAY = dayOf('2026-03-16');

export function modelOf(text: string): Bound {
  return workspaceOf({ 'a.roadmap.yaml': text }).model('a.roadmap.yaml');
}

const dayAt = (date: DateValue | undefined) => (date === undefined ? undefined : dayOf(date.text));

/** Given starts and ends, slack from `x-slack`; ids in `critical` and `assumed` are so. */
export function datesAsWritten(marks: { critical?: readonly string[]; assumed?: readonly string[] } = {}): Dates {
  return {
    of: (item) => scheduled(item as Item, marks),
    phase: ({ data: { start, end } }) => {
      const [first, last] = [dayAt(start), dayAt(end)];
      return first === undefined || last === undefined ? undefined : { start: first, end: last };
    },
    violations: () => [],
  };
}

function scheduled(item: Item, marks: { critical?: readonly string[]; assumed?: readonly string[] }): ScheduledItem {
  const [start, end] =
    item.kind === 'milestone'
      ? [dayAt(item.data.reached ?? item.data.date), dayAt(item.data.reached ?? item.data.date)]
      : [dayAt(item.data.start), dayAt(item.data.end)];
  const cancelled = item.kind !== 'milestone' && item.data.status === 'cancelled';
  const dated = start !== undefined && end !== undefined && !cancelled;
  const milestone = item.kind === 'milestone' && (item.data.reached ? 'done' : 'planned');
  return {
    item,
    status: milestone || (item.kind !== 'milestone' && item.data.status) || 'planned',
    start: dated ? start : undefined,
    end: dated ? end : undefined,
    startComputed: false,
    endComputed: false,
    workingDays: dated ? end - start + 1 : 0,
    totalSlack: dated ? 3 : undefined,
    freeSlack: dated ? 0 : undefined,
    critical: marks.critical?.includes(item.id) ?? false,
    assumed: marks.assumed?.includes(item.id) ?? false,
    driver: undefined,
    unscheduled: cancelled ? 'it is cancelled' : dated ? undefined : 'an end or a duration is missing',
    reason: cancelled ? 'cancelled' : dated ? undefined : 'missing',
    inCycle: false,
  };
}
