import type { Entity } from '../model/types';
import type { Overload } from '../schedule/capacity';
import { type Initiative, overloadsOf } from '../schedule/loads';
import type { Schedule } from '../schedule/schedule';
import { defineRule, named, type Report } from './kit';
import { when } from './timeline';

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
  check({ model, schedule, loads, report }) {
    const byTeam = loads();
    for (const team of model.all('team')) {
      const { capacity } = team.data;
      if (capacity === undefined) continue;
      for (const run of overloadsOf(schedule.calendar, team, byTeam.get(team) ?? []))
        report(finding(schedule, team, capacity, run));
    }
  },
});

function finding(schedule: Schedule, team: Entity, capacity: number, run: Overload<Initiative>): Report {
  const most = Number(run.most.toFixed(2));
  const dates =
    run.start === run.end
      ? `On ${when(schedule, run.start)}`
      : `From ${when(schedule, run.start)} to ${when(schedule, run.end)}`;
  return {
    at: [team, 'capacity'],
    message: `${dates}, ${named(team)} has ${most === 1 ? "1 initiative's" : `${most} initiatives'`} worth of work (${run.works.map(named).join(', ')}), but capacity for ${capacity}. Move one of them, or give it to another team.`,
    related: run.works.map((work) => ({ at: work, message: `${named(work)} needs ${named(team)} in that time.` })),
    subjects: [team.id, ...run.works.map(({ id }) => id)],
  };
}
