import type { Entity } from '../../model/types';
import { amountOf, moneyWords } from '../../money/amount';
import type { CostLine } from '../../money/lines';
import { named } from '../../rules/kit';
import type { Side } from '../records';
import { defineChangeRule } from './kit';

export const costRaised = defineChangeRule({
  name: 'cost-raised',
  severity: 'warning',
  summary: 'A tool or initiative that costs more than the base said: a higher amount, or a cost that was not there.',
  why: 'Somebody has agreed to what the base says. What comes on top needs a yes of its own.',
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
  ],
  check({ base, head, pairs, report }) {
    const [old, fresh] = [linesIn(base), linesIn(head)];
    for (const kind of ['tool', 'initiative'] as const)
      for (const { before, after } of pairs(kind)) {
        const raised = fresh(after).flatMap((line) => raiseOf(line, old(before)) ?? []);
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

/** How a cost is more than the one in its place. A change of currency or period can't be told from the numbers alone. */
function raiseOf(line: CostLine, before: readonly CostLine[]): Raise | undefined {
  const name = line.field[1] === undefined ? '' : `'${line.field[1]}' `;
  const old = before.find(({ field }) => field[1] === line.field[1]);
  const now = `${moneyWords(amountOf(line.price), line.currency)}${line.per === 'once' ? '' : ` per ${line.per}`}`;
  if (old === undefined)
    return line.price > 0n && before.length > 0 ? { words: `${name}${now} is new`, value: now } : undefined;
  if (old.currency !== line.currency || old.per !== line.per || line.price <= old.price) return undefined;
  return { words: `${name}${moneyWords(amountOf(old.price), old.currency)} → ${now}`, value: now };
}
