import { defineRule, named, setField } from './kit';
import { objectivesWithout } from './words';

export const objectiveWithoutKpi = defineRule({
  name: 'objective-without-kpi',
  severity: 'warning',
  group: 'objectives',
  reads: 'model',
  absenceOf: ['objective'],
  summary: 'An objective that nothing measures: it has no KPI, and none below it has.',
  why: 'Without a number nobody can say whether an objective was reached, and every initiative can claim to serve it. The rule speaks once the roadmap has a KPI.',
  examples: [
    {
      bad: `version: 1
objectives:
  win-leads:
    kpis: {leads: {unit: per month, baseline: 120, target: 180, due: 2026-Q4}}
  keep-customers:
# ^^^^^^^^^^^^^^ objective-without-kpi: No KPI shows whether 'keep-customers' is reached. Add one under 'kpis', with a baseline and a target.
    description: Most of the profit comes from the second order.
`,
      fixed: `version: 1
objectives:
  win-leads:
    kpis: {leads: {unit: per month, baseline: 120, target: 180, due: 2026-Q4}}
  keep-customers:
    description: Most of the profit comes from the second order.
    kpis:
      measure: {}
`,
      good: `version: 1
objectives:
  win-leads:
    kpis: {leads: {unit: per month, baseline: 120, target: 180, due: 2026-Q4}}
  keep-customers:
    description: Most of the profit comes from the second order.
    kpis: {repeat-rate: {unit: "%", baseline: 31, target: 36, due: 2026-Q4}}
`,
    },
  ],
  check({ model, report }) {
    if (model.all('kpi').length === 0) return;
    for (const { objective, above } of objectivesWithout(model, (one) => model.children(one, 'kpi').length > 0))
      report({
        at: objective,
        message: `No KPI shows whether ${named(objective)} is reached. Add one under 'kpis', with a baseline and a target.`,
        related: above.map((one) => ({ at: one, message: `${named(one)} above it is measured by nothing either.` })),
        fixes: [setField("Add a KPI 'measure'", objective, ['kpis', 'measure'], '{}')],
      });
  },
});
