/** What a change costs: what each budget has to pay more or less, and what is paid by none. */
import type { Entity } from '../model/types';
import { type Amount, PARTS } from '../money/amount';
import type { BudgetPeriod, BudgetPlan } from '../money/budgets';
import { type Money, totals } from '../money/money';
import { sameData } from '../syntax/decode';
import type { Attribution, Effect } from './attribute';
import { type Between, bothOf } from './between';
import type { Words } from './dates';
import type { Edit } from './edits';
import { fieldIn } from './leaves';
import { type Records, ROOT } from './records';

export interface CostPeriod {
  /** `2026-Q3`; empty for all the time of a budget. */
  readonly name: string;
  readonly before: Amount;
  readonly after: Amount;
}

export interface CostChange {
  /** Undefined for what no budget pays. */
  readonly budget: Entity<'budget'> | undefined;
  readonly currency: string | undefined;
  /** Those that differ, the earliest first; without a budget one, for all time. */
  readonly periods: readonly CostPeriod[];
  /** Shares are in the currency. */
  readonly attribution: Attribution;
}

export function costChanges(
  between: Between,
  edits: readonly Edit[],
  records: { readonly base: Records; readonly head: Records },
): readonly CostChange[] {
  const { base, head, words, attributor } = between;
  const [before, after] = [base.money(), head.money()];
  if (before.lines.length === 0 && after.lines.length === 0) return [];
  const isSameYear = sameData(base.schedule.calendar.fiscal, head.schedule.calendar.fiscal);
  const changes = [...budgetChanges(before, after, words, isSameYear), ...unpaidChanges(before, after)];
  if (changes.length === 0) return [];
  const costing = costingEdits(between, edits, records);
  const attributions = attributor.attribute(changes.map((change) => effectOf(change, costing)));
  return changes.map((change, i) => ({ ...change, attribution: attributions[i]! }));
}

type Uncaused = Omit<CostChange, 'attribution'>;

/** What can be compared: in another currency nothing can. Periods of another kind only all together. */
function budgetChanges(
  before: Money,
  after: Money,
  { ofBase, ofHead }: Words,
  isSameYear: boolean,
): readonly Uncaused[] {
  const olds = new Map(before.budgets.map((plan) => [ofBase(plan.budget), plan]));
  return after.budgets.flatMap((plan): readonly Uncaused[] => {
    const old = olds.get(ofHead(plan.budget));
    if (old === undefined || old.currency !== plan.currency) return [];
    const nameOf = ({ name }: BudgetPeriod): string => (isSameYear && old.per === plan.per ? name : '');
    const [spent, now] = [spentBy(old, nameOf), spentBy(plan, nameOf)];
    const names = [...new Set([...spent.keys(), ...now.keys()])].sort();
    const periods = names
      .map((name) => ({ name, before: spent.get(name) ?? 0n, after: now.get(name) ?? 0n }))
      .filter((period) => period.before !== period.after);
    return periods.length === 0 ? [] : [{ budget: plan.budget, currency: plan.currency, periods }];
  });
}

function spentBy(plan: BudgetPlan, nameOf: (period: BudgetPeriod) => string): ReadonlyMap<string, Amount> {
  const sums = new Map<string, Amount>();
  for (const period of plan.periods()) {
    const name = nameOf(period);
    sums.set(name, (sums.get(name) ?? 0n) + period.spent);
  }
  return sums;
}

/** By currency, all that has no budget, over all time. */
function unpaidChanges(before: Money, after: Money): readonly Uncaused[] {
  const sum = ({ lines }: Money) =>
    totals(
      lines.filter(({ payers }) => payers.length === 0),
      ({ currency }) => currency,
    );
  const [old, fresh] = [sum(before), sum(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((currency): readonly Uncaused[] => {
    const period = { name: '', before: old.get(currency) ?? 0n, after: fresh.get(currency) ?? 0n };
    return period.before === period.after ? [] : [{ budget: undefined, currency, periods: [period] }];
  });
}

/** The items that come first and last on either side. */
function outermost(between: Between): readonly string[] {
  return bothOf(between).flatMap(({ side: { schedule }, wordOf }) => {
    const dated = schedule.items.filter(({ start }) => start !== undefined);
    const first = dated.reduce((day, { start }) => Math.min(day, start!), Number.POSITIVE_INFINITY);
    const last = dated.reduce((day, { end }) => Math.max(day, end!), Number.NEGATIVE_INFINITY);
    return dated.flatMap(({ item, start, end }) => (start === first || end === last ? [wordOf(item)] : []));
  });
}

const OF_COSTS: readonly string[] = ['costs', 'contract', 'from', 'until', 'status'];

/**
 * Edits that can change what something costs: its costs, its days, the budgets, the calendar; and the days of what
 * comes first and last of all, between which lies what costs something each month and has no end.
 */
function costingEdits(
  between: Between,
  edits: readonly Edit[],
  { base, head }: { readonly base: Records; readonly head: Records },
): readonly number[] {
  const { reach } = between;
  const costs = (identity: string): boolean =>
    [base.get(identity), head.get(identity)].some((one) =>
      [...(one?.leaves.keys() ?? [])].some((key) => fieldIn(key) === 'costs'),
    );
  const moving = new Set(
    [...new Set([...base.keys(), ...head.keys()])].filter(costs).flatMap((identity) => reach.edits.get(identity) ?? []),
  );
  for (const identity of outermost(between)) for (const edit of reach.edits.get(identity) ?? []) moving.add(edit);
  return edits.flatMap((edit, i) => {
    const isOwn = edit.atoms.some(({ identity, leaf }) => {
      const kind = (head.get(identity) ?? base.get(identity))?.kind;
      const field = leaf === undefined ? undefined : fieldIn(leaf);
      if (identity === ROOT) return field === 'calendar';
      if (kind === 'budget') return true;
      return costs(identity) && (field === undefined || OF_COSTS.includes(field));
    });
    return isOwn || moving.has(i) ? [i] : [];
  });
}

/** An amount as a number in its currency. */
export const inCurrency = (amount: Amount): number => Number((amount * 100n) / PARTS / 10n ** 12n) / 100;

/** The same as near as a number can be, so that shares add up. */
const exactly = (amount: Amount): number => Number((amount * 10n ** 6n) / PARTS) / 10 ** 18;

/** What all periods come to. */
export const changeOf = ({ periods }: Pick<CostChange, 'periods'>): Amount =>
  periods.reduce((sum, { before, after }) => sum + after - before, 0n);

function effectOf(change: Uncaused, edits: readonly number[]): Effect {
  const sum = (side: 'before' | 'after'): number =>
    exactly(change.periods.reduce((total, period) => total + period[side], 0n));
  return {
    edits,
    ground: { layer: 'money', items: [] },
    before: sum('before'),
    after: sum('after'),
    value: (state) => exactly(amountIn(change, state.money)),
  };
}

/** What a budget pays in the periods that differ, or what none pays. */
function amountIn({ budget, currency, periods }: Uncaused, all: Money): Amount {
  if (budget === undefined) {
    const lines = all.lines.filter((line) => line.payers.length === 0 && line.currency === currency);
    return [...totals(lines, () => '').values()].reduce((sum, one) => sum + one, 0n);
  }
  const plan = all.budgets.find((one) => one.budget.id === budget.id);
  const names = new Set(periods.map(({ name }) => name));
  const spent = (plan?.periods() ?? []).filter(({ name }) => names.has('') || names.has(name));
  return spent.reduce((sum, period) => sum + period.spent, 0n);
}
