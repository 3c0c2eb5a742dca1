/** What follows from edits in the schedule: dates that move, slack that is eaten, the critical path. */
import type { Entity } from '../model/types';
import type { ScheduledItem } from '../schedule/types';
import { type Attribution, Attributor, type Mover } from './attribute';
import type { Calendars } from './edits';
import type { Mixer } from './mix';
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

export function itemChanges(
  base: Side,
  head: Side,
  words: Words,
  mixer: Mixer,
  reach: Reach,
  calendars: Calendars,
): Items {
  const pairs = pairsOf(base, head, words);
  const movers = pairs.flatMap((pair) => moverOf(pair, calendars) ?? []);
  const known = [
    { data: base.model.calendar, calendar: calendars.base },
    { data: head.model.calendar, calendar: calendars.head },
  ];
  const attributions = new Attributor(mixer, reach, calendars.counting, known).attribute(movers);
  const shifts = new Map(movers.map(({ identity, shift }) => [identity, shift ?? 0]));
  const byWord = new Map(pairs.map((pair) => [pair.identity, pair]));
  const changes = movers.map(({ identity, side, shift }): DateChange => {
    const { before, after } = byWord.get(identity)!;
    return {
      identity,
      before,
      after,
      side,
      shift,
      computed: isComputed(before, side) || isComputed(after, side),
      absorbed: absorbed(after, shift ?? 0, shifts, words),
      attribution: attributions.get(identity)!,
    };
  });
  return { pairs, changes, reach };
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
function moverOf({ identity, before, after }: ItemPair, { counting }: Calendars): Mover | undefined {
  if (before.end === undefined && after.end === undefined) return undefined;
  if (before.end === undefined || after.end === undefined) return { identity, side: 'end', shift: undefined };
  const end = counting.prev(after.end) - counting.prev(before.end);
  if (end !== 0) return { identity, side: 'end', shift: end };
  const start = counting.next(after.start!) - counting.next(before.start!);
  return start === 0 ? undefined : { identity, side: 'start', shift: start };
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
