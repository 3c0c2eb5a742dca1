import type { Entity, Model } from '../model/types';
import type { Schedule } from '../schedule/schedule';
import type { ScheduledItem } from '../schedule/types';
import { defineRule, named, type Report } from './kit';
import { chainOf, type Dated, daysAfter, isDated, setDate, when, workingDays } from './timeline';

export const milestoneAtRisk = defineRule({
  name: 'milestone-at-risk',
  severity: 'warning',
  group: 'timeline',
  reads: 'schedule',
  summary: 'A milestone whose date comes before what it requires ends.',
  why: 'A milestone is a promise to people outside of the plan. If the work that it rests on ends later, either the promise or the work has to move, and it is cheaper to say so today. The finding lists the chain of work that leads to the last end.',
  examples: [
    {
      bad: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  migrate: {start: 2026-05-04, end: 2026-07-14}
milestones:
  cdp-live: {date: 2026-06-30, requires: [migrate]}
#                  ^^^^^^^^^^ milestone-at-risk: Milestone 'cdp-live' (30 Jun) comes 10 working days before 'migrate' ends (14 Jul). Move it to 14 Jul, or shorten what leads there.
`,
      fixed: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  migrate: {start: 2026-05-04, end: 2026-07-14}
milestones:
  cdp-live: {date: 2026-07-14, requires: [migrate]}
`,
      good: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  migrate: {start: 2026-05-04, end: 2026-07-14}
milestones:
  cdp-live: {date: 2026-07-14, requires: [migrate]}
`,
    },
  ],
  check({ model, schedule, report }) {
    for (const milestone of model.all('milestone')) {
      const one = schedule.of(milestone);
      const { date, reached, decision } = milestone.data;
      if (one === undefined || one.inCycle || date === undefined || reached !== undefined || decision === 'go')
        continue;
      const found = finding(model, schedule, milestone, schedule.calendar.lastDay(date));
      if (found !== undefined) report(found);
    }
  },
});

function finding(model: Model, schedule: Schedule, milestone: Entity<'milestone'>, day: number): Report | undefined {
  const late = (milestone.data.requires ?? [])
    .flatMap((ref) => {
      const entity = model.target(ref);
      const one = entity === undefined ? undefined : schedule.of(entity);
      return one !== undefined && isDated(one) && !one.assumed && daysAfter(schedule, one.end, day) > 0 ? [one] : [];
    })
    .sort((a, b) => b.end - a.end);
  const [last, ...others] = late;
  if (last === undefined) return undefined;
  const days = workingDays(daysAfter(schedule, last.end, day));
  return {
    at: [milestone, 'date'],
    message: `Milestone ${named(milestone)} (${when(schedule, day)}) comes ${days} before ${named(last.item)} ${last.item.kind === 'milestone' ? 'does' : 'ends'} (${when(schedule, last.end)}). Move it to ${when(schedule, last.end)}, or shorten what leads there.`,
    related: [...others.map((one) => alsoLate(schedule, one)), ...chainOf(schedule, last.item)],
    subjects: [milestone.id],
    fixes: [setDate(`Move the milestone to ${when(schedule, last.end)}`, milestone, 'date', last.end)],
  };
}

const alsoLate = (schedule: Schedule, { item, end }: Dated<ScheduledItem>): NonNullable<Report['related']>[number] => ({
  at: item,
  message: `${named(item)} ends after it too (${when(schedule, end)}).`,
});
