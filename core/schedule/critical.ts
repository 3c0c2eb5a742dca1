/** What lies on a chain of dependencies without room that leads to the last end, or to a given date that is missed. */
import type { Placed } from './forward';
import { bindsStart, fromEnd } from './lags';
import {
  datedChildren,
  heldLimits,
  isCounted,
  type Limits,
  limitOf,
  type Network,
  placed,
  position,
  room,
  ties,
} from './links';

type Side = 'start' | 'end';

/** Whether each item is critical. */
export function criticalItems(network: Network, lastEnd: number): Uint8Array {
  const search = new Search(network);
  network.plan.items.forEach((_, i) => {
    const place = placed(network, i);
    if (place === undefined) return;
    if (place.e === lastEnd) search.reach(i, 'end');
    search.reachWhatMisses(i, place);
  });
  search.follow();
  return withInitiatives(network, search.critical);
}

function withInitiatives({ plan, graph }: Network, onChain: Uint8Array): Uint8Array {
  const critical = onChain.slice();
  plan.items.forEach(({ kind, status }, i) => {
    if (kind === 'initiative' && status !== 'done' && graph.children[i]!.some((child) => onChain[child] === 1))
      critical[i] = 1;
  });
  return critical;
}

class Search {
  readonly critical: Uint8Array;
  readonly #seen: Record<Side, Uint8Array>;
  readonly #open: { readonly i: number; readonly side: Side }[] = [];

  constructor(readonly network: Network) {
    const count = network.plan.items.length;
    this.critical = new Uint8Array(count);
    this.#seen = { start: new Uint8Array(count), end: new Uint8Array(count) };
  }

  reach(i: number, side: Side): void {
    if (this.#seen[side][i] === 1 || this.network.plan.items[i]!.status === 'done') return;
    this.#seen[side][i] = 1;
    this.critical[i] = 1;
    this.#open.push({ i, side });
  }

  /** The items that an item's given dates are missed by: what it waits for, and its own activities. */
  reachWhatMisses(i: number, place: Placed): void {
    const held = heldLimits(this.network, i);
    if (!isCounted(place))
      for (const need of ties(this.network, i)) {
        const limit = limitOf(need, held);
        const before = this.network.places[need.on] as Placed;
        if (limit === undefined) continue;
        const latest = room(this.network, need, before, limit);
        if (latest < position(need, before)) this.#reachPast(need.on, fromEnd(need) ? 'end' : 'start', latest);
      }
    if (held.end !== undefined)
      for (const child of datedChildren(this.network, i))
        if (placed(this.network, child)!.e > place.e) this.reach(child, 'end');
  }

  /** An item that is past a number on the grid, and those of its activities that are. */
  #reachPast(i: number, side: Side, latest: number): void {
    this.reach(i, side);
    const place = placed(this.network, i)!;
    if (side === 'end' && !place.endHeld)
      for (const child of datedChildren(this.network, i))
        if (placed(this.network, child)!.e > latest) this.reach(child, 'end');
  }

  follow(): void {
    for (let next = this.#open.pop(); next !== undefined; next = this.#open.pop()) {
      const { i, side } = next;
      const place = placed(this.network, i)!;
      this.#followActivities(i, side, place);
      this.#followTies(i, side, place);
    }
  }

  #followActivities(i: number, side: Side, place: Placed): void {
    const children = datedChildren(this.network, i);
    if (children.length === 0) return;
    if (side === 'start' && !place.startHeld) this.reach(place.first, 'start');
    if (side === 'end')
      for (const child of children) if (placed(this.network, child)!.e >= place.e) this.reach(child, 'end');
  }

  #followTies(i: number, side: Side, place: Placed): void {
    const limits: Limits = isCounted(place) ? { start: place.start, end: place.end } : heldLimits(this.network, i);
    for (const need of ties(this.network, i)) {
      if (place.origin === 'activities' && bindsStart(need) !== (side === 'start')) continue;
      const limit = limitOf(need, limits);
      const before = this.network.places[need.on] as Placed;
      if (limit !== undefined && room(this.network, need, before, limit) <= position(need, before))
        this.reach(need.on, fromEnd(need) ? 'end' : 'start');
    }
  }
}
