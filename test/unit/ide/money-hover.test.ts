import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../core/ide/hover';
import { fixture } from './caret';

/** The lines of a card about money; today is 16 March 2026. */
function facts(source: string): readonly string[] {
  const { workspace, file, offset } = fixture(source);
  const markdown = hoverAt(workspace, file, offset)?.markdown ?? '';
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('- ') && !/^- (Used by|Status|Dates|Slack|Set by|No dates)/.test(line));
}

const ROADMAP = (id: string): string =>
  `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 1000, currency: EUR, per: month}
  years: {amount: 10000, currency: USD, per: year, from: 2025}
  pot: {amount: 5000.5, currency: GBP}
  unused: {amount: 0, currency: CHF, per: quarter, from: 2027, until: 2027}
tools:
  crm: {contract: {renews: 2026-07-01, uplift: 10}, costs: {licence: {amount: 900, currency: EUR, per: month}, setup: {amount: 99.5, currency: EUR, from: 2026-03-01}}}
  cms: {costs: {licence: {amount: 365, currency: USD, per: year}, usage: {amount: 10, currency: EUR, per: month, from: 2026-12}}}
  maybe: {status: evaluating, costs: {licence: {amount: 12, currency: EUR, per: year}}}
  many: {costs: {a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1}}
  free: {}
initiatives:
  adopt: {start: 2026-05-04, duration: 4w, costs: {training: {amount: 5200, currency: GBP}}}
  run: {start: 2026-05-01, end: 2026-05-31, costs: {training: {amount: 100, currency: GBP}, help: {amount: 31, currency: EUR, per: month}}}
  wish: {status: idea, costs: {training: {amount: 5200, currency: GBP}}}
  off: {status: cancelled, costs: {training: {amount: 5200, currency: GBP}}}
`.replace(`  ${id}:`, `  ${id}$0:`);

describe('the card of what costs something', () => {
  it.each([
    [
      'crm',
      [
        '- Contract: renews on 1 Jul 2026',
        '- Costs: 900 EUR a month (licence), 99.50 EUR once (setup)',
        '- Rises by 10 % on 1 Jul 2026 and on that day of each year after',
        '- In the planning window: 11,440 EUR',
      ],
    ],
    [
      'cms',
      ['- Costs: 365 USD a year (licence), 10 EUR a month (usage)', '- In the planning window: 365 USD and 10 EUR'],
    ],
    [
      'maybe',
      ['- Costs: 12 EUR a year (licence)', '- Counts in no budget: a tool that is only evaluated costs nothing yet'],
    ],
    ['free', []],
    ['adopt', ['- Costs: 5,200 GBP once (training)']],
    ['run', ['- Costs: 100 GBP once (training), 31 EUR a month (help)', '- In all: 100 GBP and 31 EUR']],
    ['wish', ['- Costs: 5,200 GBP once (training)', '- Counts in no budget: an idea costs nothing']],
    ['off', ['- Costs: 5,200 GBP once (training)', '- Counts in no budget: cancelled work costs nothing']],
  ])('%s', (id, expected) => expect(facts(ROADMAP(id))).toEqual(expected));

  it('names five of many', () =>
    expect(facts(ROADMAP('many'))[0]).toBe(
      '- Costs: 1 once (a), 1 once (b), 1 once (c), 1 once (d), 1 once (e) and 2 more',
    ));

  it('says which days are assumed', () =>
    expect(
      facts(
        'version: 1\ncalendar: {start: 2026, end: 2026}\ntools:\n  a$0: {status: planned, costs: {c: {amount: 1, per: month}}}\n',
      ),
    ).toEqual([
      '- Costs: 1 a month (c)',
      '- In the planning window: 12 — on days that are assumed from the planning window',
    ]));
});

describe('the card of a budget', () => {
  it.each([
    [
      'stack',
      [
        '- Holds: 1,000 EUR a month',
        '- Now, 2026-03: 999.50 EUR of 1,000 EUR, 100 %; 564.02 EUR of it by today',
        '- At the most, 2026-12: 1,000 EUR of 1,000 EUR, 100 %',
      ],
    ],
    ['years', ['- Holds: 10,000 USD a year', '- Now, 2026: 365 USD of 10,000 USD, 4 %; 75 USD of it by today']],
    ['pot', ['- Holds: 5,000.50 GBP in all', '- To pay: 5,300 GBP of 5,001 GBP, 106 %: 299.50 GBP too much']],
    ['unused', ['- Holds: 0 CHF a quarter', '- At the most, 2027-Q1: 0 CHF of 0 CHF']],
  ])('%s', (id, expected) => expect(facts(ROADMAP(id))).toEqual(expected));

  it('says how often it is exceeded', () =>
    expect(
      facts(
        'version: 1\ncalendar: {start: 2026, end: 2026}\nbudgets:\n  b$0: {amount: 10, currency: EUR, per: quarter}\ntools:\n  a: {from: 2026-04-01, costs: {c: {amount: 4, per: month}}}\n',
      ),
    ).toEqual([
      '- Holds: 10 EUR a quarter',
      '- Now, 2026-Q1: 0 EUR of 10 EUR, 0 %',
      '- At the most, 2026-Q2: 12 EUR of 10 EUR, 120 %: 2 EUR too much',
      '- Above it in 3 of 4 quarters',
    ]));

  it('is shown where a cost names it', () =>
    expect(
      facts(
        'version: 1\nbudgets:\n  b: {amount: 10, currency: EUR}\ntools:\n  a: {costs: {c: {amount: 4, budget: b$0}}}\n',
      ),
    ).toEqual(['- Holds: 10 EUR in all', '- To pay: 4 EUR of 10 EUR, 40 %']));
});

it('a currency says its name', () => {
  const { workspace, file, offset } = fixture('version: 1\nbudgets:\n  b: {amount: 10, currency: SE$0K}\n');
  expect(hoverAt(workspace, file, offset)?.markdown).toBe('`SEK` — Swedish Krona');
});
