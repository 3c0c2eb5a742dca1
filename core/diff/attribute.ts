/** Which edits moved each item, and by how much: the schedule is made anew for sets of the edits that can reach it. */
import type { Model } from '../model/types';
import { Calendar } from '../schedule/calendar';
import { isPlaced, placeAll } from '../schedule/forward';
import { graphOf } from '../schedule/graph';
import { itemsOf, planOf } from '../schedule/plan';
import { sameData } from '../syntax/decode';
import type { Mixer } from './mix';
import type { Reach } from './reach';
import { identityOf } from './records';
import { exactShares, sampledShares } from './shapley';

export interface Cause {
  /** The number of the edit. */
  readonly edit: number;
  /** Working days, of the shift; undefined where no order of the edits leaves the item with dates throughout. */
  readonly share: number | undefined;
}

export interface Attribution {
  readonly causes: readonly Cause[];
  /** The shares are an estimate, from some of the orders. */
  readonly sampled: boolean;
}

/** An item whose date differs. */
export interface Mover {
  readonly identity: string;
  readonly side: 'start' | 'end';
  /** Working days, later positive; undefined where it has a date on one side only. */
  readonly shift: number | undefined;
}

/** More edits than that are not put into all orders: there are 40,320 of these eight. */
const MOST_EXACT = 8;
/** How many items may be scheduled for all attributions of one comparison: a second or two. */
const BUDGET = 250_000;
const MOST_ORDERS = 32;
/** In so many steps an order is made at least, however large the roadmap is. */
const LEAST_STEPS = 32;
/** What every schedule costs, as so many items. */
const OVERHEAD = 10;
/** A grid of days takes most of a megabyte. */
const MOST_CALENDARS = 16;

export class Attributor {
  #left = BUDGET;
  #calendars: { readonly data: Model['calendar']; readonly calendar: Calendar }[];

  /** `calendar` is the one in which shifts are counted; both sides' are known already. */
  constructor(
    readonly mixer: Mixer,
    readonly reach: Reach,
    readonly calendar: Calendar,
    calendars: readonly { readonly data: Model['calendar']; readonly calendar: Calendar }[],
  ) {
    this.#calendars = [...calendars];
  }

  attribute(movers: readonly Mover[]): ReadonlyMap<string, Attribution> {
    const found = new Map<string, Attribution>();
    const groups = new Map<string, { readonly edits: readonly number[]; readonly movers: Mover[] }>();
    for (const mover of movers) {
      const edits = this.reach.edits.get(mover.identity) ?? [];
      if (mover.shift === undefined || edits.length < 2) found.set(mover.identity, alone(edits, mover));
      else {
        const group = groups.get(edits.join()) ?? { edits, movers: [] };
        groups.set(edits.join(), group);
        group.movers.push(mover);
      }
    }
    const large: { readonly edits: readonly number[]; readonly movers: readonly Mover[] }[] = [];
    for (const group of [...groups.values()].sort((a, b) => a.edits.length - b.edits.length))
      if (!this.#exactly(group, found)) large.push(group);
    for (const group of connected(large)) this.#sample(group, found);
    return found;
  }

  #exactly({ edits, movers }: Group, found: Map<string, Attribution>): boolean {
    const closure = this.reach.closure(movers.map(({ identity }) => identity));
    const cost = 2 ** edits.length * (closure.size + OVERHEAD);
    if (edits.length > MOST_EXACT || cost > this.#left) return false;
    this.#left -= cost;
    const shares = exactShares(edits.length, (made) =>
      this.#values(movers, closure, (edit) => (made & (1 << edits.indexOf(edit))) !== 0 && edits.includes(edit)),
    );
    this.#keep(edits, movers, shares, false, found);
    return true;
  }

  #sample({ edits, movers }: Group, found: Map<string, Attribution>): void {
    const closure = this.reach.closure(movers.map(({ identity }) => identity));
    const perStep = 2 * (closure.size + OVERHEAD);
    const steps = Math.min(edits.length, Math.max(LEAST_STEPS, Math.floor(this.#left / perStep)));
    const orders = Math.min(MOST_ORDERS, Math.max(1, Math.floor(this.#left / (steps * perStep))));
    this.#left -= orders * steps * perStep;
    const reaching = movers.map(({ identity }) => new Set(this.reach.edits.get(identity)));
    const reaches = (mover: number, edit: number): boolean => reaching[mover]!.has(edits[edit]!);
    const shares = sampledShares(edits.length, { orders, steps, reaches }, (made) => {
      const chosen = new Set([...made].map((i) => edits[i]!));
      return this.#values(movers, closure, (edit) => chosen.has(edit));
    });
    this.#keep(edits, movers, shares, true, found);
  }

  #keep(
    edits: readonly number[],
    movers: readonly Mover[],
    shares: readonly (readonly number[] | undefined)[],
    sampled: boolean,
    found: Map<string, Attribution>,
  ): void {
    movers.forEach((mover, i) => {
      const own = this.reach.edits.get(mover.identity)!;
      const causes = edits.flatMap((edit, e): readonly Cause[] => {
        if (!own.includes(edit)) return [];
        const share = shares[i]?.[e];
        return share === undefined || Math.abs(share) > NOTHING ? [{ edit, share }] : [];
      });
      found.set(mover.identity, { causes, sampled });
    });
  }

  /** Where the items are with the chosen edits, on the grid. */
  #values(movers: readonly Mover[], closure: ReadonlySet<string>, chosen: (edit: number) => boolean): number[] {
    const model = this.mixer.model(chosen, closure);
    const items = itemsOf(model);
    const plan = planOf(model, items);
    const places = placeAll(plan, graphOf(plan), this.#calendarOf(model.calendar));
    const byWord = new Map(items.map(({ kind, id }, i) => [identityOf(kind, id), places[i]]));
    return movers.map(({ identity, side }) => {
      const place = byWord.get(identity);
      if (!isPlaced(place)) return Number.NaN;
      return side === 'end' ? this.calendar.prev(place.end) : this.calendar.next(place.start);
    });
  }

  #calendarOf(data: Model['calendar']): Calendar {
    const known = this.#calendars.find((one) => sameData(one.data, data));
    if (known !== undefined) return known.calendar;
    const calendar = new Calendar(data);
    if (this.#calendars.length < MOST_CALENDARS) this.#calendars.push({ data, calendar });
    return calendar;
  }
}

interface Group {
  readonly edits: readonly number[];
  readonly movers: readonly Mover[];
}

/** Sums of fractions are not quite what they should be. */
const NOTHING = 1e-9;

const alone = (edits: readonly number[], { shift }: Mover): Attribution => ({
  causes: edits.map((edit) => ({ edit, share: shift })),
  sampled: false,
});

/** Groups that share edits, as one. */
function connected(groups: readonly Group[]): readonly Group[] {
  let joined: { edits: Set<number>; movers: Mover[] }[] = [];
  for (const { edits, movers } of groups) {
    const near = joined.filter((one) => edits.some((edit) => one.edits.has(edit)));
    const all = {
      edits: new Set([...near.flatMap((one) => [...one.edits]), ...edits]),
      movers: [...near.flatMap((one) => one.movers), ...movers],
    };
    joined = [...joined.filter((one) => !near.includes(one)), all];
  }
  return joined.map(({ edits, movers }) => ({ edits: [...edits].sort((a, b) => a - b), movers }));
}
