import { named } from '../../rules/kit';
import { workingDays } from '../../rules/timeline';
import { defineChangeRule } from './kit';
import { workPairs } from './work';

export const newlyCritical = defineChangeRule({
  name: 'newly-critical',
  severity: 'info',
  summary: 'Open work that lies on the critical path now and did not before.',
  why: 'Every day that it takes longer moves the end from now on. Whoever does it should know.',
  examples: [
    {
      before: `version: 1
initiatives:
  build: {start: 2026-05-04, duration: 4w}
  texts: {start: 2026-05-04, duration: 2w}
milestones:
  launch: {requires: [build, texts]}
`,
      after: `version: 1
initiatives:
  build: {start: 2026-05-04, duration: 4w}
  texts: {start: 2026-05-04, duration: 5w}
milestones:
  launch: {requires: [build, texts]}
`,
      breaks: ["'texts' is on the critical path now; it had 10 working days of slack."],
    },
  ],
  check(context) {
    for (const { of, was, is } of workPairs(context)) {
      if (was?.end === undefined || is === undefined || was.critical || !is.critical) continue;
      const had = `${workingDays(was.totalSlack ?? 0)} of slack`;
      context.report({ of, message: `${named(of)} is on the critical path now; it had ${had}.` });
    }
  },
});
