/** The money of a roadmap, computed once: what everything costs and when, and what budgets hold and have to pay. */
import { push } from '../format/multimap';
import type { Entity, Model } from '../model/types';
import type { FiscalYear, Span } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import { type Amount, amountOf } from './amount';
import { type BudgetPlan, budgetPlan } from './budgets';
import { type CostLine, linesOf, type Sides, windowOf } from './lines';
import { costIn } from './sums';

export interface Money {
  /** All costs, those that cost nothing after all among them; tools first, in file order. */
  readonly lines: readonly CostLine[];
  /** In file order. */
  readonly budgets: readonly BudgetPlan[];
  /** The costs of a tool or initiative. */
  of(entity: Entity): readonly CostLine[];
  budget(budget: Entity): BudgetPlan | undefined;
}

/** @param agreed the sides of the planning window where the roadmap gives none, so that two can be compared */
export function money(model: Model, schedule: Schedule, agreed?: Sides): Money {
  const window = windowOf(model, schedule, agreed);
  const lines = linesOf(model, schedule, window);
  const byEntity = new Map<Entity, CostLine[]>();
  const byBudget = new Map<Entity, CostLine[]>();
  for (const line of lines) {
    push(byEntity, line.entity, line);
    if (line.idle === undefined) for (const budget of line.payers) push(byBudget, budget, line);
  }
  const fiscal: FiscalYear = schedule.calendar.fiscal;
  const budgets = model
    .all('budget')
    .map((budget) => budgetPlan(budget, byBudget.get(budget) ?? [], window, schedule.calendar, fiscal));
  const plans = new Map<Entity, BudgetPlan>(budgets.map((plan) => [plan.budget, plan]));
  return {
    lines,
    budgets,
    of: (entity) => byEntity.get(entity) ?? [],
    budget: (budget) => plans.get(budget),
  };
}

/**
 * Totals by whatever parts the costs, such as their currency, kind or entity: in some days, or all in all, where also
 * what is paid once on no known day counts. Amounts in different currencies can't be added: part by currency, too.
 */
export function totals<K>(lines: readonly CostLine[], by: (line: CostLine) => K, days?: Span): ReadonlyMap<K, Amount> {
  const sums = new Map<K, Amount>();
  for (const line of lines)
    if (line.idle === undefined) sums.set(by(line), (sums.get(by(line)) ?? 0n) + costOf(line, days));
  return sums;
}

function costOf(line: CostLine, days = line.span): Amount {
  if (days !== undefined) return costIn(line, days);
  return line.per === 'once' ? amountOf(line.price) : 0n;
}
