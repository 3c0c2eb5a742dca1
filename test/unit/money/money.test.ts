/** Costs over time, with numbers that were worked out by hand. */
import { describe, expect, it } from 'vitest';
import { moneyWords } from '../../../core/money/amount';
import { type Money, totals } from '../../../core/money/money';
import { periodName } from '../../../core/money/periods';
import { dayOf, isoDay, type Span } from '../../../core/schedule/calendar';
import { workspaceOf } from '../../kit/check';

const ROOT = 'main.roadmap.yaml';
const moneyOf = (text: string): Money => workspaceOf({ [ROOT]: `version: 1\n${text}` }).money(ROOT);
const span = (from: string, until: string): Span => ({ start: dayOf(from), end: dayOf(until) });

/** Each cost with the days on which it falls. */
const days = ({ lines }: Money): Record<string, string> =>
  Object.fromEntries(
    lines.map(({ entity, field, span: on, assumed, idle }) => [
      [entity.id, ...field.slice(1)].join('.'),
      `${on === undefined ? 'no days' : on.start === on.end ? isoDay(on.start) : `${isoDay(on.start)} to ${isoDay(on.end)}`}${assumed ? ', assumed' : ''}${idle === undefined ? '' : `, ${idle}`}`,
    ]),
  );

/** Each period of a budget: what it holds, what it has to pay. */
const periods = (money: Money, id: string): readonly string[] =>
  money.budgets
    .find(({ budget }) => budget.id === id)!
    .periods()
    .map(
      ({ name, amount, spent, exceeded }) =>
        `${name}: ${moneyWords(spent)} of ${moneyWords(amount)}${exceeded ? ', too much' : ''}`,
    );

const cost = (money: Money, on?: Span): string =>
  [...totals(money.lines, ({ currency }) => currency, on)]
    .map(([currency, sum]) => moneyWords(sum, currency))
    .join(', ');

describe('days', () => {
  it('of a tool: its own, else its contract’s, else the window’s', () =>
    expect(
      days(
        moneyOf(`calendar: {start: 2026-01, end: 2026-12}
tools:
  a: {from: 2026-03-02, until: 2026-06-30, contract: {starts: 2026-02-01}, costs: {once: 1, monthly: {amount: 1, per: month}}}
  b: {contract: {starts: 2026-02-01}, costs: {once: 1, monthly: {amount: 1, per: month}}}
  c: {costs: {once: 1, monthly: {amount: 1, per: month, from: 2026-05}, until: {amount: 1, per: month, until: 2026-05}}}
  planned: {status: planned, costs: {monthly: {amount: 1, per: month}, from: {amount: 1, per: month, from: 2026-02, until: 2026-03}}}
  maybe: {status: evaluating, costs: 1}
  gone: {status: retired, from: 2020, costs: {once: 1, monthly: {amount: 1, per: month}}}
  later: {from: 2027-02-01, costs: {monthly: {amount: 1, per: month}}}
`),
      ),
    ).toEqual({
      'a.once': '2026-03-02',
      'a.monthly': '2026-03-02 to 2026-06-30',
      'b.once': '2026-02-01',
      'b.monthly': '2026-02-01 to 2026-12-31',
      'c.once': 'no days',
      'c.monthly': '2026-05-01 to 2026-12-31',
      'c.until': '2026-01-01 to 2026-05-31',
      'planned.monthly': '2026-01-01 to 2026-12-31, assumed',
      'planned.from': '2026-02-01 to 2026-03-31',
      maybe: 'no days, evaluating',
      'gone.once': '2020-01-01',
      'gone.monthly': 'no days',
      'later.monthly': 'no days',
    }));

  it('of an initiative: those of the schedule', () =>
    expect(
      days(
        moneyOf(`calendar: {start: 2026-01-05, end: 2026-12}
initiatives:
  a: {start: 2026-03-02, duration: 2w, costs: {once: 1, monthly: {amount: 1, per: month}, own: {amount: 1, from: 2026-07}}}
  after: {dependsOn: [a], duration: 1w, costs: 1}
  assumed: {duration: 1w, costs: {once: 1, own: {amount: 1, from: 2026-07}}}
  undated: {horizon: later, costs: {once: 1, monthly: {amount: 1, per: month}}}
  idea: {status: idea, start: 2026-03-02, duration: 2w, costs: 1}
  off: {status: cancelled, start: 2026-03-02, duration: 2w, costs: 1}
`),
      ),
    ).toEqual({
      'a.once': '2026-03-02',
      'a.monthly': '2026-03-02 to 2026-03-13',
      'a.own': '2026-07-01',
      after: '2026-03-16',
      'assumed.once': '2026-01-05, assumed',
      'assumed.own': '2026-07-01',
      'undated.once': 'no days',
      'undated.monthly': '2026-01-05 to 2026-12-31, assumed',
      idea: '2026-03-02, idea',
      off: 'no days, cancelled',
    }));

  it('without a window are those of the work and the budgets', () =>
    expect(
      days(
        moneyOf(`budgets: {b: {amount: 1, from: 2026-02}}
tools: {a: {costs: {monthly: {amount: 1, per: month}}}}
initiatives: {w: {start: 2026-03-02, end: 2026-05-29, costs: 1}}
`),
      )['a.monthly'],
    ).toBe('2026-02-01 to 2026-05-29'));

  it('without anything dated are none', () =>
    expect(days(moneyOf('tools: {a: {costs: {monthly: {amount: 1, per: month}}}}\n'))).toEqual({
      'a.monthly': 'no days',
    }));
});

describe('spread', () => {
  it('a part of a month, quarter or year by its share of days', () => {
    const one = (per: string, from: string, until: string): string =>
      cost(moneyOf(`tools: {a: {costs: {c: {amount: 3660, per: ${per}, from: ${from}, until: ${until}}}}}\n`));
    expect(one('month', '2026-02-15', '2026-03-31')).toBe('5,490'); // 14 of 28 days, and all of March
    expect(one('quarter', '2026-03-27', '2026-04-01')).toBe('243.55'); // 5 of 90 days and 1 of 91
    expect(one('year', '2028-02-29', '2028-02-29')).toBe('10'); // 1 of 366 days
    expect(one('year', '2026-07-01', '2027-06-30')).toBe('3,660'); // 184 and 181 of 365 days
    expect(one('once', '2026-07-01', '2027-06-30')).toBe('3,660');
  });

  it('the price with the uplift of each renewal', () => {
    const money = moneyOf(`calendar: {start: 2026-01, end: 2028-12}
tools:
  a: {contract: {renews: 2026-07-01, uplift: 10}, costs: {c: {amount: 100, per: month}, once: {amount: 5, from: 2027}}}
`);
    expect(cost(money, span('2026-01-01', '2026-06-30'))).toBe('600');
    expect(cost(money, span('2026-07-01', '2027-06-30'))).toBe('1,325'); // 12 × 110, and 5 once
    expect(cost(money, span('2027-07-01', '2028-06-30'))).toBe('1,452'); // 12 × 121
    expect(cost(money, span('2028-07-01', '2028-12-31'))).toBe('798.60'); // 6 × 133.10
  });

  it('an uplift from the very day on', () =>
    expect(
      cost(
        moneyOf(
          'tools: {a: {contract: {renews: 2026-07-31, uplift: 10}, costs: {c: {amount: 310, per: month, from: 2026-07, until: 2026-07}}}}\n',
        ),
      ),
    ).toBe('311')); // 30 days at 10, one at 11

  it('an uplift that began before', () =>
    expect(
      cost(
        moneyOf(
          'tools: {a: {contract: {renews: 2024-02-29, uplift: 10}, costs: {c: {amount: 100, per: month, from: 2026-02, until: 2026-03}}}}\n',
        ),
      ),
    ).toBe('254.53')); // from 28 February 2026: 27 of 28 days at 121, one at 133.10, and March at 133.10
});

describe('a budget', () => {
  it('in fiscal years and parts of them', () => {
    const money = moneyOf(`calendar: {start: 2026-01, end: 2027-03, fiscalYear: {start: 4}}
budgets:
  years: {amount: 3650, currency: EUR, per: year}
  quarters: {amount: 900, currency: USD, per: quarter, from: 2026-02-15, until: 2026-06-30}
tools:
  a: {costs: {c: {amount: 100, currency: EUR, per: month}, d: {amount: 400, currency: USD, per: month}}}
`);
    expect(periods(money, 'years')).toEqual(['FY2026: 300 of 3,650', 'FY2027: 1,200 of 3,650']);
    expect(periods(money, 'quarters')).toEqual([
      'FY2026-Q4: 600 of 450, too much', // 45 of 90 days
      'FY2027-Q1: 1,200 of 900, too much',
    ]);
  });

  it('of a whole period has it whole, though the window begins in it', () =>
    expect(
      periods(
        moneyOf(`calendar: {start: 2026-07-01, end: 2026-12}
budgets: {b: {amount: 1000, currency: EUR, per: year}}
tools: {a: {costs: {c: {amount: 100, per: month}}}}
initiatives: {w: {start: 2026-05-04, end: 2026-05-08, costs: 50}}
`),
        'b',
      ),
    ).toEqual(['2026: 650 of 1,000']));

  it('takes part of a year by days, but is not exceeded by the length of months alone', () => {
    const money = moneyOf(`calendar: {start: 2026, end: 2026}
budgets: {b: {amount: 100, currency: EUR, per: month}}
tools: {a: {costs: {c: {amount: 1200, per: year}}}}
`);
    expect(periods(money, 'b').slice(0, 2)).toEqual(['2026-01: 101.92 of 100', '2026-02: 92.05 of 100']);
  });

  it('without periods is one pot, which also pays what falls on no known day', () => {
    const money = moneyOf(`calendar: {start: 2026, end: 2026}
budgets: {open: {amount: 1000, currency: EUR}, year: {amount: 100, currency: USD, from: 2026, until: 2026}}
tools: {a: {costs: {c: {amount: 30, currency: EUR}, d: {amount: 30, currency: USD}}}}
initiatives: {w: {start: 2026-05-04, end: 2026-05-08, costs: {e: {amount: 50, currency: EUR}, f: {amount: 50, currency: USD}}}}
`);
    expect(periods(money, 'open')).toEqual([': 80 of 1,000']);
    expect(periods(money, 'year')).toEqual([': 50 of 100']);
  });

  it.each([
    ['2026-03-01', 'month', 1, 'end', '2026-03'],
    ['2026-04-01', 'quarter', 1, 'end', '2026-Q2'],
    ['2026-01-01', 'year', 1, 'end', '2026'],
    ['2026-04-01', 'quarter', 4, 'end', 'FY2027-Q1'],
    ['2026-01-01', 'quarter', 4, 'end', 'FY2026-Q4'],
    ['2026-04-01', 'year', 4, 'start', 'FY2026'],
    ['2026-02-01', 'quarter', 11, 'start', 'FY2025-Q2'],
  ] as const)('%s begins a %s (years from month %i, named by their %s): %s', (start, per, first, namedBy, name) =>
    expect(periodName(dayOf(start), per, { start: first, namedBy })).toBe(name),
  );
});

describe('who pays', () => {
  const payers = (text: string): Record<string, string> =>
    Object.fromEntries(
      moneyOf(text).lines.map(({ field: [, key], payers: by, unpaid, currency }) => [
        key,
        `${by.map(({ id }) => id).join(' and ') || (unpaid?.why ?? 'nobody')} in ${currency}`,
      ]),
    );

  it('is the only budget', () =>
    expect(
      payers('budgets: {b: {amount: 1, currency: EUR}}\ntools: {a: {costs: {c: 1, d: {amount: 1, currency: USD}}}}\n'),
    ).toEqual({ c: 'b in EUR', d: 'foreign in USD' }));

  it('is the one named, in its currency alone', () =>
    expect(
      payers(`budgets: {b: {amount: 1, currency: EUR}, c: {amount: 1, currency: EUR}, u: {amount: 1, currency: USD}}
tools:
  a:
    costs:
      named: {amount: 1, budget: c}
      other: {amount: 1, budget: u, currency: EUR}
      none: {amount: 1, currency: EUR}
      one: {amount: 1, currency: USD}
      unsaid: 1
      lost: {amount: 1, budget: x}
`),
    ).toEqual({
      named: 'c in EUR',
      other: 'mismatch in EUR',
      none: 'several in EUR',
      one: 'u in USD',
      unsaid: 'several in undefined',
      lost: 'nobody in undefined',
    }));

  it('is one after the other where budgets follow each other', () =>
    expect(
      payers(`budgets: {x: {amount: 1, currency: EUR, from: 2027}, y: {amount: 1, currency: EUR, until: 2026}}
tools: {a: {costs: {c: 1}}}
`),
    ).toEqual({ c: 'x and y in EUR' }));
});

describe('totals', () => {
  const money = moneyOf(`calendar: {start: 2026, end: 2026}
tools:
  a: {costs: {licence: {amount: 10, per: month, currency: EUR}, mine: {amount: 5, kind: support, currency: EUR}}}
  b: {costs: {licence: {amount: 100, per: quarter, currency: USD}, training: {amount: 7, currency: EUR, kind: exit}}}
initiatives:
  w: {status: idea, costs: {training: {amount: 1000, currency: EUR}}}
`);
  const plain = <K>(sums: ReadonlyMap<K, bigint>): readonly (readonly [K, string])[] =>
    [...sums].map(([key, sum]) => [key, moneyWords(sum)]);

  it('by currency, kind and entity', () => {
    expect(plain(totals(money.lines, ({ currency }) => currency))).toEqual([
      ['EUR', '132'],
      ['USD', '400'],
    ]);
    const euros = money.lines.filter(({ currency }) => currency === 'EUR');
    expect(plain(totals(euros, ({ kind }) => kind))).toEqual([
      ['licence', '120'],
      ['support', '5'],
      ['exit', '7'],
    ]);
    expect(plain(totals(euros, ({ entity }) => entity.id))).toEqual([
      ['a', '125'],
      ['b', '7'],
    ]);
  });

  it('in some days leave out what falls on none', () =>
    expect(cost(money, span('2026-01-01', '2026-03-31'))).toBe('30 EUR, 100 USD'));
});

describe('hostile numbers and dates', () => {
  it('are added up soon, too', () => {
    const tool = (i: number): string =>
      `  t${i}: {contract: {renews: 1900-01-01, uplift: ${i % 2 === 0 ? 1000 : -99.999}}, costs: {c: {amount: ${i % 3 === 0 ? '1e308' : '-0.1'}, per: month, from: 1900, until: 2200}}}\n`;
    const text = `budgets: {b: {amount: 1e308, currency: EUR, per: month, from: 1900, until: 2200}}\ntools:\n${Array.from({ length: 40 }, (_, i) => tool(i)).join('')}`;
    const money = moneyOf(text);
    const found = money.budgets[0]!.periods();
    expect(found).toHaveLength(301 * 12);
    expect(moneyWords(found[0]!.spent)).toMatch(/^\d\.\d\de\d+$/);
    expect(moneyWords(found.at(-1)!.spent).length).toBeLessThan(20);
  });

  it('that are no numbers cost nothing', () =>
    expect(
      cost(moneyOf('tools: {a: {costs: {c: {amount: .inf, currency: EUR}, d: {amount: 1e999, currency: EUR}}}}\n')),
    ).toBe(''));
});

it('is computed only where something asks for it, and again only when costs or dates change', () => {
  const workspace = workspaceOf({ [ROOT]: 'version: 1\nbudgets: {b: {amount: 1}}\ntools: {a: {costs: 1}}\n' });
  const before = workspace.money(ROOT);
  workspace.setToday(dayOf('2026-04-01'));
  expect(workspace.money(ROOT)).toBe(before);
  workspace.setFile(ROOT, { text: 'version: 1\nbudgets: {b: {amount: 1}}\ntools: {a: {costs: 2}}\n' });
  expect(workspace.money(ROOT)).not.toBe(before);
});
