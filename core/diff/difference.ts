/** What a changed value means, in its field's own terms. */
import type { Value } from '../format/kit';
import type { DateValue, Duration } from '../format/values';
import { counted, inDigits } from '../format/words';
import { dayWord, signed } from '../render/days';
import type { Calendar } from '../schedule/calendar';
import type { Calendars } from './edits';
import { idIn, isIdentity } from './records';

export { dayWord, signed } from '../render/days';

/** `+16,000`, `−0.5` */
const signedDigits = (n: number): string => signed(n).replace(/\d+/, (whole) => inDigits(Number(whole)));

/** A value as it stands in an edit. */
export const inWords = (says: string): string => (isIdentity(says) ? idIn(says) : says);

/** `+10 working days`, `−2 w`, `+0.5`; undefined where nothing can be counted. */
export function difference(value: Value, before: unknown, after: unknown, calendars: Calendars): string | undefined {
  switch (value.is) {
    case 'number':
      return typeof before === 'number' && typeof after === 'number' ? signedDigits(after - before) : undefined;
    case 'date':
      return dates(value.role, before as DateValue, after as DateValue, calendars);
    case 'duration':
      return durations(value.use === 'work', before as Duration, after as Duration, calendars);
    default:
      return undefined;
  }
}

function dates(role: 'first' | 'last' | 'all', before: DateValue, after: DateValue, calendars: Calendars): string {
  const day = (calendar: Calendar, date: DateValue): number =>
    role === 'first' ? calendar.firstDay(date) : calendar.lastDay(date);
  const [from, to] = [day(calendars.base, before), day(calendars.head, after)];
  if (from === to) return 'the same day';
  const { counting } = calendars;
  const days = role === 'first' ? counting.next(to) - counting.next(from) : counting.prev(to) - counting.prev(from);
  return days === 0 ? `${signed(to - from)} ${dayWord(to - from)}` : `${signed(days)} working ${dayWord(days)}`;
}

function durations(isWork: boolean, before: Duration, after: Duration, { counting }: Calendars): string | undefined {
  const inDays = (one: Duration): number | undefined => {
    if (one.unit === 'd') return one.count;
    if (one.unit === 'w') return isWork ? counting.count(one) : one.count * 7;
    return undefined;
  };
  const [from, to] = [inDays(before), inDays(after)];
  if (from !== undefined && to !== undefined) {
    if (from === to) return 'the same length';
    return `${signed(to - from)} ${isWork ? 'working ' : ''}${dayWord(to - from)}`;
  }
  return before.unit === after.unit && before.unit === 'm'
    ? `${after.count < before.count ? '−' : '+'}${counted(Math.abs(after.count - before.count), 'month')}`
    : undefined;
}
