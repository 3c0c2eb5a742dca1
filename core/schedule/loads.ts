/** Which initiatives take how much of which team, and when. */
import { push } from '../format/multimap';
import type { Entity, Model } from '../model/types';
import type { Calendar } from './calendar';
import { excess, type Load, loadOn, type Overload, overloads } from './capacity';
import { isOpenStatus } from './plan';
import type { Schedule } from './schedule';
import type { Day } from './types';

export type Initiative = Entity<'initiative'>;
export type Team = Entity<'team'>;
export type LoadsByTeam = ReadonlyMap<Team, readonly Load<Initiative>[]>;

/** The teams of an initiative with their shares; without any, its owner's. */
export function sharesOf(model: Model, { data }: Initiative): ReadonlyMap<Team, number> {
  const shares = new Map<Team, number>();
  for (const one of data.teams ?? []) {
    const team = teamIn(model.target('ref' in one ? one.ref : one));
    if (team !== undefined && !shares.has(team)) shares.set(team, 'ref' in one ? one.value : 1);
  }
  if ((data.teams ?? []).length > 0) return shares;
  const team = teamIn(data.owner === undefined ? undefined : model.target(data.owner));
  return team === undefined ? shares : shares.set(team, 1);
}

/** A team, or that of a member. */
export function teamIn(entity: Entity | undefined): Team | undefined {
  const found = entity?.kind === 'member' ? entity.parent : entity;
  return found?.kind === 'team' ? (found as Team) : undefined;
}

/** The open initiatives of each team, where they have dates that are not just assumed. */
export function loadsByTeam(model: Model, schedule: Schedule): LoadsByTeam {
  const loads = new Map<Team, Load<Initiative>[]>();
  for (const work of model.all('initiative')) {
    const one = schedule.of(work);
    if (one === undefined || !isOpenStatus(one.status) || one.assumed || one.inCycle) continue;
    const { start, end } = one;
    if (start === undefined || end === undefined) continue;
    for (const [team, share] of sharesOf(model, work)) push(loads, team, { work, start, end, share });
  }
  return loads;
}

/** The runs of days on which a team has more to do than it can; none where it does not say what it can. */
export function overloadsOf<W>(
  calendar: Calendar,
  { data: { capacity, holidays } }: Team,
  loads: readonly Load<W>[],
): readonly Overload<W>[] {
  return capacity === undefined ? [] : overloads(calendar, loads, capacity, calendar.holidays(holidays));
}

/** How much more a team has to do than it can, in working days of one initiative; 0 where it does not say what it can. */
export const excessOf = <W>(
  calendar: Calendar,
  { data: { capacity, holidays } }: Team,
  loads: readonly Load<W>[],
): number => (capacity === undefined ? 0 : excess(calendar, loads, capacity, calendar.holidays(holidays)));

/** How much is asked of a team on a day; nothing on its days off. */
export const teamLoadOn = <W>(
  calendar: Calendar,
  { data: { holidays } }: Team,
  loads: readonly Load<W>[],
  day: Day,
): number => loadOn(calendar, loads, calendar.holidays(holidays), day);
