/** The time axis: ticks at even steps of the calendar, as many as have room for their names. */

const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** How far apart names must begin, in pixels. */
const ROOM = { day: 48, month: 33, year: 40 };
/** A Monday, from which steps of weeks are counted. */
const MONDAY = Date.UTC(2024, 0, 1);

export interface Tick {
  /** Where the day begins, in milliseconds. */
  readonly time: number;
  readonly name: string;
  /** Stands above the first name of a year, where the names themselves do not say it. */
  readonly year?: string;
}

/**
 * @param first the beginning of the first day, and `last` the end of the last, in milliseconds
 * @param width how long that is, in pixels
 */
export function ticksBetween(first: number, last: number, width: number): Tick[] {
  const perDay = (width * DAY) / (last - first);
  const weeks = [1, 7, 14].find((days) => days * perDay >= ROOM.day);
  if (weeks !== undefined) return withYears(weekTicks(first, last, weeks));
  const months = [1, 2, 3, 6].find((count) => count * 30 * perDay >= ROOM.month);
  if (months !== undefined) return withYears(monthTicks(first, last, months));
  const years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((count) => count * 365 * perDay >= ROOM.year) ?? 5000;
  return monthTicks(first, last, 12 * years).map(({ time }) => ({ time, name: String(yearOf(time)) }));
}

const yearOf = (time: number): number => new Date(time).getUTCFullYear();

function weekTicks(first: number, last: number, days: number): Tick[] {
  const ticks: Tick[] = [];
  const step = days * DAY;
  for (let time = MONDAY + Math.ceil((first - MONDAY) / step) * step; time < last; time += step) {
    const date = new Date(time);
    ticks.push({ time, name: `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}` });
  }
  return ticks;
}

function monthTicks(first: number, last: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  const monthOf = (time: number) => yearOf(time) * 12 + new Date(time).getUTCMonth();
  for (let month = Math.floor(monthOf(first) / step) * step; month <= monthOf(last); month += step) {
    const time = Date.UTC(Math.floor(month / 12), month % 12);
    if (time >= first && time < last) ticks.push({ time, name: MONTHS[month % 12]! });
  }
  return ticks;
}

function withYears(ticks: readonly Tick[]): Tick[] {
  return ticks.map((tick, index) => {
    const before = ticks[index - 1];
    const isNew = before === undefined || yearOf(before.time) !== yearOf(tick.time);
    return isNew ? { ...tick, year: String(yearOf(tick.time)) } : tick;
  });
}
