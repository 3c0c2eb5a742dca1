/** What rules on changed targets have in common: what a KPI promises, and what changed of it. */

import { baselineOf, directionOf, targetOf } from '../../kpi/kpi';
import { lagOf, strayOf } from '../../kpi/path';
import type { Entity } from '../../model/types';
import { type Calendar, dayInWords } from '../../schedule/calendar';
import type { Day } from '../../schedule/types';
import type { Side } from '../records';

type Kpi = Entity<'kpi'>;

export interface Goal {
  readonly target: number | undefined;
  readonly due: Day | undefined;
  readonly baseline: number | undefined;
}

/** Where a KPI is to be, and by when: of a path of targets, its last. */
export function goalOf(kpi: Kpi, calendar: Calendar): Goal {
  const { due, targets } = kpi.data;
  const days = (targets ?? []).map(({ date }) => calendar.lastDay(date));
  const last = days.length > 0 ? Math.max(...days) : due === undefined ? undefined : calendar.lastDay(due);
  return { target: targetOf(kpi, calendar)?.value, due: last, baseline: baselineOf(kpi) };
}

/** Why a KPI's goal may not be touched now: it is behind, or it is due. */
export function inTrouble(kpi: Kpi, { schedule: { calendar } }: Side, today: Day): string | undefined {
  const lag = lagOf(kpi, calendar);
  if (lag !== undefined)
    return `it is behind (${lag.measured.value} where it should have been ${Number(lag.expected.toPrecision(4))})`;
  const stray = kpi.data.direction === 'maintain' ? strayOf(kpi, calendar) : undefined;
  if (stray !== undefined) return `it is off (${stray.measured.value} where it should stay at ${stray.goal})`;
  const { due } = goalOf(kpi, calendar);
  return due !== undefined && due <= today ? `it is due (${dayInWords(due)})` : undefined;
}

/** What changed of a goal, in words: `target 180 → 150`. */
export function goalChanges(before: Goal, after: Goal): readonly string[] {
  const day = (one: Day | undefined): string => (one === undefined ? 'none' : dayInWords(one));
  const number = (one: number | undefined): string => (one === undefined ? 'none' : String(one));
  return [
    ...(before.target === after.target ? [] : [`target ${number(before.target)} → ${number(after.target)}`]),
    ...(before.baseline === after.baseline ? [] : [`baseline ${number(before.baseline)} → ${number(after.baseline)}`]),
    ...(before.due === after.due ? [] : [`due ${day(before.due)} → ${day(after.due)}`]),
  ];
}

/** Whether a goal is easier to reach: a lower target in the KPI's direction, no target any more, or more time for it. */
export function isEased(kpi: Kpi, { schedule: { calendar } }: Side, before: Goal, after: Goal): boolean {
  if (before.target !== undefined && after.target === undefined) return true;
  const direction = directionOf(kpi, calendar);
  const by = before.target === undefined || after.target === undefined ? 0 : after.target - before.target;
  if (direction === 'increase' && by < 0) return true;
  if (direction === 'decrease' && by > 0) return true;
  const isHarder = (direction === 'increase' && by > 0) || (direction === 'decrease' && by < 0);
  return !isHarder && before.due !== undefined && (after.due === undefined || after.due > before.due);
}
