import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import { defineRule, named, type Report } from './kit';
import {
  aboveOf,
  chainOf,
  type Dated,
  daysAfter,
  holdsEnd,
  isDated,
  isOpen,
  isPlanned,
  type ScheduledWork,
  setDate,
  when,
  workIn,
  workingDays,
} from './timeline';

export const outsideParent = defineRule({
  name: 'outside-parent',
  severity: 'warning',
  group: 'timeline',
  reads: 'schedule',
  summary: 'An activity that begins before its initiative or ends after it.',
  why: 'Who reads only the initiative’s dates is told too early an end, or too late a start. Activities whose dates are counted are mentioned once, at the initiative’s end.',
  examples: [
    {
      bad: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  migrate:
    start: 2026-04-06
    end: 2026-05-15
    activities:
      export: {duration: 2w}
      import: {start: 2026-04-20, end: 2026-05-22, dependsOn: [export]}
#                                      ^^^^^^^^^^ outside-parent: 'migrate.import' ends on 22 May, 5 working days after its initiative 'migrate' (15 May). Move it, or let the initiative end later.
`,
      fixed: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  migrate:
    start: 2026-04-06
    end: 2026-05-15
    activities:
      export: {duration: 2w}
      import: {start: 2026-04-20, end: 2026-05-15, dependsOn: [export]}
`,
      good: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  migrate:
    start: 2026-04-06
    end: 2026-05-22
    activities:
      export: {duration: 2w}
      import: {start: 2026-04-20, end: 2026-05-22, dependsOn: [export]}
`,
    },
  ],
  check({ schedule, report }) {
    const latest = new Map<ScheduledWork, Dated<ScheduledWork>>();
    for (const work of workIn(schedule).filter(isDated)) {
      const above = aboveOf(schedule, work);
      if (above === undefined || !isOpen(work) || !isOpen(above) || above.inCycle) continue;
      const given = isPlanned(work)
        ? (startOutside(schedule, work, above) ?? endOutside(schedule, work, above))
        : undefined;
      if (given !== undefined) report(given);
      else if (isLateByCount(schedule, work, above) && (latest.get(above)?.end ?? work.end - 1) < work.end)
        latest.set(above, work);
    }
    for (const [above, work] of latest) report(tooLong(schedule, above, work));
  },
});

/** The days of an initiative as far as its own fields hold them, even if its activities leave it without dates. */
function own({ calendar }: Schedule, above: ScheduledWork): { start: Day | undefined; end: Day | undefined } {
  const { start, end } = above.item.data;
  const last = end === undefined ? undefined : calendar.lastDay(end);
  const isReversed = start !== undefined && last !== undefined && calendar.firstDay(start) > last;
  return {
    start: above.driver?.kind === 'given' ? above.start : undefined,
    end: holdsEnd(above) && !isReversed ? (above.end ?? last) : undefined,
  };
}

function startOutside(schedule: Schedule, work: Dated<ScheduledWork>, above: ScheduledWork): Report | undefined {
  const { start } = own(schedule, above);
  const { item } = work;
  if (start === undefined || work.startComputed || work.start >= start) return undefined;
  if (schedule.calendar.next(work.start) >= schedule.calendar.next(start)) return undefined;
  const days = schedule.calendar.next(start) - schedule.calendar.next(work.start);
  return {
    at: [item, 'start'],
    message: `${named(item)} starts on ${when(schedule, work.start)}, ${workingDays(days)} before its initiative ${named(above.item)} (${when(schedule, start)}). Move it, or let the initiative start earlier.`,
    related: [{ at: above.item, message: `${named(above.item)} starts on ${when(schedule, start)}.` }],
    subjects: [item.id],
    fixes: [
      ...(start <= work.end ? [setDate(`Move the start to ${when(schedule, start)}`, item, 'start', start)] : []),
      ...(above.startComputed
        ? []
        : [setDate(`Start ${named(above.item)} on ${when(schedule, work.start)}`, above.item, 'start', work.start)]),
    ],
  };
}

function endOutside(schedule: Schedule, work: Dated<ScheduledWork>, above: ScheduledWork): Report | undefined {
  const { end } = own(schedule, above);
  const { item } = work;
  if (end === undefined || work.endComputed || daysAfter(schedule, work.end, end) <= 0) return undefined;
  const days = workingDays(daysAfter(schedule, work.end, end));
  return {
    at: [item, 'end'],
    message: `${named(item)} ends on ${when(schedule, work.end)}, ${days} after its initiative ${named(above.item)} (${when(schedule, end)}). Move it, or let the initiative end later.`,
    related: [{ at: above.item, message: `${named(above.item)} ends on ${when(schedule, end)}.` }],
    subjects: [item.id],
    fixes: [
      ...(end >= work.start ? [setDate(`Move the end to ${when(schedule, end)}`, item, 'end', end)] : []),
      ...(above.item.data.end === undefined
        ? []
        : [setDate(`End ${named(above.item)} on ${when(schedule, work.end)}`, above.item, 'end', work.end)]),
    ],
  };
}

/** A counted end after the given end of the initiative. */
function isLateByCount(schedule: Schedule, work: Dated<ScheduledWork>, above: ScheduledWork): boolean {
  const { end } = own(schedule, above);
  const given = above.item.data.end !== undefined;
  return given && work.endComputed && !work.assumed && end !== undefined && daysAfter(schedule, work.end, end) > 0;
}

function tooLong(schedule: Schedule, above: ScheduledWork, work: Dated<ScheduledWork>): Report {
  const end = own(schedule, above).end!;
  const days = workingDays(daysAfter(schedule, work.end, end));
  return {
    at: [above.item, 'end'],
    message: `${named(above.item)} ends on ${when(schedule, end)}, but its activity ${named(work.item)} takes until ${when(schedule, work.end)}, ${days} longer. Let the initiative end later, or shorten what leads there.`,
    related: chainOf(schedule, work.item),
    subjects: [above.item.id],
    fixes: [setDate(`Move the end to ${when(schedule, work.end)}`, above.item, 'end', work.end)],
  };
}
