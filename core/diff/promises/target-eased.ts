import { named } from '../../rules/kit';
import { defineChangeRule } from './kit';
import { goalChanges, goalOf, inTrouble, isEased } from './targets';

export const targetEased = defineChangeRule({
  name: 'target-eased',
  severity: 'error',
  summary: 'A target that is easier to reach than the base promised: lower in the KPI’s direction, gone, or due later.',
  why: 'A target is a promise to whoever pays for the work. While the KPI is behind, `goalposts-moved` says it instead.',
  examples: [
    {
      before: `version: 1
objectives:
  growth: {kpis: {leads: {unit: per month, baseline: 100, target: 180, due: 2026-Q4}}}
`,
      after: `version: 1
objectives:
  growth: {kpis: {leads: {unit: per month, baseline: 100, target: 150, due: 2026-Q4}}}
`,
      breaks: ["The goal of 'growth.leads' is easier to reach now: target 180 → 150."],
    },
  ],
  check({ base, head, today, pairs, report }) {
    for (const { before, after } of pairs('kpi')) {
      const [old, fresh] = [goalOf(before, base.schedule.calendar), goalOf(after, head.schedule.calendar)];
      if (!isEased(before, base, old, fresh) || inTrouble(before, base, today) !== undefined) continue;
      const changes = goalChanges({ ...old, baseline: undefined }, { ...fresh, baseline: undefined });
      report({
        of: after,
        ...(after.data.target === undefined ? {} : { field: ['target'] }),
        message: `The goal of ${named(after)} is easier to reach now: ${changes.join(', ')}.`,
        value: changes.map((change) => change.split(' → ')[1]).join(),
      });
    }
  },
});
