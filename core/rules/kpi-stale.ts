import { baselineOf, lastMeasured } from '../kpi/kpi';
import type { Entity } from '../model/types';
import { type Calendar, dayInWords, isoDay } from '../schedule/calendar';
import type { Day } from '../schedule/types';
import type { Fix } from '../syntax/edit';
import { cadenceInWords, nextReview } from './clock';
import { defineRule, named, setField } from './kit';

const A_WEEK = 7;

export const kpiStale = defineRule({
  name: 'kpi-stale',
  severity: 'info',
  group: 'objectives',
  reads: 'today',
  compares: true,
  summary: 'A KPI that was not measured for longer than the review cadence and a week.',
  why: 'A review without fresh numbers is a talk about opinions. Without a cadence nothing is said.',
  examples: [
    {
      bad: `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: per month, baseline: 120, target: 180, due: 2026-Q4, measurements: {2026-01-31: 124}}
#     ^^^^^ kpi-stale: 'growth.leads' was last measured on 31 Jan, but reviews are held every month. Add what it is now to 'measurements'.
reviews:
  cadence: monthly
  log: {2026-03-02: {}}
`,
      fixed: `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: per month, baseline: 120, target: 180, due: 2026-Q4, measurements: {2026-01-31: 124, 2026-03-16: 124}}
reviews:
  cadence: monthly
  log: {2026-03-02: {}}
`,
      good: `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: per month, baseline: 120, target: 180, due: 2026-Q4, measurements: {2026-01-31: 124, 2026-02-28: 130}}
reviews:
  cadence: monthly
  log: {2026-03-02: {}}
`,
    },
  ],
  check({ model, schedule, today, report }) {
    const { cadence } = model.reviews;
    if (cadence === undefined) return;
    for (const kpi of model.all('kpi')) {
      const last = lastNumber(kpi, schedule.calendar);
      if (last === undefined || nextReview(last, cadence) + A_WEEK >= today) continue;
      report({
        at: kpi,
        message: `${named(kpi)} was last measured on ${dayInWords(last, today)}, but reviews are held ${cadenceInWords(cadence)}. Add what it is now to 'measurements'.`,
        fixes: asBefore(kpi, schedule.calendar, today),
      });
    }
  },
});

/** Today's number, for a start the same as last time. */
function asBefore(kpi: Entity<'kpi'>, calendar: Calendar, today: Day): readonly Fix[] {
  const value = lastMeasured(kpi, calendar)?.value ?? baselineOf(kpi);
  if (value === undefined) return [];
  const title = `Add today's measurement, ${value} as last time`;
  return [setField(title, kpi, ['measurements', isoDay(today)], String(value))];
}

/** The day of the last measurement; before the first, that of the baseline. */
function lastNumber({ data }: Entity<'kpi'>, calendar: Calendar): Day | undefined {
  const days = (data.measurements ?? []).map(({ date }) => calendar.lastDay(date));
  if (days.length > 0) return Math.max(...days);
  const at = typeof data.baseline === 'object' ? data.baseline.at : undefined;
  return at && calendar.lastDay(at);
}
