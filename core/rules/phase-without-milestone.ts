import { freeKey } from '../format/values';
import type { Bound } from '../model/bind';
import type { Entity, Model } from '../model/types';
import { isoDay } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { Fix } from '../syntax/edit';
import { defineRule, idIn, named } from './kit';
import { target } from './words';

export const phaseWithoutMilestone = defineRule({
  name: 'phase-without-milestone',
  severity: 'hint',
  group: 'timeline',
  reads: 'schedule',
  absenceOf: ['milestone', 'phase'],
  summary: 'A phase that no milestone names or lies in.',
  why: 'Without a milestone nobody can say whether a phase is over, or whether it was worth it. The rule speaks once the roadmap has a milestone.',
  examples: [
    {
      bad: `version: 1
phases:
  foundation: {start: 2026-01, end: 2026-06}
  scale: {start: 2026-07, end: 2026-12}
# ^^^^^ phase-without-milestone: The phase 'scale' has no milestone: none names it or lies in it. Add one that shows when it is over.
milestones:
  cdp-live: {date: 2026-06-30}
`,
      fixed: `version: 1
phases:
  foundation: {start: 2026-01, end: 2026-06}
  scale: {start: 2026-07, end: 2026-12}
milestones:
  cdp-live: {date: 2026-06-30}
  scale-done: {phase: scale, date: 2026-12-31}
`,
      good: `version: 1
phases:
  foundation: {start: 2026-01, end: 2026-06}
  scale: {start: 2026-07, end: 2026-12}
milestones:
  cdp-live: {date: 2026-06-30}
  all-regions: {phase: scale, date: 2027-01-15}
`,
    },
  ],
  check({ model, schedule, report }) {
    if (model.all('milestone').length === 0) return;
    for (const phase of model.all('phase'))
      if (!model.all('milestone').some((one) => belongs(model, schedule, one, phase)))
        report({
          at: phase,
          message: `The phase ${named(phase)} has no milestone: none names it or lies in it. Add one that shows when it is over.`,
          subjects: [phase.id],
          fixes: [addMilestone(model, schedule, phase)],
        });
  },
});

function belongs(model: Model, schedule: Schedule, milestone: Entity<'milestone'>, phase: Entity<'phase'>): boolean {
  if (target(model, milestone.data.phase, 'phase') === phase) return true;
  const day = schedule.of(milestone)?.start;
  const span = schedule.phase(phase);
  return day !== undefined && span !== undefined && span.start <= day && day <= span.end;
}

function addMilestone(model: Bound, schedule: Schedule, phase: Entity<'phase'>): Fix {
  const end = phase.data.end === undefined ? undefined : isoDay(schedule.calendar.lastDay(phase.data.end));
  const taken = [...model.all('milestone'), ...model.all('initiative')].map(({ key }) => key);
  const key = freeKey(`${phase.key}-done`, taken);
  return {
    title: `Add a milestone '${key}'`,
    safe: false,
    changes: [
      {
        do: 'set',
        file: phase.file,
        path: ['milestones', key],
        yaml: `{phase: ${idIn(model, phase.file, phase)}${end === undefined ? '' : `, date: ${end}`}}`,
      },
    ],
  };
}
