import type { Entity } from '../../model/types';
import { amountOf, moneyWords, type Price } from '../../money/amount';
import type { CostLine } from '../../money/lines';
import { timesAYear } from '../../money/periods';
import { named } from '../../rules/kit';
import type { Side } from '../records';
import { defineChangeRule } from './kit';

export const costRaised = defineChangeRule({
  name: 'cost-raised',
  severity: 'warning',
  summary: 'A tool or initiative that costs more than the base said: a higher amount, or a cost that was not there.',
  why: 'Somebody has agreed to what the base says. What comes on top needs a yes of its own. Costs are compared as a whole and by the year, so that one that is renamed, split, or paid by the month instead of by the year is no more for it; what is paid once is compared apart. A cost that was paid once and comes again now is more if a year of it is. Nothing is said of one that came again and is paid once now, nor of one that is in another currency: these numbers can’t be compared.',
  examples: [
    {
      before: `version: 1
budgets: {stack: {amount: 50000, currency: EUR, per: year}}
tools:
  cdp: {costs: {licence: {amount: 900, per: month}}}
`,
      after: `version: 1
budgets: {stack: {amount: 50000, currency: EUR, per: year}}
tools:
  cdp: {costs: {licence: {amount: 1200, per: month}, training: 4000}}
`,
      breaks: ["'cdp' costs more: 'licence' 900 EUR → 1,200 EUR per month, and 'training' 4,000 EUR is new."],
    },
    {
      before: `version: 1
budgets: {stack: {amount: 500000, currency: EUR, per: year}}
tools:
  cdp: {costs: {licence: {amount: 12000, per: year}}}
  crm: {costs: {licence: {amount: 12000, per: year}}}
`,
      after: `version: 1
budgets: {stack: {amount: 500000, currency: EUR, per: year}}
tools:
  cdp: {costs: {licence: {amount: 12000, per: month}}}
  crm: {costs: {seats: {amount: 500, per: month}, support: {amount: 6000, per: year}}}
`,
      breaks: ["'cdp' costs more: 'licence' 12,000 EUR per year → 12,000 EUR per month."],
    },
  ],
  check({ base, head, pairs, report }) {
    const [old, fresh] = [linesIn(base), linesIn(head)];
    for (const kind of ['tool', 'initiative'] as const)
      for (const { before, after } of pairs(kind)) {
        const raised = raisesOf(old(before), fresh(after));
        if (raised.length === 0) continue;
        report({
          of: after,
          field: ['costs'],
          message: `${named(after)} costs more: ${raised.map(({ words }) => words).join(', and ')}.`,
          value: raised.map(({ value }) => value).join(),
        });
      }
  },
});

function linesIn(side: Side): (entity: Entity) => readonly CostLine[] {
  const all = side.money();
  return (entity) => all.of(entity);
}

interface Raise {
  readonly words: string;
  readonly value: string;
}

/** What makes the costs of something more than they were; nothing where none were given: absence proves nothing. */
function raisesOf(before: readonly CostLine[], after: readonly CostLine[]): readonly Raise[] {
  if (before.length === 0) return [];
  const [olds, fresh] = [byKey(before), byKey(after)];
  const isInSums = ({ field: [, key] }: CostLine): boolean => {
    const [was, is] = [olds.get(key), fresh.get(key)];
    return was === undefined || is === undefined || sumOf(was) === sumOf(is);
  };
  const [sumsBefore, sumsAfter] = [sums(before.filter(isInSums)), sums(after.filter(isInSums))];
  const isOfMore = (line: CostLine): boolean =>
    isInSums(line) && (sumsAfter.get(sumOf(line)) ?? 0n) > (sumsBefore.get(sumOf(line)) ?? 0n);
  const isConverted = converted(before, after);
  return [
    ...after.flatMap((line) => {
      const old = olds.get(line.field[1]);
      if (old === undefined) return isOfMore(line) && line.price > 0n && !isConverted(line) ? isNew(line) : [];
      return isOfMore(line) ? rise(old, line) : comesAgain(old, line);
    }),
    ...before.filter((line) => line.price < 0n && !fresh.has(line.field[1]) && isOfMore(line)).map(isGone),
  ];
}

const byKey = (lines: readonly CostLine[]): ReadonlyMap<string | undefined, CostLine> =>
  new Map(lines.map((line) => [line.field[1], line]));

/** What can be added up: of one currency, and paid again and again or once. */
const sumOf = ({ currency, per }: CostLine): string => `${currency ?? ''} ${per === 'once' ? 'once' : 'a year'}`;

function sums(lines: readonly CostLine[]): ReadonlyMap<string, Price> {
  const all = new Map<string, Price>();
  for (const line of lines) all.set(sumOf(line), (all.get(sumOf(line)) ?? 0n) + ofAYear(line));
  return all;
}

/** What a year of it costs, by the price that is written; what is paid once, once. */
const ofAYear = ({ per, price }: CostLine): Price => (per === 'once' ? price : price * BigInt(timesAYear(per)));

/** Whether a line is in a currency that is new here while another is gone: then it may be the same cost. */
function converted(before: readonly CostLine[], after: readonly CostLine[]): (line: CostLine) => boolean {
  const [was, is] = [currenciesOf(before), currenciesOf(after)];
  const isAnyGone = [...was].some((currency) => !is.has(currency));
  return ({ currency }) => isAnyGone && !was.has(currency);
}

const currenciesOf = (lines: readonly CostLine[]): ReadonlySet<string | undefined> =>
  new Set(lines.map(({ currency }) => currency));

function rise(old: CostLine, line: CostLine): readonly Raise[] {
  if (ofAYear(line) <= ofAYear(old)) return [];
  const was = old.per === line.per ? moneyWords(amountOf(old.price), old.currency) : priceWords(old);
  return [{ words: `${nameOf(line)}${was} → ${priceWords(line)}`, value: priceWords(line) }];
}

/** What was paid once and comes again now is more if a year of it is. */
function comesAgain(old: CostLine, line: CostLine): readonly Raise[] {
  if (old.currency !== line.currency || old.per !== 'once' || line.per === 'once') return [];
  if (ofAYear(line) <= old.price) return [];
  return [{ words: `${nameOf(line)}${priceWords(old)} once → ${priceWords(line)}`, value: priceWords(line) }];
}

function isNew(line: CostLine): readonly Raise[] {
  return [{ words: `${nameOf(line)}${priceWords(line)} is new`, value: priceWords(line) }];
}

/** Less than nothing is a discount. */
function isGone(line: CostLine): Raise {
  const words = `${nameOf(line)}${priceWords(line)} is gone`;
  return { words, value: words };
}

const nameOf = ({ field: [, key] }: CostLine): string => (key === undefined ? '' : `'${key}' `);

const priceWords = ({ price, currency, per }: CostLine): string =>
  `${moneyWords(amountOf(price), currency)}${per === 'once' ? '' : ` per ${per}`}`;
