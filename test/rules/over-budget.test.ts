import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { expectGoodFix } from '../kit/fixes';

const only = ['over-budget'];
const fixesOf = (source: string): readonly string[] =>
  findingsOf(workspaceFrom(source), { only }).flatMap(({ fixes }) => fixes.map(({ title }) => title));

describe('a budget', () => {
  it('of a year adds what falls in it: months, shares of a year, and what is paid once', () =>
    check(
      `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 21900, currency: EUR, per: year}
#                 ^^^^^ over-budget: In 2026, 'stack' has to pay 22,049 EUR, 149.32 EUR more than 21,900 EUR. Most of it goes to 'crm' (10,800), 'cdp' (6,049) and 'adopt' (5,200). Spend less, or raise the budget.
tools:
  crm: {costs: {licence: {amount: 900, per: month}}}
  # 184 of 365 days
  cdp: {from: 2026-07-01, costs: {licence: {amount: 12000, per: year}}}
initiatives:
  adopt: {start: 2026-05-04, duration: 4w, costs: {training: 5000, travel: {amount: 200}}}
`,
      { only },
    ));

  it('that is just used up is not exceeded, whatever binary fractions make of it', () =>
    check(
      `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 0.3, currency: EUR, per: month}
tools:
  crm: {costs: {licence: {amount: 0.1, per: month}, usage: {amount: 0.2, per: month}}}
`,
      { only },
    ));

  it('of months is not exceeded because months differ in length', () =>
    check(
      `version: 1
calendar: {start: 2026-01, end: 2028-12, fiscalYear: {start: 4}}
budgets:
  months: {amount: 100, currency: EUR, per: month}
  quarters: {amount: 300, currency: USD, per: quarter}
  years: {amount: 1200, currency: GBP, per: year}
  half: {amount: 1200, currency: CHF, per: year, from: 2026-01, until: 2026-06}
tools:
  a: {costs: {licence: {amount: 1200, currency: EUR, per: year}}}
  b: {costs: {licence: {amount: 1200, currency: USD, per: year}}}
  c: {costs: {licence: {amount: 1200, currency: GBP, per: year}}}
  d: {costs: {licence: {amount: 100, currency: CHF, per: month}}}
`,
      { only },
    ));

  it('has one finding for each unbroken run of periods', () =>
    check(
      `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 1000, currency: EUR, per: month}
#                 ^^^^ over-budget: From 2026-02 to 2026-04, 'stack' has to pay more than it holds: 1,600 EUR in 2026-03, 600 EUR more than 1,000 EUR. Most of it goes to 'crm' (900), 'cms' (400) and 'chat' (300). Spend less, or raise the budget.
#                 ^^^^ over-budget: In 2026-11, 'stack' has to pay 1,100 EUR, 100 EUR more than 1,000 EUR. Most of it goes to 'crm' (900) and 'fair' (200). Spend less, or raise the budget.
tools:
  crm: {costs: {licence: {amount: 900, per: month}}}
  cms: {costs: {licence: {amount: 400, per: month, from: 2026-02, until: 2026-04}}}
  chat: {from: 2026-03-01, until: 2026-03-31, costs: {licence: {amount: 300, per: month}}}
initiatives:
  fair: {start: 2026-11-02, end: 2026-11-13, costs: 200}
`,
      { only },
    ));

  it('that is exceeded now and then for years is one finding', () =>
    check(
      `version: 1
calendar: {start: 2020-01, end: 2026-12}
budgets:
  stack: {amount: 10, currency: EUR, per: month}
#                 ^^ over-budget: In 13 months from 2020-01 to 2026-01, 'stack' has to pay more than it holds: 14 EUR in 2026-01, 4 EUR more than 10 EUR. Most of it goes to 'fair' (14). Spend less, or raise the budget.
tools:
  fair:
    costs:
${Array.from({ length: 13 }, (_, i) => `      c${i}: {amount: ${i === 12 ? 14 : 12}, from: 20${20 + Math.floor(i / 2)}-0${i % 2 === 0 ? 1 : 7}}`).join('\n')}
`,
      { only },
    ));

  it('in fiscal years takes part of two calendar years, and rises with an uplift', () =>
    check(
      `version: 1
calendar: {start: FY2027, end: FY2027, fiscalYear: {start: 4}}
budgets:
  stack: {amount: 12300, currency: EUR, per: year}
#                 ^^^^^ over-budget: In FY2027, 'stack' has to pay 12,600 EUR, 300 EUR more than 12,300 EUR. Most of it goes to 'crm' (12,600). Spend less, or raise the budget.
tools:
  crm:
    contract: {renews: 2026-10-01, uplift: 10}
    costs: {licence: {amount: 1000, per: month}}
`,
      { only },
    ));

  it('of all its time is a pot', () =>
    check(
      `version: 1
budgets:
  projects: {amount: 10000, currency: EUR}
#                    ^^^^^ over-budget: In all, 'projects' has to pay 12,000 EUR, 2,000 EUR more than 10,000 EUR. Most of it goes to 'someday' (7,000) and 'adopt' (5,000). Spend less, or raise the budget.
  spring: {amount: 400, currency: USD, from: 2026-03, until: 2026-05}
#                  ^^^ over-budget: From 1 Mar to 31 May, 'spring' has to pay 450 USD, 50 USD more than 400 USD. Most of it goes to 'adopt' (450). Spend less, or raise the budget.
initiatives:
  adopt: {start: 2026-05-04, duration: 4w, costs: {training: 5000, travel: {amount: 450, currency: USD, budget: spring}}}
  someday: {horizon: later, costs: {training: {amount: 7000, currency: EUR}}}
`.replace(/training: 5000/, 'training: {amount: 5000, currency: EUR}'),
      { only },
    ));

  it('leaves alone ideas, cancelled work, tools that are only evaluated or over, and days that are assumed', () =>
    check(
      `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 1000, currency: EUR, per: year}
tools:
  maybe: {status: evaluating, costs: {licence: {amount: 9000, per: year}}}
  soon: {status: planned, costs: {licence: {amount: 9000, per: year}}}
  gone: {status: retired, costs: {licence: {amount: 9000, per: year}}}
  before: {until: 2025-12-31, costs: {licence: {amount: 9000, per: year}}}
  refund: {costs: {licence: {amount: 1500, per: year}, support: {amount: -500, per: year}}}
initiatives:
  idea: {status: idea, start: 2026-05-04, duration: 4w, costs: 9000}
  off: {status: cancelled, start: 2026-05-04, duration: 4w, costs: 9000}
  assumed: {duration: 4w, costs: 9000}
  behind: {dependsOn: [assumed], duration: 4w, costs: 9000}
  undated: {horizon: later, costs: {licence: {amount: 9000, per: month}}}
`,
      { only },
    ));

  it('leaves alone what another finding speaks of', () =>
    check(
      `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 1000, currency: EUR, per: year}
tools:
  crm: {costs: {licence: {amount: 9000, per: yaer}}}
`,
      { only },
    ));

  it('of nothing is not filled in yet, as one is that a fix creates', () => {
    const source = 'version: 1\ntools:\n  crm: {costs: {licence: {amount: 9000, budget: stack}}}\n';
    const workspace = workspaceFrom(source);
    const create = findingsOf(workspace)
      .flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })))
      .find(({ fix }) => /^Create/.test(fix.title))!;
    expectGoodFix(workspace, create.finding, create.fix);
  });

  it('without dates or a window has to pay what falls on the days of the work', () =>
    check(
      `version: 1
budgets:
  stack: {amount: 1000, currency: EUR, per: month}
#                 ^^^^ over-budget: In 2026-05, 'stack' has to pay 1,100 EUR, 100 EUR more than 1,000 EUR. Most of it goes to 'crm' (1,100). Spend less, or raise the budget.
tools:
  crm: {costs: {licence: {amount: 1100, per: month}}}
initiatives:
  adopt: {start: 2026-05, end: 2026-05}
`,
      { only },
    ));

  it('has its costs as related places', () => {
    const workspace = workspaceFrom(`version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 1000, currency: EUR, per: year}
tools:
  crm: {costs: {licence: {amount: 90, per: month}, support: 20}, from: 2026-02-01}
initiatives:
  adopt: {start: 2026-05, end: 2026-05, costs: 700}
`);
    const [finding] = findingsOf(workspace, { only });
    const text = workspace.text('main.roadmap.yaml')!;
    expect(finding?.related.map(({ span, message }) => [text.slice(span.start, span.end), message])).toEqual([
      ['licence', "The cost 'licence' of 'crm' takes 990 EUR of it."],
      ['700', "The cost of 'adopt' takes 700 EUR of it."],
      ['support', "The cost 'support' of 'crm' takes 20 EUR of it."],
    ]);
  });
});

describe('a cost that no budget pays', () => {
  it('because several could is said once for each currency', () =>
    check(
      `version: 1
budgets:
  stack: {amount: 1000, currency: EUR, per: year}
  projects: {amount: 1000, currency: EUR}
  us: {amount: 1000, currency: USD, per: year}
tools:
  crm: {costs: {licence: {amount: 9000, currency: EUR, per: year}}}
#               ^^^^^^^ over-budget: Nothing says which budget pays the cost 'licence' of 'crm' and 2 more: 'stack' or 'projects' could. Name it with 'budget'; until then that counts in none.
  cms: {costs: {licence: {amount: 9000, currency: EUR, per: year}, support: {amount: 5, currency: EUR}}}
  ads: {costs: {licence: {amount: 900, currency: USD, per: year}}}
  dam: {costs: 500}
#              ^^^ over-budget: Nothing says which budget pays the cost of 'dam': 'stack', 'projects' or 'us' could. Name it with 'budget'; until then that counts in none.
  free: {costs: {licence: {amount: 0, currency: EUR}}}
`,
      { only },
    ));

  it('because none is in its currency is said once', () =>
    check(
      `version: 1
budgets:
  stack: {amount: 1000, currency: EUR, per: year}
tools:
  crm: {costs: {licence: {amount: 9000, currency: USD, per: year}}}
#               ^^^^^^^ over-budget: No budget is in USD, as the cost 'licence' of 'crm' and 1 more would need. Nothing is converted, so that counts in no budget. Add a budget in USD.
  cms: {costs: {licence: {amount: 9000, currency: USD, per: year}}}
`,
      { only },
    ));

  it('because the one that it names is in another is said once', () =>
    check(
      `version: 1
budgets:
  stack: {amount: 1000, currency: EUR, per: year}
  us: {amount: 1000, currency: USD, per: year}
tools:
  crm: {costs: {licence: {amount: 900, currency: USD, per: year, budget: stack}}}
#               ^^^^^^^ over-budget: 'stack' is in EUR, but has to pay the cost 'licence' of 'crm' in USD. Nothing is converted, so that counts in no budget. Name a budget in USD.
`,
      { only },
    ));

  it('is none where this year’s budget is followed by the next one’s', () =>
    check(
      `version: 1
calendar: {start: 2026, end: 2027}
budgets:
  this: {amount: 10800, currency: EUR, per: year, from: 2026, until: 2026}
  next: {amount: 10000, currency: EUR, per: year, from: 2027, until: 2027}
#                ^^^^^ over-budget: In 2027, 'next' has to pay 10,800 EUR, 800 EUR more than 10,000 EUR. Most of it goes to 'crm' (10,800). Spend less, or raise the budget.
tools:
  crm: {costs: {licence: {amount: 900, currency: EUR, per: month}}}
`,
      { only },
    ));

  it('is nothing to speak of without budgets, or while a budget can’t be read', () => {
    check('version: 1\ntools:\n  crm: {costs: {licence: {amount: 9, currency: USD}}}\n', { only });
    check(
      'version: 1\nbudgets:\n  stack: {amount: 9, currency: Dollar}\ntools:\n  crm: {costs: {licence: {amount: 9, currency: USD}}}\n',
      { only },
    );
    check(
      'version: 1\nbudgets:\n  a: {amount: 9, currency: USD}\n  b: {amount: 9, currency: USD}\ntools:\n  crm: {costs: {licence: {amount: 9, currency: USD, budget: c}}}\n  cms: {costs: {licence: {amount: 9, currency: USD}}}\n',
      { only },
    );
  });
});

describe('fixes', () => {
  const SEVERAL = `version: 1
budgets:
  stack: {amount: 50000, currency: EUR, per: year}
  projects: {amount: 50000, currency: EUR}
tools:
  crm: # ours
    costs: # all of them
      licence: {amount: 9000, currency: EUR, per: year} # yearly
      support: 500 # once
initiatives:
  adopt: {start: 2026-05, end: 2026-05, costs: 700} # vouchers
  fair: {start: 2026-06, end: 2026-06, costs: {travel: {amount: 5, budget: projects}}}
`;

  it('choose the budget for all of them', () => {
    expect(fixesOf(SEVERAL)).toEqual(["Let 'stack' pay all 3", "Let 'projects' pay all 3"]);
    const workspace = workspaceFrom(SEVERAL);
    for (const finding of findingsOf(workspace, { only }))
      for (const fix of finding.fixes) expectGoodFix(workspace, finding, fix);
  });

  it('give a budget its currency', () => {
    const source = `version: 1
budgets:
  stack: {amount: 50000, per: year}
tools:
  crm: {costs: {licence: {amount: 9000, currency: EUR, per: year}}}
`;
    expect(fixesOf(source)).toEqual(["Set the currency of 'stack' to EUR"]);
    const workspace = workspaceFrom(source);
    const [finding] = findingsOf(workspace, { only });
    expectGoodFix(workspace, finding!, finding!.fixes[0]!);
  });

  it('name a budget in the cost’s own currency', () =>
    expect(
      fixesOf(
        'version: 1\nbudgets: {eu: {amount: 9, currency: EUR}, us: {amount: 9, currency: USD}}\ntools:\n  crm: {costs: {licence: {amount: 9, currency: USD, budget: eu}}}\n',
      ),
    ).toEqual(["Let 'us' pay it"]));
});
