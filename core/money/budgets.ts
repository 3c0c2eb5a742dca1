/** What budgets hold and have to pay, period by period. */
import { type Calendar, FIRST_DAY, type FiscalYear, LAST_DAY, type Span } from '../schedule/calendar';
import type { Day } from '../schedule/types';
import { type Amount, amountOf, type Price, priceOf } from './amount';
import { type CostLine, leastOf, mostOf, type Sides } from './lines';
import type { Budget } from './payers';
import { type Measure, periodAround, periodName, position as positionOf, type Recurrence } from './periods';
import { costIn, sumsIn } from './sums';

/** A period of a budget: a month, quarter or year, or all its time. */
export interface BudgetPeriod extends Span {
  /** `2026-Q1`; empty for all its time. */
  readonly name: string;
  /** What it holds: of a part of a period its share, by days. */
  readonly amount: Amount;
  /** What it has to pay. */
  readonly spent: Amount;
  /**
   * It has to pay more than it holds, however months are measured: 1,200 a year are no more than 100 a month, though
   * January is longer than a twelfth of most years.
   */
  readonly exceeded: boolean;
}

export interface BudgetPlan {
  readonly budget: Budget;
  readonly currency: string | undefined;
  readonly per: Recurrence | 'once';
  /** Of a whole period. */
  readonly price: Price;
  /** What it pays, as far as it costs something. */
  readonly lines: readonly CostLine[];
  /** A pot without a day of its own: it pays also what falls on no day that is known. */
  readonly timeless: boolean;
  /** Its periods, from the first to the last, with some of its costs or all. */
  periods(lines?: readonly CostLine[]): readonly BudgetPeriod[];
  /** What one cost takes of a period. */
  share(line: CostLine, period: Span): Amount;
}

/** `fiscal` says how its quarters and years lie. */
export function budgetPlan(
  budget: Budget,
  lines: readonly CostLine[],
  window: Sides,
  calendar: Calendar,
  fiscal: FiscalYear,
): BudgetPlan {
  const { currency, per = 'once', from, until } = budget.data;
  const price = priceOf(budget.data.amount ?? 0);
  const given: Sides = {
    start: from === undefined ? undefined : calendar.firstDay(from),
    end: until === undefined ? undefined : calendar.lastDay(until),
  };
  const timeless = per === 'once' && from === undefined && until === undefined;
  const spans = spansOf(per, given, lifeOf(per, given, window, lines), fiscal.start);
  const undated = (line: CostLine): Amount =>
    timeless && line.per === 'once' && line.span === undefined ? amountOf(line.price) : 0n;
  return {
    budget,
    currency,
    per,
    price,
    lines,
    timeless,
    periods(some = lines) {
      const more = some.reduce((sum, line) => sum + undated(line), 0n);
      const steps = some.flatMap((line) => line.steps);
      return sumsIn(steps, spans).map(({ days, months }, i): BudgetPeriod => {
        const span = spans[i]!;
        const amount = held(price, per, span, 'days', fiscal.start);
        const even = held(price, per, span, 'months', fiscal.start);
        const spent = days + more;
        const name = per === 'once' ? '' : periodName(span.start, per, fiscal);
        return { ...span, name, amount, spent, exceeded: spent > amount && months + more > even };
      });
    },
    share: (line, period) => costIn(line, period) + undated(line),
  };
}

/**
 * From its first to its last day; a side that is not given is that of the planning window, else that of its costs. A
 * pot has no need of one.
 */
function lifeOf(per: BudgetPlan['per'], given: Sides, window: Sides, lines: readonly CostLine[]): Span | undefined {
  const spans = lines.flatMap(({ span }) => span ?? []);
  const first = per === 'once' ? FIRST_DAY : leastOf(spans.map(({ start }) => start));
  const last = per === 'once' ? LAST_DAY : mostOf(spans.map(({ end }) => end));
  const start = given.start ?? window.start ?? first;
  const end = given.end ?? window.end ?? last;
  return start === undefined || end === undefined || start > end ? undefined : { start, end };
}

/** Whole periods, but for what lies before or behind a day that is given. */
function spansOf(per: BudgetPlan['per'], given: Sides, life: Span | undefined, firstMonth: number): readonly Span[] {
  if (life === undefined) return [];
  if (per === 'once') return [life];
  const spans: Span[] = [];
  for (let day = life.start; day <= life.end; ) {
    const { start, end } = periodAround(day, per, firstMonth);
    spans.push({ start: Math.max(start, given.start ?? start), end: Math.min(end, given.end ?? end) });
    day = end + 1;
  }
  return spans;
}

function held(price: Price, per: BudgetPlan['per'], span: Span, measure: Measure, firstMonth: number): Amount {
  if (per === 'once') return amountOf(price);
  const position = (day: Day): bigint => positionOf(day, per, measure, firstMonth);
  return price * (position(span.end + 1) - position(span.start));
}
