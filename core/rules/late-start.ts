import { isoDay } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import { defineRule, named, type Report, setField } from './kit';
import {
  aboveOf,
  type Dated,
  isDated,
  isPlanned,
  type ScheduledWork,
  setDate,
  when,
  workIn,
  workingDays,
} from './timeline';

export const lateStart = defineRule({
  name: 'late-start',
  severity: 'warning',
  group: 'timeline',
  reads: 'today',
  summary: 'Planned work whose given start is past.',
  why: 'Either it has begun and nobody said so, or it has not and its dates are wishes. Both mislead whoever waits for it. Where the end is past too, `overdue` says so alone.',
  examples: [
    {
      bad: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  audit: {start: 2026-03-09, duration: 4w}
#                ^^^^^^^^^^ late-start: 'audit' was to start on 9 Mar, 5 working days ago, and is still planned. Set it in progress, or move its start.
`,
      fixed: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  audit: {start: 2026-03-09, duration: 4w, status: in-progress}
`,
      good: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  audit: {start: 2026-03-09, duration: 4w, started: 2026-03-11}
  consent: {start: 2026-03-16, duration: 2w}
`,
    },
  ],
  check({ schedule, today, report }) {
    for (const work of workIn(schedule).filter(isDated)) {
      const above = aboveOf(schedule, work);
      const isSaid = above !== undefined && isDated(above) && isLate(above, today);
      if (isLate(work, today) && !isSaid) report(finding(schedule, work, today));
    }
  },
});

const isLate = (work: Dated<ScheduledWork>, today: Day): boolean =>
  isPlanned(work) && work.item.data.start !== undefined && work.start < today && work.end >= today;

function finding(schedule: Schedule, { item, start, end }: Dated<ScheduledWork>, today: Day): Report {
  const { calendar } = schedule;
  const days = calendar.next(today) - calendar.next(start);
  const ago = days > 0 ? `, ${workingDays(days)} ago,` : '';
  const next = calendar.day(calendar.next(today));
  const isBlocked = item.data.status === 'blocked';
  return {
    at: [item, 'start'],
    message: `${named(item)} was to start on ${when(schedule, start)}${ago} and is still ${isBlocked ? 'blocked' : 'planned'}. Set it in progress, or move its start.`,
    subjects: [item.id],
    fixes: [
      isBlocked
        ? setField(`Say that it started on ${when(schedule, start)}`, item, ['started'], isoDay(start))
        : setField('Set it in progress', item, ['status'], 'in-progress'),
      ...(next <= end || item.data.end === undefined
        ? [setDate(`Move the start to ${when(schedule, next)}`, item, 'start', next)]
        : []),
    ],
  };
}
