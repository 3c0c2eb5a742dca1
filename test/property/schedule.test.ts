import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar as CalendarData } from '../../core/format/types';
import { Calendar, FIRST_DAY, LAST_DAY } from '../../core/schedule/calendar';
import { isPlaced, type Placed } from '../../core/schedule/forward';
import type { Need, Plan, PlanItem } from '../../core/schedule/plan';
import { type Solution, solve } from '../../core/schedule/solve';
import { type Answer, oracle } from './schedule-oracle';
import { dateAt, inWords, plans } from './schedule-plans';

const SEED = 20260316;

function answers({ plan, places, slack, critical, knots }: Solution): readonly Answer[] {
  const knotted = new Set(knots.flatMap(({ items }) => items));
  return plan.items.map((_, i) => {
    const place = places[i];
    return {
      start: isPlaced(place) ? place.start : undefined,
      end: isPlaced(place) ? place.end : undefined,
      total: slack.total[i],
      free: slack.free[i],
      critical: critical[i] === 1,
      inCycle: knotted.has(i),
    };
  });
}

const labelled = (plan: Plan, all: readonly Answer[]): readonly object[] =>
  all.map((answer, i) => ({ id: plan.items[i]!.id, ...answer }));

const withItem = (plan: Plan, i: number, change: (item: PlanItem) => PlanItem): Plan => ({
  ...plan,
  items: plan.items.map((item, j) => (j === i ? change(item) : item)),
});

/** Items with dates before and after; undefined where an item has dates in one of the two alone. */
function pairs(before: Solution, after: Solution): readonly (readonly [Placed, Placed])[] | undefined {
  const both = before.places.map((place, i) => [place, after.places[i]!] as const);
  if (both.some(([a, b]) => isPlaced(a) !== isPlaced(b))) return undefined;
  return both.filter((pair): pair is readonly [Placed, Placed] => isPlaced(pair[0]));
}

const fromEnds = ({ type }: Need): boolean => type === 'finish-to-start' || type === 'finish-to-finish';

describe('a schedule', () => {
  it('is that of an independent, slower implementation', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(labelled(plan, answers(solve(plan))), inWords(plan)).toEqual(labelled(plan, oracle(plan)));
      }),
      { seed: SEED, numRuns: 2500 },
    );
  }, 300_000);

  // Work that only has to end late enough begins earlier when it gets longer, and may pull along what starts with it:
  // so dependencies on starts are left out here.
  it('has no end earlier when work takes longer', () => {
    let compared = 0;
    fc.assert(
      fc.property(plans, fc.nat(), fc.integer({ min: 1, max: 10 }), (some, pick, more) => {
        const plan = {
          ...some,
          items: some.items.map((item) => ({ ...item, needs: item.needs.filter(fromEnds) })),
        };
        const before = solve(plan);
        const counted = plan.items.flatMap(({ duration, end }, i) =>
          duration !== undefined && end === undefined && before.graph.children[i]!.length === 0 ? [i] : [],
        );
        if (counted.length === 0) return;
        const i = counted[pick % counted.length]!;
        const longer = withItem(plan, i, (item) => {
          const count = item.duration!.count + more;
          return { ...item, duration: { ...item.duration!, count, text: `${count}${item.duration!.unit}` } };
        });
        for (const [a, b] of pairs(before, solve(longer)) ?? []) {
          compared++;
          expect(b.end, inWords(plan)).toBeGreaterThanOrEqual(a.end);
        }
      }),
      { seed: SEED, numRuns: 1500 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  // Not among siblings: an activity that nothing follows any more takes over its initiative's dependencies on ends.
  it('has no start later when a dependency is removed', () => {
    let compared = 0;
    fc.assert(
      fc.property(plans, fc.nat(), fc.nat(), (plan, pick, which) => {
        const free = plan.items.flatMap((item, i) =>
          item.needs.some(({ on }) => on < 0 || plan.items[on]!.parent !== item.parent || item.parent < 0) ? [i] : [],
        );
        if (free.length === 0) return;
        const i = free[pick % free.length]!;
        const less = withItem(plan, i, (item) => {
          const removable = item.needs.filter(
            ({ on }) => on < 0 || plan.items[on]!.parent !== item.parent || item.parent < 0,
          );
          return { ...item, needs: item.needs.filter((need) => need !== removable[which % removable.length]) };
        });
        for (const [a, b] of pairs(solve(plan), solve(less)) ?? []) {
          compared++;
          expect(b.start, inWords(plan)).toBeLessThanOrEqual(a.start);
        }
      }),
      { seed: SEED, numRuns: 1500 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it('counts its dates on working days', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { places, calendar } = solve(plan);
        places.forEach((place, i) => {
          if (!isPlaced(place) || place.origin === 'activities' || plan.items[i]!.kind === 'milestone') return;
          if (!place.startGiven) expect(calendar.isWorking(place.start), inWords(plan)).toBe(true);
          if (!place.endGiven) expect(calendar.isWorking(place.end), inWords(plan)).toBe(true);
        });
      }),
      { seed: SEED, numRuns: 1500 },
    );
  });

  it('keeps everything outside of cycles that does not wait for one', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const before = solve(plan);
        const apart: PlanItem = { ...plan.items[0]!, status: 'planned', kind: 'initiative', parent: -1, phase: -1 };
        const n = plan.items.length;
        const duration = { text: '3d', count: 3, unit: 'd' } as const;
        const knot = [n, n + 1].map((i): PlanItem => {
          const needs: Need[] = [{ on: i === n ? n + 1 : n, type: 'finish-to-start' }];
          return { id: `k${i}`, kind: apart.kind, parent: -1, phase: -1, status: 'planned', duration, needs };
        });
        const after = solve({ ...plan, items: [...plan.items, ...knot] });
        expect(after.knots.at(-1)!.items).toEqual([n, n + 1]);
        expect(after.places.slice(0, n)).toEqual(before.places);
        expect(after.places.slice(n).some(isPlaced)).toBe(false);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

const extreme = fc.constantFrom(-99_999, -5_000, -1, 0, 1, 400, 5_000, 99_999);
const farDate = fc.constantFrom(-46_021, -46_000, -40_000, 0, 40, 60_000, 63_800, 63_916).map(dateAt);
const farDuration = fc
  .tuple(fc.constantFrom(1, 30, 4_000, 99_999), fc.constantFrom('d' as const, 'w' as const, 'm' as const))
  .map(([count, unit]) => ({ text: `${count}${unit}`, count, unit }));
const farNeed = fc.record({
  on: fc.integer({ min: -1, max: 7 }),
  type: fc.constantFrom('finish-to-start', 'start-to-start', 'finish-to-finish', 'start-to-finish' as const),
  lag: fc.option(
    fc
      .tuple(extreme, fc.constantFrom('d', 'w', 'm', 'cd'))
      .map(([count, unit]) => ({ text: `${count}${unit}`, count, unit: unit as 'd' | 'w' | 'm' | 'cd' })),
    { nil: undefined },
  ),
}) as fc.Arbitrary<Need>;
const farItem = fc.record(
  {
    start: farDate,
    end: farDate,
    duration: farDuration,
    needs: fc.array(farNeed, { maxLength: 4 }),
    parent: fc.constantFrom(-1, -1, 0, 1),
  },
  { requiredKeys: ['needs', 'parent'] },
);

describe('at the ends of time', () => {
  it('a schedule has days from 1900 to 2200, or says why not', () => {
    fc.assert(
      fc.property(fc.array(farItem, { minLength: 8, maxLength: 8 }), fc.option(farDate), (raw, window) => {
        const items = raw.map((item, i): PlanItem => {
          const parent = i < 2 ? -1 : item.parent;
          const kind = parent >= 0 ? 'activity' : 'initiative';
          return { ...item, id: `i${i}`, kind, parent, phase: -1, status: 'planned' };
        });
        const { places, slack } = solve({ calendar: window === null ? {} : { start: window }, phases: [], items });
        places.forEach((place, i) => {
          if (!isPlaced(place)) expect(place.why).not.toBe('');
          else {
            expect(place.start).toBeGreaterThanOrEqual(FIRST_DAY);
            expect(place.end).toBeLessThanOrEqual(LAST_DAY);
            expect(Number.isInteger(slack.total[i])).toBe(true);
          }
        });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const calendars: fc.Arbitrary<CalendarData> = fc.record({
  workweek: fc.subarray([...DAYS], { minLength: 1 }),
  holidays: fc.array(fc.integer({ min: -46_000, max: 63_000 }).map(dateAt), { maxLength: 20 }),
});

describe('a calendar', () => {
  it('gives back every working day from 1900 to 2200, for every work week and holidays', () => {
    fc.assert(
      fc.property(calendars, (data) => {
        const calendar = new Calendar(data);
        let expected = calendar.next(FIRST_DAY);
        for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
          const isWorking = calendar.isWorking(day);
          if (isWorking && calendar.day(calendar.next(day)) !== day) throw new Error(`${day} is lost`);
          if (calendar.next(day) !== expected) throw new Error(`${day} has a wrong number`);
          if (calendar.prev(day) !== (isWorking ? expected : expected - 1)) throw new Error(`${day}: wrong before it`);
          if (isWorking) expected++;
        }
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('counts months back to the latest start that ends in time', () => {
    const count = fc.integer({ min: 1, max: 14 });
    fc.assert(
      fc.property(calendars, fc.integer({ min: 0, max: 4000 }), count, (data, at, months) => {
        const calendar = new Calendar(data);
        const duration = { text: `${months}m`, count: months, unit: 'm' } as const;
        const end = calendar.next(at + 20_000);
        const start = calendar.latestStart(end, duration);
        expect(calendar.endNumber(calendar.day(start), duration)).toBeLessThanOrEqual(end);
        expect(calendar.endNumber(calendar.day(start + 1), duration)).toBeGreaterThan(end);
        const first = calendar.earliestStart(end, duration);
        expect(calendar.endNumber(calendar.day(first), duration)).toBeGreaterThanOrEqual(end);
        expect(calendar.endNumber(calendar.day(first - 1), duration)).toBeLessThan(end);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
