/** What follows from edits in the schedule: dates that move, slack that is eaten, the critical path. */
import type { Entity } from '../model/types';
import type { Day, ScheduledItem } from '../schedule/types';
import type { Attribution, Effect } from './attribute';
import type { Between } from './between';
import type { Calendars } from './edits';
import type { Reach } from './reach';
import type { Side } from './records';

/** An item on both sides. */
export interface ItemPair {
  readonly identity: string;
  readonly before: ScheduledItem;
  readonly after: ScheduledItem;
}

/** A date that differs. */
export interface DateChange {
  readonly identity: string;
  readonly before: ScheduledItem;
  readonly after: ScheduledItem;
  readonly side: 'start' | 'end';
  /** Working days, later positive; undefined where the item has a date on one side only. */
  readonly shift: number | undefined;
  /** Whether it follows from other dates, on one side at least; else it was written so, and is an edit itself. */
  readonly computed: boolean;
  /** How many working days more what it waits for moves. */
  readonly absorbed: number;
  readonly attribution: Attribution;
}

export interface Items {
  readonly pairs: readonly ItemPair[];
  readonly changes: readonly DateChange[];
  /** Items that have no dates of their own change but whose edits reach: which edits may have moved something. */
  readonly reach: Reach;
}

export interface Words {
  readonly ofBase: (entity: Entity) => string;
  readonly ofHead: (entity: Entity) => string;
}

export function itemChanges({ base, head, words, reach, calendars, attributor }: Between): Items {
  const pairs = pairsOf(base, head, words);
  const movers = pairs.flatMap((pair) => moverOf(pair, calendars) ?? []);
  const attributions = attributor.attribute(movers.map((mover) => effectOf(mover, reach, calendars)));
  const shifts = new Map(movers.map(({ identity, shift }) => [identity, shift ?? 0]));
  const changes = movers.map(
    ({ identity, before, after, side, shift }, i): DateChange => ({
      identity,
      before,
      after,
      side,
      shift,
      computed: isComputed(before, side) || isComputed(after, side),
      absorbed: absorbed(after, shift ?? 0, shifts, words),
      attribution: attributions[i]!,
    }),
  );
  return { pairs, changes, reach };
}

/** An item whose date differs. */
interface Mover extends ItemPair {
  readonly side: 'start' | 'end';
  /** Working days, later positive; undefined where it has a date on one side only. */
  readonly shift: number | undefined;
}

/** The working day on which an item starts or ends. */
function effectOf({ identity, side, before, after }: Mover, reach: Reach, { counting }: Calendars): Effect {
  const number = (days: { readonly start?: Day | undefined; readonly end?: Day | undefined } | undefined): number => {
    const day = days?.[side];
    return day === undefined ? Number.NaN : side === 'end' ? counting.prev(day) : counting.next(day);
  };
  return {
    edits: reach.edits.get(identity) ?? [],
    ground: { layer: 'dates', items: [identity] },
    before: number(before),
    after: number(after),
    value: (state) => number(state.place(identity)),
  };
}

function pairsOf(base: Side, head: Side, { ofBase, ofHead }: Words): readonly ItemPair[] {
  const olds = new Map(base.schedule.items.map((one) => [ofBase(one.item), one]));
  return head.schedule.items.flatMap((after) => {
    const identity = ofHead(after.item);
    const before = olds.get(identity);
    return before === undefined ? [] : [{ identity, before, after }];
  });
}

/** By its last day; by its first only where that is all that moves. */
function moverOf(pair: ItemPair, { counting }: Calendars): Mover | undefined {
  const { before, after } = pair;
  if (before.end === undefined && after.end === undefined) return undefined;
  if (before.end === undefined || after.end === undefined) return { ...pair, side: 'end', shift: undefined };
  const end = counting.prev(after.end) - counting.prev(before.end);
  if (end !== 0) return { ...pair, side: 'end', shift: end };
  const start = counting.next(after.start!) - counting.next(before.start!);
  return start === 0 ? undefined : { ...pair, side: 'start', shift: start };
}

const isComputed = ({ startComputed, endComputed, start }: ScheduledItem, side: 'start' | 'end'): boolean =>
  start !== undefined && (side === 'end' ? endComputed : startComputed);

/** By how much less an item moves later than what drives it there. */
function absorbed(
  { driver, item }: ScheduledItem,
  shift: number,
  shifts: ReadonlyMap<string, number>,
  { ofHead }: Words,
): number {
  if (driver === undefined || !('on' in driver) || typeof driver.on === 'string' || item === driver.on) return 0;
  const before = shifts.get(ofHead(driver.on)) ?? 0;
  return shift > 0 && before > shift ? before - shift : 0;
}
