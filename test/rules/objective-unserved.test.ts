import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['objective-unserved'];
const ADVICE =
  "Name it in the 'objectives' of what does, or in the 'goal' of an automation; if nothing will, remove it.";

describe('objective-unserved', () => {
  it('is quiet while nothing serves any objective', () =>
    check(
      `version: 1
objectives:
  growth: {}
initiatives:
  audit: {horizon: now}
`,
      { only },
    ));

  it('counts a tool, an automation by a KPI, and work below', () =>
    check(
      `version: 1
objectives:
  strategy: {}
  growth: {parent: strategy, kpis: {leads: {baseline: 1, target: 2}}}
  trust: {}
  service: {}
tools:
  helpdesk: {objectives: [service]}
automations:
  nurture: {goal: growth.leads}
initiatives:
  survey: {horizon: now, objectives: [trust]}
`,
      { only },
    ));

  it('does not count what is cancelled or retired', () =>
    check(
      `version: 1
objectives:
  growth: {}
# ^^^^^^ objective-unserved: No initiative, tool or automation serves 'growth'. ${ADVICE}
  trust: {}
tools:
  ads: {status: retired, objectives: [growth]}
automations:
  nurture: {status: retired, goal: growth}
initiatives:
  television: {status: cancelled, objectives: [growth]}
  survey: {horizon: now, objectives: [trust]}
`,
      { only },
    ));

  it('leaves an objective that has just been begun to objective-without-kpi, once there are KPIs', () =>
    check(
      `version: 1
objectives:
  growth: {kpis: {leads: {baseline: 1, target: 2}}}
  trust: {name: Trust}
  service: {parent: growth}
# ^^^^^^^ objective-unserved: No initiative, tool or automation serves 'service'. ${ADVICE}
automations:
  nurture: {goal: growth}
`,
      { only },
    ));

  it('looks at the whole roadmap', () =>
    check(
      `version: 1
imports: {emea: emea.roadmap.yaml}
objectives:
  growth: {}
#- /emea.roadmap.yaml
version: 1
objectives:
  renewals: {}
# ^^^^^^^^ objective-unserved: No initiative, tool or automation serves 'emea/renewals'. ${ADVICE}
initiatives:
  leads: {horizon: now, objectives: [growth]}
`,
      { only },
    ));

  it('waits while an id of an objective is broken', () =>
    check(
      `version: 1
objectives:
  growth: {}
  trust: {}
initiatives:
  leads: {horizon: now, objectives: [growth]}
  survey: {horizon: now, objectives: [trsut]}
`,
      { only },
    ));
});
