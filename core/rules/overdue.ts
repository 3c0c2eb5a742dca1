import type { Model } from '../model/types';
import { isoDay } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { Day, ScheduledItem } from '../schedule/types';
import type { Fix } from '../syntax/edit';
import { defineRule, named, type Report } from './kit';
import { aboveOf, type Dated, isDated, isOpen, setDate, when, workingDays } from './timeline';

export const overdue = defineRule({
  name: 'overdue',
  severity: 'warning',
  group: 'timeline',
  reads: 'today',
  summary: 'Work that is not done, or a milestone that is not reached, although its day is past.',
  why: 'What should be finished and is not holds up all that follows, and the timeline still shows it as if it were on time. An initiative that ends with its activities is not mentioned besides them.',
  examples: [
    {
      bad: `version: 1
calendar: {start: 2026-02-02}
initiatives:
  audit: {start: 2026-02-02, end: 2026-03-06, status: in-progress}
#                                 ^^^^^^^^^^ overdue: 'audit' was to end on 6 Mar, 6 working days ago, and is not done. Set it done, or move its end.
`,
      fixed: `version: 1
calendar: {start: 2026-02-02}
initiatives:
  audit: {start: 2026-02-02, end: 2026-03-06, status: done, finished: 2026-03-16}
`,
      good: `version: 1
calendar: {start: 2026-02-02}
initiatives:
  audit: {start: 2026-02-02, end: 2026-03-06, status: done}
  consent: {start: 2026-02-02, end: 2026-03-27, status: in-progress}
`,
    },
  ],
  check({ model, schedule, today, report }) {
    for (const one of schedule.items) {
      if (!isDated(one) || !isLate(one, today) || isSaidOfActivity(model, schedule, one, today)) continue;
      report(finding(schedule, one, today));
    }
  },
});

/** Milestones that are not reached are `planned`; a gate that was passed is done. */
const isLate = (one: ScheduledItem | undefined, today: Day): boolean =>
  one !== undefined &&
  isOpen(one) &&
  !one.inCycle &&
  !one.assumed &&
  one.end !== undefined &&
  one.end < today &&
  !(one.item.kind === 'milestone' && one.item.data.decision === 'go');

/** An end that comes from activities is theirs to be late by; one that they pass is said of the initiative. */
function isSaidOfActivity(model: Model, schedule: Schedule, one: ScheduledItem, today: Day): boolean {
  const { item } = one;
  if (item.kind === 'activity') {
    const above = aboveOf(schedule, one);
    return above !== undefined && !above.endComputed && isLate(above, today);
  }
  return (
    item.kind === 'initiative' &&
    one.endComputed &&
    model.children(item, 'activity').some((activity) => isLate(schedule.of(activity), today))
  );
}

function finding(schedule: Schedule, one: Dated<ScheduledItem>, today: Day): Report {
  const { item, end } = one;
  const days = schedule.calendar.prev(today) - schedule.calendar.prev(end);
  const ago = days > 0 ? `, ${workingDays(days)} ago,` : '';
  const isMilestone = item.kind === 'milestone';
  const field = isMilestone ? 'date' : 'end';
  const isGiven = item.kind === 'milestone' ? item.data.date !== undefined : item.data.end !== undefined;
  const what = isMilestone
    ? `Milestone ${named(item)} was due on ${when(schedule, end)}${ago} and is not reached. Say when it was reached, or move its date.`
    : `${named(item)} was to end on ${when(schedule, end)}${ago} and is not done. Set it done, or move its end.`;
  const next = schedule.calendar.day(schedule.calendar.next(today));
  return {
    at: isGiven ? [item, field] : item,
    message: what,
    subjects: [item.id],
    fixes: [done(item, today), ...(isGiven ? [setDate(`Move it to ${when(schedule, next)}`, item, field, next)] : [])],
  };
}

function done(item: ScheduledItem['item'], today: Day): Fix {
  const set = (field: string, yaml: string): Fix['changes'][number] => ({
    do: 'set',
    file: item.file,
    path: [...item.path, field],
    yaml,
  });
  if (item.kind === 'milestone')
    return { title: 'Set it reached today', safe: false, changes: [set('reached', isoDay(today))] };
  const status = item.data.status === undefined ? [] : [set('status', 'done')];
  const progress = (item.data.progress ?? 100) === 100 ? [] : [set('progress', '100')];
  return {
    title: 'Set it done today',
    safe: false,
    changes: [...status, ...progress, set('finished', isoDay(today))],
  };
}
