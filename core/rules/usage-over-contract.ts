import { inDigits } from '../format/words';
import { isLive } from '../stack/words';
import { defineRule, named } from './kit';

export const usageOverContract = defineRule({
  name: 'usage-over-contract',
  severity: 'warning',
  group: 'stack',
  reads: 'model',
  summary: 'A live tool of which more is used than the contract includes.',
  why: 'What lies above the contract is billed dearly or switched off on the day that it hurts. Talk to the vendor before they talk to you.',
  examples: [
    {
      bad: `version: 1
tools:
  mailer: {usage: {contacts: {included: 200000, used: 214000}}}
#                                                     ^^^^^^ usage-over-contract: 'mailer' uses 214,000 contacts, 14,000 more than the 200,000 that its contract includes. Use less, or change the contract.
`,
      good: `version: 1
tools:
  mailer: {usage: {contacts: {included: 200000, used: 184000}}}
`,
    },
  ],
  check({ model, report }) {
    for (const tool of model.all('tool').filter(isLive))
      for (const { key, value } of tool.data.usage ?? []) {
        const { included, used } = value;
        if (included === undefined || used === undefined || used <= included) continue;
        report({
          at: [tool, 'usage', key, 'used'],
          message: `${named(tool)} uses ${inDigits(used)} ${key}, ${inDigits(difference(used, included))} more than the ${inDigits(included)} that its contract includes. Use less, or change the contract.`,
          subjects: [key],
        });
      }
  },
});

/** Without the dust of binary fractions. */
const difference = (a: number, b: number): number => Number((a - b).toPrecision(12));
