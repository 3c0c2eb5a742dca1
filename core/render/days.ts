/** Days in words. */
import { dayInWords } from '../schedule/calendar';
import type { Day } from '../schedule/types';

export { dayInWords, isoDay } from '../schedule/calendar';

/** `2 Mar to 5 Apr 2026`: the year once where both have the same. */
export function spanInWords(start: Day, end: Day): string {
  return start === end ? dayInWords(start) : `${dayInWords(start, end)} to ${dayInWords(end)}`;
}

/** With its sign, without what arithmetic leaves behind the comma. */
export function signed(n: number): string {
  const rounded = Number(n.toPrecision(12));
  return rounded < 0 ? `−${Math.abs(rounded)}` : `+${rounded}`;
}

export const dayWord = (n: number): string => (Math.abs(n) === 1 ? 'day' : 'days');
