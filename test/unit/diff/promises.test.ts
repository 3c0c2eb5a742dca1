/** Each rule of a change does what its own page says, and nothing the other way round. */
import { describe, expect, it } from 'vitest';
import { approveAll } from '../../../core/diff/approvals';
import { changeRules } from '../../../core/diff/promises/list';
import { findingsOf, workspaceOf } from '../../kit/check';
import { PATH, reviewOf } from '../../kit/review';

const said = (before: string, after: string, rule: string): readonly string[] =>
  reviewOf(before, after)
    .breaks.filter((one) => one.rule === rule)
    .map(({ message }) => message);

describe.each(changeRules.map((rule) => [rule.name, rule] as const))('%s', (name, { examples }) => {
  it.each(examples.map((example, i) => [i + 1, example] as const))('example %i', (_nth, { before, after, breaks }) => {
    expect(said(before, after, name)).toEqual(breaks);
    expect(said(before, before, name)).toEqual([]);
    for (const text of [before, after])
      expect(findingsOf(workspaceOf({ [PATH]: text })).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('owner-changed', () => {
  const plan = 'version: 1\ntools:\n  crm: {owner: ops}\nteams:\n  ops: {}\n  data: {}\n';
  const broken = (after: string): readonly string[] => said(plan, after, 'owner-changed');

  it('says nothing of an owner who is gone, or whose file can be read only in part', () => {
    expect(broken(plan.replace('  ops: {}\n', ''))).toEqual([]);
    expect(broken(plan.replace('teams:', 'teams: ['))).toEqual([]);
  });

  it('says who owns it now, and that nobody does', () => {
    expect(broken(plan.replace('owner: ops', 'owner: data'))).toEqual([
      "'crm' belongs to 'data' now instead of 'ops'.",
    ]);
    expect(broken(plan.replace('{owner: ops}', '{}'))).toEqual(["'crm' belongs to nobody any more; it was 'ops'."]);
  });
});

describe('cost-raised', () => {
  const plan = (costs: string): string => `version: 1
budgets: {stack: {amount: 500000, currency: EUR, per: year}}
tools:
  cdp: {costs: ${costs}}
`;
  const YEARLY = '{licence: {amount: 12000, per: year}}';
  const costs = (message: string): readonly string[] => [`'cdp' costs more: ${message}.`];

  it.each<[string, string, string, readonly string[]]>([
    [
      'by the month',
      YEARLY,
      '{licence: {amount: 12000, per: month}}',
      costs("'licence' 12,000 EUR per year → 12,000 EUR per month"),
    ],
    ['the same by the month', YEARLY, '{licence: {amount: 1000, per: month}}', []],
    ['the same by the quarter', YEARLY, '{licence: {amount: 3000, per: quarter}}', []],
    [
      'more by the quarter',
      YEARLY,
      '{licence: {amount: 3001, per: quarter}}',
      costs("'licence' 12,000 EUR per year → 3,001 EUR per quarter"),
    ],
    ['less by the year', '{licence: {amount: 1000, per: month}}', '{licence: {amount: 11000, per: year}}', []],
    ['renamed', YEARLY, '{subscription: {amount: 12000, per: year}}', []],
    [
      'renamed and more',
      YEARLY,
      '{subscription: {amount: 13000, per: year}}',
      costs("'subscription' 13,000 EUR per year is new"),
    ],
    ['split', YEARLY, '{a: {amount: 6000, per: year}, b: {amount: 500, per: month}}', []],
    [
      'split into more',
      YEARLY,
      '{licence: {amount: 6000, per: year}, b: {amount: 501, per: month}}',
      costs("'b' 501 EUR per month is new"),
    ],
    ['named', '900', '{training: 900}', []],
    ['moved between two', '{a: 500, b: 400}', '{a: 400, b: 500}', []],
    [
      'once more, again less',
      '{a: 500, b: {amount: 400, per: year}}',
      '{a: 600, b: {amount: 100, per: year}}',
      costs("'a' 500 EUR → 600 EUR"),
    ],
    [
      'a new one that comes again',
      '5000',
      '{licence: {amount: 1000, per: month}}',
      costs("'licence' 1,000 EUR per month is new"),
    ],
    [
      'again instead of once, more',
      '{licence: 5000}',
      '{licence: {amount: 1000, per: month}}',
      costs("'licence' 5,000 EUR once → 1,000 EUR per month"),
    ],
    ['again instead of once, not more', '{licence: 12000}', '{licence: {amount: 1000, per: month}}', []],
    ['once instead of again', YEARLY, '{licence: 15000}', []],
    ['in another currency', YEARLY, '{licence: {amount: 13000, per: year, currency: USD}}', []],
    ['renamed, in another currency', YEARLY, '{subscription: {amount: 13000, per: year, currency: USD}}', []],
    [
      'another currency on top',
      YEARLY,
      '{licence: {amount: 12000, per: year}, support: {amount: 10, currency: USD}}',
      costs("'support' 10 USD is new"),
    ],
    [
      'without its discount',
      '{licence: 5000, discount: -500}',
      '{licence: 5000}',
      costs("'discount' −500 EUR is gone"),
    ],
    ['for the first time', '{}', YEARLY, []],
  ])('%s', (_what, before, after, breaks) => expect(said(plan(before), plan(after), 'cost-raised')).toEqual(breaks));
});

describe('a KPI that only has a tolerance', () => {
  const kpi = (target: number, direction = ''): string => `version: 1
objectives:
  growth:
    kpis:
      consent: {unit: "%", baseline: {value: 54, at: 2026-01-31}, target: ${target}, due: 2026-12-31, tolerance: 2${direction}, measurements: {2026-02-28: 59}}
`;
  const breaks = (after: string, before = kpi(85)): readonly string[] =>
    reviewOf(before, after).breaks.map(({ rule, message }) => `${rule}: ${message}`);

  it('is on its way, and may be asked more of', () => expect(breaks(kpi(90))).toEqual([]));
  it('is not asked less of unsaid', () =>
    expect(breaks(kpi(70))).toEqual([
      "target-eased: The goal of 'growth.consent' is easier to reach now: target 85 → 70.",
    ]));
  it('is off where it should stay', () =>
    expect(breaks(kpi(90, ', direction: maintain'), kpi(85, ', direction: maintain'))).toEqual([
      "goalposts-moved: The goal of 'growth.consent' is changed while it is off (59 where it should stay at 85): target 85 → 90.",
    ]));
});

describe('a tool that is removed', () => {
  const plan = (tools: string, email = '{tools: [old, crm]}', more = ''): string => `version: 1
tools: {${tools}crm: {}}
channels: {email: ${email}, shop: {tools: [crm]}}
integrations: {sync: {from: old, to: crm${more}}}
`;
  const breaks = (after: string, before = plan('old: {}, ')): readonly string[] =>
    said(before, after, 'tool-ends-in-use');

  it('breaks what names it still', () =>
    expect(breaks(plan(''))).toEqual([
      "The tool 'old' is removed, but 'email' and 'sync' still count on it. Name what follows it there.",
    ]));
  it('breaks nothing that went along, does not run, or names another', () => {
    expect(breaks(plan('', '{tools: [crm]}', ', status: retired'))).toEqual([]);
    expect(breaks(plan('').replace('integrations', '# ').replace('old, ', ''))).toEqual([]);
  });
  it('breaks nothing if it was retired', () => expect(breaks(plan(''), plan('old: {status: retired}, '))).toEqual([]));
});

describe('approving anew', () => {
  const plan = (crm: number, cdp = 100): string => `version: 1
tools: {crm: {costs: ${crm}}, cdp: {costs: ${cdp}}}
`;
  const approved = (crm: number, cdp: number, before: Parameters<typeof approveAll>[1]) =>
    approveAll([{ root: PATH, breaks: reviewOf(plan(100), plan(crm, cdp)).breaks }], before, { knownToo: false });

  it('takes the place of what was approved for the same rule and entity, and of nothing else', () => {
    const first = approved(9000, 200, { entries: [], more: {} });
    expect([first.count, first.approvals.entries.map(({ entity }) => entity)]).toEqual([2, ['tools.crm', 'tools.cdp']]);
    const elsewhere = first.approvals.entries.map((entry) => ({ ...entry, path: 'other.roadmap.yaml' }));
    const second = approved(9500, 100, { entries: [...first.approvals.entries, ...elsewhere], more: {} });
    expect([second.count, second.approvals.entries.map(({ path, entity }) => `${path} ${entity}`)]).toEqual([
      1,
      [`${PATH} tools.cdp`, 'other.roadmap.yaml tools.crm', 'other.roadmap.yaml tools.cdp', `${PATH} tools.crm`],
    ]);
    expect(approved(9000, 200, second.approvals).count).toBe(1);
  });
});
