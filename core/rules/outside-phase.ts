import type { Entity, Model } from '../model/types';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import { defineRule, named, type Report } from './kit';
import { aboveOf, isDated, isPlanned, type ScheduledWork, setDate, when, workIn } from './timeline';
import { target } from './words';

export const outsidePhase = defineRule({
  name: 'outside-phase',
  severity: 'info',
  group: 'timeline',
  reads: 'schedule',
  summary: 'A given date of planned work that lies outside of its phase.',
  why: 'Phases tell the story of a roadmap: first this, then that. Work that says it belongs to a phase and happens at another time makes the story untrue.',
  examples: [
    {
      bad: `version: 1
phases:
  foundation: {start: 2026-01, end: 2026-06}
initiatives:
  consent: {phase: foundation, start: 2026-05-04, end: 2026-07-10}
#                                                      ^^^^^^^^^^ outside-phase: 'consent' ends on 10 Jul, after its phase 'foundation' (1 Jan to 30 Jun). Move it, widen the phase, or choose another.
`,
      fixed: `version: 1
phases:
  foundation: {start: 2026-01, end: 2026-06}
initiatives:
  consent: {phase: foundation, start: 2026-05-04, end: 2026-06-30}
`,
      good: `version: 1
phases:
  foundation: {start: 2026-01, end: 2026-07}
initiatives:
  consent: {phase: foundation, start: 2026-05-04, end: 2026-07-10}
`,
    },
  ],
  check({ model, schedule, report }) {
    for (const work of workIn(schedule).filter(isDated)) {
      const side = sideOutsidePhase(model, schedule, work);
      if (side !== undefined) report(finding(schedule, work, phaseOf(model, schedule, work)!, side));
    }
  },
});

type Side = 'start' | 'end';

function phaseOf(model: Model, schedule: Schedule, work: ScheduledWork): Entity<'phase'> | undefined {
  const { item } = aboveOf(schedule, work) ?? work;
  return item.kind === 'initiative' ? target(model, item.data.phase, 'phase') : undefined;
}

/** The given date that lies outside of the work's phase. What its initiative's own dates say already is left out. */
export function sideOutsidePhase(model: Model, schedule: Schedule, work: ScheduledWork): Side | undefined {
  const phase = phaseOf(model, schedule, work);
  if (phase === undefined) return undefined;
  const { start, end } = phase.data;
  return sideOutside(
    schedule,
    work,
    start === undefined ? undefined : schedule.calendar.firstDay(start),
    end === undefined ? undefined : schedule.calendar.lastDay(end),
  );
}

/** The given date of planned work that lies before a first day or after a last one; days off at the ends don't count. */
export function sideOutside(
  schedule: Schedule,
  work: ScheduledWork,
  from: Day | undefined,
  to: Day | undefined,
): Side | undefined {
  if (!isPlanned(work) || !isDated(work)) return undefined;
  const above = aboveOf(schedule, work);
  const { calendar } = schedule;
  const isFree = (side: Side): boolean =>
    !work[`${side}Computed`] && (above === undefined || above.start === undefined || above[`${side}Computed`]);
  const early = (day: Day): boolean => from !== undefined && calendar.next(day) < calendar.next(from);
  const late = (day: Day): boolean => to !== undefined && calendar.prev(day) > calendar.prev(to);
  if (isFree('start') && (early(work.start) || late(work.start))) return 'start';
  return isFree('end') && (early(work.end) || late(work.end)) ? 'end' : undefined;
}

function finding(schedule: Schedule, work: ScheduledWork, phase: Entity<'phase'>, side: Side): Report {
  const { start, end } = phase.data;
  const from = start === undefined ? undefined : schedule.calendar.firstDay(start);
  const to = end === undefined ? undefined : schedule.calendar.lastDay(end);
  const day = work[side]!;
  const isEarly = from !== undefined && day < from;
  const edge = isEarly ? from : to!;
  const fits =
    (side === 'start' && isEarly && edge <= work.end!) || (side === 'end' && !isEarly && edge >= work.start!);
  return {
    at: [work.item, side],
    message: `${named(work.item)} ${side}s on ${when(schedule, day)}, ${isEarly ? 'before' : 'after'} its phase ${named(phase)} (${spanWords(schedule, from, to)}). Move it, widen the phase, or choose another.`,
    related: [{ at: phase, message: `${named(phase)} goes ${spanWords(schedule, from, to)}.` }],
    subjects: [work.item.id, phase.id],
    fixes: [
      ...(fits ? [setDate(`Move the ${side} to ${when(schedule, edge)}`, work.item, side, edge)] : []),
      isEarly
        ? setDate(`Start the phase on ${when(schedule, day)}`, phase, 'start', day)
        : setDate(`End the phase on ${when(schedule, day)}`, phase, 'end', day),
    ],
  };
}

export function spanWords(schedule: Schedule, from: Day | undefined, to: Day | undefined): string {
  if (from === undefined) return `to ${when(schedule, to!)}`;
  return to === undefined ? `from ${when(schedule, from)}` : `${when(schedule, from)} to ${when(schedule, to)}`;
}
