/** Teams that have more to do beyond their capacity, or less. */
import type { Model } from '../model/types';
import { excessOf, type LoadsByTeam, loadsByTeam, overloadsOf, sharesOf, type Team } from '../schedule/loads';
import type { Schedule } from '../schedule/schedule';
import { type Between, bothOf } from './between';
import type { Consequence, Found } from './consequences';
import { inOrder } from './reach';

type Days = Extract<Consequence, { kind: 'capacity' }>['days'];

/** A roadmap with what takes how much of its teams. */
interface Loaded {
  readonly model: Model;
  readonly schedule: Schedule;
  readonly loads: LoadsByTeam;
}

/** Less than that is what arithmetic leaves. */
const LEAST = 1e-6;

export function capacityChanges(between: Between): readonly Found[] {
  const { base, head, words } = between;
  const [was, is] = [loaded(base), loaded(head)];
  const olds = new Map(base.model.all('team').map((team) => [words.ofBase(team), team]));
  return head.model.all('team').flatMap((team): readonly Found[] => {
    const identity = words.ofHead(team);
    const old = olds.get(identity);
    const [before, after] = [beyond(was, old), beyond(is, team)];
    const days = daysOf(is, team) ?? daysOf(was, old);
    if (Math.abs(before - after) < LEAST || days === undefined) return [];
    return [
      {
        said: { kind: 'capacity', id: team.id, entity: team, before, after, days },
        effect: {
          ...groundOf(between, identity),
          before,
          after,
          value: (state) => beyond(state, state.entity(identity) as Team | undefined),
        },
      },
    ];
  });
}

const loaded = ({ model, schedule }: Omit<Loaded, 'loads'>): Loaded => ({
  model,
  schedule,
  loads: loadsByTeam(model, schedule),
});

const beyond = ({ schedule, loads }: Loaded, team: Team | undefined): number =>
  team === undefined ? 0 : excessOf(schedule.calendar, team, loads.get(team) ?? []);

/** From the first to the last day on which a team has too much to do. */
function daysOf({ schedule, loads }: Loaded, team: Team | undefined): Days | undefined {
  const runs = team === undefined ? [] : overloadsOf(schedule.calendar, team, loads.get(team) ?? []);
  return runs.length === 0 ? undefined : { start: runs[0]!.start, end: runs.at(-1)!.end };
}

/** The edits of the team, of the work that it has on either side, and of whom that work names. */
function groundOf(between: Between, identity: string): Pick<Found['effect'], 'edits' | 'ground'> {
  const { reach } = between;
  const works: string[] = [];
  const others = [identity];
  for (const { side, wordOf } of bothOf(between)) {
    const team = side.model.all('team').find((one) => wordOf(one) === identity);
    if (team === undefined) continue;
    others.push(...side.model.children(team, 'member').map(wordOf));
    for (const work of side.model.all('initiative')) if (sharesOf(side.model, work).has(team)) works.push(wordOf(work));
  }
  const edits = inOrder(
    reach.touching([identity], ['capacity', 'holidays']),
    reach.touching(others, []),
    reach.touching(works, ['teams', 'owner']),
    works.flatMap((work) => reach.edits.get(work) ?? []),
  );
  return { edits, ground: { layer: 'schedule', items: [...new Set(works)], others } };
}
