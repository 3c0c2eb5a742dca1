/** What a picture is compared with: another state of the same roadmap, and which entity was which. */

import { push } from '../format/multimap';
import { counted } from '../format/words';
import type { Entity, Model } from '../model/types';
import type { Span } from '../schedule/calendar';
import { dayWord, signed, spanInWords } from './days';
import type { Dates, Locate } from './options';

export interface Before {
  /** What people call it: `main`. */
  readonly label: string;
  readonly model: Model;
  readonly dates: Dates;
  /** What an entity was; undefined for what is new. */
  was<E extends Entity>(entity: E): E | undefined;
  /** What became of an entity; undefined for what is gone. */
  became<E extends Entity>(entity: E): E | undefined;
  /** Whether an entity is one of what was. */
  has(entity: Entity): boolean;
  shift(was: Span, is: Span): Shift;
  /** The fields in which an entity says something else than it did, by their keys, but for those of what lies in it. */
  fields(was: Entity, is: Entity): readonly string[];
  /** Where what is gone was written. */
  readonly locate?: Locate;
}

/** By how many days something moves, later positive. */
export interface Shift {
  readonly start: Amount;
  readonly end: Amount;
}

/** Calendar days may differ where no working day does: over a weekend. */
interface Amount {
  readonly working: number;
  readonly calendar: number;
}

/** What a comparison says of something with dates. */
export type Change =
  | { readonly is: 'added' }
  | { readonly is: 'moved'; readonly was: Span; readonly shift: Shift }
  /** It had no dates. */
  | { readonly is: 'changed' }
  /** It has no dates any more; what is told of it are those that it had. */
  | { readonly is: 'removed'; readonly why: string };

/** From what something was to what it is; undefined if that is the same. */
export function changeOf(was: Span | undefined, is: Span, { shift }: Before): Change | undefined {
  if (was === undefined) return { is: 'changed' };
  if (was.start === is.start && was.end === is.end) return undefined;
  return { is: 'moved', was, shift: shift(was, is) };
}

/** What is there, in its order, with each that is gone behind what it stood behind. */
export function withGone<T>(is: readonly T[], was: readonly T[], became: (one: T) => T | undefined): readonly T[] {
  const there = new Set(is);
  const behind = new Map<T | undefined, T[]>();
  let last: T | undefined;
  for (const one of was) {
    const now = became(one);
    if (now === undefined) push(behind, last, one);
    else if (there.has(now)) last = now;
  }
  return [...(behind.get(undefined) ?? []), ...is.flatMap((one) => [one, ...(behind.get(one) ?? [])])];
}

interface Told {
  readonly amount: number;
  readonly isWorking: boolean;
  readonly isStart: boolean;
}

/** What is told of a shift: working days of the end, or else of the start; only where there are none, calendar days. */
function told({ start, end }: Shift): Told {
  const isWorking = end.working !== 0 || start.working !== 0;
  const unit = isWorking ? 'working' : 'calendar';
  const isStart = end[unit] === 0;
  return { amount: (isStart ? start : end)[unit], isWorking, isStart };
}

/** At the end of a bar: `+10 d`, `start −5 d`, over days off alone `+2 cd`; `new`, `removed`. */
export function changeMark(change: Change): string {
  if (change.is !== 'moved') return changeCell(change);
  const { amount, isWorking, isStart } = told(change.shift);
  return `${isStart ? 'start ' : ''}${signed(amount)} ${isWorking ? 'd' : 'cd'}`;
}

/** In a table: `+10 working days`, `start −1 working day`, `new`, `removed`. */
export function changeCell(change: Change): string {
  if (change.is === 'added') return 'new';
  if (change.is === 'changed') return 'had no dates';
  if (change.is === 'removed') return change.why;
  const { amount, isWorking, isStart } = told(change.shift);
  return `${isStart ? 'start ' : ''}${signed(amount)} ${isWorking ? 'working' : 'calendar'} ${dayWord(amount)}`;
}

/** `; was 2 Mar to 13 Mar 2026, 10 working days later`: which of its days, where they move apart; `; new`. */
export function changeWords(change: Change | undefined): string {
  if (change === undefined) return '';
  return `; ${change.is === 'moved' ? movedWords(change) : changeCell(change)}`;
}

function movedWords({ was, shift }: Extract<Change, { is: 'moved' }>): string {
  const { amount, isWorking, isStart } = told(shift);
  const isWhole =
    shift.start.calendar === shift.end.calendar || (isWorking && shift.start.working === shift.end.working);
  const verb = isWhole ? '' : isStart ? 'starts ' : 'ends ';
  const by = counted(Math.abs(amount), `${isWorking ? 'working' : 'calendar'} day`);
  return `was ${spanInWords(was.start, was.end)}, ${verb}${by} ${amount < 0 ? 'earlier' : 'later'}`;
}
