/** What the rules mean by open, in use and the like; what live and active mean: core/stack/words. */
import type { Ref } from '../format/kit';
import { few, quoted } from '../format/words';
import { namers, target, targets } from '../model/refs';
import type { Entity, Model } from '../model/types';
import { isOpenStatus, statusOf as writtenStatus } from '../schedule/plan';
import type { WorkStatus } from '../schedule/types';
import { isLive } from '../stack/words';

export { namers, target, targets };

type Tool = Entity<'tool'>;
type Automation = Entity<'automation'>;
type Channel = Entity<'channel'>;
type Initiative = Entity<'initiative'>;
type Objective = Entity<'objective'>;

/** More related places than that nobody reads. */
export const MOST_RELATED = 10;

/** Running now. */
export const isRunning = ({ data }: Automation): boolean => (data.status ?? 'active') === 'active';

/** How far work is: as it says, else as its real dates tell. */
export const workStatus = ({ data }: Initiative | Entity<'activity'>): WorkStatus => writtenStatus(data);

/** Decided and not finished. */
export const isOpen = (work: Initiative | Entity<'activity'>): boolean => isOpenStatus(workStatus(work));

/** The objective that a reference serves, by itself or by one of its KPIs. */
function objectiveOf(model: Model, ref: Ref): Objective | undefined {
  const found = model.target(ref);
  const objective = found?.kind === 'kpi' ? found.parent : found;
  return objective?.kind === 'objective' ? (objective as Objective) : undefined;
}

/** The objectives that references serve, each once. */
export function objectivesOf(model: Model, refs: readonly Ref[] | undefined): readonly Objective[] {
  return [...new Set((refs ?? []).flatMap((ref) => objectiveOf(model, ref) ?? []))];
}

/** The objectives above, the nearest first; a circle ends where it closes. */
function* objectivesAbove(model: Model, objective: Objective): Iterable<Objective> {
  const seen = new Set([objective]);
  for (
    let next = target(model, objective.data.parent, 'objective');
    next !== undefined && !seen.has(next);
    next = target(model, next.data.parent, 'objective')
  ) {
    seen.add(next);
    yield next;
  }
}

/** The lowest objectives for which neither they nor any below have something; those above that lack it too come along. */
export function objectivesWithout(
  model: Model,
  has: (objective: Objective) => boolean,
): readonly { readonly objective: Objective; readonly above: readonly Objective[] }[] {
  const fine = new Set<Objective>();
  for (const objective of model.all('objective').filter(has)) {
    fine.add(objective);
    for (const above of objectivesAbove(model, objective)) {
      if (fine.has(above)) break;
      fine.add(above);
    }
  }
  const parents = new Set(model.all('objective').map(({ data }) => target(model, data.parent, 'objective')));
  return model
    .all('objective')
    .filter((objective) => !fine.has(objective) && !parents.has(objective))
    .map((objective) => ({ objective, above: lackingAbove(model, objective, fine) }));
}

/** Up to the first that has it, or as many as somebody would read. */
function lackingAbove(model: Model, objective: Objective, fine: ReadonlySet<Objective>): readonly Objective[] {
  const lacking: Objective[] = [];
  for (const above of objectivesAbove(model, objective)) {
    if (fine.has(above) || lacking.length === MOST_RELATED) break;
    lacking.push(above);
  }
  return lacking;
}

/** The live tools of a channel. */
export const liveTools = (model: Model, { data }: Channel | Automation): readonly Tool[] =>
  targets(model, data.tools, 'tool').filter(isLive);

/** Touchpoints and running automations that name a channel. */
export function channelUsers(model: Model, channel: Channel): readonly (Entity<'touchpoint'> | Entity<'automation'>)[] {
  return [
    ...namers(model, channel, 'touchpoint', 'channel'),
    ...namers(model, channel, 'automation', 'channels').filter(isRunning),
  ];
}

const ONLY_WORDS: readonly string[] = ['name', 'description', 'tags', 'links', 'ref'];

/** An entry that says no more than what it is called: one finding is enough for it. */
export const isJustBegun = ({ data }: Entity): boolean =>
  typeof data === 'object' && Object.keys(data).every((key) => ONLY_WORDS.includes(key));

const MOST_NAMES = 5;

/** Ids for a message: all of a few, else the first of them and how many more there are. */
export const names = (entities: readonly Entity[]): readonly string[] =>
  few(quoted(entities.map(({ id }) => id)), MOST_NAMES);

/** Remembers what was found for each thing, while one rule looks at one roadmap. */
export function remembering<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const old = known.get(key);
    if (old !== undefined) return old;
    const found = find(key);
    known.set(key, found);
    return found;
  };
}
