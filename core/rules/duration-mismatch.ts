import type { DateValue, Duration } from '../format/values';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import { defineRule, named, type Report, removeField } from './kit';
import { isDated, type ScheduledWork, when, workIn, workingDays } from './timeline';

export const durationMismatch = defineRule({
  name: 'duration-mismatch',
  severity: 'warning',
  group: 'timeline',
  reads: 'schedule',
  summary: 'A start, an end and a duration that do not fit together, or a duration that is not that of the activities.',
  why: 'Two dates already say how long work takes. A duration beside them that says something else is one that somebody forgot to change, and readers will believe either.',
  examples: [
    {
      bad: `version: 1
initiatives:
  audit: {start: 2026-04-06, end: 2026-05-01, duration: 3w}
#                                                       ^^ duration-mismatch: From 6 Apr to 1 May are 20 working days, but 'duration' says 3w (15 working days, to 24 Apr). Drop the duration, or one of the dates.
`,
      fixed: `version: 1
initiatives:
  audit: {start: 2026-04-06, end: 2026-05-01}
`,
      good: `version: 1
initiatives:
  audit: {start: 2026-04-06, end: 2026-05-01, duration: 4w}
  launch: {start: 2026-05-04, duration: 1w}
`,
    },
  ],
  check({ schedule, report }) {
    for (const work of workIn(schedule)) {
      const found = mismatch(schedule, work);
      if (found !== undefined) report(found);
    }
  },
});

function mismatch(schedule: Schedule, work: ScheduledWork): Report | undefined {
  const { start, end, duration } = work.item.data;
  if (duration === undefined || work.status === 'cancelled') return undefined;
  if (start !== undefined && end !== undefined) return ofDates(schedule, work, start, end, duration);
  const fromActivities = work.endComputed && work.startComputed && work.driver?.kind === 'activities';
  return fromActivities && isDated(work) && !work.assumed && !fits(schedule, work.start, work.end, duration)
    ? ofActivities(schedule, work, duration)
    : undefined;
}

/** Whether counting from either date leads to the other; days off at the ends don't matter. */
function fits({ calendar }: Schedule, start: Day, end: Day, duration: Duration): boolean {
  return (
    calendar.endNumber(start, duration) === calendar.prev(end) ||
    calendar.startNumber(end, duration) === calendar.next(start)
  );
}

function ofDates(
  schedule: Schedule,
  { item }: ScheduledWork,
  first: DateValue,
  last: DateValue,
  duration: Duration,
): Report | undefined {
  const { calendar } = schedule;
  const [start, end] = [calendar.firstDay(first), calendar.lastDay(last)];
  if (start > end || fits(schedule, start, end, duration)) return undefined;
  const counted = calendar.endAfter(start, duration);
  const said = `${workingDays(calendar.workingDays(start, counted))}, to ${when(schedule, counted)}`;
  return {
    at: [item, 'duration'],
    message: `From ${when(schedule, start)} to ${when(schedule, end)} are ${workingDays(calendar.workingDays(start, end))}, but 'duration' says ${duration.text} (${said}). Drop the duration, or one of the dates.`,
    subjects: [item.id],
    fixes: [
      removeField('Drop the duration', item, ['duration'], true),
      removeField(`Drop the end: it becomes ${when(schedule, counted)}`, item, ['end']),
      removeField('Drop the start', item, ['start']),
    ],
  };
}

function ofActivities(schedule: Schedule, { item, start, end }: ScheduledWork, duration: Duration): Report {
  const { calendar } = schedule;
  const days = workingDays(calendar.workingDays(start!, end!));
  return {
    at: [item, 'duration'],
    message: `The activities of ${named(item)} take ${days}, from ${when(schedule, start!)} to ${when(schedule, end!)}, but 'duration' says ${duration.text}. Drop the duration, or change the activities.`,
    subjects: [item.id],
    fixes: [removeField('Drop the duration', item, ['duration'], true)],
  };
}
