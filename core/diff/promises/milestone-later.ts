import type { Entity } from '../../model/types';
import { named } from '../../rules/kit';
import { workingDays } from '../../rules/timeline';
import { dayInWords, isoDay } from '../../schedule/calendar';
import type { Day } from '../../schedule/types';
import { type ChangeContext, defineChangeRule } from './kit';

type Milestone = Entity<'milestone'>;

export const milestoneLater = defineChangeRule({
  name: 'milestone-later',
  severity: 'error',
  summary: 'A milestone that others count on comes later than the base promised, has no date any more, or is gone.',
  why: 'Others have planned with the date. Whether it is written in the file or follows from the work before it, the day that they will see moves. Milestones that have a date, objectives or criteria are promises; of the others it is only a consequence.',
  examples: [
    {
      before: `version: 1
initiatives:
  migrate: {start: 2026-05-04, duration: 8w}
milestones:
  cdp-live: {requires: [migrate], criteria: [All contacts are moved]}
`,
      after: `version: 1
initiatives:
  migrate: {start: 2026-05-04, duration: 10w}
milestones:
  cdp-live: {requires: [migrate], criteria: [All contacts are moved]}
`,
      breaks: ["Milestone 'cdp-live' comes 10 working days later: 10 Jul 2026 instead of 26 Jun 2026."],
    },
  ],
  check(context) {
    for (const { before, after } of context.pairs('milestone')) {
      const promised = promisedDay(context, before);
      if (promised === undefined || after.data.reached !== undefined) continue;
      const day = context.scheduled('head', after)?.end;
      if (day !== undefined && day <= promised) continue;
      context.report({
        of: after,
        ...(after.data.date === undefined ? {} : { field: ['date'] }),
        message: day === undefined ? lost(after, promised) : later(context, after, promised, day),
        ...(day === undefined ? { value: 'none' } : { upTo: isoDay(day) }),
      });
    }
    for (const milestone of context.removed('milestone')) {
      const promised = promisedDay(context, milestone);
      if (promised === undefined) continue;
      const message = `Milestone ${named(milestone)} (${dayInWords(promised)}) is gone. Say what became of it, or keep it.`;
      context.report({ of: milestone, message, value: 'removed' });
    }
  },
});

/** The day that somebody may count on; undefined for one that is reached or decided, or promised to nobody. */
function promisedDay(context: ChangeContext, milestone: Milestone): Day | undefined {
  const { date, objectives, criteria, reached, decision } = milestone.data;
  const isPromise = date !== undefined || (objectives ?? []).length > 0 || (criteria ?? []).length > 0;
  const isSettled = reached !== undefined || decision === 'go' || decision === 'no-go';
  return isPromise && !isSettled ? context.scheduled('base', milestone)?.end : undefined;
}

const lost = (milestone: Milestone, promised: Day): string =>
  `Milestone ${named(milestone)} (${dayInWords(promised)}) has no date any more.`;

function later({ head }: ChangeContext, milestone: Milestone, promised: Day, day: Day): string {
  const { calendar } = head.schedule;
  const days = calendar.prev(day) - calendar.prev(promised);
  const by = days > 0 ? workingDays(days) : 'some days off';
  return `Milestone ${named(milestone)} comes ${by} later: ${dayInWords(day)} instead of ${dayInWords(promised)}.`;
}
