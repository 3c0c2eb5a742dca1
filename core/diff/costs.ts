/** What a change costs: what each budget has to pay more or less, and what is paid by none. */
import type { Entity } from '../model/types';
import { type Amount, PARTS } from '../money/amount';
import type { BudgetPeriod, BudgetPlan } from '../money/budgets';
import { type Money, money, totals } from '../money/money';
import { schedule } from '../schedule/schedule';
import { sameData } from '../syntax/decode';
import type { Cause } from './attribute';
import type { Words } from './dates';
import type { Edit } from './edits';
import { fieldIn } from './leaves';
import type { Mixer } from './mix';
import type { Reach } from './reach';
import { type Records, ROOT, type Side } from './records';
import { exactShares } from './shapley';

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
  readonly causes: readonly Cause[];
}

/** More edits than that, or roadmaps larger than that for each, are not put into all orders. */
const MOST_EDITS = 8;
const BUDGET = 200_000;

export function costChanges(
  base: Side,
  head: Side,
  words: Words,
  edits: readonly Edit[],
  records: { readonly base: Records; readonly head: Records },
  mixer: Mixer,
  reach: Reach,
): readonly CostChange[] {
  const [before, after] = [base.money(), head.money()];
  if (before.lines.length === 0 && after.lines.length === 0) return [];
  const isSameYear = sameData(base.schedule.calendar.fiscal, head.schedule.calendar.fiscal);
  const changes = [...budgetChanges(before, after, words, isSameYear), ...unpaidChanges(before, after)];
  if (changes.length === 0) return [];
  const causes = causesOf(changes, costingEdits(edits, records, reach), mixer, records.head.size + records.base.size);
  return changes.map((change, i) => ({ ...change, causes: causes[i]! }));
}

type Uncaused = Omit<CostChange, 'causes'>;

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

const OF_COSTS: readonly string[] = ['costs', 'contract', 'from', 'until', 'status'];

/** Edits that can change what something costs: its costs, its days, the budgets, the calendar. */
function costingEdits(
  edits: readonly Edit[],
  { base, head }: { readonly base: Records; readonly head: Records },
  reach: Reach,
): readonly number[] {
  const costs = (identity: string): boolean =>
    [base.get(identity), head.get(identity)].some((one) =>
      [...(one?.leaves.keys() ?? [])].some((key) => fieldIn(key) === 'costs'),
    );
  const moving = new Set(
    [...new Set([...base.keys(), ...head.keys()])].filter(costs).flatMap((identity) => reach.edits.get(identity) ?? []),
  );
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

/** For each change, what each edit adds to it. */
function causesOf(
  changes: readonly Uncaused[],
  edits: readonly number[],
  mixer: Mixer,
  size: number,
): readonly (readonly Cause[])[] {
  const [only] = edits;
  if (edits.length === 1) return changes.map((change) => [{ edit: only!, share: inCurrency(changeOf(change)) }]);
  if (edits.length > MOST_EDITS || 2 ** edits.length * size > BUDGET) return changes.map(() => unshared(edits));
  const shares = exactShares(edits.length, (made) => {
    const model = mixer.model((edit) => edits.includes(edit) && (made & (1 << edits.indexOf(edit))) !== 0);
    return valuesOf(changes, money(model, schedule(model)));
  });
  return changes.map((_, i) => {
    const causes = edits.flatMap((edit, e): readonly Cause[] => {
      const share = shares[i]?.[e];
      return share === undefined || Math.abs(share) > 1e-6 ? [{ edit, share }] : [];
    });
    // Who only pays at other times adds nothing, and causes it all the same.
    return causes.length === 0 ? unshared(edits) : causes;
  });
}

const unshared = (edits: readonly number[]): readonly Cause[] => edits.map((edit) => ({ edit, share: undefined }));

/** An amount as a number in its currency. */
export const inCurrency = (amount: Amount): number => Number((amount * 100n) / PARTS / 10n ** 12n) / 100;

/** What all periods come to. */
export const changeOf = ({ periods }: Pick<CostChange, 'periods'>): Amount =>
  periods.reduce((sum, { before, after }) => sum + after - before, 0n);

/** What each budget pays in the periods that differ, and what none pays. */
function valuesOf(changes: readonly Uncaused[], all: Money): readonly number[] {
  return changes.map(({ budget, currency, periods }) => {
    if (budget === undefined) {
      const lines = all.lines.filter((line) => line.payers.length === 0 && line.currency === currency);
      return inCurrency([...totals(lines, () => '').values()].reduce((sum, one) => sum + one, 0n));
    }
    const plan = all.budgets.find((one) => one.budget.id === budget.id);
    const names = new Set(periods.map(({ name }) => name));
    const spent = (plan?.periods() ?? []).filter(({ name }) => names.has('') || names.has(name));
    return inCurrency(spent.reduce((sum, period) => sum + period.spent, 0n));
  });
}
