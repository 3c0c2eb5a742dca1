/**
 * A second scheduler, written for likeness to the words of the definition and nothing else: it walks the calendar day by
 * day, asks each item for its dates by recursion, finds cycles by trying every way, and slack by pushing each item later
 * until something gives. It shares no code with the real one, only the shape of its input.
 */
import type { DateValue, Duration } from '../../core/format/values';
import type { Need, Plan, PlanItem } from '../../core/schedule/plan';

export interface Answer {
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly total: number | undefined;
  readonly free: number | undefined;
  readonly critical: boolean;
  readonly inCycle: boolean;
}

interface Dates {
  readonly start: number;
  readonly end: number;
}
interface Found extends Dates {
  readonly how: 'fields' | 'activities' | 'counted';
  readonly holdsStart: boolean;
  readonly holdsEnd: boolean;
  readonly bothGiven: boolean;
  readonly first?: number;
}

const MS = 86_400_000;
const utc = (y: number, m: number, d: number): number => Date.UTC(y, m, d) / MS;
const parts = (day: number): [number, number, number] => {
  const at = new Date(day * MS);
  return [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
};
const lengthOfMonth = (y: number, m: number): number => new Date(Date.UTC(y, m + 1, 0)).getUTCDate();

function sameDayMonthsOn(day: number, count: number): number {
  const [y, m, d] = parts(day);
  const first = new Date(Date.UTC(y, m + count, 1));
  const [ty, tm] = [first.getUTCFullYear(), first.getUTCMonth()];
  return utc(ty, tm, Math.min(d, lengthOfMonth(ty, tm)));
}

/** "The day before the same day of the month, clamped to the month's length after that." */
function lastDayOfMonths(day: number, count: number): number {
  const [y, m, d] = parts(day);
  const first = new Date(Date.UTC(y, m + count, 1));
  const [ty, tm] = [first.getUTCFullYear(), first.getUTCMonth()];
  return d === 1 ? utc(ty, tm, 1) - 1 : utc(ty, tm, Math.min(d - 1, lengthOfMonth(ty, tm)));
}

const dayOfDate = (date: DateValue): number => utc(date.year, date.part - 1, date.day);

const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

class DayByDay {
  readonly #known = new Map<number, boolean>();
  readonly perWeek: number;
  constructor(readonly plan: Plan) {
    this.perWeek = (plan.calendar.workweek ?? ['mon', 'tue', 'wed', 'thu', 'fri']).length;
  }
  works(day: number): boolean {
    let known = this.#known.get(day);
    if (known === undefined) {
      const week: readonly string[] = this.plan.calendar.workweek ?? ['mon', 'tue', 'wed', 'thu', 'fri'];
      const holidays = (this.plan.calendar.holidays ?? []) as readonly DateValue[];
      known = week.includes(NAMES[new Date(day * MS).getUTCDay()]!) && !holidays.some((one) => dayOfDate(one) === day);
      this.#known.set(day, known);
    }
    return known;
  }
  onOrAfter(day: number): number {
    let at = day;
    while (!this.works(at)) at++;
    return at;
  }
  onOrBefore(day: number): number {
    let at = day;
    while (!this.works(at)) at--;
    return at;
  }
  /** Some working days on from a working day, or back. */
  step(day: number, count: number): number {
    let at = day;
    for (let i = 0; i < Math.abs(count); i++) at = count > 0 ? this.onOrAfter(at + 1) : this.onOrBefore(at - 1);
    return at;
  }
  /** Working days from one day to a later one, the first not counted; negative the other way. */
  between(from: number, to: number): number {
    let count = 0;
    for (let day = Math.min(from, to) + 1; day <= Math.max(from, to); day++) if (this.works(day)) count++;
    return to >= from ? count : -count;
  }
  inDays(duration: Duration): number {
    return duration.count * (duration.unit === 'w' ? this.perWeek : 1);
  }
  end(start: number, duration: Duration): number {
    const first = this.onOrAfter(start);
    if (duration.unit === 'm') return Math.max(first, this.onOrBefore(lastDayOfMonths(start, duration.count)));
    return this.step(first, this.inDays(duration) - 1);
  }
  start(end: number, duration: Duration): number {
    const last = this.onOrBefore(end);
    if (duration.unit === 'm') return Math.min(last, this.onOrAfter(sameDayMonthsOn(end + 1, -duration.count)));
    return this.step(last, 1 - this.inDays(duration));
  }
}

type Side = 'start' | 'end';
const sideOfSuccessor = (need: Need): Side => (need.type.endsWith('start') ? 'start' : 'end');
const sideOfPredecessor = (need: Need): Side => (need.type.startsWith('finish') ? 'end' : 'start');

/** Only what pushing an item moves; a side that is not known does not move. */
type Moved = { start?: number; end?: number };

export function oracle(plan: Plan): readonly Answer[] {
  const world = new World(plan);
  return plan.items.map((_, i) => world.answer(i));
}

/** Asks once for each key. */
function once<K, V>(known: Map<K, V>, key: K, ask: () => V): V {
  if (!known.has(key)) known.set(key, ask());
  return known.get(key)!;
}

class World {
  readonly days: DayByDay;
  readonly #ties = new Map<number, readonly Need[]>();
  readonly #moved = new Map<string, Dates>();
  readonly #followers = new Map<number, readonly { j: number; need: Need }[]>();
  readonly #found = new Map<number, Found | undefined>();
  readonly #circular: ReadonlySet<number>;
  readonly #sameCircle: (a: number, b: number) => boolean;
  readonly #critical: ReadonlySet<number>;
  readonly lastEnd: number;

  constructor(readonly plan: Plan) {
    this.days = new DayByDay(plan);
    const { circular, sameCircle } = circles(plan);
    this.#circular = circular;
    this.#sameCircle = sameCircle;
    this.lastEnd = Math.max(
      ...plan.items.map((_, i) => (this.dates(i) === undefined ? -1e9 : this.days.onOrBefore(this.dates(i)!.end))),
    );
    this.#critical = this.#findCritical();
  }

  item(i: number): PlanItem {
    return this.plan.items[i]!;
  }
  children(i: number): number[] {
    return this.plan.items.flatMap(({ parent, status }, j) => (parent === i && status !== 'cancelled' ? [j] : []));
  }
  dated(i: number): number[] {
    return this.children(i).filter((child) => this.dates(child) !== undefined);
  }
  cancelled(i: number): boolean {
    return i >= 0 && this.item(i).status === 'cancelled';
  }

  dates(i: number): Found | undefined {
    if (!this.#found.has(i)) {
      this.#found.set(i, undefined);
      this.#found.set(i, this.#search(i));
    }
    return this.#found.get(i);
  }

  stays(i: number): boolean {
    const { status, started, kind } = this.item(i);
    return (
      kind !== 'milestone' &&
      (status === 'done' || status === 'in-progress' || (status === 'blocked' && started !== undefined))
    );
  }

  written(i: number): { start: number | undefined; end: number | undefined } {
    const item = this.item(i);
    const real = item.kind === 'milestone' || this.stays(i);
    const start = (real ? item.started : undefined) ?? item.start;
    const end = (real ? item.finished : undefined) ?? item.end;
    return { start: start && dayOfDate(start), end: end && dayOfDate(end) };
  }

  #search(i: number): Found | undefined {
    const item = this.item(i);
    if (item.status === 'cancelled') return undefined;
    const { start, end } = this.written(i);
    const held = { how: 'fields', holdsStart: true, holdsEnd: true } as const;
    if (item.kind === 'milestone') {
      if (end !== undefined) return { start: end, end, ...held, bothGiven: true };
      if (this.#circular.has(i)) return undefined;
      const needed = item.needs.filter(({ on }) => on >= 0 && !this.cancelled(on)).map(({ on }) => this.dates(on));
      if (needed.length === 0 || needed.includes(undefined)) return undefined;
      const day = Math.max(...needed.map((one) => one!.end));
      return { start: day, end: day, how: 'counted', holdsStart: false, holdsEnd: false, bothGiven: false };
    }
    if (start !== undefined && end !== undefined)
      return start > end ? undefined : { start, end, ...held, bothGiven: true };
    if (start !== undefined && item.duration !== undefined)
      return { start, end: this.days.end(start, item.duration), ...held, bothGiven: false };
    if (end !== undefined && item.duration !== undefined)
      return { start: this.days.start(end, item.duration), end, ...held, bothGiven: false };
    if (this.#circular.has(i)) return undefined;
    const inside = this.dated(i);
    if (inside.length > 0) {
      const from = start ?? Math.min(...inside.map((child) => this.dates(child)!.start));
      const to = end ?? Math.max(...inside.map((child) => this.dates(child)!.end));
      const first = inside.find((child) => this.dates(child)!.start === from)!;
      if (from > to) return undefined;
      return {
        start: from,
        end: to,
        how: 'activities',
        holdsStart: start !== undefined,
        holdsEnd: end !== undefined,
        bothGiven: false,
        ...(start === undefined ? { first } : {}),
      };
    }
    if (start !== undefined || end !== undefined || item.duration === undefined) return undefined;
    return this.#firstFit(i, item.duration);
  }

  /** Needs that act on an item: own ones, and of an activity's initiative the start types, the finish types on last ones. */
  acting(i: number): Need[] {
    const { parent, needs } = this.item(i);
    if (parent < 0) return [...needs];
    const isFollowed = this.children(parent).some(
      (sibling) => sibling !== i && this.item(sibling).needs.some(({ on }) => on === i),
    );
    const above = this.item(parent).needs.filter((need) => sideOfSuccessor(need) === 'start' || !isFollowed);
    return [...above, ...needs];
  }

  #firstFit(i: number, duration: Duration): Found | undefined {
    const acting = this.acting(i).filter(({ on }) => !this.cancelled(on));
    const usable = acting.filter(({ on }) => on >= 0 && this.dates(on) !== undefined);
    if (acting.length > 0 && usable.length === 0) return undefined;
    const floor = this.#floor(i);
    if (usable.length === 0 && floor === undefined) return undefined;
    for (let day = floor ?? utc(2024, 0, 1); ; day++) {
      if (!this.days.works(day)) continue;
      const end = this.days.end(day, duration);
      if (usable.every((need) => this.keeps(need, this.dates(need.on)!, { start: day, end })))
        return { start: day, end, how: 'counted', holdsStart: false, holdsEnd: false, bothGiven: false };
    }
  }

  #floor(i: number): number | undefined {
    const { parent, phase, status, horizon } = this.item(i);
    if (parent >= 0) {
      const { start, end } = this.written(parent);
      const { duration } = this.item(parent);
      if (start !== undefined) return start;
      if (end !== undefined && duration !== undefined) return this.days.start(end, duration);
    }
    const begin = phase >= 0 ? this.plan.phases[phase]!.start : undefined;
    if (begin !== undefined) return dayOfDate(begin);
    const window = this.plan.calendar.start;
    return window === undefined || status === 'idea' || horizon === true ? undefined : dayOfDate(window);
  }

  /** Whether a dependency holds between two dates, as the definition says it. */
  keeps({ type, lag }: Need, p: Dates, s: Dates): boolean {
    const successor = type.endsWith('start') ? this.days.onOrAfter(s.start) : s.end;
    const count = lag?.count ?? 0;
    if (count !== 0 && (lag!.unit === 'cd' || lag!.unit === 'm')) {
      const from = type === 'finish-to-start' ? p.end + 1 : type === 'finish-to-finish' ? p.end : p.start;
      return successor >= (lag!.unit === 'm' ? sameDayMonthsOn(from, count) : from + count);
    }
    const working = count === 0 ? 0 : this.days.inDays(lag!);
    switch (type) {
      case 'finish-to-start':
        return successor >= this.days.step(this.days.onOrAfter(p.end + 1), working);
      case 'start-to-start':
        return successor >= (working === 0 ? p.start : this.days.step(this.days.onOrBefore(p.start), working));
      case 'finish-to-finish':
        return successor >= this.days.step(this.days.onOrBefore(p.end), working);
      case 'start-to-finish':
        return successor >= this.days.step(this.days.onOrBefore(p.start - 1), working);
    }
  }

  /** Ties into an item: the needs that count, with both ends dated, outside of circles. */
  ties(j: number): readonly Need[] {
    return once(this.#ties, j, () => this.#findTies(j));
  }

  #findTies(j: number): readonly Need[] {
    const needs = this.item(j).kind === 'activity' ? this.acting(j) : this.item(j).needs;
    return needs.filter(
      ({ on }) =>
        on >= 0 &&
        !this.cancelled(on) &&
        this.dates(on) !== undefined &&
        !this.#sameCircle(on, j) &&
        this.item(on).parent !== j,
    );
  }

  /** What is tied to an item as its predecessor. */
  followers(i: number): readonly { j: number; need: Need }[] {
    return once(this.#followers, i, () =>
      this.plan.items.flatMap((_, j) =>
        this.dates(j) === undefined ? [] : this.ties(j).flatMap((need) => (need.on === i ? [{ j, need }] : [])),
      ),
    );
  }

  /** The dates of an item that must not be passed, if any. */
  fixed(j: number): { start: boolean; end: boolean } {
    const found = this.dates(j)!;
    const done = this.item(j).status === 'done';
    return { start: found.holdsStart && !done && !this.stays(j), end: found.holdsEnd && !done };
  }

  /** The dates of an item whose start is moved by some working days; where it is now if by none. */
  moved(i: number, by: number): Dates {
    return once(this.#moved, `${i} ${by}`, () => this.#move(i, by));
  }

  #move(i: number, by: number): Dates {
    const found = this.dates(i)!;
    const { kind, duration } = this.item(i);
    if (by === 0) return found;
    if (kind === 'milestone') {
      const day = this.days.step(this.days.onOrBefore(found.end), by);
      return { start: day, end: day };
    }
    const start = this.days.step(this.days.onOrAfter(found.start), by);
    if (found.how !== 'activities' && !found.bothGiven && duration !== undefined)
      return { start, end: this.days.end(start, duration) };
    return { start, end: this.days.step(this.days.onOrBefore(found.end), by) };
  }

  /** The earliest dates of a counted item that keep one dependency. */
  #following(j: number, need: Need, p: Dates): Dates {
    const now = this.dates(j)!;
    const at = (by: number): Dates => this.moved(j, by);
    let by = 0;
    while (!this.keeps(need, p, at(by))) by++;
    if (by === 0 && now.start > utc(2023, 0, 1)) while (this.keeps(need, p, at(by - 1))) by--;
    return at(by);
  }

  /** Whether an item may be moved: follows what moves with it, by itself alone, to a date that gives. */
  #canMove(i: number, by: number): boolean {
    const open: { at: number; to: Moved; by: number }[] = [{ at: i, to: { ...this.moved(i, by) }, by }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { at, to } = next;
      if (to.end !== undefined && this.days.onOrBefore(to.end) > this.lastEnd) return false;
      const { parent } = this.item(at);
      if (parent >= 0 && this.dates(parent) !== undefined && !this.#sameCircle(parent, at)) {
        const above = this.dates(parent)!;
        if (above.holdsEnd) {
          if (this.fixed(parent).end && to.end !== undefined && this.days.onOrBefore(to.end) > above.end) return false;
        } else if (to.end !== undefined) open.push({ at: parent, to: { end: to.end }, by: 0 });
        if (above.first === at && to.start !== undefined) open.push({ at: parent, to: { start: to.start }, by: 0 });
      }
      for (const { j, need } of this.followers(at)) {
        if (to[sideOfPredecessor(need)] === undefined) continue;
        const p: Dates = { start: to.start ?? 0, end: to.end ?? 0 };
        if (this.dates(j)!.how === 'counted') open.push({ at: j, to: { ...this.#following(j, need, p) }, by: 0 });
        else if (this.fixed(j)[sideOfSuccessor(need)] && !this.keeps(need, p, this.dates(j)!)) return false;
      }
    }
    return true;
  }

  /** How far an item may go before something says no; back if it has gone too far. */
  #most(can: (by: number) => boolean): number {
    let by = 0;
    if (can(0)) {
      while (can(by + 1)) by++;
      return by;
    }
    while (!can(by)) by--;
    return by;
  }

  #inDaysOfEnd(i: number, by: number): number {
    const now = this.days.onOrBefore(this.dates(i)!.end);
    return this.days.between(now, this.days.onOrBefore(this.moved(i, by).end));
  }

  #total(i: number): number | undefined {
    if (this.dates(i) === undefined || this.item(i).status === 'done') return undefined;
    return this.#inDaysOfEnd(
      i,
      this.#most((by) => this.#canMove(i, by)),
    );
  }

  /** The successors of an item, also those that follow its initiative by it. */
  #successors(i: number): { j: number; need: Need }[] {
    const from = (at: number, sides: readonly Side[]): { j: number; need: Need }[] =>
      this.followers(at).filter(
        ({ j, need }) =>
          sides.includes(sideOfPredecessor(need)) &&
          (this.dates(j)!.how === 'counted' || this.fixed(j)[sideOfSuccessor(need)]),
      );
    const { parent } = this.item(i);
    const above = parent >= 0 ? this.dates(parent) : undefined;
    const sides: Side[] = [
      ...(above !== undefined && !above.holdsEnd ? (['end'] as const) : []),
      ...(above?.first === i ? (['start'] as const) : []),
    ];
    return [...from(i, ['start', 'end']), ...(above === undefined ? [] : from(parent, sides))];
  }

  #free(i: number): number | undefined {
    if (this.dates(i) === undefined || this.item(i).status === 'done') return undefined;
    const successors = this.#successors(i);
    if (successors.length === 0) return this.#total(i);
    const can = (by: number): boolean =>
      successors.every(({ j, need }) => this.keeps(need, this.moved(i, by), this.dates(j)!));
    return this.#inDaysOfEnd(i, this.#most(can));
  }

  /** Whether one more working day of the predecessor would break a tie. */
  #isTight(need: Need, limits: Dates): boolean {
    const p = this.dates(need.on)!;
    const isPoint = this.item(need.on).kind === 'milestone';
    const next: Dates = {
      start: this.days.step(isPoint ? this.days.onOrBefore(p.start) : this.days.onOrAfter(p.start), 1),
      end: this.days.step(this.days.onOrBefore(p.end), 1),
    };
    return !this.keeps(need, next, limits);
  }

  /** Reached backwards, pair by pair, until nothing is added. An initiative is reached by its start or by its end. */
  #findCritical(): ReadonlySet<number> {
    const reached = new Set<string>();
    const all = this.plan.items.map((_, i) => i).filter((i) => this.dates(i) !== undefined);
    const reach = (i: number, side: Side): void => {
      if (this.item(i).status !== 'done') reached.add(`${i} ${side}`);
    };
    for (const j of all) {
      const found = this.dates(j)!;
      if (this.days.onOrBefore(found.end) === this.lastEnd) reach(j, 'end');
      const fixed = this.fixed(j);
      if (found.how !== 'counted')
        for (const need of this.ties(j)) {
          if (!fixed[sideOfSuccessor(need)] || this.keeps(need, this.dates(need.on)!, found)) continue;
          const side = sideOfPredecessor(need);
          reach(need.on, side);
          if (side === 'end' && !this.dates(need.on)!.holdsEnd)
            for (const child of this.dated(need.on)) {
              const end = this.days.onOrBefore(this.dates(child)!.end);
              if (!this.keeps(need, { start: 0, end }, found)) reach(child, 'end');
            }
        }
      if (fixed.end)
        for (const child of this.dated(j))
          if (this.days.onOrBefore(this.dates(child)!.end) > this.days.onOrBefore(found.end)) reach(child, 'end');
    }
    for (let before = -1; before !== reached.size; ) {
      before = reached.size;
      for (const j of all)
        for (const side of ['start', 'end'] as const) {
          if (!reached.has(`${j} ${side}`)) continue;
          const found = this.dates(j)!;
          const inside = this.dated(j);
          if (inside.length > 0 && side === 'start' && found.first !== undefined) reach(found.first, 'start');
          if (side === 'end')
            for (const child of inside)
              if (this.days.onOrBefore(this.dates(child)!.end) >= this.days.onOrBefore(found.end)) reach(child, 'end');
          for (const need of this.ties(j)) {
            if (found.how === 'activities' && sideOfSuccessor(need) !== side) continue;
            if (found.how !== 'counted' && !this.fixed(j)[sideOfSuccessor(need)]) continue;
            if (this.#isTight(need, found)) reach(need.on, sideOfPredecessor(need));
          }
        }
    }
    return new Set([...reached].map((one) => Number(one.split(' ')[0])));
  }

  #least(i: number, of: (i: number) => number | undefined): number | undefined {
    const open = this.item(i).status === 'done' ? [] : this.dated(i).filter((child) => of(child) !== undefined);
    return open.length > 0 ? Math.min(...open.map((child) => of(child)!)) : of(i);
  }

  answer(i: number): Answer {
    const found = this.dates(i);
    const isDone = this.item(i).status === 'done';
    return {
      start: found?.start,
      end: found?.end,
      total: this.#least(i, (one) => this.#total(one)),
      free: this.#least(i, (one) => this.#free(one)),
      critical:
        !isDone &&
        (this.#critical.has(i) ||
          (this.item(i).kind === 'initiative' && this.children(i).some((child) => this.#critical.has(child)))),
      inCycle: this.#circular.has(i),
    };
  }
}

/** Circles by trying every way: what waits for what, over names of items and of what initiatives hand to activities. */
function circles(plan: Plan): { circular: ReadonlySet<number>; sameCircle: (a: number, b: number) => boolean } {
  const ways = new Map<string, Set<string>>();
  const wait = (from: string, to: string): void => {
    ways.set(from, (ways.get(from) ?? new Set()).add(to));
  };
  const alive = (i: number): boolean => i >= 0 && plan.items[i]!.status !== 'cancelled';
  plan.items.forEach((item, i) => {
    if (!alive(i)) return;
    const inside = plan.items.flatMap((other, j) => (other.parent === i && alive(j) ? [j] : []));
    for (const need of item.needs.filter(({ on }) => alive(on))) {
      const from = inside.length > 0 ? `${i} ${sideOfSuccessor(need)}` : `${i}`;
      wait(from, `${need.on}`);
      if (inside.includes(need.on)) wait(`${need.on}`, from);
    }
    for (const child of inside) {
      wait(`${i}`, `${child}`);
      wait(`${child}`, `${i} start`);
      const followed = inside.some(
        (other) => other !== child && plan.items[other]!.needs.some(({ on }) => on === child),
      );
      if (!followed) wait(`${child}`, `${i} end`);
    }
    if (inside.length > 0) for (const side of ['start', 'end']) wait(`${i}`, `${i} ${side}`);
  });
  const reach = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [...(ways.get(from) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(ways.get(next) ?? []));
    }
    return seen;
  };
  const reached = new Map([...ways.keys()].map((name) => [name, reach(name)]));
  const onCircle = [...ways.keys()].filter((name) => reached.get(name)!.has(name));
  return {
    circular: new Set(onCircle.map((name) => Number(name.split(' ')[0]))),
    sameCircle: (a, b) => (reached.get(`${a}`)?.has(`${b}`) ?? false) && (reached.get(`${b}`)?.has(`${a}`) ?? false),
  };
}
