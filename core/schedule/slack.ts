/**
 * Total and free slack, by a pass from the last items back to the first. Along a chain, what counts is only the chain:
 * how late an item may end so that nothing that follows it passes a given date or the last end.
 *
 * An initiative that takes its dates from its activities starts with the one that sets its first day: only that one
 * answers for dependencies on its start.
 */
import type { Duration } from '../format/values';
import { isPlaced, type Placed } from './forward';
import { fromEnd } from './lags';
import { datedChildren, heldLimits, isCounted, type Limits, limitOf, type Network, placed, room, ties } from './links';

export interface Slack {
  readonly total: readonly (number | undefined)[];
  readonly free: readonly (number | undefined)[];
  /** The last end of all, as a number on the grid. */
  readonly lastEnd: number;
}

const NO_LIMIT = Number.POSITIVE_INFINITY;

export function slackOf(network: Network): Slack {
  return new BackwardPass(network).run();
}

/** The number of the last day of work that starts on the day with number `s`. */
export function endFrom(network: Network, i: number, place: Placed, s: number): number {
  const duration = lengthOf(network, i, place);
  if (duration === undefined || s === place.s) return s + (place.e - place.s);
  const { calendar } = network;
  if (duration.unit !== 'm') return s + calendar.count(duration) - 1;
  return s < 0 || s >= calendar.size ? s : calendar.endNumber(calendar.day(s), duration);
}

/** The latest start so that the end is not after the number `e`. */
function startBy(network: Network, i: number, place: Placed, e: number): number {
  const duration = lengthOf(network, i, place);
  if (e === NO_LIMIT) return e;
  if (duration === undefined) return e - (place.e - place.s);
  const start = network.calendar.latestStart(e, duration);
  // From a day off, months may end earlier than from the working day after it.
  return e >= place.e ? Math.max(start, place.s) : start;
}

/** A duration decides how long an item is where one of its dates was counted from it. */
function lengthOf({ plan }: Network, i: number, place: Placed): Duration | undefined {
  const item = plan.items[i]!;
  return item.kind === 'milestone' || place.origin === 'activities' || (place.startGiven && place.endGiven)
    ? undefined
    : item.duration;
}

class BackwardPass {
  readonly lastEnd: number;
  readonly #total: (number | undefined)[];
  readonly #free: (number | undefined)[];
  readonly #late: { readonly start: Float64Array; readonly end: Float64Array };
  readonly #first: { readonly start: Float64Array; readonly end: Float64Array };

  constructor(readonly network: Network) {
    const count = network.plan.items.length;
    this.lastEnd = network.places.reduce((most, place) => (isPlaced(place) ? Math.max(most, place.e) : most), -1);
    this.#total = new Array(count);
    this.#free = new Array(count);
    const filled = (value: number): Float64Array => new Float64Array(count).fill(value);
    this.#late = { start: filled(NO_LIMIT), end: filled(this.lastEnd) };
    this.#first = { start: filled(NO_LIMIT), end: filled(NO_LIMIT) };
  }

  run(): Slack {
    const { groups } = this.network.graph;
    const count = this.network.plan.items.length;
    for (let g = groups.length - 1; g >= 0; g--)
      for (let k = groups[g]!.length - 1; k >= 0; k--) {
        const node = groups[g]![k]!;
        const place = node < count ? placed(this.network, node) : undefined;
        if (place !== undefined) this.#visit(node, place);
      }
    this.#takeFromActivities();
    return { total: this.#total, free: this.#free, lastEnd: this.lastEnd };
  }

  #visit(i: number, place: Placed): void {
    const late = Math.min(this.#late.start[i]!, startBy(this.network, i, place, this.#late.end[i]!));
    const lateEnd = endFrom(this.network, i, place, late);
    if (this.network.plan.items[i]!.status !== 'done') {
      const free = Math.min(this.#first.start[i]!, startBy(this.network, i, place, this.#first.end[i]!));
      this.#total[i] = lateEnd - place.e;
      this.#free[i] = (free === NO_LIMIT ? lateEnd : endFrom(this.network, i, place, free)) - place.e;
    }
    if (datedChildren(this.network, i).length > 0) this.#handDown(i, place);
    this.#handBack(i, place, late, lateEnd);
  }

  /** An initiative's limits are those of its activities, and its given end is one. */
  #handDown(i: number, place: Placed): void {
    if (!place.startHeld) {
      this.#lower(this.#late.start, place.first, this.#late.start[i]!);
      this.#lower(this.#first.start, place.first, this.#first.start[i]!);
    }
    const { groupOf } = this.network.graph;
    const isOpen = this.network.plan.items[i]!.status !== 'done';
    for (const child of datedChildren(this.network, i)) {
      if (groupOf[child] === groupOf[i]) continue;
      if (place.endHeld && isOpen) this.#lower(this.#late.end, child, place.e);
      if (place.endHeld) continue;
      this.#lower(this.#late.end, child, this.#late.end[i]!);
      this.#lower(this.#first.end, child, this.#first.end[i]!);
    }
  }

  #handBack(i: number, place: Placed, late: number, lateEnd: number): void {
    const { calendar } = this.network;
    const held = heldLimits(this.network, i);
    const counted = isCounted(place);
    const lateBy: Limits = counted ? { start: calendar.day(late), end: calendar.day(lateEnd) } : held;
    const now: Limits = counted ? { start: place.start, end: place.end } : held;
    for (const need of ties(this.network, i)) {
      const before = this.network.places[need.on] as Placed;
      const side = fromEnd(need) ? 'end' : 'start';
      const latest = limitOf(need, lateBy);
      if (latest !== undefined) this.#lower(this.#late[side], need.on, room(this.network, need, before, latest));
      const first = limitOf(need, now);
      if (first !== undefined) this.#lower(this.#first[side], need.on, room(this.network, need, before, first));
    }
  }

  #lower(limits: Float64Array, i: number, to: number): void {
    if (to < limits[i]!) limits[i] = to;
  }

  /** An initiative with activities has the least of theirs. */
  #takeFromActivities(): void {
    const { items } = this.network.plan;
    items.forEach(({ kind, status }, i) => {
      if (kind !== 'initiative' || status === 'done') return;
      const open = datedChildren(this.network, i).filter((child) => this.#total[child] !== undefined);
      if (open.length === 0) return;
      this.#total[i] = open.reduce((least, child) => Math.min(least, this.#total[child]!), NO_LIMIT);
      this.#free[i] = open.reduce((least, child) => Math.min(least, this.#free[child]!), NO_LIMIT);
    });
  }
}
