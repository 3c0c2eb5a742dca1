/**
 * What budgets hold and have to pay, the slow way: every cost is laid out day by day, and the days of each period are
 * added up in fractions. Shares nothing with the core but the plan it is asked about.
 */

/** Days are whole days since 1970-01-01. Amounts are in cents, uplifts in tenths of a per cent. */
export interface Cost {
  readonly id: string;
  readonly cents: number;
  readonly per?: 'month' | 'quarter' | 'year' | 'once';
  readonly from?: number;
  readonly until?: number;
  readonly currency?: string;
  /** The number of a budget. */
  readonly budget?: number;
}

export interface Tool {
  readonly id: string;
  readonly status?: string;
  readonly from?: number;
  readonly until?: number;
  readonly starts?: number;
  readonly renews?: number;
  readonly uplift?: number;
  readonly costs: readonly Cost[];
}

export interface Work {
  readonly id: string;
  readonly status?: string;
  readonly start?: number;
  readonly end?: number;
  readonly costs: readonly Cost[];
}

export interface BudgetOf {
  readonly id: string;
  readonly cents: number;
  readonly currency: string;
  readonly per?: 'month' | 'quarter' | 'year' | 'once';
  readonly from?: number;
  readonly until?: number;
}

export interface Purse {
  readonly start: number;
  readonly end: number;
  readonly fiscal: number;
  readonly budgets: readonly BudgetOf[];
  readonly tools: readonly Tool[];
  readonly works: readonly Work[];
}

/** In cents; never reduced. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export interface PeriodOf {
  readonly start: number;
  readonly end: number;
  readonly amount: Fraction;
  readonly spent: Fraction;
  readonly exceeded: boolean;
}

/** A sum of fractions, by denominator. */
class Sum {
  readonly #parts = new Map<bigint, bigint>();

  add({ n, d }: Fraction): void {
    this.#parts.set(d, (this.#parts.get(d) ?? 0n) + n);
  }

  get value(): Fraction {
    let [n, d] = [0n, 1n];
    for (const [by, part] of this.#parts) [n, d] = [n * by + part * d, d * by];
    return { n, d };
  }
}

const isMore = (a: Fraction, b: Fraction): boolean => a.n * b.d > b.n * a.d;

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
type Recurring = keyof typeof MONTHS;

const dayAt = (year: number, month: number, day: number): number => Date.UTC(year, month, day) / 86_400_000;
const dateOf = (day: number): readonly [number, number, number] => {
  const at = new Date(day * 86_400_000);
  return [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
};
const daysOfMonth = (year: number, month: number): number => dayAt(year, month + 1, 1) - dayAt(year, month, 1);

/** The first and last day of the period around a day, when years begin with a month (1…12). */
function around(day: number, per: Recurring, first: number): readonly [number, number] {
  const [year, month] = dateOf(day);
  const length = MONTHS[per];
  const since = (month - (first - 1) + 12) % length;
  return [dayAt(year, month - since, 1), dayAt(year, month - since + length, 1) - 1];
}

type Measure = 'days' | 'months';

/** The part of a period that one of its days is. */
function partOf(day: number, per: Recurring, first: number, measure: Measure): bigint {
  const [start, end] = around(day, per, first);
  const [year, month] = dateOf(day);
  return BigInt(measure === 'days' ? end - start + 1 : MONTHS[per] * daysOfMonth(year, month));
}

/** What it costs on each day; the key −∞ stands for no known day. */
type Diary = ReadonlyMap<number, Fraction>;
const NO_DAY = Number.NEGATIVE_INFINITY;

function diary(purse: Purse, owner: Tool | Work, cost: Cost, measure: Measure): Diary {
  const tool = 'starts' in owner || 'renews' in owner || owner.id.startsWith('t') ? (owner as Tool) : undefined;
  const work = tool === undefined ? (owner as Work) : undefined;
  if (['idea', 'cancelled', 'evaluating'].includes(owner.status ?? '')) return new Map();
  const first = tool === undefined ? work!.start : (tool.from ?? tool.starts);
  const last = tool === undefined ? work!.end : tool.until;
  if (cost.per === undefined || cost.per === 'once')
    return new Map([[cost.from ?? first ?? NO_DAY, { n: BigInt(cost.cents), d: 1n }]]);
  if (owner.status === 'retired' && tool?.until === undefined && cost.until === undefined) return new Map();
  const days = new Map<number, Fraction>();
  const end = cost.until ?? last ?? purse.end;
  for (let day = cost.from ?? first ?? purse.start; day <= end; day++) {
    let price: Fraction = { n: BigInt(cost.cents), d: 1n };
    for (let i = 0; i < renewals(tool, day); i++)
      price = { n: price.n * BigInt(1000 + tool!.uplift!), d: price.d * 1000n };
    days.set(day, { n: price.n, d: price.d * partOf(day, cost.per, 1, measure) });
  }
  return days;
}

/** How often a contract has renewed by a day. */
function renewals(tool: Tool | undefined, day: number): number {
  if (tool?.renews === undefined || tool.uplift === undefined) return 0;
  const [year, month, date] = dateOf(tool.renews);
  let count = 0;
  for (let y = year; dayAt(y, month, Math.min(date, daysOfMonth(y, month))) <= day; y++) count++;
  return count;
}

/** The budgets that pay a cost. */
function payers({ budgets }: Purse, cost: Cost): readonly BudgetOf[] {
  if (cost.budget !== undefined) {
    const named = budgets[cost.budget];
    return named !== undefined && [undefined, named.currency].includes(cost.currency) ? [named] : [];
  }
  const currencies = new Set(budgets.map(({ currency }) => currency));
  const currency = cost.currency ?? (currencies.size === 1 ? [...currencies][0] : undefined);
  const among = budgets.filter((budget) => budget.currency === currency);
  const meet = (a: BudgetOf, b: BudgetOf): boolean =>
    Math.max(a.from ?? -Infinity, b.from ?? -Infinity) <= Math.min(a.until ?? Infinity, b.until ?? Infinity);
  return among.some((a, i) => among.slice(i + 1).some((b) => meet(a, b))) ? [] : among;
}

export function oracle(purse: Purse): readonly (readonly PeriodOf[])[] {
  return purse.budgets.map((budget) => {
    const paid = [...purse.tools, ...purse.works].flatMap((owner) =>
      owner.costs.filter((cost) => payers(purse, cost).includes(budget)).map((cost) => ({ owner, cost })),
    );
    const diaries = (measure: Measure): readonly Diary[] =>
      paid.map(({ owner, cost }) => diary(purse, owner, cost, measure));
    const [days, months] = [diaries('days'), diaries('months')];
    return spansOf(purse, budget).map(([start, end]) => {
      const amount = holds(purse, budget, start, end, 'days');
      const spent = spends(budget, days, start, end);
      const even = isMore(spends(budget, months, start, end), holds(purse, budget, start, end, 'months'));
      return { start, end, amount, spent, exceeded: isMore(spent, amount) && even };
    });
  });
}

function spansOf(purse: Purse, { per = 'once', from, until }: BudgetOf): readonly (readonly [number, number])[] {
  const [first, last] = [from ?? purse.start, until ?? purse.end];
  if (first > last) return [];
  if (per === 'once') return [[first, last]];
  const spans = new Map<number, readonly [number, number]>();
  for (let day = first; day <= last; day++) {
    const [start, end] = around(day, per, purse.fiscal);
    spans.set(start, [Math.max(start, from ?? start), Math.min(end, until ?? end)]);
  }
  return [...spans.values()];
}

function holds(
  purse: Purse,
  { per = 'once', cents }: BudgetOf,
  start: number,
  end: number,
  measure: Measure,
): Fraction {
  if (per === 'once') return { n: BigInt(cents), d: 1n };
  const sum = new Sum();
  for (let day = start; day <= end; day++) sum.add({ n: BigInt(cents), d: partOf(day, per, purse.fiscal, measure) });
  return sum.value;
}

function spends(
  { per = 'once', from, until }: BudgetOf,
  diaries: readonly Diary[],
  start: number,
  end: number,
): Fraction {
  const sum = new Sum();
  const isTimeless = per === 'once' && from === undefined && until === undefined;
  for (const one of diaries)
    for (const [day, cost] of one) if (day === NO_DAY ? isTimeless : day >= start && day <= end) sum.add(cost);
  return sum.value;
}
