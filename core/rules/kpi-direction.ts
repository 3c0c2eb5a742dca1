import { baselineOf, targetOf } from '../kpi/kpi';
import type { Entity } from '../model/types';
import type { Calendar } from '../schedule/calendar';
import { defineRule, named, type Report, setField } from './kit';

export const kpiDirection = defineRule({
  name: 'kpi-direction',
  severity: 'error',
  levels: [{ severity: 'info', when: 'for something to maintain without a tolerance' }],
  group: 'objectives',
  reads: 'schedule',
  compares: true,
  summary: 'A KPI whose target is its baseline, or lies on the wrong side of it for the KPI’s direction.',
  why: 'A target that is reached by getting worse, or by doing nothing, misleads everybody who reads the numbers. A KPI that should stay where it is says `direction: maintain` and how far off is still fine, in `tolerance`.',
  examples: [
    {
      bad: `version: 1
objectives:
  service:
    kpis:
      first-reply: {unit: hours, direction: increase, baseline: 26, target: 4, due: 2026-Q4}
#                                                                           ^ kpi-direction: 'service.first-reply' should increase, but its target 4 lies below its baseline 26. Set 'direction' to decrease, or the target above 26.
`,
      fixed: `version: 1
objectives:
  service:
    kpis:
      first-reply: {unit: hours, direction: decrease, baseline: 26, target: 4, due: 2026-Q4}
`,
      good: `version: 1
objectives:
  service:
    kpis:
      first-reply: {unit: hours, baseline: 26, target: 4, due: 2026-Q4}
      score: {unit: points, direction: maintain, baseline: 61, target: 61, tolerance: 3, due: 2026-Q4}
`,
    },
  ],
  check({ model, schedule, report }) {
    for (const kpi of model.all('kpi')) {
      const found = wrongWay(kpi, schedule.calendar);
      if (found !== undefined) report(found);
    }
  },
});

const TURNED = { increase: 'decrease', decrease: 'increase' } as const;

function wrongWay(kpi: Entity<'kpi'>, calendar: Calendar): Report | undefined {
  const { direction } = kpi.data;
  if (direction === 'maintain') return withoutTolerance(kpi);
  const baseline = baselineOf(kpi);
  const goal = targetOf(kpi, calendar);
  if (baseline === undefined || goal === undefined) return undefined;
  const at = [kpi, ...goal.field] as const;
  if (goal.value === baseline)
    return {
      at,
      message: `The target of ${named(kpi)} is its baseline, ${baseline}. Set another target, or 'direction' to maintain with a 'tolerance'.`,
    };
  const side = goal.value > baseline ? 'increase' : 'decrease';
  if (direction === undefined || direction === side) return undefined;
  const [lies, better] = direction === 'increase' ? ['below', 'above'] : ['above', 'below'];
  return {
    at,
    message: `${named(kpi)} should ${direction}, but its target ${goal.value} lies ${lies} its baseline ${baseline}. Set 'direction' to ${TURNED[direction]}, or the target ${better} ${baseline}.`,
    related: [{ at: [kpi, 'direction'], message: `It should ${direction}.` }],
    fixes: [setField(`Set 'direction' to ${TURNED[direction]}`, kpi, ['direction'], TURNED[direction])],
  };
}

function withoutTolerance(kpi: Entity<'kpi'>): Report | undefined {
  if (kpi.data.tolerance !== undefined) return undefined;
  return {
    at: [kpi, 'direction'],
    severity: 'info',
    message: `${named(kpi)} should stay where it is, but nothing says how far off is still fine. Add a 'tolerance' in its unit.`,
  };
}
