import { WEEKDAYS } from '../format/entities';
import type { Model } from '../model/types';
import { weekday } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import { defineRule, named, type Report } from './kit';
import { isPlanned, type ScheduledWork, setDate, when, workIn } from './timeline';

export const nonWorkingDay = defineRule({
  name: 'non-working-day',
  severity: 'hint',
  group: 'timeline',
  reads: 'schedule',
  summary: 'Planned work that is said to start or end on a day off.',
  why: 'A date on a weekend or holiday was mostly chosen without a look at the calendar. The schedule counts such a start as the next working day and such an end as the last one. Only full dates are looked at: a month may well begin on a Sunday.',
  examples: [
    {
      bad: `version: 1
calendar:
  start: 2026-03-02
  holidays: {Whit Monday: 2026-05-25}
initiatives:
  training: {start: 2026-05-25, duration: 1w}
#                   ^^^^^^^^^^ non-working-day: 'training' starts on 25 May, a holiday (Whit Monday). The next working day is 26 May.
`,
      fixed: `version: 1
calendar:
  start: 2026-03-02
  holidays: {Whit Monday: 2026-05-25}
initiatives:
  training: {start: 2026-05-26, duration: 1w}
`,
      good: `version: 1
calendar:
  start: 2026-03-02
  holidays: {Whit Monday: 2026-05-25}
initiatives:
  training: {start: 2026-05-26, duration: 1w}
  survey: {start: 2026-08, end: 2026-09}
`,
    },
  ],
  check({ model, schedule, report }) {
    for (const work of workIn(schedule).filter(isPlanned))
      for (const side of ['start', 'end'] as const) {
        const found = dayOff(model, schedule, work, side);
        if (found !== undefined) report(found);
      }
  },
});

function dayOff(model: Model, schedule: Schedule, { item }: ScheduledWork, side: 'start' | 'end'): Report | undefined {
  const date = item.data[side];
  const { calendar } = schedule;
  if (date === undefined || date.unit !== 'day') return undefined;
  const day = calendar.firstDay(date);
  if (calendar.isWorking(day)) return undefined;
  const better = calendar.day(side === 'start' ? calendar.next(day) : calendar.prev(day));
  const other = item.data[side === 'start' ? 'end' : 'start'];
  const stays =
    other === undefined || (side === 'start' ? calendar.lastDay(other) >= better : calendar.firstDay(other) <= better);
  return {
    at: [item, side],
    message: `${named(item)} ${side}s on ${when(schedule, day)}, ${what(model, schedule, day)}. The ${side === 'start' ? 'next' : 'last'} working day is ${when(schedule, better)}.`,
    subjects: [item.id],
    fixes: stays ? [setDate(`Move the ${side} to ${when(schedule, better)}`, item, side, better)] : [],
  };
}

/** `a holiday (Whit Monday)`, `a Saturday`. */
function what({ calendar: { holidays } }: Model, { calendar }: Schedule, day: Day): string {
  const holiday = (holidays ?? []).find((one) => {
    const { start, end } = calendar.span('key' in one ? one.value : one);
    return start <= day && day <= end;
  });
  if (holiday === undefined) return `a ${Object.values(WEEKDAYS)[weekday(day)]}`;
  return 'key' in holiday ? `a holiday (${holiday.key})` : 'a holiday';
}
