/** One mistake is one finding: what only follows from it is not said again. */
import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { applied } from '../kit/fixes';

describe('one cause, one finding', () => {
  it('a duration that can’t be read does not leave work without one', () =>
    check(`version: 1
initiatives:
  audit: {start: 2026-05-04, duration: 3 weeks}
#                                      ^^^^^^^ invalid-duration: 'duration': '3 weeks' is no duration: expected working days (10d), work weeks (2w) or months (3m), in whole numbers. Did you mean 3w?
`));

  it('a misspelt key does not leave work without it', () =>
    check(`version: 1
initiatives:
  audit: {start: 2026-05-04, durration: 3w}
#                            ^^^^^^^^^ unknown-key: There is no key 'durration' in 'initiatives.audit'. Did you mean 'duration'?
`));

  it('a misspelt collection does not lose its ids', () =>
    check(`version: 1
tols:
#^^^ unknown-key: There is no key 'tols' at the top of a roadmap. Did you mean 'tools'?
  crm: {}
channels:
  email: {tools: [crm]}
segments:
  smb: {channels: [email]}
`));

  it('another entry with the same gap still has its finding', () =>
    check(`version: 1
initiatives:
  audit: {start: 2026-05-04, durration: 3w}
#                            ^^^^^^^^^ unknown-key: There is no key 'durration' in 'initiatives.audit'. Did you mean 'duration'?
  move: {start: 2026-05-04}
# ^^^^ unscheduled: 'move' has no dates: an end or a duration is missing.
`));
});

/** Sources in which nothing but a value is wrong, and the gap that another entry really has. */
const REJECTED: Readonly<Record<string, string>> = {
  unscheduled: `version: 1
initiatives:
  a: {start: 2026-05-04, duration: 2W}
  b: {start: 2026-05-04, end: 2026-13}
  c: {start: 2026-02-30, duration: 2w}
  d: {duration: 2w, start: }
  e: {activities: {x: {start: 2026-05-04, duration: 2W}}}
  near-miss: {start: 2026-05-04}
`,
  'kpi-incomplete': `version: 1
objectives:
  growth:
    kpis:
      a: {unit: "%", baseline: 1, target: "25%", due: 2026-Q4}
      b: {unit: "%", baseline: 1, target: 2, due: 2026-Q5}
      near-miss: {unit: "%", baseline: 1, target: 2}
initiatives:
  work: {horizon: now, objectives: [growth]}
`,
  'kpi-direction': `version: 1
objectives:
  growth:
    kpis:
      a: {unit: "%", direction: increase, baseline: 10, targets: {2026-Q3: 5, 2026-Q4: "20"}}
      b: {unit: "%", direction: maintain, baseline: 10, target: 10, due: 2026-Q4, tolerance: some}
      near-miss: {unit: "%", direction: increase, baseline: 10, target: 5, due: 2026-Q4}
initiatives:
  work: {horizon: now, objectives: [growth]}
`,
  'guardrail-broken': `version: 1
objectives:
  growth:
    kpis:
      a: {unit: "%", guardrail: true, direction: increase, baseline: 10, measurements: {2026-02: 5, 2026-03-13: 1O}}
      near-miss: {unit: "%", guardrail: true, direction: increase, baseline: 10, measurements: {2026-02: 5}}
initiatives:
  work: {horizon: now, objectives: [growth]}
`,
  'work-without-objective': `version: 1
objectives:
  growth: {kpis: {a: {unit: "%", baseline: 1, target: 2, due: 2026-Q4}}}
initiatives:
  a: {horizon: now, objectives: growth}
  b: {horizon: now, objectives: [growth]}
  near-miss: {horizon: now}
`,
  'automation-without-goal': `version: 1
objectives:
  growth: {kpis: {a: {unit: "%", baseline: 1, target: 2, due: 2026-Q4}}}
automations:
  a: {goal: [growth]}
  b: {goal: growth}
  near-miss: {status: active}
`,
  'purpose-without-basis': `version: 1
datasets:
  contacts:
    classification: personal
    purposes:
      a: {lawfulBasis: consnt}
      near-miss: {}
`,
  'ungoverned-data': `version: 1
policies:
  gdpr: {regulation: GDPR}
datasets:
  a: {classification: personal, policies: gdpr}
  near-miss: {classification: personal}
`,
};

describe('a value that is there but rejected', () => {
  it.each(Object.entries(REJECTED))('is not absent for %s', (rule, source) => {
    const found = findingsOf(workspaceFrom(source));
    expect(found.filter((finding) => finding.rule === rule).map(({ entity }) => entity)).toEqual([
      expect.stringMatching(/near-miss$/),
    ]);
    expect(found.filter((finding) => finding.rule !== rule).every(({ severity }) => severity === 'error')).toBe(true);
  });
});

describe('what another entry may have meant to say', () => {
  const rulesIn = (source: string): readonly string[] => findingsOf(workspaceFrom(source)).map(({ rule }) => rule);

  it('is not missing while its key is misspelt', () => {
    const source = `version: 1
tools: {crm: {}, mailer: {}}
channels: {email: {tools: [mailer]}, shop: {tols: [crm]}}
`;
    expect(rulesIn(source)).toEqual(['unknown-key']);
    expect(rulesIn(source.replace('tols: [crm]', 'x-tols: [crm]'))).toEqual(['tool-unused']);
  });

  it('is not missing while a choice or a date that decides can’t be read', () => {
    const source = `version: 1
phases: {build: {start: 2026-04-01, end: 2026-06-30}}
milestones: {live: {date: 2026-06-31}}
`;
    expect(rulesIn(source)).toEqual(['invalid-date']);
    expect(rulesIn(source.replace('2026-06-31', '2026-07-01'))).toEqual(['phase-without-milestone']);
  });

  it('is missing all the same where what is rejected says nothing of it', () =>
    expect(
      rulesIn(`version: 1
tools: {crm: {}, mailer: {satisfaction: 9}}
channels: {email: {tools: [mailer]}}
`),
    ).toEqual(['tool-unused', 'invalid-value']));
});

describe('imports', () => {
  it('in a circle leave no id without a definition', () =>
    check(`version: 1
imports: {emea: b.roadmap.yaml}
#               ^^^^^^^^^^^^^^ import: These files import each other in a circle: b.roadmap.yaml → main.roadmap.yaml → b.roadmap.yaml. Remove one of the imports.
tools: {crm: {}}
#- /b.roadmap.yaml
version: 1
imports: {group: main.roadmap.yaml}
segments: {smb: {channels: [push]}}
channels: {push: {tools: [crm]}}
`));

  it('that are no circle do', () =>
    check(`version: 1
imports: {emea: b.roadmap.yaml}
tools: {crm: {}}
#- /b.roadmap.yaml
version: 1
segments: {smb: {channels: [push]}}
channels: {push: {tools: [crn]}}
#                         ^^^ unknown-reference: There is no tool 'crn'. Did you mean 'crm'?
`));

  it('of one file by several roadmaps draw one finding that names their roots', () =>
    check(`version: 1
imports: [part.roadmap.yaml]
#- /other.roadmap.yaml
version: 1
imports: [part.roadmap.yaml]
#- /part.roadmap.yaml
version: 1
scoring: {method: rice}
#^^^^^^ ignored-in-import: 'scoring' counts only in the root file. Move it to main.roadmap.yaml or other.roadmap.yaml.
`));
});

describe('a member without an id', () => {
  it('is said how to refer to', () =>
    check(
      `version: 1
teams:
  ops: {members: [Anna, Ben]}
tools:
  crm: {owner: Anna}
#              ^^^^ unknown-reference: There is no team or team member 'Anna'. Members need ids to be referred to: write \`members: {anna: Anna}\` in the team, and 'ops.anna' here.
  cms: {owner: Clea}
#              ^^^^ unknown-reference: There is no team or team member 'Clea'.
`,
      { only: ['unknown-reference'] },
    ));
});

describe('a missing version', () => {
  it('is written above the first key', () => {
    const workspace = workspaceFrom('\ufeff# ours\ntools: {}\n');
    const [finding] = findingsOf(workspace, { only: ['missing-key'] });
    expect(applied(workspace, finding!.fixes[0]!)).toEqual({
      'main.roadmap.yaml': '\ufeff# ours\nversion: 1\ntools: {}\n',
    });
  });

  it('has no quick fix inside of a flow mapping', () => {
    const [finding] = findingsOf(workspaceFrom('{tools: {}}\n'), { only: ['missing-key'] });
    expect(finding?.fixes).toEqual([]);
  });
});
