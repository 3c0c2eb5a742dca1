import { describe, expect, it } from 'vitest';
import { check } from '../kit/check';
import { fixedBy, titlesOf } from '../kit/fixes';

describe('unknown-key', () => {
  it('names the keys that there are, where they are few', () =>
    check(`version: 1
calendar: {hollidays: [2026-05-25], x-note: ours}
#          ^^^^^^^^^ unknown-key: There is no key 'hollidays' in 'calendar'. Did you mean 'holidays'?
reviews: {who: ops}
#         ^^^ unknown-key: There is no key 'who' in 'reviews'. Known keys: cadence, owner, log.
tools:
  crm: {deadline: 2026-01-01}
#       ^^^^^^^^ unknown-key: There is no key 'deadline' in 'tools.crm'.
`));

  it('is put right without asking only where the value fits', () => {
    expect(titlesOf('version: 1\nbudgts: {media: {amount: 1}}\n')).toContain("* Change to 'budgets'");
    expect(titlesOf('version: 1\nbudgets: {media: {amount: 1}}\nobjectivs: [growth]\n')).toContain(
      "Change to 'objectives'",
    );
    expect(titlesOf('version: 1\nbudget: 5000\n')).toEqual(["Change to 'budgets'", "Keep it as your own: 'x-budget'"]);
    expect(titlesOf('version: 1\ntools: {crm: {vendr: [Acme]}}\n')).toContain("Change to 'vendor'");
    expect(titlesOf('version: 1\ntools: {crm: {vendr: }}\n')).toContain("* Change to 'vendor'");
  });

  it('does not put two keys of one name side by side', () =>
    expect(titlesOf('version: 1\ntools: {crm: {vendor: Acme, vendr: Acme}}\n')).toEqual([
      "Keep it as your own: 'x-vendr'",
    ]));

  it('can be kept as one’s own', () =>
    expect(fixedBy('version: 1\ntools:\n  crm: {licence_no: 7} # why\n', "Keep it as your own: 'x-licence_no'")).toBe(
      'version: 1\ntools:\n  crm: {x-licence_no: 7} # why\n',
    ));

  it('is one finding for a mapping of ids whose key is misspelt', () =>
    check(`version: 1
objectives:
  growth:
    kpi:
#   ^^^ unknown-key: There is no key 'kpi' in 'objectives.growth'. Did you mean 'kpis'?
      leads: {unit: leads, baseline: 1, target: 2, due: 2026-12}
automations:
  welcome: {goal: growth.leads}
`));

  it('knows the names of rules', () =>
    check(`version: 1
rules: {overdu: hint, no-such-rule: off}
#       ^^^^^^ unknown-key: There is no rule 'overdu'. Did you mean 'overdue'?
#                     ^^^^^^^^^^^^ unknown-key: There is no rule 'no-such-rule'.
`));

  it('leaves one’s own keys alone, everywhere', () =>
    check(
      'version: 1\nx-mine: [1]\ntools:\n  x-template: {any: thing}\n  crm: {x-cost-centre: 4711, contract: {x-y: 1}}\n',
    ));
});
