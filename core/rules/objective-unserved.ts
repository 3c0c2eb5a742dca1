import type { Model } from '../model/types';
import { statusOf } from '../stack/words';
import { defineRule, named } from './kit';
import { isJustBegun, objectivesOf, objectivesWithout, workStatus } from './words';

export const objectiveUnserved = defineRule({
  name: 'objective-unserved',
  severity: 'warning',
  group: 'objectives',
  reads: 'model',
  absenceOf: ['objective', 'kpi'],
  summary: 'An objective that no initiative, tool or automation serves, neither itself nor through one below it.',
  why: 'An objective that nothing works towards is a wish. Either work is missing from the roadmap, or the objective is not one. The rule speaks once something in the roadmap serves an objective.',
  examples: [
    {
      bad: `version: 1
objectives:
  win-leads: {}
  keep-customers: {}
# ^^^^^^^^^^^^^^ objective-unserved: No initiative, tool or automation serves 'keep-customers'. Name it in the 'objectives' of what does, or in the 'goal' of an automation; if nothing will, remove it.
initiatives:
  lead-scoring: {horizon: now, objectives: [win-leads]}
`,
      good: `version: 1
objectives:
  win-leads: {}
  keep-customers: {}
initiatives:
  lead-scoring: {horizon: now, objectives: [win-leads]}
automations:
  service-reminder: {goal: keep-customers}
`,
    },
  ],
  check({ model, report }) {
    const served = servedObjectives(model);
    if (served.size === 0) return;
    const hasKpis = model.all('kpi').length > 0;
    for (const { objective, above } of objectivesWithout(model, (one) => served.has(one))) {
      // One that has just been begun lacks KPIs first.
      if (hasKpis && isJustBegun(objective)) continue;
      report({
        at: objective,
        message: `No initiative, tool or automation serves ${named(objective)}. Name it in the 'objectives' of what does, or in the 'goal' of an automation; if nothing will, remove it.`,
        related: above.map((one) => ({ at: one, message: `Nothing serves ${named(one)} above it either.` })),
      });
    }
  },
});

/** What is cancelled or retired serves nothing any more. */
function servedObjectives(model: Model): ReadonlySet<unknown> {
  const refs = [
    ...model.all('initiative').filter((one) => workStatus(one) !== 'cancelled'),
    ...model.all('tool').filter((one) => statusOf(one) !== 'retired'),
  ].flatMap(({ data }) => data.objectives ?? []);
  const goals = model
    .all('automation')
    .flatMap(({ data }) => (data.goal === undefined || data.status === 'retired' ? [] : [data.goal]));
  return new Set(objectivesOf(model, [...refs, ...goals]));
}
