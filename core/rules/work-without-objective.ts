import type { Entity, Model } from '../model/types';
import { choices, defineRule, named } from './kit';
import { isJustBegun, objectivesOf, targets, workStatus } from './words';

export const workWithoutObjective = defineRule({
  name: 'work-without-objective',
  severity: 'warning',
  group: 'objectives',
  reads: 'model',
  absenceOf: ['objective', 'kpi'],
  saidBy: 'itself',
  summary: 'An initiative that serves no objective.',
  why: 'Work that serves no objective competes for the same people and money as work that does. Governing and retiring have reasons of their own, so `govern` and `retire` are left alone. The rule speaks once the roadmap has an objective.',
  examples: [
    {
      bad: `version: 1
objectives:
  win-leads: {}
initiatives:
  lead-scoring: {horizon: now, objectives: [win-leads]}
  new-website: {horizon: next}
# ^^^^^^^^^^^ work-without-objective: The initiative 'new-website' serves no objective. Name one in 'objectives', such as 'win-leads'.
`,
      fixed: `version: 1
objectives:
  win-leads: {}
initiatives:
  lead-scoring: {horizon: now, objectives: [win-leads]}
  new-website: {horizon: next, objectives: [win-leads]}
`,
      good: `version: 1
objectives:
  win-leads: {}
initiatives:
  lead-scoring: {horizon: now, objectives: [win-leads]}
  new-website: {horizon: next, objectives: [win-leads]}
  consent-rules: {type: govern, horizon: now}
`,
    },
  ],
  check({ model, report }) {
    if (model.all('objective').length === 0) return;
    for (const work of model.all('initiative').filter(needsObjective)) {
      const plausible = [...nearObjectives(model, work), ...model.all('objective')];
      report({
        at: work,
        message: `The initiative ${named(work)} serves no objective. Name one in 'objectives', such as ${named(plausible[0]!)}.`,
        fixes: choices(model, work, 'objectives', plausible, 'list'),
      });
    }
  },
});

const FREE_TYPES: readonly string[] = ['govern', 'retire'];

/** What has just been begun is written before it is planned. */
const needsObjective = (work: Entity<'initiative'>): boolean =>
  !isJustBegun(work) &&
  (work.data.objectives ?? []).length === 0 &&
  !FREE_TYPES.includes(work.data.type ?? '') &&
  workStatus(work) !== 'cancelled';

/** The objectives of the automations, stages and tools that the work is about. */
function nearObjectives(model: Model, { data }: Entity<'initiative'>): readonly Entity<'objective'>[] {
  const goals = targets(model, data.automations, 'automation').flatMap((one) => one.data.goal ?? []);
  const stages = [
    ...targets(model, data.improves, 'stage'),
    ...targets(model, data.improves, 'touchpoint').map(({ parent }) => parent as Entity<'stage'>),
  ].flatMap((one) => one.data.objectives ?? []);
  const tools = targets(model, data.tools, 'tool').flatMap((one) => one.data.objectives ?? []);
  return objectivesOf(model, [...goals, ...stages, ...tools]);
}
