import { dayInWords, isoDay } from '../schedule/calendar';
import { cadenceInWords, nextReview } from './clock';
import { defineRule } from './kit';

export const reviewOverdue = defineRule({
  name: 'review-overdue',
  severity: 'info',
  group: 'objectives',
  reads: 'today',
  summary: 'A roadmap that has not been reviewed for longer than its own cadence.',
  why: 'A roadmap is right on the day it is written. Only reviews, with what was learnt and decided, keep it right.',
  examples: [
    {
      bad: `version: 1
reviews:
  cadence: monthly
#          ^^^^^^^ review-overdue: The roadmap is to be reviewed every month, but the last review was on 2 Feb; the next was due on 2 Mar. Hold one, and add it to the log.
  log:
    2026-02-02: {summary: Objectives agreed}
`,
      fixed: `version: 1
reviews:
  cadence: monthly
  log:
    2026-02-02: {summary: Objectives agreed}
    2026-03-16: {}
`,
      good: `version: 1
reviews:
  cadence: monthly
  log:
    2026-02-02: {summary: Objectives agreed}
    2026-03-02: {summary: Audit finished}
`,
    },
  ],
  check({ model, schedule, today, report }) {
    const { cadence, log } = model.reviews;
    const days = (log ?? []).map(({ date }) => schedule.calendar.lastDay(date));
    if (cadence === undefined || days.length === 0) return;
    const last = Math.max(...days);
    const next = nextReview(last, cadence);
    if (next >= today) return;
    report({
      at: { file: model.root, path: ['reviews', 'cadence'], part: 'value' },
      message: `The roadmap is to be reviewed ${cadenceInWords(cadence)}, but the last review was on ${dayInWords(last, today)}; the next was due on ${dayInWords(next, today)}. Hold one, and add it to the log.`,
      fixes: [
        {
          title: "Add today's review to the log",
          safe: false,
          changes: [{ do: 'set', file: model.root, path: ['reviews', 'log', isoDay(today)], yaml: '{}' }],
        },
      ],
    });
  },
});
