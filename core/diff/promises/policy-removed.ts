import type { Entity } from '../../model/types';
import { named } from '../../rules/kit';
import { defineChangeRule } from './kit';

export const policyRemoved = defineChangeRule({
  name: 'policy-removed',
  severity: 'error',
  summary: 'A policy that is removed, or that does not govern a dataset or one of its purposes any more.',
  why: 'What governs data may only end on purpose: whoever answers for it has to agree.',
  examples: [
    {
      before: `version: 1
policies:
  gdpr: {regulation: GDPR}
datasets:
  contacts: {classification: personal, policies: [gdpr]}
`,
      after: `version: 1
policies:
  gdpr: {regulation: GDPR}
datasets:
  contacts: {classification: personal}
`,
      breaks: ["The policy 'gdpr' does not govern the dataset 'contacts' any more."],
    },
  ],
  check(context) {
    for (const policy of context.removed('policy'))
      context.report({ of: policy, message: `The policy ${named(policy)} is removed.`, value: 'removed' });
    for (const kind of ['dataset', 'purpose'] as const)
      for (const { before, after } of context.pairs(kind)) {
        const kept = new Set(policiesOf(after).map((ref) => context.head.model.target(ref)));
        for (const ref of policiesOf(before)) {
          const old = context.base.model.target(ref);
          const now = old === undefined ? undefined : context.now(old);
          if (now === undefined || kept.has(now)) continue;
          const message = `The policy ${named(now)} does not govern the ${kind} ${named(after)} any more.`;
          context.report({ of: after, field: ['policies'], message, subjects: [now.id] });
        }
      }
  },
});

const policiesOf = ({ data }: Entity<'dataset'> | Entity<'purpose'>) => data.policies ?? [];
