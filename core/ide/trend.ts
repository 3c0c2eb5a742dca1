/** Where a KPI comes from, stands and is to go. */

import type { Entity } from '../model/types';
import { dayInWords } from '../render/days';
import { markdownText } from '../render/escape';
import type { Calendar } from '../schedule/calendar';

const LAST_SHOWN = 12;
const BARS = '▁▂▃▄▅▆▇█';

export function trend({ data }: Entity<'kpi'>, calendar: Calendar): readonly string[] {
  const unit = data.unit === undefined ? '' : ` ${markdownText(data.unit)}`;
  const path = data.targets ?? [];
  const last = path.at(-1);
  const target = data.target ?? last?.value;
  const due = data.due ?? last?.date;
  const by = due === undefined ? '' : ` by ${dayInWords(calendar.lastDay(due))}`;
  const { baseline } = data;
  const from = typeof baseline === 'object' ? baseline.value : baseline;
  return [
    target === undefined ? '' : `Target: ${target}${unit}${by}`,
    from === undefined ? '' : `Baseline: ${from}${unit}`,
    measured(data.measurements ?? [], unit, calendar),
  ];
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
