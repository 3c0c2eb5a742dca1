import { describe, expect, it } from 'vitest';
import { check } from '../kit/check';
import { fixedBy, titlesOf } from '../kit/fixes';

const words = 'an id has lower-case letters, digits and single dashes, and begins with a letter';

describe('invalid-id', () => {
  it('looks at every kind of id', () =>
    check(`version: 1
tools:
  Google Analytics: {}
# ^^^^^^^^^^^^^^^^ invalid-id: 'Google Analytics' is no id: ${words}. 'google-analytics' would do.
  2: {}
# ^ invalid-id: '2' is no id: ${words}.
initiatives:
  migrate:
    horizon: now
    activities:
      Go_Live: {}
#     ^^^^^^^ invalid-id: 'Go_Live' is no id: ${words}. 'go-live' would do.
      test-: {}
#     ^^^^^ invalid-id: 'test-' is no id: ${words}. 'test' would do.
`));

  it('is renamed with what names it, or something in it, in its own way', () =>
    expect(
      fixedBy(
        `version: 1
teams:
  Ops: {members: {anna: Anna}} # the team
tools:
  crm: {owner: Ops.anna}
  cms: {owner: "Ops"}
reviews: {log: {2026-03-01: {decisions: {more-people: {text: Hire two, affects: [teams.Ops]}}}}}
`,
        "Rename to 'ops'",
      ),
    ).toBe(`version: 1
teams:
  ops: {members: {anna: Anna}} # the team
tools:
  crm: {owner: ops.anna}
  cms: {owner: "ops"}
reviews: {log: {2026-03-01: {decisions: {more-people: {text: Hire two, affects: [teams.ops]}}}}}
`));

  it('is renamed where it is the key of a mapping, or named from beside it', () =>
    expect(
      fixedBy(
        `version: 1
initiatives:
  Move: {horizon: now, activities: {Export: {}, import: {dependsOn: [Export]}}}
  next: {horizon: now, dependsOn: {Move.Export: {lag: 1w}}}
`,
        "Rename to 'export'",
      ),
    ).toBe(`version: 1
initiatives:
  Move: {horizon: now, activities: {export: {}, import: {dependsOn: [export]}}}
  next: {horizon: now, dependsOn: {Move.export: {lag: 1w}}}
`));

  it('is renamed in imported files, too', () => {
    const source = `version: 1
imports: {emea: part.roadmap.yaml}
channels: {email: {tools: [emea/CRM]}}
segments: {smb: {channels: [email]}}
#- /part.roadmap.yaml
version: 1
tools: {CRM: {}}
`;
    expect(fixedBy(source, "Rename to 'crm'")).toContain('tools: [emea/crm]');
  });

  it('takes no id that is there', () => {
    expect(titlesOf('version: 1\ntools:\n  CRM: {}\n  crm: {}\n')).toEqual(["Rename to 'crm-2'"]);
    expect(
      titlesOf('version: 1\ninitiatives:\n  Launch: {horizon: now}\nmilestones:\n  launch: {}\n'),
      'initiatives and milestones share their ids',
    ).toEqual([]);
  });

  it('is one finding for those who spell it as it should be', () =>
    check(`version: 1
tools:
  CRM_System: {}
# ^^^^^^^^^^ invalid-id: 'CRM_System' is no id: ${words}. 'crm-system' would do.
channels:
  email: {tools: [crm-system]}
segments:
  smb: {channels: [email]}
`));

  it('leaves ids with digits and dashes, and keys of one’s own, alone', () =>
    check('version: 1\ntools:\n  ga4: {}\n  crm-2-go: {}\n  x-Template: {}\n'));
});
