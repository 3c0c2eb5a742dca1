import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['automation-without-goal'];

describe('automation-without-goal', () => {
  it('speaks of planned and paused automations too, not of retired ones', () =>
    check(
      `version: 1
automations:
  welcome: {status: planned}
# ^^^^^^^ automation-without-goal: The automation 'welcome' has no goal. Set 'goal' to the objective or KPI that it should move.
  birthday: {status: paused}
# ^^^^^^^^ automation-without-goal: The automation 'birthday' has no goal. Set 'goal' to the objective or KPI that it should move.
  christmas: {status: retired}
`,
      { only },
    ));

  it('is content with an objective or a KPI', () =>
    check(
      `version: 1
objectives:
  growth: {kpis: {leads: {baseline: 1, target: 2}}}
automations:
  welcome: {goal: growth}
  nurture: {goal: growth.leads}
`,
      { only },
    ));

  it('leaves a misspelt goal to unknown-reference, and waits meanwhile', () =>
    check(
      `version: 1
objectives:
  growth: {}
automations:
  welcome: {goal: grwth}
  nurture: {}
`,
      { only },
    ));

  it('offers the goals of the work and the stages around it first', () => {
    const workspace = workspaceFrom(`version: 1
objectives:
  growth: {kpis: {leads: {baseline: 1, target: 2}}}
  trust: {}
  service: {}
journeys:
  buy:
    stages:
      try: {objectives: [trust], touchpoints: {mail: {automations: [welcome]}}}
initiatives:
  flow: {horizon: now, objectives: [service], automations: [welcome]}
automations:
  welcome: {}
`);
    const [finding] = findingsOf(workspace, { only });
    expect(finding!.fixes.map(({ title }) => title)).toEqual([
      "Set 'goal' to 'service'",
      "Set 'goal' to 'trust'",
      "Set 'goal' to 'growth.leads'",
      "Set 'goal' to 'growth'",
    ]);
  });
});
