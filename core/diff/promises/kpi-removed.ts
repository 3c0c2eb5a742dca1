import { named } from '../../rules/kit';
import { defineChangeRule } from './kit';

export const kpiRemoved = defineChangeRule({
  name: 'kpi-removed',
  severity: 'warning',
  summary: 'A KPI, or an objective with its KPIs, that is removed.',
  why: 'What is not measured any more can’t be missed any more. Say why it no longer counts.',
  examples: [
    {
      before: `version: 1
objectives:
  growth: {kpis: {leads: {unit: a day, baseline: 1, target: 2, due: 2026}, orders: {}}}
`,
      after: `version: 1
objectives:
  growth: {kpis: {orders: {}}}
`,
      breaks: ["The KPI 'growth.leads' is removed."],
    },
  ],
  check(context) {
    for (const kpi of context.removed('kpi'))
      if (kpi.parent === undefined || context.now(kpi.parent) !== undefined)
        context.report({ of: kpi, message: `The KPI ${named(kpi)} is removed.`, value: 'removed' });
    for (const objective of context.removed('objective')) {
      const kpis = context.base.model.children(objective, 'kpi');
      if (kpis.length === 0) continue;
      const which = kpis.map(({ key }) => `'${key}'`).join(', ');
      const message = `The objective ${named(objective)} is removed with its KPI${kpis.length === 1 ? '' : 's'} ${which}.`;
      context.report({ of: objective, message, value: 'removed' });
    }
  },
});
