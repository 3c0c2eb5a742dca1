/** What a KPI's numbers say. */
import type { DateEntry } from '../format/kit';
import type { Entity } from '../model/types';
import type { Calendar } from '../schedule/calendar';
import type { Day } from '../schedule/types';

type Kpi = Entity<'kpi'>;

/** Where it stood at the outset. */
export const baselineOf = ({ data }: Kpi): number | undefined =>
  typeof data.baseline === 'object' ? data.baseline.value : data.baseline;

/** A number and the field that says it. */
export interface Said {
  readonly value: number;
  readonly field: readonly string[];
}

/** The target, or the last point on the path of targets, and the day on which it is due. */
export function targetOf({ data }: Kpi, calendar: Calendar): (Said & { readonly day: Day | undefined }) | undefined {
  const last = latest(data.targets, calendar);
  if (last !== undefined) return { value: last.value, field: ['targets', last.key], day: calendar.lastDay(last.date) };
  const day = data.due && calendar.lastDay(data.due);
  return data.target === undefined ? undefined : { value: data.target, field: ['target'], day };
}

export interface Measured extends Said {
  readonly day: Day;
}

export function lastMeasured({ data }: Kpi, calendar: Calendar): Measured | undefined {
  const last = latest(data.measurements, calendar);
  return last && { value: last.value, field: ['measurements', last.key], day: calendar.lastDay(last.date) };
}

/** The measurement of the earliest day, wherever it stands in the file. */
export const firstMeasured = ({ data }: Kpi, calendar: Calendar): DateEntry<number> | undefined =>
  data.measurements?.reduce<DateEntry<number> | undefined>(
    (best, one) => (best === undefined || calendar.lastDay(one.date) < calendar.lastDay(best.date) ? one : best),
    undefined,
  );

/** The entry of the latest day, wherever it stands in the file. */
function latest(entries: readonly DateEntry<number>[] | undefined, calendar: Calendar): DateEntry<number> | undefined {
  return entries?.reduce<DateEntry<number> | undefined>(
    (best, one) => (best === undefined || calendar.lastDay(one.date) > calendar.lastDay(best.date) ? one : best),
    undefined,
  );
}

/** Which way is better: as said, else the side of the baseline that the target lies on. */
export function directionOf(kpi: Kpi, calendar: Calendar): 'increase' | 'decrease' | 'maintain' | undefined {
  const { direction } = kpi.data;
  if (direction !== undefined) return direction;
  const baseline = baselineOf(kpi);
  const goal = targetOf(kpi, calendar)?.value;
  if (baseline === undefined || goal === undefined || goal === baseline) return undefined;
  return goal > baseline ? 'increase' : 'decrease';
}

/** What arithmetic leaves behind the point: 0.8 less 0.1 is a little more than 0.7. */
export const ROUNDING = 1e-9;

/**
 * Whether the last measurement is worse than the baseline. Within the tolerance nothing is worse; where no direction is
 * known, nothing can be said.
 */
export function isWorse(kpi: Kpi, calendar: Calendar): boolean {
  const baseline = baselineOf(kpi);
  const measured = lastMeasured(kpi, calendar)?.value;
  if (baseline === undefined || measured === undefined) return false;
  const direction = directionOf(kpi, calendar);
  const tolerance = (kpi.data.tolerance ?? 0) + ROUNDING;
  if (direction === 'increase') return measured < baseline - tolerance;
  if (direction === 'decrease') return measured > baseline + tolerance;
  return direction === 'maintain' && Math.abs(measured - baseline) > tolerance;
}
