/** Where dates come from: one pass over the items, each after all that it waits for. */
import type { Duration } from '../format/values';
import { type Calendar, isInRange, LAST_DAY } from './calendar';
import { counts, type Graph } from './graph';
import { bindsStart, bound } from './lags';
import type { Need, Plan, PlanItem } from './plan';
import type { Day, DependencyType, UnscheduledReason, WorkStatus } from './types';

export type DriverAt =
  | { readonly kind: 'given' | 'window' | 'activities' }
  | {
      readonly kind: 'dependency';
      readonly on: number;
      readonly type: DependencyType;
      readonly lag: Duration | undefined;
    }
  | { readonly kind: 'initiative' | 'requirement' | 'phase'; readonly on: number };

/** How an item got its dates: from its own fields, from its activities, or by what it waits for. */
export type Origin = 'own' | 'activities' | 'counted';

/** An item with dates. `s` and `e` are their numbers on the grid: a start counts as the next working day, an end as the last. */
export interface Placed {
  readonly start: Day;
  readonly end: Day;
  readonly s: number;
  readonly e: number;
  readonly origin: Origin;
  /** Whether a date is held by the item's own fields. */
  readonly startHeld: boolean;
  readonly endHeld: boolean;
  readonly startGiven: boolean;
  readonly endGiven: boolean;
  readonly driver: DriverAt;
  readonly assumed: boolean;
  /** Of an initiative with dates from its activities: the ones that set its first and last day. */
  readonly first: number;
  readonly last: number;
}

export interface Unplaced {
  readonly reason: UnscheduledReason;
  /** A clause. */
  readonly why: string;
}

export type Place = Placed | Unplaced;

export const isPlaced = (place: Place | undefined): place is Placed => place !== undefined && 's' in place;

/** Whether real dates hold work where it is, whatever it depends on. */
export const stays = ({ status, started }: { readonly status: WorkStatus; readonly started?: unknown }): boolean =>
  status === 'done' || status === 'in-progress' || (status === 'blocked' && started !== undefined);

/** Dates that an item's fields say, before anything is counted. */
function givenDates(calendar: Calendar, item: PlanItem): { start: Day | undefined; end: Day | undefined } {
  const real = item.kind === 'milestone' || stays(item);
  const start = (real ? item.started : undefined) ?? item.start;
  const end = (real ? item.finished : undefined) ?? item.end;
  return {
    start: start === undefined ? undefined : calendar.firstDay(start),
    end: end === undefined ? undefined : calendar.lastDay(end),
  };
}

/** Needs as they act on an item: an activity has its initiative's too, the finish types only if no sibling waits for it. */
export function actingOn(plan: Plan, graph: Graph, i: number): readonly Need[] {
  const { parent, needs } = plan.items[i]!;
  const above = parent < 0 ? [] : plan.items[parent]!.needs;
  if (above.length === 0) return needs;
  return [...(graph.isLast(i) ? above : above.filter(bindsStart)), ...needs];
}

const unplaced = (reason: UnscheduledReason, why: string): Unplaced => ({ reason, why });

const BEYOND = unplaced('out-of-range', 'it would lie beyond the year 2200');
const BEFORE = unplaced('out-of-range', 'it would lie before the year 1900');

/** All places by item number. */
export function placeAll(plan: Plan, graph: Graph, calendar: Calendar): readonly Place[] {
  const pass = new Pass(plan, graph, calendar);
  for (const group of graph.groups) for (const node of group) if (node < plan.items.length) pass.place(node);
  return pass.places;
}

interface Candidate {
  /** The earliest start, as a number. */
  readonly at: number;
  readonly driver: DriverAt;
  readonly assumed: boolean;
}

class Pass {
  readonly places: Place[];
  readonly #inKnot: Uint8Array;

  constructor(
    readonly plan: Plan,
    readonly graph: Graph,
    readonly calendar: Calendar,
  ) {
    this.places = new Array<Place>(plan.items.length);
    this.#inKnot = new Uint8Array(plan.items.length);
    for (const g of graph.knots) for (const node of graph.groups[g]!) this.#inKnot[graph.itemOf[node]!] = 1;
  }

  place(i: number): void {
    const item = this.plan.items[i]!;
    this.places[i] =
      item.status === 'cancelled'
        ? unplaced('cancelled', 'it is cancelled')
        : item.kind === 'milestone'
          ? this.#milestone(i, item)
          : this.#work(i, item);
  }

  #milestone(i: number, item: PlanItem): Place {
    const { end } = givenDates(this.calendar, item);
    if (end !== undefined) return this.#own(end, end, { startGiven: true, endGiven: true, point: true });
    if (this.#inKnot[i] === 1) return unplaced('cycle', 'it waits for itself');
    return this.#requirements(item.needs);
  }

  /** The latest end of all that is required. */
  #requirements(needs: readonly Need[]): Place {
    const known = needs.filter((need) => counts(this.plan, need));
    const lost = known.find(({ on }) => !isPlaced(this.places[on]));
    if (lost !== undefined)
      return unplaced('waits-for-unscheduled', `'${this.plan.items[lost.on]!.id}', which it requires, has no dates`);
    const ends = known.map(({ on }) => ({ on, place: this.places[on] as Placed }));
    if (ends.length === 0)
      return needs.some(({ on }) => on < 0)
        ? unplaced('waits-for-unscheduled', 'nothing that it requires is known')
        : unplaced('missing', 'a date, or something that it requires, is missing');
    const end = ends.reduce((most, { place }) => Math.max(most, place.end), Number.NEGATIVE_INFINITY);
    const tight = ends.filter(({ place }) => place.end === end);
    return {
      ...this.#point(end),
      origin: 'counted',
      driver: { kind: 'requirement', on: tight[0]!.on },
      assumed: tight.every(({ place }) => place.assumed),
    };
  }

  #point(day: Day): Omit<Placed, 'origin' | 'driver' | 'assumed'> {
    const e = this.calendar.prev(day);
    const held = { startHeld: false, endHeld: false, startGiven: false, endGiven: false };
    return { start: day, end: day, s: e, e, ...held, first: -1, last: -1 };
  }

  #own(
    start: Day,
    end: Day,
    by: { readonly startGiven: boolean; readonly endGiven: boolean; readonly point?: boolean },
  ): Placed {
    const e = this.calendar.prev(end);
    return {
      start,
      end,
      s: by.point === true ? e : this.calendar.next(start),
      e,
      origin: 'own',
      startHeld: true,
      endHeld: true,
      startGiven: by.startGiven,
      endGiven: by.endGiven,
      driver: { kind: 'given' },
      assumed: false,
      first: -1,
      last: -1,
    };
  }

  #work(i: number, item: PlanItem): Place {
    const { start, end } = givenDates(this.calendar, item);
    const { duration } = item;
    if (start !== undefined && end !== undefined)
      return start > end
        ? unplaced('reversed', 'its end is before its start')
        : this.#own(start, end, { startGiven: true, endGiven: true });
    if (start !== undefined && duration !== undefined)
      return this.#inRange(start, this.calendar.endAfter(start, duration), { startGiven: true, endGiven: false });
    if (end !== undefined && duration !== undefined)
      return this.#inRange(this.calendar.startBefore(end, duration), end, { startGiven: false, endGiven: true });
    if (this.#inKnot[i] === 1) return unplaced('cycle', 'it waits for itself');
    const dated = this.graph.children[i]!.filter((child) => isPlaced(this.places[child]));
    if (dated.length > 0) return this.#span(dated, start, end);
    if (start !== undefined) return unplaced('missing', 'an end or a duration is missing');
    if (end !== undefined) return unplaced('missing', 'a start or a duration is missing');
    if (duration !== undefined) return this.#counted(i, item, duration);
    return this.graph.children[i]!.length > 0
      ? unplaced('missing', 'none of its activities has dates')
      : unplaced('missing', 'a duration, or a start and an end, is missing');
  }

  #inRange(start: Day, end: Day, by: { startGiven: boolean; endGiven: boolean }): Place {
    if (!isInRange(end) && !by.endGiven) return BEYOND;
    if (!isInRange(start) && !by.startGiven) return BEFORE;
    return this.#own(start, end, by);
  }

  /** From the given start, else the first activity's, to the given end, else the last one's. */
  #span(dated: readonly number[], start: Day | undefined, end: Day | undefined): Place {
    const at = (i: number): Placed => this.places[i] as Placed;
    const first = dated.reduce((a, b) => (at(b).start < at(a).start ? b : a));
    const last = dated.reduce((a, b) => (at(b).end > at(a).end ? b : a));
    const [from, to] = [start ?? at(first).start, end ?? at(last).end];
    if (from > to) return unplaced('reversed', 'its activities lie outside of its own dates');
    return {
      start: from,
      end: to,
      s: this.calendar.next(from),
      e: this.calendar.prev(to),
      origin: 'activities',
      startHeld: start !== undefined,
      endHeld: end !== undefined,
      startGiven: start !== undefined,
      endGiven: end !== undefined,
      driver: { kind: start === undefined ? 'activities' : 'given' },
      assumed: (start === undefined && at(first).assumed) || (end === undefined && at(last).assumed),
      first: start === undefined ? first : -1,
      last: end === undefined ? last : -1,
    };
  }

  /** The earliest working day that dependencies and the floor allow. */
  #counted(i: number, item: PlanItem, duration: Duration): Place {
    const acting = actingOn(this.plan, this.graph, i).filter(({ on }) => on < 0 || counts(this.plan, { on } as Need));
    const candidates = acting.flatMap((need) => this.#byNeed(need, duration) ?? []);
    if (acting.length > 0 && candidates.length === 0)
      return unplaced('waits-for-unscheduled', this.#whyNothing(acting));
    const floor = this.#floor(item);
    if (floor !== undefined) candidates.push(floor);
    if (candidates.length === 0)
      return unplaced('no-floor', 'neither a dependency nor a phase nor `calendar.start` says when it can begin');
    const at = candidates.reduce((most, one) => Math.max(most, one.at), Number.NEGATIVE_INFINITY);
    const tight = candidates.filter((one) => one.at === at);
    return this.#countedFrom(
      at,
      duration,
      tight[0]!.driver,
      tight.every(({ assumed }) => assumed),
    );
  }

  #countedFrom(s: number, duration: Duration, driver: DriverAt, assumed: boolean): Place {
    if (s >= this.calendar.size) return BEYOND;
    if (s < 0) return BEFORE;
    const start = this.calendar.day(s);
    const e = this.calendar.endNumber(start, duration);
    const end = this.calendar.day(e);
    if (end > LAST_DAY) return BEYOND;
    if (!isInRange(start)) return BEFORE;
    const held = { startHeld: false, endHeld: false, startGiven: false, endGiven: false };
    return { start, end, s, e, origin: 'counted', ...held, driver, assumed, first: -1, last: -1 };
  }

  #byNeed(need: Need, duration: Duration): Candidate | undefined {
    const place = need.on < 0 ? undefined : this.places[need.on];
    if (!isPlaced(place)) return undefined;
    const landed = this.calendar.next(bound(this.calendar, need, place.start, place.end));
    return {
      at: bindsStart(need) ? landed : this.calendar.earliestStart(landed, duration),
      driver: { kind: 'dependency', on: need.on, type: need.type, lag: need.lag },
      assumed: place.assumed,
    };
  }

  #whyNothing(acting: readonly Need[]): string {
    const known = acting.find(({ on }) => on >= 0);
    if (known === undefined) return 'nothing that it depends on is known';
    const id = this.plan.items[known.on]!.id;
    return acting.length === 1
      ? `'${id}', which it depends on, has no dates`
      : `nothing that it depends on has dates, such as '${id}'`;
  }

  /** An activity's initiative, else the phase, else the planning window. A start that comes from activities is no floor. */
  #floor({ parent, phase, status, horizon }: PlanItem): Candidate | undefined {
    const at = (day: Day, driver: DriverAt): Candidate => ({
      at: this.calendar.next(day),
      driver,
      assumed: driver.kind === 'window',
    });
    const above = parent < 0 ? undefined : this.#ownStart(this.plan.items[parent]!);
    if (above !== undefined) return at(above, { kind: 'initiative', on: parent });
    const begin = phase < 0 ? undefined : this.plan.phases[phase]!.start;
    if (begin !== undefined) return at(this.calendar.firstDay(begin), { kind: 'phase', on: phase });
    const window = this.calendar.start;
    if (window === undefined || status === 'idea' || horizon === true) return undefined;
    return at(window, { kind: 'window' });
  }

  /**
   * An initiative's start as its own fields say it. One that is counted from dependencies alone can't be a floor: it is
   * counted so only where no activity has dates.
   */
  #ownStart(item: PlanItem): Day | undefined {
    const { start, end } = givenDates(this.calendar, item);
    if (start !== undefined) return start;
    return end !== undefined && item.duration !== undefined ? this.calendar.startBefore(end, item.duration) : undefined;
  }
}
