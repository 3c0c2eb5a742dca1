/** The schedule of a roadmap: one pass forward for dates, one back for slack, and what rules and views ask of it. */
import type { Entity, Item, Model } from '../model/types';
import type { Calendar, Span } from './calendar';
import type { Knot } from './cycles';
import { isPlaced } from './forward';
import { itemsOf, type Plan, planOf } from './plan';
import * as queries from './queries';
import { type Solution, solve } from './solve';
import type { ChainStep, Cycle, CycleEdge, Day, ScheduledItem, Violation } from './types';

export interface Schedule {
  readonly calendar: Calendar;
  /** Initiatives, each with its activities behind it, then milestones, in file order. */
  readonly items: readonly ScheduledItem[];
  readonly cycles: readonly Cycle[];
  /** A day of the year in which most of this happens: that year needs no saying. */
  readonly usualYear: Day | undefined;
  of(entity: Entity): ScheduledItem | undefined;
  /** By id as the root writes it: `emea/migrate.export`. */
  find(id: string): ScheduledItem | undefined;
  /** First and last day of a phase, where it has both. */
  phase(phase: Entity<'phase'>): Span | undefined;
  /** Given dates of an item that its dependencies contradict, the worst first. Nothing inside a cycle. */
  violations(entity: Entity): readonly Violation[];
  /** The earliest first and last day that dependencies allow work of its length; undefined where none says anything. */
  earliest(entity: Entity): Span | undefined;
  /**
   * What explains an item's last day (or its first, of `side`): the item itself first, then what drives it, and so on;
   * no more than `most` steps.
   */
  chain(entity: Entity, side?: 'start' | 'end', most?: number): readonly ChainStep[];
}

/** `days` is the calendar of the roadmap, where somebody has made it already. */
export function schedule(model: Model, days?: Calendar): Schedule {
  const entities = itemsOf(model);
  const solution = solve(planOf(model, entities), days);
  const knotted = new Set(solution.knots.flatMap(({ items }) => items));
  const items = entities.map((entity, i) => scheduled(solution, entities, entity, i, knotted.has(i)));
  const numbers = new Map<Entity, number>(entities.map((entity, i) => [entity, i]));
  const byId = new Map(items.map((one) => [one.item.id, one]));
  const { calendar } = solution;
  const asked = { solution, items, entities };
  const withNumber = <T>(entity: Entity, ask: (i: number) => T, otherwise: T): T => {
    const i = numbers.get(entity);
    return i === undefined ? otherwise : ask(i);
  };
  return {
    calendar,
    items,
    usualYear: calendar.start ?? items.find(({ start }) => start !== undefined)?.start,
    cycles: solution.knots.map((knot) => cycleOf(solution.plan, entities, knot)),
    of: (entity) => withNumber(entity, (i) => items[i], undefined),
    find: (id) => byId.get(id),
    phase: ({ data: { start, end } }) =>
      start === undefined || end === undefined
        ? undefined
        : { start: calendar.firstDay(start), end: calendar.lastDay(end) },
    violations: (entity) => withNumber(entity, (i) => queries.violations(asked, i), []),
    earliest: (entity) => withNumber(entity, (i) => queries.earliest(asked, i), undefined),
    chain: (entity, side = 'end', most = Number.POSITIVE_INFINITY) =>
      withNumber(entity, (i) => queries.chain(asked, i, side, most), []),
  };
}

function scheduled(
  { plan, places, calendar, slack, critical }: Solution,
  entities: readonly Item[],
  item: Item,
  i: number,
  inCycle: boolean,
): ScheduledItem {
  const place = places[i]!;
  const { status, kind } = plan.items[i]!;
  if (!isPlaced(place)) return { ...NO_DATES, item, status, unscheduled: place.why, reason: place.reason, inCycle };
  return {
    item,
    status,
    start: place.start,
    end: place.end,
    startComputed: !place.startGiven,
    endComputed: !place.endGiven,
    workingDays: kind === 'milestone' ? 0 : calendar.workingDays(place.start, place.end),
    totalSlack: slack.total[i],
    freeSlack: slack.free[i],
    critical: critical[i] === 1,
    assumed: place.assumed,
    driver: queries.driverOf(plan, entities, place.driver),
    unscheduled: undefined,
    reason: undefined,
    inCycle,
  };
}

const NO_DATES = {
  start: undefined,
  end: undefined,
  startComputed: false,
  endComputed: false,
  workingDays: 0,
  totalSlack: undefined,
  freeSlack: undefined,
  critical: false,
  assumed: false,
  driver: undefined,
} as const;

function cycleOf(plan: Plan, entities: readonly Item[], { items, steps }: Knot): Cycle {
  return {
    items: items.map((i) => entities[i]!),
    edges: steps.map(({ from, to, by }): CycleEdge => {
      const ref = plan.items[from]!.needs.find(({ on }) => on === to)?.ref;
      return { from: entities[from]!, to: entities[to]!, by, ref };
    }),
  };
}
