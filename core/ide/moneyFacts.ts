/** What something costs and what a budget holds, as lines of a card. */

import { counted, listed } from '../format/words';
import type { Entity } from '../model/types';
import { type Amount, amountOf, moneyWords, ratio, roughly } from '../money/amount';
import type { BudgetPeriod, BudgetPlan } from '../money/budgets';
import { type CostLine, upliftOf } from '../money/lines';
import { type Money, totals } from '../money/money';
import { dayInWords } from '../render/days';
import type { Calendar, Span } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';

/** How often, behind an amount. */
const OFTEN: Readonly<Record<CostLine['per'], string>> = {
  month: ' a month',
  quarter: ' a quarter',
  year: ' a year',
  once: ' once',
};

const WHY_NOTHING: Readonly<Record<NonNullable<CostLine['idle']>, string>> = {
  idea: 'Counts in no budget: an idea costs nothing',
  cancelled: 'Counts in no budget: cancelled work costs nothing',
  evaluating: 'Counts in no budget: a tool that is only evaluated costs nothing yet',
};

const MOST_NAMED = 6;

/** The costs of a tool or initiative: as they are written, and what they come to. */
export function costFacts(money: Money, { calendar }: Schedule, entity: Entity): readonly string[] {
  const lines = money.of(entity);
  if (lines.length === 0) return [];
  const written = `Costs: ${listed(lines.map(writtenWords), MOST_NAMED)}`;
  const { idle } = lines[0]!;
  if (idle !== undefined) return [written, WHY_NOTHING[idle]];
  const { start, end } = calendar;
  const window = entity.kind === 'tool' && start !== undefined && end !== undefined ? { start, end } : undefined;
  return [written, upliftWords(calendar, lines), totalWords(lines, window)];
}

function writtenWords({ field: [, key], price, currency, per }: CostLine): string {
  return `${moneyWords(amountOf(price), currency)}${OFTEN[per]}${key === undefined ? '' : ` (${key})`}`;
}

function upliftWords(calendar: Calendar, lines: readonly CostLine[]): string {
  const contract = upliftOf(lines[0]!.entity);
  if (contract === undefined || lines.every(({ per }) => per === 'once')) return '';
  const { renews, uplift } = contract;
  const by = `${Math.abs(uplift)} %`;
  return `${uplift < 0 ? 'Falls' : 'Rises'} by ${by} on ${dayInWords(calendar.firstDay(renews))} and on that day of each year after`;
}

/** Tools go on and on: what counts of them is the planning window. One cost paid once is its own total. */
function totalWords(lines: readonly CostLine[], window: Span | undefined): string {
  if (lines.length === 1 && lines[0]!.per === 'once') return '';
  const sums = [...totals(lines, ({ currency }) => currency, window)].map(([currency, sum]) => roughly(sum, currency));
  const assumed = lines.some((line) => line.assumed) ? ' — on days that are assumed from the planning window' : '';
  return `${window === undefined ? 'In all' : 'In the planning window'}: ${sums.join(' and ')}${assumed}`;
}

/** What a budget holds, and what it has to pay now and at the worst. */
export function budgetFacts(money: Money, budget: Entity, today: Day): readonly string[] {
  const plan = money.budget(budget);
  if (plan === undefined) return [];
  const { price, currency, per } = plan;
  const periods = plan.periods();
  const now = periods.find(({ start, end }) => start <= today && today <= end);
  const worst = worstOf(periods);
  const over = periods.filter(({ exceeded }) => exceeded).length;
  return [
    `Holds: ${moneyWords(amountOf(price), currency)}${per === 'once' ? ' in all' : OFTEN[per]}`,
    now === undefined
      ? ''
      : `${per === 'once' ? 'To pay' : `Now, ${now.name}`}: ${loadWords(plan, now)}${soFar(plan, now, today)}`,
    worst === undefined || worst === now
      ? ''
      : `${per === 'once' ? 'To pay' : `At the most, ${worst.name}`}: ${loadWords(plan, worst)}`,
    over > 1 ? `Above it in ${over} of ${counted(periods.length, per)}` : '',
  ];
}

/** What a budget has to pay in the period of a day, else in its worst; undefined where nothing is charged to it. */
export function budgetUse(money: Money, budget: Entity, today: Day): string | undefined {
  const plan = money.budget(budget);
  const periods = plan === undefined || plan.lines.length === 0 ? [] : plan.periods();
  const period = periods.find(({ start, end }) => start <= today && today <= end) ?? worstOf(periods);
  if (plan === undefined || period === undefined) return undefined;
  return `${period.name === '' ? '' : `${period.name}: `}${loadWords(plan, period)}`;
}

const worstOf = (periods: readonly BudgetPeriod[]): BudgetPeriod | undefined =>
  periods.length === 0 ? undefined : periods.reduce((worst, one) => (load(one) > load(worst) ? one : worst));

const load = ({ spent, amount }: BudgetPeriod): number => (amount === 0n ? Number(spent > 0n) : ratio(spent, amount));

function loadWords({ currency }: BudgetPlan, period: BudgetPeriod): string {
  const { spent, amount, exceeded } = period;
  const share = amount === 0n ? '' : `, ${Math.round(load(period) * 100)} %`;
  const over = exceeded ? `: ${roughly(spent - amount, currency)} too much` : '';
  return `${roughly(spent, currency)} of ${roughly(amount, currency)}${share}${over}`;
}

function soFar({ lines, currency }: BudgetPlan, { start }: BudgetPeriod, today: Day): string {
  const sum: Amount = [...totals(lines, () => '', { start, end: today }).values()][0] ?? 0n;
  return sum === 0n ? '' : `; ${roughly(sum, currency)} of it by today`;
}
