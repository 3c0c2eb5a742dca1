import type { Schedule } from '../schedule/schedule';
import { defineRule, named, type Report } from './kit';
import {
  chainOf,
  type Dated,
  daysAfter,
  isDated,
  isOpen,
  type ScheduledWork,
  when,
  workIn,
  workingDays,
} from './timeline';

export const deadlineMissed = defineRule({
  name: 'deadline-missed',
  severity: 'warning',
  group: 'timeline',
  reads: 'schedule',
  summary: 'Work that ends after its deadline, by how much, and what drives it there.',
  why: 'A deadline moves nothing in the schedule: it is there to be checked. The finding lists the chain of work that leads to the end, which is where days can be won.',
  examples: [
    {
      bad: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  audit: {duration: 4w, start: 2026-03-23}
  consent: {duration: 3w, dependsOn: [audit], deadline: 2026-05-01}
#                                                       ^^^^^^^^^^ deadline-missed: 'consent' ends on 8 May, 5 working days after its deadline (1 May). Shorten what leads there, or move the deadline.
`,
      good: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  audit: {duration: 3w, start: 2026-03-23}
  consent: {duration: 3w, dependsOn: [audit], deadline: 2026-05-01}
`,
    },
  ],
  check({ schedule, report }) {
    for (const work of workIn(schedule).filter(isDated)) {
      const found = isOpen(work) && !work.assumed ? finding(schedule, work) : undefined;
      if (found !== undefined) report(found);
    }
  },
});

function finding(schedule: Schedule, { item, end }: Dated<ScheduledWork>): Report | undefined {
  if (item.data.deadline === undefined) return undefined;
  const deadline = schedule.calendar.lastDay(item.data.deadline);
  const days = daysAfter(schedule, end, deadline);
  if (days <= 0) return undefined;
  return {
    at: [item, 'deadline'],
    message: `${named(item)} ends on ${when(schedule, end)}, ${workingDays(days)} after its deadline (${when(schedule, deadline)}). Shorten what leads there, or move the deadline.`,
    related: chainOf(schedule, item),
    subjects: [item.id],
  };
}
