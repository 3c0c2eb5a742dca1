import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['work-without-objective'];

describe('work-without-objective', () => {
  it('is quiet in a roadmap without objectives', () =>
    check(
      `version: 1
initiatives:
  audit: {horizon: now}
  migrate: {horizon: next}
`,
      { only },
    ));

  it('leaves governing, retiring and cancelled work alone', () =>
    check(
      `version: 1
objectives:
  growth: {}
initiatives:
  rules: {type: govern, horizon: now}
  old-crm: {type: retire, horizon: now}
  television: {status: cancelled}
  audit: {horizon: now, objectives: []}
# ^^^^^ work-without-objective: The initiative 'audit' serves no objective. Name one in 'objectives', such as 'growth'.
`,
      { only },
    ));

  it('is content with a KPI', () =>
    check(
      `version: 1
objectives:
  growth: {kpis: {leads: {baseline: 1, target: 2}}}
initiatives:
  audit: {horizon: now, objectives: [growth.leads]}
`,
      { only },
    ));

  it('offers what the work is about first, in the words of its name space', () => {
    const workspace = workspaceFrom(`version: 1
imports: {emea: emea.roadmap.yaml}
objectives:
  growth: {}
  trust: {}
#- /emea.roadmap.yaml
version: 1
objectives:
  growth: {}
tools:
  survey: {objectives: [trust]}
initiatives:
  ask: {horizon: now, tools: [survey]}
`);
    const [finding] = findingsOf(workspace, { only });
    // The group's own 'growth' has no name in the region, which has one of its own.
    expect(finding!.fixes.map(({ title }) => title)).toEqual([
      "Add 'trust' to 'objectives'",
      "Add 'growth' to 'objectives'",
    ]);
  });

  it('waits while an id of an objective is broken', () =>
    check(
      `version: 1
objectives:
  growth: {}
initiatives:
  audit: {horizon: now}
  leads: {horizon: now, objectives: [grwth]}
`,
      { only },
    ));
});
