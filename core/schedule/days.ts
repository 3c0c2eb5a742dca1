/** Arithmetic on calendar days, whole days since 1970-01-01, in the proleptic Gregorian calendar. */
import { FIRST_YEAR, LAST_YEAR, parseDate } from '../format/values';
import type { Day } from './types';

export interface Civil {
  readonly year: number;
  /** 1…12 */
  readonly month: number;
  /** 1…31 */
  readonly day: number;
}

const DAYS_IN_ERA = 146_097;
/** From 0000-03-01, with which the method begins to count, to 1970-01-01. */
const EPOCH = 719_468;

/** The day of a date; `month` and `day` may lie outside of their ranges. Method: Hinnant, chrono-compatible date algorithms. */
export function dayFrom(year: number, month: number, day: number): Day {
  const months = year * 12 + (month - 1) - 2;
  const y = Math.floor(months / 12);
  const m = months - y * 12;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * m + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra - EPOCH;
}

/** Year, month and day of a day: the other way round. */
export function civil(day: Day): Civil {
  const shifted = day + EPOCH;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

/** Days in a month; `month` may lie outside of 1…12. */
const monthLength = (year: number, month: number): number => dayFrom(year, month + 1, 1) - dayFrom(year, month, 1);

/** The same day of the month, `count` months on (or back), no later than that month's last. */
export function addMonths(day: Day, count: number): Day {
  const date = civil(day);
  const month = date.month + count;
  return dayFrom(date.year, month, Math.min(date.day, monthLength(date.year, month)));
}

/** The last of `count` months that begin on a day: from 31 January, one month ends on 28 February. */
export function lastOfMonths(day: Day, count: number): Day {
  const date = civil(day);
  const month = date.month + count;
  return dayFrom(date.year, month, Math.min(date.day - 1, monthLength(date.year, month)));
}

/**
 * The first of `count` months that end on a day: the latest first day whose months end no later. 30 April goes back to
 * 1 April, though a month from 31 March ends on 30 April too.
 */
export const firstOfMonths = (day: Day, count: number): Day => addMonths(day + 1, -count);

/** 0 for Monday … 6 for Sunday. */
export function weekday(day: Day): number {
  const thursday = 3;
  return (((day + thursday) % 7) + 7) % 7;
}

/** The first and the last day that a schedule may reach. */
export const FIRST_DAY: Day = dayFrom(FIRST_YEAR, 1, 1);
export const LAST_DAY: Day = dayFrom(LAST_YEAR, 12, 31);

/** `2026-03-02` → its day; NaN for anything else. */
export function dayOf(text: string): Day {
  const parsed = parseDate(text);
  return 'value' in parsed && parsed.value.unit === 'day'
    ? dayFrom(parsed.value.year, parsed.value.part, parsed.value.day)
    : Number.NaN;
}

const padded = (n: number, width: number): string => String(n).padStart(width, '0');

/** `2026-03-02` */
export function isoDay(day: Day): string {
  const { year, month, day: dayOfMonth } = civil(day);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2 Mar`, or `2 Mar 2026` where the year isn't that of `context` (a day). */
export function dayInWords(day: Day, context?: Day): string {
  const { year, month, day: dayOfMonth } = civil(day);
  const known = context !== undefined && civil(context).year === year;
  return `${dayOfMonth} ${MONTHS[month - 1]}${known ? '' : ` ${year}`}`;
}
