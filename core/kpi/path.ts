/** The way of a KPI from its baseline to its target, and how far behind it is. */
import type { Entity } from '../model/types';
import type { Calendar } from '../schedule/calendar';
import type { Day } from '../schedule/types';
import { baselineOf, directionOf, lastMeasured, type Measured, ROUNDING, targetOf } from './kpi';

type Kpi = Entity<'kpi'>;

export interface Point {
  readonly day: Day;
  readonly value: number;
}

/** The points of a path, the earliest first; two at least. */
export type Path = readonly [Point, ...Point[], Point];

/** From the baseline (on its day, else that of the first measurement, else where the window starts) to the last target. */
export function pathOf(kpi: Kpi, calendar: Calendar): Path | undefined {
  const value = baselineOf(kpi);
  const day = outset(kpi, calendar);
  if (day === undefined || value === undefined) return undefined;
  const ahead = goals(kpi, calendar)
    .filter((point) => point.day > day)
    .sort((a, b) => a.day - b.day);
  const last = ahead.pop();
  return last && [{ day, value }, ...ahead, last];
}

function outset({ data }: Kpi, calendar: Calendar): Day | undefined {
  const at = typeof data.baseline === 'object' ? data.baseline.at : undefined;
  if (at !== undefined) return calendar.lastDay(at);
  const measured = (data.measurements ?? []).map(({ date }) => calendar.lastDay(date));
  return measured.length > 0 ? measured.reduce((a, b) => Math.min(a, b)) : calendar.start;
}

function goals({ data }: Kpi, calendar: Calendar): readonly Point[] {
  const path = (data.targets ?? []).map(({ date, value }) => ({ day: calendar.lastDay(date), value }));
  if (path.length > 0 || data.target === undefined || data.due === undefined) return path;
  return [{ day: calendar.lastDay(data.due), value: data.target }];
}

/** Where a KPI should be on a day: on the straight pieces of its path; before and after it, where the path begins and ends. */
export function expectedOn(path: Path, day: Day): number {
  const next = path.findIndex((point) => point.day >= day);
  const [a, b] = [path[next - 1], path[next]];
  if (b === undefined) return path.at(-1)!.value;
  return a === undefined ? b.value : a.value + ((b.value - a.value) * (day - a.day)) / (b.day - a.day);
}

/** A tenth of the way is let pass where no tolerance is given. */
const USUAL_TOLERANCE = 0.1;

/** How far off a KPI may be on its way. */
const toleranceOn = ({ data }: Kpi, path: Path): number =>
  data.tolerance ?? Math.abs(path.at(-1)!.value - path[0].value) * USUAL_TOLERANCE;

/** A last measurement that is behind. */
export interface Lag {
  readonly path: Path;
  readonly measured: Measured;
  readonly expected: number;
}

/** How the last measurement lags behind the path by more than is let pass; undefined where it does not, or nobody can tell. */
export function lagOf(kpi: Kpi, calendar: Calendar): Lag | undefined {
  const path = pathOf(kpi, calendar);
  const measured = lastMeasured(kpi, calendar);
  if (path === undefined || measured === undefined || measured.day <= path[0].day) return undefined;
  const side = path.at(-1)!.value > path[0].value ? 'increase' : 'decrease';
  if (directionOf(kpi, calendar) !== side) return undefined;
  const expected = expectedOn(path, measured.day);
  const behind = side === 'increase' ? expected - measured.value : measured.value - expected;
  return behind > toleranceOn(kpi, path) + ROUNDING ? { path, measured, expected } : undefined;
}

/** What should stay where it is, and was measured elsewhere. */
export interface Stray {
  readonly goal: number;
  readonly tolerance: number;
  readonly measured: Measured;
}

/** How something to be maintained (its target, else its baseline) is off by more than its tolerance. */
export function strayOf(kpi: Kpi, calendar: Calendar): Stray | undefined {
  const goal = targetOf(kpi, calendar)?.value ?? baselineOf(kpi);
  const measured = lastMeasured(kpi, calendar);
  const { tolerance } = kpi.data;
  if (goal === undefined || tolerance === undefined || measured === undefined) return undefined;
  return Math.abs(measured.value - goal) > tolerance + ROUNDING ? { goal, tolerance, measured } : undefined;
}
