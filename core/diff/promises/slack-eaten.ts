import { named } from '../../rules/kit';
import { workingDays } from '../../rules/timeline';
import { defineChangeRule } from './kit';
import { workPairs } from './work';

export const slackEaten = defineChangeRule({
  name: 'slack-eaten',
  severity: 'info',
  summary: 'Work that loses half of its slack or more without getting onto the critical path.',
  why: 'Slack is what a plan lives on. When it shrinks, the next delay moves the end.',
  examples: [
    {
      before: `version: 1
initiatives:
  build: {start: 2026-05-04, duration: 8w}
  texts: {start: 2026-05-04, duration: 2w}
milestones:
  launch: {requires: [build, texts]}
`,
      after: `version: 1
initiatives:
  build: {start: 2026-05-04, duration: 8w}
  texts: {start: 2026-05-04, duration: 6w}
milestones:
  launch: {requires: [build, texts]}
`,
      breaks: ["'texts' has 10 working days of slack left of 30."],
    },
  ],
  check(context) {
    for (const { of, was, is } of workPairs(context)) {
      const [had, left] = [was?.totalSlack, is?.totalSlack];
      if (had === undefined || left === undefined || had <= 0 || is!.critical || left > had / 2) continue;
      context.report({ of, message: `${named(of)} has ${workingDays(Math.max(0, left))} of slack left of ${had}.` });
    }
  },
});
