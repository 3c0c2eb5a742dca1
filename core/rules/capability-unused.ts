import { hasCosts } from '../money/costs';
import { isActive } from '../stack/words';
import { defineRule, named } from './kit';

export const capabilityUnused = defineRule({
  name: 'capability-unused',
  severity: 'info',
  group: 'stack',
  reads: 'model',
  summary: 'Something that an active tool can do, that is paid for and that nobody uses.',
  why: 'The cheapest new tool is the part of an old one that is paid for already. Either use it, or pay for less at the next renewal.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {costs: 900, capabilities: {quotes: {used: yes}, scoring: {used: no}}}
#                                                                       ^^ capability-unused: 'crm' costs money and can do 'scoring', but nobody uses that. Use it, or pay for less.
`,
      good: `version: 1
tools:
  crm: {costs: 900, capabilities: {quotes: {used: yes}, scoring: {used: partly}}}
`,
    },
  ],
  check({ model, report }) {
    for (const tool of model.all('tool').filter((one) => isActive(one) && hasCosts(one.data.costs)))
      for (const capability of tool.data.capabilities ?? []) {
        if (typeof capability === 'string' || capability.value.used !== 'no') continue;
        report({
          at: [tool, 'capabilities', capability.key, 'used'],
          message: `${named(tool)} costs money and can do '${capability.key}', but nobody uses that. Use it, or pay for less.`,
          subjects: [capability.key],
        });
      }
  },
});
