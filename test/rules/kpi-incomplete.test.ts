import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { fixedBy, titlesOf } from '../kit/fixes';

const only = ['kpi-incomplete'];

describe('kpi-incomplete', () => {
  it('names all that is missing in one finding', () =>
    check(
      `version: 1
objectives:
  growth:
    kpis:
      leads:
#     ^^^^^ kpi-incomplete: The KPI 'growth.leads' has no 'unit', 'baseline', 'target' and 'due'. Without them nobody can tell whether it is on its way.
      visits: {unit: per month, baseline: 0, target: 10}
#     ^^^^^^ kpi-incomplete: The KPI 'growth.visits' has no 'due'. Without it nobody can tell whether it is on its way.
`,
      { only },
    ));

  it('takes a path of targets for target and due, and asks less of a guardrail', () =>
    check(
      `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: per month, baseline: {value: 0}, targets: {2026-Q4: 10}}
      complaints: {unit: per month, baseline: 3, guardrail: true}
`,
      { only },
    ));

  it('offers what the roadmap says elsewhere, and nothing where it says nothing', () => {
    const source = `version: 1
calendar: {start: 2026-01, end: 2026-12}
objectives:
  growth:
    kpis:
      leads: {target: 10, measurements: {2026-02: 4, 2026-01: 3}}
      visits: {unit: per month, baseline: 1, target: 2, due: 2026-Q4}
initiatives: {work: {horizon: now, objectives: [growth]}}
`;
    expect(titlesOf(source)).toEqual([
      "Add 'unit: per month'",
      "Add 'baseline: {value: 3, at: 2026-01}', as first measured",
      "Add 'due: 2026-Q4', as others",
    ]);
    expect(fixedBy(source, "Add 'due: 2026-Q4', as others")).toContain('2026-01: 3}, due: 2026-Q4}');
    expect(titlesOf('version: 1\ncalendar: {end: 2026-12}\nobjectives: {growth: {kpis: {leads: {}}}}\n')).toEqual([
      "Add 'due: 2026-12', the end of the planning window",
    ]);
  });

  it('is a warning once work for it, or for its objective, is in progress', () => {
    const severities = (objectives: string, status: string): readonly string[] =>
      findingsOf(
        workspaceFrom(`version: 1
objectives: {growth: {kpis: {leads: {}, visits: {unit: "%", baseline: 1, target: 2, due: 2026}}}}
initiatives: {audit: {horizon: now, status: ${status}, objectives: [${objectives}]}}
`),
        { only },
      ).map(({ severity }) => severity);
    expect(severities('growth', 'in-progress')).toEqual(['warning']);
    expect(severities('growth.leads', 'in-progress')).toEqual(['warning']);
    expect(severities('growth.visits', 'in-progress')).toEqual(['info']);
    expect(severities('growth', 'planned')).toEqual(['info']);
  });
});
