/** Where a KPI comes from, stands and is to go. */

import { baselineOf, targetOf } from '../kpi/kpi';
import { expectedOn, pathOf } from '../kpi/path';
import type { Entity } from '../model/types';
import { dayInWords } from '../render/days';
import { markdownText } from '../render/escape';
import type { Calendar } from '../schedule/calendar';
import type { Day } from '../schedule/types';

const LAST_SHOWN = 12;
const BARS = '▁▂▃▄▅▆▇█';

export function trend(kpi: Entity<'kpi'>, calendar: Calendar, today: Day): readonly string[] {
  const { data } = kpi;
  const unit = data.unit === undefined ? '' : ` ${markdownText(data.unit)}`;
  const target = targetOf(kpi, calendar);
  const by = target?.day === undefined ? '' : ` by ${dayInWords(target.day)}`;
  const from = baselineOf(kpi);
  return [
    target === undefined ? '' : `Target: ${target.value}${unit}${by}`,
    from === undefined ? '' : `Baseline: ${from}${unit}`,
    onItsWay(kpi, unit, calendar, today),
    measured(data.measurements ?? [], unit, calendar),
  ];
}

/** Where it should be by now, while it is on its way. */
function onItsWay(kpi: Entity<'kpi'>, unit: string, calendar: Calendar, today: Day): string {
  const path = kpi.data.direction === 'maintain' ? undefined : pathOf(kpi, calendar);
  if (path === undefined || today <= path[0].day || today >= path.at(-1)!.day) return '';
  return `On its way: ${Number(expectedOn(path, today).toPrecision(4))}${unit} today`;
}
function measured(all: NonNullable<Entity<'kpi'>['data']['measurements']>, unit: string, calendar: Calendar): string {
  const days = all
    .map(({ date, value }) => ({ day: calendar.lastDay(date), value }))
    .sort((a, b) => a.day - b.day)
    .slice(-LAST_SHOWN);
  const last = days.at(-1);
  if (last === undefined) return '';
  const line = days.length < 2 ? '' : `${sparkline(days.map(({ value }) => value))} `;
  const before = days.at(-2);
  const was = before === undefined ? '' : `, before that ${before.value}`;
  return `Measured: ${line}${last.value}${unit} on ${dayInWords(last.day)}${was}`;
}

/** Numbers as bars from the least to the most. */
function sparkline(values: readonly number[]): string {
  const least = Math.min(...values);
  const range = Math.max(...values) - least;
  return values
    .map((value) => BARS[range === 0 ? 3 : Math.round(((value - least) / range) * (BARS.length - 1))])
    .join('');
}
