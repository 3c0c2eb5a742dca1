import { named } from '../../rules/kit';
import { defineChangeRule } from './kit';
import { goalChanges, goalOf, inTrouble } from './targets';

export const goalpostsMoved = defineChangeRule({
  name: 'goalposts-moved',
  severity: 'error',
  summary: 'A target, baseline or due date that is changed while the KPI is behind or due.',
  why: 'When a KPI is behind, changing what it is held against makes the number right without making anything better. That may have good reasons; somebody has to agree to them.',
  examples: [
    {
      before: `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: per month, baseline: {value: 100, at: 2025-12-31}, target: 180, due: 2026-06-30, measurements: {2026-02-28: 102}}
`,
      after: `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: per month, baseline: {value: 100, at: 2025-12-31}, target: 120, due: 2026-06-30, measurements: {2026-02-28: 102}}
`,
      breaks: [
        "The goal of 'growth.leads' is changed while it is behind (102 where it should have been 126.1): target 180 → 120.",
      ],
    },
  ],
  check({ base, head, today, pairs, report }) {
    for (const { before, after } of pairs('kpi')) {
      const why = inTrouble(before, base, today);
      const changes = goalChanges(goalOf(before, base.schedule.calendar), goalOf(after, head.schedule.calendar));
      if (why === undefined || changes.length === 0) continue;
      report({
        of: after,
        ...(after.data.target === undefined ? {} : { field: ['target'] }),
        message: `The goal of ${named(after)} is changed while ${why}: ${changes.join(', ')}.`,
        value: changes.map((change) => change.split(' → ')[1]).join(),
      });
    }
  },
});
