/** Days in words. */
import type { Day } from '../schedule/types';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MILLISECONDS = 86_400_000;

/** `2026-03-02` */
export function isoDay(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** `2 Mar 2026` */
export function dayInWords(day: Day): string {
  const date = new Date(day * MILLISECONDS);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `2 Mar to 5 Apr 2026`: the year once where both have the same. */
export function spanInWords(start: Day, end: Day): string {
  if (start === end) return dayInWords(start);
  const [from, to] = [dayInWords(start), dayInWords(end)];
  return `${from.slice(-4) === to.slice(-4) ? from.slice(0, -5) : from} to ${to}`;
}

/** `1 working day`, `3 working days` */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
