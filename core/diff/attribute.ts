/** Which edits caused each effect, and how much of it: the roadmap is made anew for sets of the edits that can reach it. */
import type { Model } from '../model/types';
import type { Sides } from '../money/lines';
import { Calendar } from '../schedule/calendar';
import { sameData } from '../syntax/decode';
import type { Chosen, Mixer } from './mix';
import { Mixed } from './mixed';
import type { Reach } from './reach';
import { exactShares, type Shares, sampledShares } from './shapley';

export interface Cause {
  /** The number of the edit. */
  readonly edit: number;
  /** Of the whole change; undefined where no order of the edits tells. */
  readonly share: number | undefined;
}

export interface Attribution {
  readonly causes: readonly Cause[];
  /** The shares are an estimate, from some of the orders. */
  readonly sampled: boolean;
  /** Orders in which there is no number on the way, such as no date, are left out. */
  readonly partial: boolean;
}

/** Something that edits change, as a number in the base, in the head, and in every roadmap between the two. */
export interface Effect {
  /** The edits that can reach it, in order. */
  readonly edits: readonly number[];
  /** What of the roadmap its number is made from. */
  readonly ground: Ground;
  /** NaN where there is none. */
  readonly before: number;
  readonly after: number;
  readonly value: (state: Mixed) => number;
}

export interface Ground {
  readonly layer: keyof typeof LAYERS;
  /** Items whose dates, or whose slack, it hangs on. */
  readonly items: readonly string[];
  /** What it hangs on besides. */
  readonly others?: readonly string[];
}

/** What has to be computed: from what, and how long that takes in comparison with dates alone. */
const LAYERS = {
  dates: { weight: 1, from: 'closure' },
  schedule: { weight: 3, from: 'closure' },
  slack: { weight: 3, from: 'parts' },
  scores: { weight: 1, from: 'closure' },
  money: { weight: 4, from: 'all' },
} as const;

/** More edits than that are not put into all orders: there are 40,320 of these eight. */
const MOST_EXACT = 8;
/** How many items may be scheduled for one call: a second or two. */
const BUDGET = 250_000;
const MOST_ORDERS = 32;
/** In so many steps an order is made at least, however large the roadmap is. */
const LEAST_STEPS = 32;
/** What every schedule costs, as so many items. */
const OVERHEAD = 10;
/** A grid of days takes most of a megabyte. */
const MOST_CALENDARS = 16;

/** Effects that hang on the same, and that the same edits can reach. */
interface Group {
  readonly layer: Ground['layer'];
  readonly edits: readonly number[];
  readonly effects: readonly Effect[];
}

export class Attributor {
  readonly #calendars: { readonly data: Model['calendar']; readonly calendar: Calendar }[];
  #left = 0;

  /** `calendars` are those that are known already; `window` is what both sides agreed on. */
  constructor(
    readonly mixer: Mixer,
    readonly reach: Reach,
    calendars: readonly { readonly data: Model['calendar']; readonly calendar: Calendar }[],
    readonly window: Sides,
  ) {
    this.#calendars = [...calendars];
  }

  /** For each effect its causes. */
  attribute(effects: readonly Effect[]): readonly Attribution[] {
    this.#left = BUDGET;
    const found = new Map<Effect, Attribution>();
    const groups = new Map<
      string,
      { readonly layer: Ground['layer']; readonly edits: readonly number[]; readonly effects: Effect[] }
    >();
    for (const effect of effects) {
      const { edits, before, after } = effect;
      if (edits.length < 2 || Number.isNaN(after - before)) found.set(effect, alone(effect));
      else {
        const key = `${effect.ground.layer} ${edits.join()}`;
        const group = groups.get(key) ?? { layer: effect.ground.layer, edits, effects: [] };
        groups.set(key, group);
        group.effects.push(effect);
      }
    }
    const large: Group[] = [];
    for (const group of [...groups.values()].sort((a, b) => a.edits.length - b.edits.length))
      if (!this.#exactly(group, found)) large.push(group);
    for (const group of connected(large)) this.#sample(group, found);
    return effects.map((effect) => found.get(effect)!);
  }

  #exactly({ layer, edits, effects }: Group, found: Map<Effect, Attribution>): boolean {
    const only = this.#ground(layer, effects);
    const cost = 2 ** edits.length * this.#costOf(layer, only);
    if (edits.length > MOST_EXACT || cost > this.#left) return false;
    this.#left -= cost;
    const bits = new Map(edits.map((edit, i) => [edit, 1 << i]));
    const shares = exactShares(edits.length, (made) =>
      this.#values(effects, only, (edit) => (made & (bits.get(edit) ?? 0)) !== 0),
    );
    keep(edits, effects, shares, false, found);
    return true;
  }

  #sample({ layer, edits, effects }: Group, found: Map<Effect, Attribution>): void {
    const only = this.#ground(layer, effects);
    const perStep = 2 * this.#costOf(layer, only);
    const steps = Math.min(edits.length, Math.max(LEAST_STEPS, Math.floor(this.#left / perStep)));
    const orders = Math.min(MOST_ORDERS, Math.max(1, Math.floor(this.#left / (steps * perStep))));
    this.#left -= orders * steps * perStep;
    const reaching = effects.map((effect) => new Set(effect.edits));
    const reaches = (effect: number, edit: number): boolean => reaching[effect]!.has(edits[edit]!);
    const shares = sampledShares(edits.length, { orders, steps, reaches }, (made) => {
      const chosen = new Set([...made].map((i) => edits[i]!));
      return this.#values(effects, only, (edit) => chosen.has(edit));
    });
    keep(edits, effects, shares, true, found);
  }

  /** The parts of the roadmap that some effects hang on; undefined for all of it. */
  #ground(layer: Ground['layer'], effects: readonly Effect[]): ReadonlySet<string> | undefined {
    const { from } = LAYERS[layer];
    if (from === 'all') return undefined;
    const items = new Set(effects.flatMap(({ ground }) => ground.items));
    const others = effects.flatMap(({ ground }) => ground.others ?? []);
    return new Set([...this.reach[from](items), ...others]);
  }

  #costOf(layer: Ground['layer'], only: ReadonlySet<string> | undefined): number {
    return LAYERS[layer].weight * ((only?.size ?? this.mixer.size) + OVERHEAD);
  }

  #values(effects: readonly Effect[], only: ReadonlySet<string> | undefined, chosen: Chosen): number[] {
    const model = this.mixer.model(chosen, only);
    const state = new Mixed(model, this.#calendarOf(model.calendar), this.window);
    return effects.map(({ value }) => value(state));
  }

  #calendarOf(data: Model['calendar']): Calendar {
    const known = this.#calendars.find((one) => sameData(one.data, data));
    if (known !== undefined) return known.calendar;
    const calendar = new Calendar(data);
    if (this.#calendars.length < MOST_CALENDARS) this.#calendars.push({ data, calendar });
    return calendar;
  }
}

/** Sums of fractions are not quite what they should be. */
const NOTHING = 1e-6;

const unshared = (edits: readonly number[], sampled = false): Attribution => ({
  causes: edits.map((edit) => ({ edit, share: undefined })),
  sampled,
  partial: false,
});

function alone({ edits, before, after }: Effect): Attribution {
  const whole = after - before;
  return Number.isNaN(whole) || whole === 0
    ? unshared(edits)
    : { causes: edits.map((edit) => ({ edit, share: whole })), sampled: false, partial: false };
}

/** Only shares that add up to the whole are shares; edits without one are no causes. */
function keep(
  edits: readonly number[],
  effects: readonly Effect[],
  shares: readonly (Shares | undefined)[],
  sampled: boolean,
  found: Map<Effect, Attribution>,
): void {
  effects.forEach((effect, i) => {
    const own = new Set(effect.edits);
    const all = shares[i]?.of;
    const whole = effect.after - effect.before;
    const sum = all?.reduce((total, share) => total + share, 0);
    const isWhole = sum !== undefined && Math.abs(sum - whole) <= NOTHING * Math.max(1, Math.abs(whole));
    const causes = edits.flatMap((edit, e): readonly Cause[] => {
      const share = all?.[e] ?? 0;
      return isWhole && own.has(edit) && Math.abs(share) > NOTHING ? [{ edit, share }] : [];
    });
    found.set(
      effect,
      causes.length === 0 ? unshared(effect.edits, sampled) : { causes, sampled, partial: shares[i]!.isPartial },
    );
  });
}

/** Groups that hang on the same and share edits, as one. */
function connected(groups: readonly Group[]): readonly Group[] {
  let joined: { layer: Ground['layer']; edits: Set<number>; effects: Effect[] }[] = [];
  for (const { layer, edits, effects } of groups) {
    const near = joined.filter((one) => one.layer === layer && edits.some((edit) => one.edits.has(edit)));
    const all = {
      layer,
      edits: new Set([...near.flatMap((one) => [...one.edits]), ...edits]),
      effects: [...near.flatMap((one) => one.effects), ...effects],
    };
    joined = [...joined.filter((one) => !near.includes(one)), all];
  }
  return joined.map(({ layer, edits, effects }) => ({ layer, edits: [...edits].sort((a, b) => a - b), effects }));
}
