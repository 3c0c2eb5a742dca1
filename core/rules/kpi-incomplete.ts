import { either, quoted } from '../format/words';
import type { Entity, Model } from '../model/types';
import { defineRule, named } from './kit';
import { namers, workStatus } from './words';

type Kpi = Entity<'kpi'>;

export const kpiIncomplete = defineRule({
  name: 'kpi-incomplete',
  severity: 'info',
  levels: [{ severity: 'warning', when: 'once work for it is in progress' }],
  group: 'objectives',
  reads: 'model',
  absenceOf: [],
  summary: 'A KPI without unit, baseline, target or due date; a warning once work for it is in progress.',
  why: 'A number says something only if everybody knows what it counts, where it stood, where it should be, and when. A guardrail needs no target: it must not get worse.',
  examples: [
    {
      bad: `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: per month, target: 180}
#     ^^^^^ kpi-incomplete: The KPI 'growth.leads' has no 'baseline' and 'due'. Without them nobody can tell whether it is on its way.
`,
      good: `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: per month, baseline: 120, target: 180, due: 2026-Q4}
      visits: {unit: per month, baseline: 9000, targets: {2026-Q2: 9500, 2026-Q4: 11000}}
`,
    },
  ],
  check({ model, report }) {
    for (const kpi of model.all('kpi')) {
      const missing = missingFields(kpi);
      if (missing.length === 0) continue;
      report({
        at: kpi,
        severity: isWorkedOn(model, kpi) ? 'warning' : 'info',
        message: `The KPI ${named(kpi)} has no ${either(quoted(missing), 'and')}. Without ${missing.length === 1 ? 'it' : 'them'} nobody can tell whether it is on its way.`,
        subjects: missing,
      });
    }
  },
});

function missingFields({ data }: Kpi): readonly string[] {
  const needed =
    data.guardrail === true ? (['unit', 'baseline'] as const) : (['unit', 'baseline', 'target', 'due'] as const);
  const hasPath = (data.targets ?? []).length > 0;
  return needed.filter((field) => data[field] === undefined && !(hasPath && (field === 'target' || field === 'due')));
}

/** Whether work in progress serves it, or its objective as a whole. */
const isWorkedOn = (model: Model, kpi: Kpi): boolean =>
  [kpi, kpi.parent].some(
    (one) =>
      one !== undefined &&
      namers(model, one, 'initiative', 'objectives').some((work) => workStatus(work) === 'in-progress'),
  );
