import { isWorse, targetOf } from '../kpi/kpi';
import { lagOf, strayOf } from '../kpi/path';
import type { Entity } from '../model/types';
import { type Calendar, dayInWords } from '../schedule/calendar';
import { defineRule, named, type Report } from './kit';

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
#                                                                                                                               ^^^ kpi-off-track: 'growth.leads' was 102 on 28 Feb; on its way from 100 to 180 (30 Jun) it should have been 126.1, 24.1 more. Do more for it, or plan less.
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

function lagging(kpi: Kpi, calendar: Calendar): Report | undefined {
  const lag = lagOf(kpi, calendar);
  if (lag === undefined) return undefined;
  const { measured, expected } = lag;
  const behind = `${rounded(Math.abs(rounded(expected) - measured.value))} ${expected > measured.value ? 'more' : 'less'}`;
  const [first, last] = [lag.path[0], lag.path.at(-1)!];
  return {
    at: [kpi, ...measured.field],
    message: `${named(kpi)} was ${measured.value} on ${dayInWords(measured.day, last.day)}; on its way from ${first.value} to ${last.value} (${dayInWords(last.day, measured.day)}) it should have been ${rounded(expected)}, ${behind}. Do more for it, or plan less.`,
    related: [{ at: [kpi, ...(targetOf(kpi, calendar)?.field ?? [])], message: `Its target is ${last.value}.` }],
  };
}

function astray(kpi: Kpi, calendar: Calendar): Report | undefined {
  const stray = strayOf(kpi, calendar);
  if (stray === undefined) return undefined;
  return {
    at: [kpi, ...stray.measured.field],
    message: `${named(kpi)} was ${stray.measured.value} when last measured; it should stay at ${stray.goal}, give or take ${stray.tolerance}. Find out what changed.`,
  };
}

/** Four digits are enough to say where it should be. */
const rounded = (value: number): number => Number(value.toPrecision(4));
