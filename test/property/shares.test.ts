/** What holds for the shares that edits have in any consequence. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Consequence } from '../../core/diff/consequences';
import { changeOf, inCurrency } from '../../core/diff/costs';
import { type Difference, differenceOf } from '../../core/diff/diff';
import { sideOf } from '../../core/diff/review';
import { dayOf } from '../../core/schedule/calendar';
import { workspaceOf } from '../kit/check';
import { after, type Data, type Deed, deeds, roadmapData, textOf } from '../kit/roadmaps';

const PATH = 'main.roadmap.yaml';
const RUNS = 100;

const differ = (base: Data, head: Data): Difference => {
  const [from, to] = [base, head].map((data) =>
    sideOf({ workspace: workspaceOf({ [PATH]: textOf(data) }), root: PATH }),
  );
  return differenceOf(from!, to!);
};

/** By how much something changes, in the unit of its shares. */
function wholeOf(one: Consequence): number | undefined {
  switch (one.kind) {
    case 'date':
      return one.workingDays;
    case 'cost':
      return inCurrency(changeOf(one.change));
    case 'kpi':
      return one.late.after - one.late.before;
    case 'critical':
      return Number(one.after) - Number(one.before);
    case 'replacement':
      return one.before && one.after && one.after.days - one.before.days;
    case 'lineage':
      return undefined;
    default:
      return one.after - one.before;
  }
}

const day = (n: number): string => new Date(Date.UTC(2026, 0, 5 + n)).toISOString().slice(0, 10);

/** What a roadmap has besides its dates. */
interface More {
  readonly capacity: number;
  readonly due: number;
  readonly scores: readonly number[];
  readonly until: number;
  readonly from: number;
  readonly price: number;
}
const more: fc.Arbitrary<More> = fc.record({
  capacity: fc.constantFrom(0.5, 1, 2),
  due: fc.nat(120),
  // No two are the same, so that the order of the file decides nothing.
  scores: fc.uniqueArray(fc.integer({ min: 10, max: 50 }), { minLength: 9, maxLength: 9 }),
  until: fc.nat(90),
  from: fc.nat(90),
  price: fc.integer({ min: 1, max: 9 }),
});

/** Teams with capacity and work, a KPI that is due, scores, tools of which one replaces the other. */
function rich(data: Data, { capacity, due, scores, until, from, price }: More): Data {
  const initiatives = Object.entries(data['initiatives']!).map(([id, one], i) => [
    id,
    { objectives: ['grow'], teams: ['team-a'], scores: { impact: (scores[i % 9] ?? 10) / 10 }, ...one },
  ]);
  return {
    ...data,
    teams: { ...data['teams']!, 'team-a': { function: 'it', capacity } },
    scoring: { criteria: { impact: {} } },
    objectives: { grow: { kpis: { leads: { due: day(due) } } } },
    tools: {
      old: {
        status: 'phasing-out',
        until: day(until),
        costs: { licence: { amount: 10, currency: 'EUR', per: 'month' } },
      },
      fresh: {
        status: 'planned',
        from: day(from),
        replaces: ['old'],
        costs: { licence: { amount: price, currency: 'EUR', per: 'month' } },
      },
    },
    initiatives: Object.fromEntries(initiatives),
  } as unknown as Data;
}

interface Case {
  readonly data: Data;
  readonly before: More;
  readonly after: More;
  readonly done: readonly Deed[];
}
const pair = (most: number): fc.Arbitrary<Case> =>
  fc.record({ data: roadmapData, before: more, after: more, done: deeds(most) }).map((one) => ({
    ...one,
    // Only some of it changes, so that most changes have few edits.
    after: { ...one.before, ...pick(one.after, one.done.length) },
  }));
const pick = (all: More, nth: number): Partial<More> => {
  const keys = Object.keys(all) as (keyof More)[];
  return Object.fromEntries([nth, nth * 2 + 1].map((n) => [keys[n % keys.length]!, all[keys[n % keys.length]!]]));
};
const between = ({ data, before, after: now, done }: Case): Difference =>
  differ(rich(data, before), after(rich(data, now), done));

/** The last day of an island. */
const STANDS = dayOf('2026-01-07');

describe('shares', () => {
  it('add up to the whole of each consequence, and there are some of every kind', () => {
    const shared = new Map<string, number>();
    const unshared = new Map<string, number>();
    fc.assert(
      fc.property(pair(5), (one) => {
        for (const consequence of between(one).consequences) {
          const { kind, causes } = consequence;
          const shares = causes.flatMap(({ share }) => share ?? []);
          const whole = wholeOf(consequence);
          const count = whole !== undefined && shares.length === causes.length && causes.length > 0 ? shared : unshared;
          if (whole !== undefined && whole !== 0) count.set(kind, (count.get(kind) ?? 0) + 1);
          if (count === unshared) continue;
          const sum = shares.reduce((total, share) => total + share, 0);
          // Amounts are shown in cents.
          expect(sum, `${kind} ${consequence.id}`).toBeCloseTo(whole!, kind === 'cost' ? 1 : 4);
        }
      }),
      { numRuns: RUNS, seed: 11 },
    );
    for (const kind of ['date', 'cost', 'kpi', 'critical', 'slack', 'at-risk', 'capacity', 'priority', 'replacement']) {
      expect(shared.get(kind) ?? 0, kind).toBeGreaterThan(4);
      // What can't be shared is the exception: an item that has no date on the way, a tie in the order of the file.
      expect((unshared.get(kind) ?? 0) / shared.get(kind)!, kind).toBeLessThan(0.1);
    }
  });

  /** Two initiatives that are alike in everything, in a roadmap that only both or none of them touch. */
  const twins = (data: Data, price: number, weeks: number, share: number, at: number): Data => {
    const twin = {
      start: day(at),
      duration: `${weeks}w`,
      teams: { 'team-a': share },
      costs: { training: { amount: price, currency: 'EUR' } },
    };
    const work = Object.entries(data['initiatives']!).map(([id, one], i) => [
      id,
      i % 2 === 0 && !Array.isArray(one['dependsOn'])
        ? { ...one, dependsOn: { ...(one['dependsOn'] as object), 'twin-x': {}, 'twin-y': {} } }
        : one,
    ]);
    const gates = Object.entries(data['milestones']!).map(([id, one]) => [
      id,
      { ...one, requires: [...(one['requires'] as string[]), 'twin-x', 'twin-y'] },
    ]);
    return {
      ...data,
      initiatives: { ...Object.fromEntries(work), 'twin-x': twin, 'twin-y': structuredClone(twin) },
      milestones: Object.fromEntries(gates),
    } as unknown as Data;
  };

  it('are equal for edits that do the same, whatever else is edited', () => {
    const seen = new Map<string, number>();
    const change = fc.record({
      weeks: fc.integer({ min: 1, max: 9 }),
      price: fc.integer({ min: 1, max: 9 }),
      share: fc.constantFrom(0.5, 1),
    });
    const alike = fc.record({ was: change, is: change, at: fc.nat(60), which: fc.nat(2), one: pair(2) });
    fc.assert(
      fc.property(alike, ({ was, is, at, which, one }) => {
        const key = (['weeks', 'price', 'share'] as const)[which]!;
        const now = { ...was, [key]: is[key] };
        const made = (data: Data, { price, weeks, share }: typeof was): Data => twins(data, price, weeks, share, at);
        const { edits, consequences } = differ(
          made(rich(one.data, one.before), was),
          made(after(rich(one.data, one.after), one.done), now),
        );
        const [x, y] = ['x', 'y'].map((twin) =>
          edits.findIndex(({ path, kind }) => kind === 'changed' && path.startsWith(`initiatives.twin-${twin}.`)),
        );
        if (x === -1 || y === -1) return;
        for (const { kind, id, causes, sampled } of consequences) {
          if (sampled || id.startsWith('twin-')) continue;
          const of = (edit: number): number | undefined => {
            const cause = causes.find((each) => each.edit === edit);
            return cause === undefined ? 0 : cause.share;
          };
          if (of(x!) === undefined) continue;
          expect(of(y!), `${kind} ${id}`).toBeCloseTo(of(x!)!, 6);
          if (of(x!) !== 0) seen.set(kind, (seen.get(kind) ?? 0) + 1);
        }
      }),
      { numRuns: RUNS, seed: 12 },
    );
    for (const kind of ['date', 'cost', 'kpi', 'slack', 'capacity'])
      expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(2);
  });

  it('are none for an edit that can’t reach', () => {
    const island = (data: Data, length: string): Data =>
      ({
        ...data,
        teams: { ...data['teams']!, far: { capacity: 1 } },
        initiatives: {
          ...data['initiatives']!,
          island: { start: '2026-01-05', duration: length, teams: ['far'], status: 'in-progress' },
        },
      }) as unknown as Data;
    let checked = 0;
    fc.assert(
      fc.property(pair(3), (one) => {
        const base = island(rich(one.data, one.before), '2d');
        const head = island(after(rich(one.data, one.after), one.done), '3d');
        const { edits, consequences, items } = differ(base, head);
        const edit = edits.findIndex(({ path }) => path === 'initiatives.island.duration');
        // Before whatever ends last, its end is nothing to anybody else.
        const isLast = items.pairs.every(
          ({ before, after: now }) => (before.end ?? 0) <= STANDS || (now.end ?? 0) <= STANDS,
        );
        for (const { id, causes, kind } of consequences) {
          if (id === 'island' || isLast) continue;
          checked++;
          expect(
            causes.map((cause) => cause.edit),
            `${kind} ${id}`,
          ).not.toContain(edit);
        }
      }),
      { numRuns: RUNS, seed: 13 },
    );
    expect(checked).toBeGreaterThan(100);
  });

  it('turn round when the sides change places', () => {
    fc.assert(
      fc.property(pair(3), (one) => {
        // A renamed id is the other one from the other side, and without order there is nothing to count.
        const done = one.done.filter(({ kind }) => kind !== 'rename' && kind !== 'reorder');
        const [base, head] = [rich(one.data, one.before), after(rich(one.data, one.after), done)];
        const shown = ({ consequences, edits }: Difference, sign: 1 | -1): readonly string[] =>
          consequences
            // Of two that change places either may have passed the other.
            .filter(({ kind, sampled }) => kind !== 'priority' && !sampled)
            .map((each) => {
              const whole = wholeOf(each);
              const shares = each.causes.map(
                ({ edit, share }) =>
                  `${edits[edit]!.path} ${share === undefined ? '?' : Number((share * sign).toFixed(4)) + 0}`,
              );
              return `${each.kind} ${each.id} ${whole === undefined ? '?' : Number((whole * sign).toFixed(4)) + 0}: ${shares.sort().join(', ')}`;
            })
            .sort();
        expect(shown(differ(head, base), -1)).toEqual(shown(differ(base, head), 1));
      }),
      { numRuns: RUNS, seed: 14 },
    );
  });
});
