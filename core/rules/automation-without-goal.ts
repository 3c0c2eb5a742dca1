import type { Entity, Model } from '../model/types';
import { choices, defineRule, named } from './kit';
import { namers } from './words';

export const automationWithoutGoal = defineRule({
  name: 'automation-without-goal',
  severity: 'warning',
  group: 'objectives',
  reads: 'model',
  absenceOf: ['objective', 'kpi'],
  saidBy: 'itself',
  summary: 'An automation that has no goal.',
  why: 'What runs by itself also goes wrong by itself. Only a goal, best a KPI, tells whether an automation should run on, be changed or be stopped.',
  examples: [
    {
      bad: `version: 1
objectives:
  keep-customers: {kpis: {repeat-rate: {unit: "%", baseline: 31, target: 36, due: 2026-Q4}}}
automations:
  welcome: {goal: keep-customers.repeat-rate}
  birthday: {}
# ^^^^^^^^ automation-without-goal: The automation 'birthday' has no goal. Set 'goal' to the objective or KPI that it should move.
`,
      fixed: `version: 1
objectives:
  keep-customers: {kpis: {repeat-rate: {unit: "%", baseline: 31, target: 36, due: 2026-Q4}}}
automations:
  welcome: {goal: keep-customers.repeat-rate}
  birthday: {goal: keep-customers.repeat-rate}
`,
      good: `version: 1
objectives:
  keep-customers: {kpis: {repeat-rate: {unit: "%", baseline: 31, target: 36, due: 2026-Q4}}}
automations:
  welcome: {goal: keep-customers.repeat-rate}
  birthday: {goal: keep-customers}
`,
    },
  ],
  check({ model, report }) {
    for (const automation of model.all('automation')) {
      if (automation.data.goal !== undefined || automation.data.status === 'retired') continue;
      report({
        at: automation,
        message: `The automation ${named(automation)} has no goal. Set 'goal' to the objective or KPI that it should move.`,
        fixes: choices(model, automation, 'goal', plausibleGoals(model, automation), 'one'),
      });
    }
  },
});

/** What the work and the stages around it serve, then KPIs, then objectives. */
function* plausibleGoals(model: Model, automation: Entity<'automation'>): Iterable<Entity> {
  const stages = namers(model, automation, 'touchpoint', 'automations').map(({ parent }) => parent as Entity<'stage'>);
  for (const { data } of [...namers(model, automation, 'initiative', 'automations'), ...stages])
    for (const ref of data.objectives ?? []) {
      const objective = model.target(ref);
      if (objective !== undefined) yield objective;
    }
  yield* model.all('kpi');
  yield* model.all('objective');
}
