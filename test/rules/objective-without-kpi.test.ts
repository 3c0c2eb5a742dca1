import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['objective-without-kpi'];

describe('objective-without-kpi', () => {
  it('is quiet until the roadmap has a KPI', () =>
    check(
      `version: 1
objectives:
  growth: {}
  trust: {}
`,
      { only },
    ));

  it('takes a KPI below for one of its own, at any depth', () =>
    check(
      `version: 1
objectives:
  strategy: {}
  growth: {parent: strategy}
  leads: {parent: growth, kpis: {per-month: {baseline: 1, target: 2}}}
`,
      { only },
    ));

  it('speaks of the lowest objective alone', () =>
    check(
      `version: 1
objectives:
  strategy: {}
  growth: {parent: strategy}
# ^^^^^^ objective-without-kpi: No KPI shows whether 'growth' is reached. Add one under 'kpis', with a baseline and a target.
  trust: {kpis: {nps: {baseline: 40, target: 50}}}
`,
      { only },
    ));

  it('sees the KPI of an objective in an imported name space', () =>
    check(
      `version: 1
imports: {emea: emea.roadmap.yaml}
objectives:
  growth: {}
  trust: {}
# ^^^^^ objective-without-kpi: No KPI shows whether 'trust' is reached. Add one under 'kpis', with a baseline and a target.
#- /emea.roadmap.yaml
version: 1
objectives:
  leads: {parent: growth, kpis: {per-month: {baseline: 1, target: 2}}}
`,
      { only },
    ));

  it('ends in a circle of parents', () =>
    check(
      `version: 1
objectives:
  a: {parent: b}
  b: {parent: a}
  c: {kpis: {n: {baseline: 1, target: 2}}}
`,
      { only },
    ));

  it('waits while a parent is misspelt or a line can’t be read', () => {
    const more = `objectives:
  growth: {}
  leads: {parent: grwoth, kpis: {n: {baseline: 1, target: 2}}}
`;
    check(`version: 1\n${more}`, { only });
    check(`version: 1\n${more.replace('grwoth', 'growth')}  broken: {parent: [\n`, { only });
  });
});
