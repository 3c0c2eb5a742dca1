/** Calendar time in rules that look at today: how long a cadence is, and what lies before a day. */
import type { Reviews } from '../format/types';
import type { Duration } from '../format/values';
import { addMonths } from '../schedule/calendar';
import type { Day } from '../schedule/types';

type Cadence = NonNullable<Reviews['cadence']>;

const STEPS: Readonly<Record<Cadence, readonly [count: number, unit: 'd' | 'm', words: string]>> = {
  weekly: [7, 'd', 'every week'],
  biweekly: [14, 'd', 'every two weeks'],
  monthly: [1, 'm', 'every month'],
  quarterly: [3, 'm', 'every quarter'],
};

/** The day on which the next review is due. */
export function nextReview(last: Day, cadence: Cadence): Day {
  const [count, unit] = STEPS[cadence];
  return unit === 'm' ? addMonths(last, count) : last + count;
}

export const cadenceInWords = (cadence: Cadence): string => STEPS[cadence][2];

const MONTHS_IN: Readonly<Record<string, number>> = { m: 1, y: 12 };
const DAYS_IN: Readonly<Record<string, number>> = { d: 1, w: 7, h: 1 / 24 };

/** The day that lies a duration of law or contract before another; parts of a day count as one. */
export function dayBefore(day: Day, { count, unit }: Duration): Day {
  const months = MONTHS_IN[unit];
  return months === undefined ? day - Math.ceil(count * (DAYS_IN[unit] ?? 1)) : addMonths(day, -count * months);
}
