import type { Bound } from '../model/bind';
import type { Schedule } from '../schedule/schedule';
import type { Fix } from '../syntax/edit';
import { defineRule, named, type Report, setField } from './kit';
import { aboveOf, isOpen, type ScheduledWork, workIn } from './timeline';

export const unscheduled = defineRule({
  name: 'unscheduled',
  severity: 'info',
  group: 'timeline',
  reads: 'schedule',
  absenceOf: [],
  summary: 'Open work that can’t be dated, and why.',
  why: 'Work without dates is missing from the timeline, holds no capacity, and nothing that depends on it can be dated. Give it what is missing, or a `horizon` if it is too early for dates. What only waits for other work without dates is not mentioned again.',
  examples: [
    {
      bad: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  new-website: {start: 2026-05-04}
# ^^^^^^^^^^^ unscheduled: 'new-website' has no dates: an end or a duration is missing.
`,
      fixed: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  new-website: {start: 2026-05-04, duration: 2w}
`,
      good: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  new-website: {start: 2026-05-04, end: 2026-07-31}
  chat-bot: {horizon: later}
`,
    },
  ],
  check({ model, schedule, report }) {
    const broken = new Set(model.unresolved.map(({ from }) => from));
    for (const work of workIn(schedule))
      if (!broken.has(work.item) && isCause(model, schedule, work)) report(finding(schedule, work));
  },
});

/** Whether what keeps work from having dates is its own, rather than another finding's. */
function isCause(model: Bound, schedule: Schedule, work: ScheduledWork): boolean {
  if (!lacksDates(schedule, work) || work.inCycle || work.reason === 'reversed') return false;
  if (work.reason === 'waits-for-unscheduled')
    return !needsOf(model, work).some((on) => on === undefined || isSaid(schedule, on));
  const above = aboveOf(schedule, work);
  if (above !== undefined) return !(lacksDates(schedule, above) && isOpen(above));
  return true;
}

function lacksDates(schedule: Schedule, work: ScheduledWork): boolean {
  const above = aboveOf(schedule, work) ?? work;
  const hasHorizon = above.item.kind === 'initiative' && above.item.data.horizon !== undefined;
  return isOpen(work) && work.unscheduled !== undefined && !hasHorizon;
}

/** What work waits for, its initiative's dependencies among it; undefined for an id that names nothing. */
function needsOf(model: Bound, { item }: ScheduledWork): readonly ReturnType<Bound['target']>[] {
  const written = [item, item.parent].flatMap((one) =>
    one?.kind === 'initiative' || one?.kind === 'activity'
      ? [...((one as ScheduledWork['item']).data.dependsOn ?? [])]
      : [],
  );
  return written.map((one) => model.target('ref' in one ? one.ref : one));
}

/** Whether another finding speaks of an item that has no dates. */
function isSaid(schedule: Schedule, entity: NonNullable<ReturnType<Bound['target']>>): boolean {
  const one = schedule.of(entity);
  if (one === undefined || one.unscheduled === undefined || one.status === 'cancelled') return false;
  if (one.inCycle || one.reason === 'reversed' || one.item.kind === 'milestone') return true;
  return lacksDates(schedule, one as ScheduledWork);
}

function finding(schedule: Schedule, work: ScheduledWork): Report {
  return {
    at: work.item,
    message: `${named(work.item)} has no dates: ${work.unscheduled}.`,
    subjects: [work.item.id],
    fixes: fixes(schedule, work),
  };
}

function fixes(schedule: Schedule, { item, reason }: ScheduledWork): readonly Fix[] {
  const { start, end, duration, dependsOn } = item.data;
  const steps = item.kind === 'initiative' && (item.data.activities ?? []).length > 0;
  const inPhase = item.kind === 'initiative' && item.data.phase !== undefined;
  const hasStart = start !== undefined || end !== undefined || dependsOn !== undefined;
  const begins = hasStart || inPhase || schedule.calendar.start !== undefined;
  const lacksDuration = reason === 'missing' && duration === undefined && begins && !steps;
  return [
    ...(lacksDuration ? [setField('Add a duration of 2w', item, ['duration'], '2w')] : []),
    ...(item.kind === 'initiative' ? [setField("Set 'horizon' to later", item, ['horizon'], 'later')] : []),
  ];
}
