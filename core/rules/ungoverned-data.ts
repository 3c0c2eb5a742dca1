import { isPersonal } from '../stack/words';
import { choices, defineRule, named } from './kit';

export const ungovernedData = defineRule({
  name: 'ungoverned-data',
  severity: 'warning',
  group: 'stack',
  reads: 'model',
  absenceOf: ['policy'],
  saidBy: 'itself',
  summary: 'Personal or sensitive data with neither policies nor purposes.',
  why: 'Data about persons may only be kept for a purpose, and somebody will ask which rules it is kept by. The rule speaks once the roadmap has a policy or a purpose.',
  examples: [
    {
      bad: `version: 1
policies:
  gdpr: {regulation: GDPR}
datasets:
  contacts: {classification: personal, policies: [gdpr]}
  accidents: {classification: sensitive}
# ^^^^^^^^^ ungoverned-data: The dataset 'accidents' is sensitive, but no policy governs it and it has no purpose. Name a policy in 'policies', or say under 'purposes' what it is used for.
`,
      fixed: `version: 1
policies:
  gdpr: {regulation: GDPR}
datasets:
  contacts: {classification: personal, policies: [gdpr]}
  accidents: {classification: sensitive, policies: [gdpr]}
`,
      good: `version: 1
policies:
  gdpr: {regulation: GDPR}
datasets:
  contacts: {classification: personal, policies: [gdpr]}
  accidents: {classification: sensitive, purposes: {claims: {lawfulBasis: contract}}}
`,
    },
  ],
  check({ model, report }) {
    if (model.all('policy').length === 0 && model.all('purpose').length === 0) return;
    for (const dataset of model.all('dataset').filter(isPersonal)) {
      const { policies, purposes, classification } = dataset.data;
      if ((policies ?? []).length > 0 || (purposes ?? []).length > 0) continue;
      report({
        at: dataset,
        message: `The dataset ${named(dataset)} is ${classification}, but no policy governs it and it has no purpose. Name a policy in 'policies', or say under 'purposes' what it is used for.`,
        fixes: choices(model, dataset, 'policies', model.all('policy'), 'list'),
      });
    }
  },
});
