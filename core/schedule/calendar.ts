/** Working days, and counting in them: a grid on which each working day has a number. */
import type { Calendar as CalendarData } from '../format/types';
import type { DateValue, Duration } from '../format/values';
import { addMonths, dayFrom, FIRST_DAY, firstOfMonths, LAST_DAY, lastOfMonths, weekday } from './days';
import { type FiscalYear, periodSpan, type Span } from './periods';
import type { Day } from './types';

export { addMonths, civil, dayFrom, dayInWords, dayOf, FIRST_DAY, isoDay, LAST_DAY, weekday } from './days';
export type { FiscalYear, Span } from './periods';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const USUAL_WEEK = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** A fiscal year may begin the year before its name or end the year after it. */
const GRID_FIRST: Day = dayFrom(1899, 1, 1);
const GRID_LAST: Day = dayFrom(2201, 12, 31);
const GRID_DAYS = GRID_LAST - GRID_FIRST + 1;

/** Whether a calendar has a working day in its week; without one the usual week counts. */
export function hasWorkingDay(data: CalendarData): boolean {
  return data.workweek === undefined || data.workweek.some((day) => WEEK.includes(day));
}

const clamp = (n: number, least: number, most: number): number => Math.min(Math.max(n, least), most);

/**
 * A work week with its holidays, over the years 1899 to 2201. Numbers on the grid may lie outside: −1 stands before the
 * first working day, and the number of working days after the last.
 */
export class Calendar {
  /** The working days of a week. */
  readonly daysPerWeek: number;
  readonly fiscal: FiscalYear;
  /** The planning window, as far as it is given. */
  readonly start: Day | undefined;
  readonly end: Day | undefined;
  /** Working days on the grid. */
  readonly size: number;
  readonly #days: Int32Array;
  /** How many working days lie before each day. */
  readonly #before: Int32Array;

  constructor(data: CalendarData) {
    this.fiscal = fiscalYear(data);
    const week = workweek(data);
    this.daysPerWeek = week.filter(Boolean).length;
    const off = new Uint8Array(GRID_DAYS);
    for (const { start, end } of this.holidays(data.holidays))
      off.fill(1, clamp(start - GRID_FIRST, 0, GRID_DAYS), clamp(end - GRID_FIRST + 1, 0, GRID_DAYS));
    const days = new Int32Array(GRID_DAYS);
    this.#before = new Int32Array(GRID_DAYS + 1);
    let count = 0;
    let day = weekday(GRID_FIRST);
    for (let i = 0; i < GRID_DAYS; i++) {
      this.#before[i] = count;
      if (week[day] === true && off[i] === 0) days[count++] = GRID_FIRST + i;
      day = day === 6 ? 0 : day + 1;
    }
    this.#before[GRID_DAYS] = count;
    this.size = count;
    this.#days = days.subarray(0, count);
    this.start = data.start === undefined ? undefined : this.firstDay(data.start);
    this.end = data.end === undefined ? undefined : this.lastDay(data.end);
  }

  /** The days of holidays as they are written: dates, or names with dates. */
  holidays(written: CalendarData['holidays']): readonly Span[] {
    return (written ?? []).map((one) => this.span('key' in one ? one.value : one));
  }

  span(date: DateValue): Span {
    return periodSpan(date, this.fiscal);
  }

  firstDay(date: DateValue): Day {
    return this.span(date).start;
  }

  lastDay(date: DateValue): Day {
    return this.span(date).end;
  }

  isWorking(day: Day): boolean {
    const i = day - GRID_FIRST;
    return i >= 0 && i < GRID_DAYS && this.#before[i + 1]! > this.#before[i]!;
  }

  /** The number of the first working day on or after a day; `size` where there is none. */
  next(day: Day): number {
    return this.#before[clamp(day - GRID_FIRST, 0, GRID_DAYS)]!;
  }

  /** The number of the last working day on or before a day; −1 where there is none. */
  prev(day: Day): number {
    return this.#before[clamp(day + 1 - GRID_FIRST, 0, GRID_DAYS)]! - 1;
  }

  /** The working day with a number; outside of the grid, the day before or after all days. */
  day(number: number): Day {
    if (number < 0) return GRID_FIRST - 1;
    return number >= this.size ? GRID_LAST + 1 : this.#days[number]!;
  }

  /** Working days from one day to another, both included. */
  workingDays(start: Day, end: Day): number {
    return Math.max(0, this.prev(end) - this.next(start) + 1);
  }

  /** A duration in `d` or `w`, in working days. */
  count({ count, unit }: Duration): number {
    return unit === 'w' ? count * this.daysPerWeek : count;
  }

  /** The last working day of work that starts on a day, as a number. */
  endNumber(start: Day, duration: Duration): number {
    const first = this.next(start);
    if (duration.unit === 'm') return Math.max(first, this.prev(lastOfMonths(start, duration.count)));
    return first + this.count(duration) - 1;
  }

  /** The first working day of work that ends on a day, as a number. */
  startNumber(end: Day, duration: Duration): number {
    const last = this.prev(end);
    if (duration.unit === 'm') return Math.min(last, this.next(firstOfMonths(end, duration.count)));
    return last - this.count(duration) + 1;
  }

  /** The last day of work that starts on a day: `10d` from a Monday ends on the Friday of the week after. */
  endAfter(start: Day, duration: Duration): Day {
    return this.day(this.endNumber(start, duration));
  }

  /** The first day of work that ends on a day. */
  startBefore(end: Day, duration: Duration): Day {
    return this.day(this.startNumber(end, duration));
  }

  /** The earliest first day, as a number, from which work ends on `end` (a number) or later. */
  earliestStart(end: number, duration: Duration): number {
    if (duration.unit !== 'm') return end - this.count(duration) + 1;
    if (end < 0 || end >= this.size) return end;
    return this.#search(this.startNumber(this.day(end), duration), (s) => this.#endFrom(s, duration) >= end);
  }

  /** The latest first day, as a number, from which work ends on `end` (a number) or earlier. */
  latestStart(end: number, duration: Duration): number {
    if (duration.unit !== 'm') return end - this.count(duration) + 1;
    if (end < 0 || end >= this.size) return end;
    return this.#search(this.startNumber(this.day(end), duration), (s) => this.#endFrom(s, duration) > end) - 1;
  }

  #endFrom(number: number, duration: Duration): number {
    return number < 0 || number >= this.size ? number : this.endNumber(this.day(number), duration);
  }

  /** The first number from which on a statement is true; `near` is a few steps away. */
  #search(near: number, holds: (number: number) => boolean): number {
    let found = clamp(near, 0, this.size);
    while (found > 0 && holds(found - 1)) found--;
    while (found < this.size && !holds(found)) found++;
    return found;
  }
}

function workweek(data: CalendarData): readonly boolean[] {
  const days: readonly string[] = hasWorkingDay(data) ? (data.workweek ?? USUAL_WEEK) : USUAL_WEEK;
  return WEEK.map((day) => days.includes(day));
}

function fiscalYear({ fiscalYear: written }: CalendarData): FiscalYear {
  const start = written?.start ?? 1;
  const whole = Number.isInteger(start) && start >= 1 && start <= 12;
  return { start: whole ? start : 1, namedBy: written?.namedBy === 'start' ? 'start' : 'end' };
}

/** Whether a day can stand in a schedule. */
export const isInRange = (day: Day): boolean => day >= FIRST_DAY && day <= LAST_DAY;

/** A day moved by calendar days or months; `count` may be negative. */
export const shifted = (day: Day, count: number, unit: 'cd' | 'm'): Day =>
  unit === 'm' ? addMonths(day, count) : day + count;
