import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import { type Load, type Overload, overloads } from '../schedule/capacity';
import type { Schedule } from '../schedule/schedule';
import { defineRule, named, type Report } from './kit';
import { isDated, isOpen, when } from './timeline';

export const overCapacity = defineRule({
  name: 'over-capacity',
  severity: 'warning',
  group: 'timeline',
  reads: 'schedule',
  summary: 'Days on which a team has more initiatives than it has capacity for.',
  why: 'A team that works on more than it can finishes everything late. Open initiatives with dates count, each with its share of the team (1 where the team is only listed; the owner’s team where no teams are named). Days on which the team is on holiday are left out.',
  examples: [
    {
      bad: `version: 1
teams:
  data: {capacity: 1}
#                  ^ over-capacity: From 16 Mar to 27 Mar, 'data' has 2 initiatives' worth of work ('audit', 'consent'), but capacity for 1. Move one of them, or give it to another team.
initiatives:
  audit: {teams: [data], start: 2026-03-02, end: 2026-03-27, status: in-progress}
  consent: {teams: [data], start: 2026-03-16, end: 2026-04-10}
`,
      good: `version: 1
teams:
  data: {capacity: 1}
initiatives:
  audit: {teams: [data], start: 2026-03-02, end: 2026-03-27, status: in-progress}
  consent: {teams: [data], start: 2026-03-30, end: 2026-04-10}
`,
    },
  ],
  check({ model, schedule, report }) {
    const loads = loadsByTeam(model, schedule);
    for (const team of model.all('team')) {
      const { capacity, holidays } = team.data;
      if (capacity === undefined) continue;
      for (const run of overloads(
        schedule.calendar,
        loads.get(team) ?? [],
        capacity,
        schedule.calendar.holidays(holidays),
      ))
        report(finding(schedule, team, capacity, run));
    }
  },
});

type Initiative = Entity<'initiative'>;

function loadsByTeam(model: Bound, schedule: Schedule): ReadonlyMap<Entity, readonly Load<Initiative>[]> {
  const loads = new Map<Entity, Load<Initiative>[]>();
  for (const work of model.all('initiative')) {
    const one = schedule.of(work);
    if (one === undefined || !isOpen(one) || !isDated(one) || one.assumed || one.inCycle) continue;
    for (const [team, share] of sharesOf(model, work)) {
      const known = loads.get(team) ?? [];
      known.push({ work, start: one.start, end: one.end, share });
      loads.set(team, known);
    }
  }
  return loads;
}

/** The teams of an initiative with their shares; without any, its owner's. */
function sharesOf(model: Bound, { data }: Initiative): ReadonlyMap<Entity, number> {
  const shares = new Map<Entity, number>();
  for (const one of data.teams ?? []) {
    const team = model.target('ref' in one ? one.ref : one);
    if (team !== undefined && !shares.has(team)) shares.set(team, 'ref' in one ? one.value : 1);
  }
  if ((data.teams ?? []).length > 0) return shares;
  const owner = data.owner === undefined ? undefined : model.target(data.owner);
  const team = owner?.kind === 'member' ? owner.parent : owner;
  return team === undefined ? shares : shares.set(team, 1);
}

function finding(schedule: Schedule, team: Entity, capacity: number, run: Overload<Initiative>): Report {
  const most = Number(run.most.toFixed(2));
  const dates =
    run.start === run.end
      ? `On ${when(schedule, run.start)}`
      : `From ${when(schedule, run.start)} to ${when(schedule, run.end)}`;
  return {
    at: [team, 'capacity'],
    message: `${dates}, ${named(team)} has ${most} initiatives' worth of work (${run.works.map(named).join(', ')}), but capacity for ${capacity}. Move one of them, or give it to another team.`,
    related: run.works.map((work) => ({ at: work, message: `${named(work)} needs ${named(team)} in that time.` })),
    subjects: [team.id, ...run.works.map(({ id }) => id)],
  };
}
