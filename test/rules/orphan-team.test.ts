import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['orphan-team'];

describe('orphan-team', () => {
  it('is quiet while teams are only listed', () =>
    check('version: 1\nteams: {mops: {}, brand: {}}\ntools: {crm: {}}\n', { only }));

  it('counts owning, by a member too, being asked, and calling the reviews', () =>
    check(
      `version: 1
teams:
  mops: {members: {ada: Ada}}
  brand: {}
  legal: {}
  board: {}
  sales: {lead: Bo}
# ^^^^^ orphan-team: The team 'sales' owns and does nothing in this roadmap. Name it where it works, or remove it.
tools: {crm: {owner: mops.ada}}
initiatives: {audit: {horizon: now, teams: {brand: 0.5}, consulted: [legal]}}
reviews: {owner: board}
`,
      { only },
    ));

  it('sees the work of all regions, and waits while a team is misspelt', () => {
    const source = `version: 1
imports: {emea: emea.roadmap.yaml}
teams: {mops: {}, brand: {}}
#- /emea.roadmap.yaml
version: 1
initiatives: {audit: {horizon: now, teams: [mops, brand]}}
`;
    check(source, { only });
    check(source.replace('[mops, brand]', '[mops, bland]'), { only });
  });
});
