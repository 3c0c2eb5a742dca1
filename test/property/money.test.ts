import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PARTS, priceOf } from '../../core/money/amount';
import { totals } from '../../core/money/money';
import { isoDay } from '../../core/schedule/calendar';
import type { Workspace } from '../../core/workspace';
import { workspaceOf } from '../kit/check';
import { type Cost, type Fraction, oracle, type PeriodOf, type Purse } from './money-oracle';

const SEED = 20260316;
const BASE = Date.UTC(2025, 6, 1) / 86_400_000;

/** Some day from July 2025 to the end of 2028. */
const day = fc.integer({ min: BASE, max: BASE + 1270 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight, arbitrary }, { weight: 1, arbitrary: fc.constant(undefined) });
/** Two days in order, or one alone, or none. */
const span = fc
  .tuple(maybe(day), maybe(day))
  .map(([a, b]) => (a !== undefined && b !== undefined && a > b ? [b, a] : [a, b]));
const per = maybe(fc.constantFrom('month', 'quarter', 'year', 'once'), 6) as fc.Arbitrary<Cost['per']>;
const currency = fc.constantFrom('EUR', 'USD');
const cents = fc.oneof(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: -50_000, max: 100 }));

const cost = fc
  .record({ cents, per, span, currency: maybe(currency, 3), budget: maybe(fc.nat(3)) })
  .map(({ span: [from, until], ...rest }) => ({ ...rest, from, until }));

const tool = fc
  .record({
    status: fc.constantFrom(undefined, undefined, 'active', 'planned', 'phasing-out', 'retired', 'evaluating'),
    span,
    starts: maybe(day),
    renews: maybe(day, 2),
    uplift: maybe(
      fc.integer({ min: -100, max: 20 }).map((n) => n * 10),
      2,
    ),
    costs: fc.array(cost, { maxLength: 3 }),
  })
  .map(({ span: [from, until], ...rest }) => ({ ...rest, from, until }));

const work = fc
  .record({
    status: fc.constantFrom(undefined, undefined, 'planned', 'done', 'idea', 'cancelled'),
    span,
    costs: fc.array(cost, { maxLength: 2 }),
  })
  // One date alone gives none.
  .map(({ span: [start, end], ...rest }) =>
    start === undefined || end === undefined ? rest : { ...rest, start, end },
  );

const budget = fc
  .record({ cents: cents.map(Math.abs), currency, per, span })
  .map(({ span: [from, until], ...rest }) => ({ ...rest, from, until }));

type Numbered<T> = T & { readonly id: string };
const numbered = <T extends object>(all: readonly T[], letter: string): readonly Numbered<T>[] =>
  all.map((one, i) => ({ ...one, id: `${letter}${i}` }));

const purses = fc
  .record({
    window: fc.tuple(day, day),
    fiscal: fc.integer({ min: 1, max: 12 }),
    budgets: fc.array(budget, { minLength: 1, maxLength: 4 }),
    tools: fc.array(tool, { maxLength: 4 }),
    works: fc.array(work, { maxLength: 3 }),
  })
  .map(({ window: [a, b], budgets, tools, works, fiscal }) => {
    const named = <T extends { readonly costs: readonly object[] }>(owner: T) => ({
      ...owner,
      costs: numbered(owner.costs, 'c'),
    });
    return {
      start: Math.min(a, b),
      end: Math.max(a, b),
      fiscal,
      budgets: numbered(budgets, 'b'),
      tools: numbered(tools, 't').map(named),
      works: numbered(works, 'w').map(named),
    } as unknown as Purse;
  });

const decimal = (n: number): number => n / 100;
const date = (at: number | undefined): string | undefined => (at === undefined ? undefined : isoDay(at));
const byId = <T extends { readonly id: string }>(all: readonly T[], write: (one: T) => object): object =>
  Object.fromEntries(all.map((one) => [one.id, write(one)]));

const costsIn = (costs: readonly Cost[]): object =>
  byId(costs, ({ cents: amount, per: each, from, until, currency: code, budget: payer }) => ({
    amount: decimal(amount),
    per: each,
    from: date(from),
    until: date(until),
    currency: code,
    budget: payer === undefined ? undefined : `b${payer}`,
  }));

/** The same as a roadmap; JSON is YAML. */
function written({ start, end, fiscal, budgets, tools, works }: Purse): string {
  return JSON.stringify({
    version: 1,
    calendar: { start: date(start), end: date(end), fiscalYear: { start: fiscal } },
    budgets: byId(budgets, (one) => ({
      amount: decimal(one.cents),
      currency: one.currency,
      per: one.per,
      from: date(one.from),
      until: date(one.until),
    })),
    tools: byId(tools, (one) => ({
      status: one.status,
      from: date(one.from),
      until: date(one.until),
      contract: {
        starts: date(one.starts),
        renews: date(one.renews),
        uplift: one.uplift === undefined ? undefined : one.uplift / 10,
      },
      costs: costsIn(one.costs),
    })),
    initiatives: byId(works, (one) => ({
      status: one.status,
      start: date(one.start),
      end: date(one.end),
      costs: costsIn(one.costs),
    })),
  });
}

const ROOT = 'main.roadmap.yaml';
const workspaceFor = (purse: Purse): Workspace => workspaceOf({ [ROOT]: written(purse) });

/** An amount of the core and a fraction of the oracle as what can be compared: parts of a cent over the same denominator. */
const said = (amount: bigint): Fraction => ({ n: amount * 100n, d: priceOf(1) * PARTS });
const isSame = (a: Fraction, b: Fraction): boolean => a.n * b.d === b.n * a.d;

it('comes to the same as adding up day by day', () => {
  let [compared, exceeded] = [0, 0];
  fc.assert(
    fc.property(purses, (purse) => {
      const found = workspaceFor(purse).money(ROOT).budgets;
      const expected = oracle(purse);
      expect(found).toHaveLength(expected.length);
      for (const [i, plan] of found.entries()) {
        const periods = plan.periods();
        const plain = ({ start, end, exceeded: isOver }: PeriodOf): object => ({ start, end, isOver });
        expect(periods.map((one) => plain(one as unknown as PeriodOf))).toEqual(expected[i]!.map(plain));
        for (const [n, period] of periods.entries()) {
          expect(isSame(said(period.amount), expected[i]![n]!.amount), `${plan.budget.id} ${period.name} amount`).toBe(
            true,
          );
          expect(isSame(said(period.spent), expected[i]![n]!.spent), `${plan.budget.id} ${period.name} spent`).toBe(
            true,
          );
          const parts = plan.lines.reduce((sum, line) => sum + plan.share(line, period), 0n);
          expect(parts).toBe(period.spent);
          compared++;
          if (period.exceeded) exceeded++;
        }
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(2500);
  expect(exceeded).toBeGreaterThan(100);
}, 300_000);

it('is the same in all as in its parts', () => {
  fc.assert(
    fc.property(purses, day, (purse, cut) => {
      const { lines } = workspaceFor(purse).money(ROOT);
      const dated = lines.filter(({ span: days }) => days !== undefined);
      const all = totals(dated, ({ currency: code }) => code);
      const before = totals(dated, ({ currency: code }) => code, { start: BASE - 9999, end: cut });
      const after = totals(dated, ({ currency: code }) => code, { start: cut + 1, end: BASE + 9999 });
      for (const [code, sum] of all) expect((before.get(code) ?? 0n) + (after.get(code) ?? 0n)).toBe(sum);
    }),
    { seed: SEED, numRuns: 200 },
  );
}, 300_000);
