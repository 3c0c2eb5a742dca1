import { isActive } from '../stack/words';
import { defineRule, named } from './kit';

export const lowSatisfaction = defineRule({
  name: 'low-satisfaction',
  severity: 'info',
  group: 'stack',
  reads: 'model',
  summary: 'An active tool whose users are not happy with it: a satisfaction under 3.',
  why: 'People work around a tool that they dislike, and the data goes with them. The audit should say what is lacking, and the roadmap what follows.',
  examples: [
    {
      bad: `version: 1
tools:
  cms: {satisfaction: 2}
#                     ^ low-satisfaction: The users of 'cms' rate it 2 of 5. Say in 'gaps' what it lacks, and plan to mend or replace it.
`,
      good: `version: 1
tools:
  cms: {satisfaction: 3}
`,
    },
  ],
  check({ model, report }) {
    for (const tool of model.all('tool').filter(isActive)) {
      const { satisfaction } = tool.data;
      if (satisfaction === undefined || satisfaction >= 3) continue;
      report({
        at: [tool, 'satisfaction'],
        message: `The users of ${named(tool)} rate it ${satisfaction} of 5. Say in 'gaps' what it lacks, and plan to mend or replace it.`,
      });
    }
  },
});
