/** When a tool's contract renews, and until when somebody can say no. */
import type { Duration } from '../format/values';
import type { Entity } from '../model/types';
import { addMonths, type Calendar } from '../schedule/calendar';
import type { Day } from '../schedule/types';

export interface Renewal {
  readonly day: Day;
  /** The last day to say no: the renewal less the notice. */
  readonly noticeDay: Day;
  /**
   * Whether it renews unless somebody says no: as it says, else by whether it has a notice. Undefined where nobody can
   * tell.
   */
  readonly byItself: boolean | undefined;
}

/** The renewal that a contract names; undefined where it names none. */
export function renewalOf({ data: { contract } }: Entity<'tool'>, calendar: Calendar): Renewal | undefined {
  const { renews, notice, autoRenews } = contract ?? {};
  if (renews === undefined) return undefined;
  const day = calendar.firstDay(renews);
  const noticeDay = notice === undefined ? day : dayBefore(day, notice);
  return { day, noticeDay, byItself: autoRenews ?? (notice === undefined ? undefined : true) };
}

const MONTHS_IN: Readonly<Record<string, number>> = { m: 1, y: 12 };
const DAYS_IN: Readonly<Record<string, number>> = { d: 1, w: 7, h: 1 / 24 };

/** The day that lies a duration of law or contract before another; parts of a day count as one. */
function dayBefore(day: Day, { count, unit }: Duration): Day {
  const months = MONTHS_IN[unit];
  return months === undefined ? day - Math.ceil(count * (DAYS_IN[unit] ?? 1)) : addMonths(day, -count * months);
}
