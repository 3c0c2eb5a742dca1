import { isoDay } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { Fix } from '../syntax/edit';
import { defineRule, named, type Report } from './kit';
import { sideOutside, sideOutsidePhase, spanWords } from './outside-phase';
import { isDated, type ScheduledWork, setDate, when, workIn } from './timeline';

export const outsideWindow = defineRule({
  name: 'outside-window',
  severity: 'info',
  group: 'timeline',
  reads: 'schedule',
  summary: 'A given date of planned work that lies outside of the planning window.',
  why: 'The planning window says which time the roadmap speaks for. Work outside of it is often a mistyped year; if not, the window wants to be wider. A date that is outside of its phase too is mentioned there.',
  examples: [
    {
      bad: `version: 1
calendar: {start: 2026-01, end: 2026-12}
initiatives:
  audit: {start: 2062-04-06, duration: 3w}
#                ^^^^^^^^^^ outside-window: 'audit' starts on 6 Apr 2062, after the planning window (1 Jan to 31 Dec). Move it, or widen the window.
`,
      good: `version: 1
calendar: {start: 2026-01, end: 2026-12}
initiatives:
  audit: {start: 2026-04-06, duration: 3w}
`,
    },
  ],
  check({ model, schedule, report }) {
    const { start, end } = schedule.calendar;
    for (const work of workIn(schedule).filter(isDated)) {
      const side = sideOutside(schedule, work, start, end);
      if (side !== undefined && sideOutsidePhase(model, schedule, work) === undefined)
        report(finding(schedule, work, side, model.root));
    }
  },
});

function finding(schedule: Schedule, work: ScheduledWork, side: 'start' | 'end', root: string): Report {
  const { start, end } = schedule.calendar;
  const day = work[side]!;
  const isEarly = start !== undefined && day < start;
  const edge = isEarly ? start : end!;
  const fits =
    (side === 'start' && isEarly && edge <= work.end!) || (side === 'end' && !isEarly && edge >= work.start!);
  const widen: Fix = {
    title: `Widen the planning window to ${when(schedule, day)}`,
    safe: false,
    changes: [{ do: 'set', file: root, path: ['calendar', isEarly ? 'start' : 'end'], yaml: isoDay(day) }],
  };
  return {
    at: [work.item, side],
    message: `${named(work.item)} ${side}s on ${when(schedule, day)}, ${isEarly ? 'before' : 'after'} the planning window (${spanWords(schedule, start, end)}). Move it, or widen the window.`,
    subjects: [work.item.id],
    fixes: [...(fits ? [setDate(`Move the ${side} to ${when(schedule, edge)}`, work.item, side, edge)] : []), widen],
  };
}
