/** First and last days of calendar periods. */
import type { DateValue } from '../format/values';
import { dayFrom, weekday } from './days';
import type { Day } from './types';

export interface Span {
  readonly start: Day;
  readonly end: Day;
}

/** In which month fiscal years begin (1…12), and whether they are named by the year of their first or last day. */
export interface FiscalYear {
  readonly start: number;
  readonly namedBy: 'start' | 'end';
}

const MONTHS_IN: Readonly<Record<'month' | 'quarter' | 'half' | 'year', number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

/** All days of a period. */
export function periodSpan(date: DateValue, fiscal: FiscalYear): Span {
  if (date.unit === 'day') {
    const day = dayFrom(date.year, date.part, date.day);
    return { start: day, end: day };
  }
  if (date.unit === 'week') return isoWeek(date.year, date.part);
  const length = MONTHS_IN[date.unit];
  const first = (date.fiscal ? fiscalMonth(fiscal) : 1) + (date.unit === 'year' ? 0 : date.part - 1) * length;
  return { start: dayFrom(date.year, first, 1), end: dayFrom(date.year, first + length, 1) - 1 };
}

/** The first month of a fiscal year, counted from January of the year in its name. */
function fiscalMonth({ start, namedBy }: FiscalYear): number {
  return start > 1 && namedBy === 'end' ? start - 12 : start;
}

/** ISO 8601: week 1 holds 4 January. */
function isoWeek(year: number, week: number): Span {
  const fourth = dayFrom(year, 1, 4);
  const start = fourth - weekday(fourth) + (week - 1) * 7;
  return { start, end: start + 6 };
}
