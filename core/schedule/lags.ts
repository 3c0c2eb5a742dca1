/**
 * How far a dependency lets its successor go, and how far its predecessor may. Bounds are days; a bound in calendar
 * time may be a day off, and lands on the next working day.
 *
 * A lag of nothing is no lag. In working days, a lag of a start-to-start dependency counts from the last working day
 * when the predecessor starts on a day off. In calendar time, a start-to-finish lag counts from the predecessor's start.
 */
import type { Duration } from '../format/values';
import { addMonths, type Calendar, shifted } from './calendar';
import type { Day, DependencyType } from './types';

export interface Tie {
  readonly type: DependencyType;
  readonly lag?: Duration | undefined;
}

/** Whether a dependency holds its successor's start (else its end). */
export const bindsStart = ({ type }: Tie): boolean => type === 'finish-to-start' || type === 'start-to-start';

/** Whether a dependency looks at its predecessor's end (else its start). */
export const fromEnd = ({ type }: Tie): boolean => type === 'finish-to-start' || type === 'finish-to-finish';

const lagOf = ({ lag }: Tie): Duration | undefined => (lag === undefined || lag.count === 0 ? undefined : lag);

const isCalendarTime = (lag: Duration): boolean => lag.unit === 'cd' || lag.unit === 'm';

/** The earliest day for a successor's start or end, given its predecessor's dates. */
export function bound(calendar: Calendar, tie: Tie, start: Day, end: Day): Day {
  const lag = lagOf(tie);
  if (lag !== undefined && isCalendarTime(lag))
    return shifted(fromEnd(tie) ? end + (tie.type === 'finish-to-start' ? 1 : 0) : start, lag.count, unitOf(lag));
  const count = lag === undefined ? 0 : calendar.count(lag);
  switch (tie.type) {
    case 'finish-to-start':
      return calendar.day(calendar.next(end + 1) + count);
    case 'start-to-start':
      return lag === undefined ? start : calendar.day(calendar.prev(start) + count);
    case 'finish-to-finish':
      return calendar.day(calendar.prev(end) + count);
    case 'start-to-finish':
      return calendar.day(calendar.prev(start - 1) + count);
  }
}

const unitOf = (lag: Duration): 'cd' | 'm' => (lag.unit === 'm' ? 'm' : 'cd');

/** The latest working day, as a number, for a predecessor's end or start, so that the bound is not after `limit`. */
export function latest(calendar: Calendar, tie: Tie, limit: Day): number {
  const lag = lagOf(tie);
  const after = tie.type === 'finish-to-start' ? 1 : 0;
  if (lag !== undefined && isCalendarTime(lag))
    return calendar.prev((lag.unit === 'm' ? monthsBefore(limit, lag.count) : limit - lag.count) - after);
  const before = tie.type === 'start-to-finish' ? 1 : 0;
  return calendar.prev(limit) - (lag === undefined ? 0 : calendar.count(lag)) - after + before;
}

/** The latest day that, so many months on, is not after `limit`. */
function monthsBefore(limit: Day, count: number): Day {
  let day = addMonths(limit, -count);
  while (addMonths(day + 1, count) <= limit) day++;
  return day;
}
