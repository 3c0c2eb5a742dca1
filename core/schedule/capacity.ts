/** How much of a team's capacity is taken, day by day. */
import type { Calendar, Span } from './calendar';
import type { Day } from './types';

/** Work that takes a share of a team from one day to another. */
export interface Load<W> {
  readonly work: W;
  readonly start: Day;
  readonly end: Day;
  /** 0…1 */
  readonly share: number;
}

/** Working days in a row on which a team has more to do than it can. */
export interface Overload<W> {
  readonly start: Day;
  readonly end: Day;
  /** The most that is asked of it on one of these days. */
  readonly most: number;
  /** What it works on in these days, in the order of the loads. */
  readonly works: readonly W[];
}

/** Adding shares such as 0.1 ten times is not quite 1. */
const TOLERANCE = 1e-9;

/**
 * The unbroken runs of working days on which the shares exceed a capacity. A team's own holidays are left out: they are
 * no overload, and do not break a run. The shares change only where work begins or ends, so only those days are looked at.
 */
export function overloads<W>(
  calendar: Calendar,
  loads: readonly Load<W>[],
  capacity: number,
  holidays: readonly Span[],
): readonly Overload<W>[] {
  const runs: { from: number; to: number; most: number }[] = [];
  for (const { first, last: end, sum } of crowdedIn(calendar, loads, capacity)) {
    const stretch = workingStretch(calendar, first, end, holidays);
    if (stretch === undefined) continue;
    const last = runs.at(-1);
    if (last !== undefined && joined(calendar, last.to, stretch.from, holidays)) {
      last.to = stretch.to;
      last.most = Math.max(last.most, sum);
    } else runs.push({ ...stretch, most: sum });
  }
  return runs.map(({ from, to, most }) => ({
    start: calendar.day(from),
    end: calendar.day(to),
    most,
    works: loads
      .filter(
        ({ start, end, share }) =>
          share > 0 && calendar.workingDays(Math.max(start, calendar.day(from)), Math.min(end, calendar.day(to))) > 0,
      )
      .map(({ work }) => work),
  }));
}

/** What is asked beyond a capacity, in working days of one whole share; nothing on days off. */
export function excess<W>(
  calendar: Calendar,
  loads: readonly Load<W>[],
  capacity: number,
  holidays: readonly Span[],
): number {
  let total = 0;
  for (const { first, last, sum } of crowdedIn(calendar, loads, capacity)) {
    let days = last - first + 1;
    if (holidays.length > 0) for (let n = first; n <= last; n++) if (isOff(calendar.day(n), holidays)) days--;
    total += days * (sum - capacity);
  }
  return total;
}

/** A stretch of the grid on which the same is asked, and more than there is capacity for. */
interface Crowded {
  readonly first: number;
  readonly last: number;
  readonly sum: number;
}

function* crowdedIn<W>(calendar: Calendar, loads: readonly Load<W>[], capacity: number): Iterable<Crowded> {
  const steps = stepsOf(calendar, loads);
  let sum = 0;
  for (let i = 0; i < steps.length; i++) {
    sum += steps[i]!.change;
    const next = steps[i + 1]?.at;
    if (next === undefined || next === steps[i]!.at || sum <= capacity + TOLERANCE) continue;
    yield { first: steps[i]!.at, last: next - 1, sum };
  }
}

/** The shares that one day asks for; none on a day off. */
export function loadOn<W>(calendar: Calendar, loads: readonly Load<W>[], holidays: readonly Span[], day: Day): number {
  if (!calendar.isWorking(day) || isOff(day, holidays)) return 0;
  return loads.reduce((sum, { start, end, share }) => (start <= day && day <= end ? sum + share : sum), 0);
}

interface Step {
  /** A number on the grid. */
  readonly at: number;
  readonly change: number;
}

function stepsOf<W>(calendar: Calendar, loads: readonly Load<W>[]): readonly Step[] {
  return loads
    .flatMap(({ start, end, share }): readonly Step[] => {
      const [from, to] = [calendar.next(start), calendar.prev(end)];
      return from > to
        ? []
        : [
            { at: from, change: share },
            { at: to + 1, change: -share },
          ];
    })
    .sort((a, b) => a.at - b.at);
}

const isOff = (day: Day, holidays: readonly Span[]): boolean =>
  holidays.some(({ start, end }) => start <= day && day <= end);

/** A stretch of the grid without the holidays at its ends; undefined if nothing is left. */
function workingStretch(
  calendar: Calendar,
  first: number,
  last: number,
  holidays: readonly Span[],
): { from: number; to: number } | undefined {
  let [from, to] = [first, last];
  if (holidays.length > 0) {
    while (from <= to && isOff(calendar.day(from), holidays)) from++;
    while (to >= from && isOff(calendar.day(to), holidays)) to--;
  }
  return from <= to ? { from, to } : undefined;
}

/** Whether only holidays lie between two numbers. */
function joined(calendar: Calendar, before: number, after: number, holidays: readonly Span[]): boolean {
  return workingStretch(calendar, before + 1, after - 1, holidays) === undefined;
}
