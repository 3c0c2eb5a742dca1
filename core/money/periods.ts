/** Months, quarters and years in which money is spread, and where a day lies in them. */
import { civil, dayFrom, type FiscalYear, type Span } from '../schedule/calendar';
import type { Day } from '../schedule/types';
import { PARTS } from './amount';

export type Recurrence = 'month' | 'quarter' | 'year';
export const RECURRENCES: readonly Recurrence[] = ['month', 'quarter', 'year'];

const MONTHS_IN: Readonly<Record<Recurrence, number>> = { month: 1, quarter: 3, year: 12 };

/** How often a year holds such a period. */
export const timesAYear = (per: Recurrence): number => MONTHS_IN.year / MONTHS_IN[per];

/**
 * What counts as a part of a period. `days`: its share of calendar days. `months`: each month as an equal part of a
 * quarter or year, and within a month its share of days.
 */
export type Measure = 'days' | 'months';

interface Period extends Span {
  /** Counted from a period in the year 0. */
  readonly index: number;
}

/** The period around a day; years and quarters begin with a month (1…12) or a multiple of their length from it. */
export function periodAround(day: Day, per: Recurrence, firstMonth = 1): Period {
  const { year, month } = civil(day);
  const length = MONTHS_IN[per];
  const offset = (firstMonth - 1) % length;
  const index = Math.floor((year * 12 + month - 1 - offset) / length);
  const first = index * length + offset + 1;
  return { index, start: dayFrom(0, first, 1), end: dayFrom(0, first + length, 1) - 1 };
}

/**
 * Where a day begins, counted in periods from some first one: between two positions lie as many periods as they differ
 * by. In `PARTS`.
 */
export function position(day: Day, per: Recurrence, measure: Measure, firstMonth = 1): bigint {
  if (measure === 'months') return position(day, 'month', 'days') / BigInt(MONTHS_IN[per]);
  const { index, start, end } = periodAround(day, per, firstMonth);
  return BigInt(index) * PARTS + (BigInt(day - start) * PARTS) / BigInt(end - start + 1);
}

/** The period around a day: `2026-03`, `2026-Q1`, `2026`; where years are fiscal `FY2026-Q1`, `FY2026`. */
export function periodName(day: Day, per: Recurrence, { start: firstMonth, namedBy }: FiscalYear): string {
  const { year, month } = civil(day);
  if (per === 'month') return `${year}-${String(month).padStart(2, '0')}`;
  const since = (month - firstMonth + 12) % 12;
  const firstYear = month < firstMonth ? year - 1 : year;
  const named = firstMonth > 1 ? `FY${namedBy === 'end' ? firstYear + 1 : firstYear}` : String(firstYear);
  return per === 'year' ? named : `${named}-Q${Math.floor(since / 3) + 1}`;
}
