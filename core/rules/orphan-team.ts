import type { Entity, Model } from '../model/types';
import { defineRule, named } from './kit';

export const orphanTeam = defineRule({
  name: 'orphan-team',
  severity: 'hint',
  group: 'customers',
  reads: 'model',
  absenceOf: ['team', 'member'],
  summary: 'A team that owns and does nothing in the roadmap.',
  why: 'Either its work is missing from the roadmap, or it need not be listed. The rule speaks once another team owns or does something.',
  examples: [
    {
      bad: `version: 1
teams:
  mops: {}
  brand: {}
# ^^^^^ orphan-team: The team 'brand' owns and does nothing in this roadmap. Name it where it works, or remove it.
initiatives:
  audit: {horizon: now, teams: [mops]}
`,
      good: `version: 1
teams:
  mops: {}
  brand: {}
initiatives:
  audit: {horizon: now, teams: [mops, brand]}
`,
    },
  ],
  check({ model, report }) {
    const teams = model.all('team');
    const idle = teams.filter((team) => !isNamed(model, team));
    if (idle.length === teams.length) return;
    for (const team of idle)
      report({
        at: team,
        message: `The team ${named(team)} owns and does nothing in this roadmap. Name it where it works, or remove it.`,
      });
  },
});

/** By itself or by one of its members; who is asked or told has a part in it too. */
const isNamed = (model: Model, team: Entity<'team'>): boolean =>
  [team, ...model.children(team, 'member')].some((one) => model.uses(one).length > 0);
