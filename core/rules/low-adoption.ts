import { isActive } from '../stack/words';
import { defineRule, named } from './kit';

export const lowAdoption = defineRule({
  name: 'low-adoption',
  severity: 'info',
  group: 'stack',
  reads: 'model',
  summary: 'An active tool that fewer than half of those who could use it do use.',
  why: 'Seats that nobody sits on cost money and hint at something: the tool is too hard, too late or not needed. Train people, or buy fewer seats.',
  examples: [
    {
      bad: `version: 1
tools:
  dam: {adoption: {seats: 30, activeUsers: 11}}
#                                          ^^ low-adoption: 11 of 30 people who could use 'dam' do: less than half. Train them, or pay for fewer seats.
`,
      good: `version: 1
tools:
  dam: {adoption: {seats: 30, activeUsers: 17}}
`,
    },
  ],
  check({ model, report }) {
    for (const tool of model.all('tool').filter(isActive)) {
      const { seats, activeUsers } = tool.data.adoption ?? {};
      if (seats === undefined || activeUsers === undefined || activeUsers * 2 >= seats) continue;
      report({
        at: [tool, 'adoption', 'activeUsers'],
        message: `${activeUsers} of ${seats} people who could use ${named(tool)} do: less than half. Train them, or pay for fewer seats.`,
      });
    }
  },
});
