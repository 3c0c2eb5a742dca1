import type { Entity } from '../model/types';
import { type Calendar, dayInWords } from '../schedule/calendar';
import type { Day } from '../schedule/types';
import { defineRule, named, type Report } from './kit';
import { baselineOf, directionOf, isWorse, lastMeasured, targetOf } from './kpis';

type Kpi = Entity<'kpi'>;

export const kpiOffTrack = defineRule({
  name: 'kpi-off-track',
  severity: 'warning',
  group: 'objectives',
  reads: 'today',
  compares: true,
  summary: 'A KPI whose last measurement lags behind the path from its baseline to its target.',
  why: 'A target is missed step by step. The path is straight from the baseline to each target; the KPI’s tolerance, else a tenth of the way, is let pass.',
  examples: [
    {
      bad: `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: per month, baseline: {value: 100, at: 2025-12-31}, target: 180, due: 2026-06-30, measurements: {2026-02-28: 102}}
#                                                                                                                               ^^^ kpi-off-track: 'growth.leads' was 102 on 28 Feb; on its way from 100 to 180 (30 Jun) it should have been 126.1. Do more for it, or plan less.
`,
      good: `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: per month, baseline: {value: 100, at: 2025-12-31}, target: 180, due: 2026-06-30, measurements: {2026-02-28: 121}}
`,
    },
  ],
  check({ model, schedule, report }) {
    for (const kpi of model.all('kpi')) {
      // That a guardrail is broken says it all.
      if (kpi.data.guardrail === true && isWorse(kpi, schedule.calendar)) continue;
      const found =
        kpi.data.direction === 'maintain' ? astray(kpi, schedule.calendar) : lagging(kpi, schedule.calendar);
      if (found !== undefined) report(found);
    }
  },
});

/** A tenth of the way is let pass where no tolerance is given. */
const USUAL_TOLERANCE = 0.1;

function lagging(kpi: Kpi, calendar: Calendar): Report | undefined {
  const path = pathOf(kpi, calendar);
  const measured = lastMeasured(kpi, calendar);
  const [first, last] = [path?.[0], path?.at(-1)];
  if (path === undefined || first === undefined || last === undefined || measured === undefined) return undefined;
  const direction = directionOf(kpi, calendar);
  const side = last.value > first.value ? 'increase' : 'decrease';
  if (direction !== side || measured.day <= first.day) return undefined;
  const expected = valueAt(path, measured.day);
  const behind = side === 'increase' ? expected - measured.value : measured.value - expected;
  if (behind <= (kpi.data.tolerance ?? Math.abs(last.value - first.value) * USUAL_TOLERANCE) + 1e-9) return undefined;
  return {
    at: [kpi, ...measured.field],
    message: `${named(kpi)} was ${measured.value} on ${dayInWords(measured.day, last.day)}; on its way from ${first.value} to ${last.value} (${dayInWords(last.day, measured.day)}) it should have been ${rounded(expected)}. Do more for it, or plan less.`,
    related: [{ at: [kpi, ...(targetOf(kpi, calendar)?.field ?? [])], message: `Its target is ${last.value}.` }],
  };
}

/** What should stay where it is: its target, else its baseline, and how far off is fine. */
function astray(kpi: Kpi, calendar: Calendar): Report | undefined {
  const goal = targetOf(kpi, calendar)?.value ?? baselineOf(kpi);
  const measured = lastMeasured(kpi, calendar);
  const { tolerance } = kpi.data;
  if (goal === undefined || tolerance === undefined || measured === undefined) return undefined;
  if (Math.abs(measured.value - goal) <= tolerance + 1e-9) return undefined;
  return {
    at: [kpi, ...measured.field],
    message: `${named(kpi)} was ${measured.value} when last measured; it should stay at ${goal}, give or take ${tolerance}. Find out what changed.`,
  };
}

interface Point {
  readonly day: Day;
  readonly value: number;
}

/** From the baseline (on its day, else that of the first measurement, else where the window starts) to the last target. */
function pathOf(kpi: Kpi, calendar: Calendar): readonly Point[] | undefined {
  const { data } = kpi;
  const value = baselineOf(kpi);
  const at = typeof data.baseline === 'object' ? data.baseline.at : undefined;
  const measured = (data.measurements ?? []).map(({ date }) => calendar.lastDay(date));
  const day = at !== undefined ? calendar.lastDay(at) : measured.length > 0 ? Math.min(...measured) : calendar.start;
  const path = (data.targets ?? []).map((one) => ({ day: calendar.lastDay(one.date), value: one.value }));
  if (path.length === 0 && data.target !== undefined && data.due !== undefined)
    path.push({ day: calendar.lastDay(data.due), value: data.target });
  const ahead = path.filter((point) => day !== undefined && point.day > day).sort((a, b) => a.day - b.day);
  return day === undefined || value === undefined || ahead.length === 0 ? undefined : [{ day, value }, ...ahead];
}

/** On the straight pieces of a path; after its end, the end. */
function valueAt(path: readonly Point[], day: Day): number {
  const next = path.findIndex((point) => point.day >= day);
  const [a, b] = [path[next - 1], path[next]];
  if (a === undefined || b === undefined) return path.at(-1)!.value;
  return a.value + ((b.value - a.value) * (day - a.day)) / (b.day - a.day);
}

/** Four digits are enough to say where it should be. */
const rounded = (value: number): number => Number(value.toPrecision(4));
