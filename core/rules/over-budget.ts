import type { FieldPath } from '../format/kit';
import { either } from '../format/words';
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import { type Amount, roughly } from '../money/amount';
import type { BudgetPeriod, BudgetPlan } from '../money/budgets';
import type { CostLine } from '../money/lines';
import type { Budget } from '../money/payers';
import type { Schedule } from '../schedule/schedule';
import type { Change, Fix } from '../syntax/edit';
import { defineRule, idIn, named, placeOf, type Report, setField, type Where } from './kit';
import { when } from './timeline';
import { MOST_RELATED, names } from './words';

export const overBudget = defineRule({
  name: 'over-budget',
  severity: 'warning',
  levels: [{ severity: 'info', when: 'for costs that no budget can pay' }],
  group: 'stack',
  reads: 'schedule',
  absenceOf: ['budget'],
  summary: 'A budget that has to pay more in a period than it holds; for information, costs that no budget pays.',
  why: 'It is cheaper to see now than when the invoices come. Costs that come again are spread over calendar months, quarters or years, a part of one by its share of days, and rise with the contract’s uplift; what is paid once falls on one day. A cost meets the budget it names, else the only one in its currency. Nothing is converted: what no budget can pay is said once and counts in none. Ideas, cancelled work, tools that are only evaluated, and days that are only assumed do not count.',
  examples: [
    {
      bad: `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 30000, currency: EUR, per: quarter}
#                 ^^^^^ over-budget: From 2026-Q3 to 2026-Q4, 'stack' has to pay more than it holds: 39,000 EUR in 2026-Q3, 9,000 EUR more than 30,000 EUR. Most of it goes to 'cdp' (18,000), 'crm' (15,000) and 'mailer' (6,000). Spend less, or raise the budget.
tools:
  crm: {costs: {licence: {amount: 5000, per: month}}}
  mailer: {costs: {licence: {amount: 2000, per: month}}}
  cdp: {from: 2026-07-01, costs: {licence: {amount: 6000, per: month}}}
`,
      good: `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 40000, currency: EUR, per: quarter}
tools:
  crm: {costs: {licence: {amount: 5000, per: month}}}
  mailer: {costs: {licence: {amount: 2000, per: month}}}
  cdp: {from: 2026-07-01, costs: {licence: {amount: 6000, per: month}}}
`,
    },
    {
      bad: `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 30000, currency: EUR, per: year}
  projects: {amount: 50000, currency: EUR}
tools:
  crm: {costs: {licence: {amount: 900, currency: EUR, per: month}}}
#               ^^^^^^^ over-budget: Nothing says which budget pays the cost 'licence' of 'crm': 'stack' or 'projects' could. Name it with 'budget'; until then that counts in none.
initiatives:
  adopt: {start: 2026-05-04, duration: 4w, costs: {training: {amount: 4000, budget: projects}}}
`,
      fixed: `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 30000, currency: EUR, per: year}
  projects: {amount: 50000, currency: EUR}
tools:
  crm: {costs: {licence: {amount: 900, currency: EUR, per: month, budget: stack}}}
initiatives:
  adopt: {start: 2026-05-04, duration: 4w, costs: {training: {amount: 4000, budget: projects}}}
`,
      good: `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 30000, currency: EUR, per: year}
tools:
  crm: {costs: {licence: {amount: 900, currency: EUR, per: month}}}
`,
    },
  ],
  check({ model, schedule, money, report }) {
    if (model.all('budget').length === 0) return;
    const { budgets, lines } = money();
    // A budget of nothing is one that nobody has filled in yet.
    for (const plan of budgets.filter(({ price }) => price > 0n)) {
      const firm = plan.lines.filter((line) => isFirm(plan, line) && !model.isDoubtful(line.entity));
      for (const run of few(runs(plan.periods(firm)))) report(exceeded(schedule, plan, firm, run));
    }
    // Of a budget that is not read in full nobody knows what it could pay.
    if (model.all('budget').some((budget) => model.isDoubtful(budget))) return;
    for (const group of unpaidIn(lines.filter(({ entity }) => !model.isDoubtful(entity)))) report(unpaid(model, group));
  },
});

/** Whether a cost's days are more than assumed; a pot without days pays what is paid once whenever that may be. */
const isFirm = ({ timeless }: BudgetPlan, { assumed, per }: CostLine): boolean =>
  !assumed || (timeless && per === 'once');

/** Exceeded periods, in a row unless it is broken. */
interface Run {
  readonly periods: readonly BudgetPeriod[];
  readonly broken: boolean;
}

function runs(periods: readonly BudgetPeriod[]): readonly Run[] {
  const found: BudgetPeriod[][] = [];
  let isOpen = false;
  for (const period of periods) {
    if (period.exceeded && isOpen) found.at(-1)!.push(period);
    else if (period.exceeded) found.push([period]);
    isOpen = period.exceeded;
  }
  return found.map((row) => ({ periods: row, broken: false }));
}

/** A budget that is exceeded now and then, again and again, is one finding too. */
const MOST_RUNS = 12;

function few(found: readonly Run[]): readonly Run[] {
  const isTooMuch = found.length > MOST_RUNS;
  return isTooMuch ? [{ periods: found.flatMap(({ periods }) => periods), broken: true }] : found;
}

function exceeded(schedule: Schedule, plan: BudgetPlan, lines: readonly CostLine[], run: Run): Report {
  const { budget, currency } = plan;
  const most = run.periods.reduce((worst, period) => (excess(period) > excess(worst) ? period : worst));
  const shares = lines
    .map((line) => ({ line, share: plan.share(line, most) }))
    .filter(({ share }) => share > 0n)
    .sort((a, b) => compare(b.share, a.share));
  return {
    at: [budget, 'amount'],
    message: `${runWords(schedule, plan, run, most)}, ${roughly(excess(most), currency)} more than ${roughly(most.amount, currency)}. Most of it goes to ${biggest(shares)}. Spend less, or raise the budget.`,
    related: shares.slice(0, MOST_RELATED).map(({ line, share }) => ({
      at: placeOfCost(line),
      message: `${capital(costWords(line))} takes ${roughly(share, currency)} of it.`,
    })),
    subjects: [budget.id, run.periods[0]!.name],
  };
}

const excess = ({ spent, amount }: BudgetPeriod): Amount => spent - amount;
const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

function runWords(
  schedule: Schedule,
  { budget, currency, per }: BudgetPlan,
  { periods, broken }: Run,
  most: BudgetPeriod,
): string {
  const spent = roughly(most.spent, currency);
  const time = `${broken ? `In ${periods.length} ${per}s from` : 'From'} ${periods[0]!.name} to ${periods.at(-1)!.name}`;
  if (periods.length > 1) return `${time}, ${named(budget)} has to pay more than it holds: ${spent} in ${most.name}`;
  return `${per === 'once' ? potWords(schedule, budget) : `In ${most.name}`}, ${named(budget)} has to pay ${spent}`;
}

function potWords(schedule: Schedule, { data: { from, until } }: Budget): string {
  const start = from === undefined ? undefined : when(schedule, schedule.calendar.firstDay(from));
  const end = until === undefined ? undefined : when(schedule, schedule.calendar.lastDay(until));
  if (start === undefined) return end === undefined ? 'In all' : `Until ${end}`;
  return end === undefined ? `From ${start} on` : `From ${start} to ${end}`;
}

const MOST_NAMED = 3;

/** Who takes the most, all costs of one tool or initiative together. */
function biggest(shares: readonly { readonly line: CostLine; readonly share: Amount }[]): string {
  const sums = new Map<Entity, Amount>();
  for (const { line, share } of shares) sums.set(line.entity, (sums.get(line.entity) ?? 0n) + share);
  const all = [...sums].sort(([, a], [, b]) => compare(b, a));
  return either(
    all.slice(0, MOST_NAMED).map(([entity, sum]) => `${named(entity)} (${roughly(sum)})`),
    'and',
  );
}

/** The id of a cost, where it has one, and whose it is. */
function costWords({ entity, field: [, key] }: CostLine): string {
  return key === undefined ? `the cost of ${named(entity)}` : `the cost '${key}' of ${named(entity)}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function placeOfCost({ entity, field }: CostLine): Where {
  return field.length === 1 ? [entity, ...field] : { ...placeOf([entity, ...field]), part: 'key' };
}

interface Group {
  readonly lines: readonly CostLine[];
  readonly unpaid: NonNullable<CostLine['unpaid']>;
  readonly currency: string | undefined;
}

/** Costs that no budget pays, by why that is. */
function unpaidIn(lines: readonly CostLine[]): readonly Group[] {
  const groups = new Map<string, Group & { readonly lines: CostLine[] }>();
  for (const line of lines) {
    if (line.unpaid === undefined || line.idle !== undefined || line.price === 0n) continue;
    const { unpaid, currency } = line;
    const key = [unpaid.why, currency ?? '', unpaid.why === 'mismatch' ? unpaid.named.id : ''].join(' ');
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { lines: [line], unpaid, currency });
    else known.lines.push(line);
  }
  return [...groups.values()];
}

function unpaid(model: Bound, group: Group): Report {
  const [first, ...others] = group.lines;
  const { said, fixes } = sayUnpaid(model, group);
  return {
    at: placeOfCost(first!),
    severity: 'info',
    message: said,
    related: others
      .slice(0, MOST_RELATED)
      .map((line) => ({ at: placeOfCost(line), message: `${capital(costWords(line))}, too.` })),
    fixes,
    subjects: [group.unpaid.why, group.currency ?? ''],
  };
}

interface Said {
  readonly said: string;
  readonly fixes: readonly Fix[];
}

function sayUnpaid(model: Bound, { lines, unpaid, currency = '' }: Group): Said {
  const costs = `${costWords(lines[0]!)}${lines.length === 1 ? '' : ` and ${lines.length - 1} more`}`;
  const nothing = 'Nothing is converted, so that counts in no budget.';
  const unsaid = model.all('budget').filter(({ data }) => data.currency === undefined);
  switch (unpaid.why) {
    case 'several':
      return {
        said: `Nothing says which budget pays ${costs}: ${either(names(unpaid.among))} could. Name it with 'budget'; until then that counts in none.`,
        fixes: choosing(model, lines, unpaid.among),
      };
    case 'foreign':
      return {
        said: `No budget is in ${currency}, as ${costs} would need. ${nothing} Add a budget in ${currency}.`,
        fixes: unsaid.length === 1 ? [inCurrency(unsaid[0]!, currency)] : [],
      };
    case 'mismatch': {
      const { named: budget } = unpaid;
      const said = budget.data.currency;
      return {
        said: `${named(budget)} ${said === undefined ? 'says no currency' : `is in ${said}`}, but has to pay ${costs} in ${currency}. ${nothing} ${said === undefined ? `Give it 'currency: ${currency}'` : `Name a budget in ${currency}`}.`,
        fixes:
          said === undefined
            ? [inCurrency(budget, currency)]
            : choosing(model, lines, inSame(model.all('budget'), currency)),
      };
    }
  }
}

const inSame = (budgets: readonly Budget[], currency: string): readonly Budget[] =>
  budgets.filter(({ data }) => data.currency === currency);

const inCurrency = (budget: Budget, currency: string): Fix =>
  setField(`Set the currency of '${budget.id}' to ${currency}`, budget, ['currency'], currency);

/** More to choose from than that helps nobody. */
const MOST_CHOICES = 5;

/** Each budget that could pay all of some costs. */
function choosing(model: Bound, lines: readonly CostLine[], among: readonly Budget[]): readonly Fix[] {
  return among.slice(0, MOST_CHOICES).map((budget) => ({
    title: `Let '${budget.id}' pay ${lines.length === 1 ? 'it' : `all ${lines.length}`}`,
    safe: false,
    changes: lines.map((line) => payment(line, idIn(model, line.entity.file, budget))),
  }));
}

/** A cost that is an amount alone becomes a mapping, so that it can name its budget. */
function payment({ entity, field }: CostLine, budget: string): Change {
  const { file, path } = entity;
  const [, key] = field;
  const { costs } = entity.data;
  const written = typeof costs === 'object' ? costs.find((one) => one.key === key)?.value : costs;
  const set = (below: FieldPath, yaml: string): Change => ({
    do: 'set',
    file,
    path: [...path, ...field, ...below],
    yaml,
  });
  if (typeof written !== 'number') return set(['budget'], budget);
  const paid = `{amount: ${written}, budget: ${budget}}`;
  return key === undefined ? set([], `{total: ${paid}}`) : set([], paid);
}
