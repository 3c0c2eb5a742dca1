import type { DateValue } from '../format/values';
import { isoDay } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { Day, ScheduledItem } from '../schedule/types';
import { defineRule, named, type Report, setField } from './kit';
import { when } from './timeline';

export const finishedInFuture = defineRule({
  name: 'finished-in-future',
  severity: 'warning',
  group: 'timeline',
  reads: 'today',
  summary: 'Work that is done, or a milestone that is reached, on a day that is still to come.',
  why: 'What really happened can only lie in the past. A date ahead is mostly a mistyped one, or an end that was planned and came earlier. A period that has begun, such as this month, counts as past.',
  examples: [
    {
      bad: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  audit: {start: 2026-03-02, finished: 2026-04-13}
#                                      ^^^^^^^^^^ finished-in-future: 'audit' is done on 13 Apr, which is still to come. Set the day on which it was finished.
`,
      fixed: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  audit: {start: 2026-03-02, finished: 2026-03-16}
`,
      good: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  audit: {start: 2026-03-02, finished: 2026-03-13}
`,
    },
  ],
  check({ schedule, today, report }) {
    for (const one of schedule.items) {
      const found = isOver(one) && !one.inCycle ? finding(schedule, one, today) : undefined;
      if (found !== undefined) report(found);
    }
  },
});

/** Done, or said to be finished. */
const isOver = ({ status, item }: ScheduledItem): boolean =>
  status === 'done' || (status !== 'cancelled' && item.kind !== 'milestone' && item.data.finished !== undefined);

function finding(schedule: Schedule, { item }: ScheduledItem, today: Day): Report | undefined {
  const [field, written] = lastDate(item);
  if (written === undefined || schedule.calendar.firstDay(written) <= today) return undefined;
  const day = schedule.calendar.lastDay(written);
  const really = item.kind === 'milestone' ? 'reached' : 'finished';
  return {
    at: [item, field],
    message: `${named(item)} is ${item.kind === 'milestone' ? 'reached' : 'done'} on ${when(schedule, day)}, which is still to come. Set the day on which it was ${really}.`,
    subjects: [item.id],
    fixes: [setField(`Set '${really}' to today`, item, [really], isoDay(today))],
  };
}

/** The field that says when it was over. */
function lastDate(item: ScheduledItem['item']): readonly [string, DateValue | undefined] {
  if (item.kind === 'milestone') return ['reached', item.data.reached];
  return item.data.finished === undefined ? ['end', item.data.end] : ['finished', item.data.finished];
}
