/** How long tools and what replaces them are in use together, or how long neither is. */
import { namers } from '../model/refs';
import type { Entity, Model } from '../model/types';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import { firstLive, goLiveOf, lastDayOf, successorsOf } from '../stack/replacement';
import { type Between, bothOf } from './between';
import type { Found } from './consequences';
import { inOrder } from './reach';
import { ROOT, type Side } from './records';

type Tool = Entity<'tool'>;

/** The days of a handover. */
export interface Together {
  /** The last day of what is replaced. */
  readonly last: Day;
  /** The day on which what replaces it goes live. */
  readonly live: Day;
  /** Days on which both are in use; negative for days with neither. */
  readonly days: number;
}

interface Dated {
  readonly model: Model;
  readonly schedule: Schedule;
}

/** A tool and one that it replaces, by their words. */
interface Handover {
  readonly next: string;
  readonly old: string;
}

export function togetherChanges(between: Between): readonly Found[] {
  const [were, are] = bothOf(between).map(({ side, wordOf }) => handoversIn(side, wordOf));
  return [...are!].flatMap(([key, now]): readonly Found[] => {
    const { next, old, tools } = now;
    const was = were!.get(key);
    const after = togetherOf(between.head, tools);
    const before = was === undefined ? undefined : togetherOf(between.base, was.tools);
    // What is new and can't be told is said by the edit itself.
    if (before?.days === after?.days) return [];
    return [
      {
        said: { kind: 'replacement', id: tools.next.id, entity: tools.next, of: tools.old, before, after },
        effect: {
          ...groundOf(between, { next, old }),
          before: before?.days ?? Number.NaN,
          after: after?.days ?? Number.NaN,
          value: (state) => daysIn(state, state.entity(old), state.entity(next)),
        },
      },
    ];
  });
}

interface Known extends Handover {
  readonly tools: { readonly next: Tool; readonly old: Tool };
}

function handoversIn({ model }: Side, wordOf: (entity: Entity) => string): ReadonlyMap<string, Known> {
  const found = new Map<string, Known>();
  for (const old of model.all('tool'))
    for (const next of successorsOf(model, old)) {
      // What can't be read in full says too little.
      if (model.isDoubtful(old) || model.isDoubtful(next)) continue;
      const words = { next: wordOf(next), old: wordOf(old) };
      found.set(`${words.next}\n${words.old}`, { ...words, tools: { next, old } });
    }
  return found;
}

/** Undefined where one of the days is not known. What another tool bridges is no gap. */
function togetherOf({ model, schedule }: Dated, { next, old }: Known['tools']): Together | undefined {
  const live = goLiveOf(model, schedule, next);
  const last = lastDayOf(model, schedule, old);
  if (typeof live !== 'object' || last === undefined) return undefined;
  const days = last - live.day + 1;
  const gap = { last, live: live.day, days };
  if (days >= 0) return gap;
  const first = firstLive(successorsOf(model, old).map((one) => goLiveOf(model, schedule, one)));
  const isBridged = first === undefined || first.day < live.day;
  const hasWork = schedule.calendar.workingDays(last + 1, live.day - 1) > 0;
  return isBridged || !hasWork ? { ...gap, days: 0 } : gap;
}

function daysIn(dated: Dated, old: Entity | undefined, next: Entity | undefined): number {
  if (old?.kind !== 'tool' || next?.kind !== 'tool') return Number.NaN;
  const tools = { next: next as Tool, old: old as Tool };
  return successorsOf(dated.model, tools.old).includes(tools.next)
    ? (togetherOf(dated, tools)?.days ?? Number.NaN)
    : Number.NaN;
}

const OF_TOOLS: readonly string[] = ['from', 'until', 'status', 'replaces'];

/** The edits of both tools, of other successors, and of the work that puts them into use and out of it. */
function groundOf(between: Between, { next, old }: Handover): Pick<Found['effect'], 'edits' | 'ground'> {
  const { reach } = between;
  const tools = new Set([next, old]);
  const works = new Set<string>();
  for (const { side, wordOf } of bothOf(between)) {
    const { model } = side;
    const isOld = (tool: Tool): boolean => wordOf(tool) === old;
    for (const one of model
      .all('tool')
      .filter(isOld)
      .flatMap((tool) => successorsOf(model, tool)))
      tools.add(wordOf(one));
    for (const tool of model.all('tool').filter((one) => tools.has(wordOf(one))))
      for (const work of namers(model, tool, 'initiative', 'tools')) works.add(wordOf(work));
  }
  const edits = inOrder(
    reach.touching([ROOT], ['calendar']),
    reach.touching(tools, OF_TOOLS),
    reach.touching(works, ['tools', 'type']),
    [...works].flatMap((work) => reach.edits.get(work) ?? []),
  );
  return { edits, ground: { layer: 'schedule', items: [...works], others: [...tools] } };
}
