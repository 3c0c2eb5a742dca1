import { defineRule, named, setField } from './kit';

export const gateWithoutCriteria = defineRule({
  name: 'gate-without-criteria',
  severity: 'hint',
  group: 'timeline',
  reads: 'model',
  summary: 'A milestone with a decision, but without the criteria to decide by.',
  why: 'A gate without criteria is passed by whoever is most tired of waiting. Said beforehand, they make the decision one that everybody can follow.',
  examples: [
    {
      bad: `version: 1
milestones:
  go-live: {date: 2026-06-30, decision: pending}
#                                       ^^^^^^^ gate-without-criteria: 'go-live' is to be decided, but has no criteria. Say in 'criteria' what must be true to pass.
`,
      fixed: `version: 1
milestones:
  go-live: {date: 2026-06-30, decision: pending, criteria: [What must be true to pass]}
`,
      good: `version: 1
milestones:
  go-live: {date: 2026-06-30, decision: pending, criteria: [All contacts migrated]}
  kick-off: {date: 2026-04-01}
`,
    },
  ],
  check({ model, report }) {
    for (const milestone of model.all('milestone')) {
      const { decision, criteria } = milestone.data;
      if (decision === undefined || (criteria ?? []).length > 0) continue;
      report({
        at: [milestone, 'decision'],
        message: `${named(milestone)} ${decision === 'pending' ? 'is to be' : 'was'} decided, but has no criteria. Say in 'criteria' what must be true to pass.`,
        subjects: [milestone.id],
        fixes: [setField('Add criteria', milestone, ['criteria'], '[What must be true to pass]')],
      });
    }
  },
});
