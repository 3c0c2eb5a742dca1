/** How much a team has to do: today, and when it has the most beyond what it can. */
import { listed } from '../format/words';
import type { Entity } from '../model/types';
import { spanInWords } from '../render/days';
import { overloadsOf, teamLoadOn } from '../schedule/loads';
import type { Workspace } from '../workspace';
import { code } from './words';

const MOST_NAMED = 6;

export function loadFacts(workspace: Workspace, root: string, team: Entity<'team'>): readonly string[] {
  const loads = workspace.loads(root).get(team) ?? [];
  if (loads.length === 0) return [];
  const { calendar } = workspace.schedule(root);
  const { capacity } = team.data;
  const now = rounded(teamLoadOn(calendar, team, loads, workspace.today()));
  const of = capacity === undefined ? '' : ` of ${capacity}`;
  const today = `Load: ${now}${of} today`;
  const runs = overloadsOf(calendar, team, loads);
  if (runs.length === 0) return [today];
  const worst = runs.reduce((a, b) => (b.most > a.most ? b : a));
  const works = listed(
    worst.works.map(({ id }) => code(id)),
    MOST_NAMED,
  );
  return [`${today}; most ${rounded(worst.most)}${of}, ${spanInWords(worst.start, worst.end)} (${works})`];
}

const rounded = (load: number): number => Number(load.toFixed(2));
