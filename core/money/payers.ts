/** Which budget pays a cost. */
import type { Entity, Model } from '../model/types';
import type { Calendar } from '../schedule/calendar';
import type { WrittenCost } from './costs';

export type Budget = Entity<'budget'>;

/** Why no budget pays a cost, where there are budgets. */
export type Unpaid =
  /** Several could, and it names none. */
  | { readonly why: 'several'; readonly among: readonly Budget[] }
  /** None is in its currency. */
  | { readonly why: 'foreign' }
  /** The one that it names is in another currency. */
  | { readonly why: 'mismatch'; readonly named: Budget };

export interface Payment {
  readonly currency: string | undefined;
  /** Several only where one follows the other in time: each pays for its own days. */
  readonly payers: readonly Budget[];
  readonly unpaid: Unpaid | undefined;
}

/** Says of each cost who pays it. Nothing is converted: a budget pays costs in its own currency alone. */
export function payersIn(model: Model, calendar: Calendar): (cost: WrittenCost) => Payment {
  const budgets = model.all('budget');
  const currencies = [...new Set(budgets.map(({ data }) => data.currency))];
  const shared = currencies.length === 1 ? currencies[0] : undefined;
  const rows = new Map(currencies.map((currency) => [currency, inARow(budgetsIn(budgets, currency), calendar)]));
  return (cost) => {
    if (cost.budget !== undefined) return byName(model.target(cost.budget), cost.currency);
    const currency = cost.currency ?? shared;
    if (budgets.length === 0) return { currency, payers: [], unpaid: undefined };
    const isUnsaid = cost.currency === undefined && currencies.length > 1;
    const among = isUnsaid ? budgets : budgetsIn(budgets, currency);
    if (among.length === 0) return { currency, payers: [], unpaid: { why: 'foreign' } };
    return !isUnsaid && rows.get(currency) === true
      ? { currency, payers: among, unpaid: undefined }
      : { currency, payers: [], unpaid: { why: 'several', among } };
  };
}

const budgetsIn = (budgets: readonly Budget[], currency: string | undefined): readonly Budget[] =>
  budgets.filter(({ data }) => data.currency === currency);

/** An unknown budget has its finding elsewhere. */
function byName(named: Entity | undefined, said: string | undefined): Payment {
  if (named?.kind !== 'budget') return { currency: said, payers: [], unpaid: undefined };
  const budget = named as Budget;
  const currency = said ?? budget.data.currency;
  return currency === budget.data.currency
    ? { currency, payers: [budget], unpaid: undefined }
    : { currency, payers: [], unpaid: { why: 'mismatch', named: budget } };
}

/** Whether no two budgets have a day in common, such as this year's and the next. */
function inARow(budgets: readonly Budget[], calendar: Calendar): boolean {
  const spans = budgets
    .map(({ data: { from, until } }) => ({
      start: from === undefined ? Number.NEGATIVE_INFINITY : calendar.firstDay(from),
      end: until === undefined ? Number.POSITIVE_INFINITY : calendar.lastDay(until),
    }))
    .sort((a, b) => a.start - b.start);
  return spans.every(({ start }, i) => i === 0 || start > spans[i - 1]!.end);
}
