/** Calendar time in rules that look at today: how long a cadence is. */
import type { Reviews } from '../format/types';
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
