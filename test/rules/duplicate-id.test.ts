import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { applied, fixedBy, titlesOf } from '../kit/fixes';

describe('duplicate-id', () => {
  it('stands at the second of two, for ids, keys and days', () =>
    check(
      `version: 1
tools:
  crm: {vendor: Acme, vendor: Bolt}
#                     ^^^^^^ duplicate-id: 'vendor' is there twice in 'tools.crm'; the first one counts. Remove one of them.
  crm: {}
# ^^^ duplicate-id: 'crm' is there twice in 'tools'; the first one counts. Rename or remove one of them.
reviews:
  log: {2026-03-31: {}, 2026-03: {}}
#                       ^^^^^^^ duplicate-id: '2026-03' means the same day as '2026-03-31' above it; the first one counts. Remove one of them.
`,
      { only: ['duplicate-id'] },
    ));

  it('is one finding for an initiative and a milestone of one name', () =>
    check(`version: 1
initiatives:
  launch: {horizon: now}
milestones:
  launch: {}
# ^^^^^^ duplicate-id: 'launch' is already an initiative in this file; the first one counts. Rename or remove one of them.
`));

  it('is one finding for an entry with all that is in it', () =>
    check(`version: 1
imports: [part.roadmap.yaml]
initiatives:
  launch: {horizon: now, activities: {build: {}, test: {}}}
#- /part.roadmap.yaml
version: 1
initiatives:
  launch: {horizon: now, activities: {build: {}, test: {}}}
# ^^^^^^ duplicate-id: 'launch' is already in main.roadmap.yaml; the first one counts. Rename or remove one of them.
`));

  it('takes a name that is free', () => {
    expect(titlesOf('version: 1\ntools:\n  crm: {}\n  crm-2: {}\n  crm: {}\n')).toEqual(["Rename this one to 'crm-3'"]);
    expect(fixedBy('version: 1\ntools:\n  crm: {}\n  crm: {} # new\n', "Rename this one to 'crm-2'")).toBe(
      'version: 1\ntools:\n  crm: {}\n  crm-2: {} # new\n',
    );
    expect(
      fixedBy(
        'version: 1\ninitiatives:\n  go: {horizon: now}\n  next: {horizon: now, dependsOn: [go]}\nmilestones:\n  go: {} # gate\n',
        "Rename this one to 'go-2'",
      ),
    ).toContain('dependsOn: [go]}\nmilestones:\n  go-2: {} # gate\n');
  });

  it('is renamed with what names it in its own file', () => {
    const workspace = workspaceFrom(`version: 1
imports: [part.roadmap.yaml]
tools: {crm: {}}
channels: {email: {tools: [crm]}}
segments: {smb: {channels: [email, push]}}
#- /part.roadmap.yaml
version: 1
tools: {crm: {vendor: Acme}}
channels: {push: {tools: [crm]}}
`);
    const [finding] = findingsOf(workspace, { only: ['duplicate-id'] });
    const files = applied(workspace, finding!.fixes[0]!);
    expect(files!['part.roadmap.yaml']).toBe(
      'version: 1\ntools: {crm-2: {vendor: Acme}}\nchannels: {push: {tools: [crm-2]}}\n',
    );
    expect(files!['main.roadmap.yaml']).toContain('email: {tools: [crm]}');
  });

  it('minds no name that several kinds of things have, nor one under two prefixes', () =>
    check(
      `version: 1
imports: {emea: part.roadmap.yaml}
tools: {email: {}}
channels: {email: {tools: [email, emea/email]}}
#- /part.roadmap.yaml
version: 1
tools: {email: {}}
`,
      { only: ['duplicate-id'] },
    ));
});
