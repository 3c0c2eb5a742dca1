import { named } from '../../rules/kit';
import { workingDays } from '../../rules/timeline';
import { type ChangeContext, defineChangeRule, type Pair } from './kit';

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
    for (const pair of workPairs(context)) {
      const [old, fresh] = [context.scheduled('base', pair.before), context.scheduled('head', pair.after)];
      if (old?.end === undefined || fresh === undefined || old.critical || !fresh.critical) continue;
      const had = `${workingDays(old.totalSlack ?? 0)} of slack`;
      context.report({ of: pair.after, message: `${named(pair.after)} is on the critical path now; it had ${had}.` });
    }
  },
});

/** Initiatives without activities, and activities: what somebody does. */
export const workPairs = (context: ChangeContext): readonly (Pair<'initiative'> | Pair<'activity'>)[] => [
  ...context.pairs('initiative').filter(({ after }) => context.head.model.children(after, 'activity').length === 0),
  ...context.pairs('activity'),
];
