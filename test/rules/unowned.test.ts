import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['unowned'];

describe('unowned', () => {
  it('speaks of a kind once one of that kind has an owner', () =>
    check(
      `version: 1
teams: {mops: {}}
tools: {crm: {}, mailer: {}}
objectives:
  growth: {owner: mops}
  trust: {parent: growth}
# ^^^^^ unowned: Nobody answers for the objective 'trust'. Set 'owner' to a team, such as 'mops'.
`,
      { only },
    ));

  it('is a warning for active tools, work in progress and personal data', () => {
    const source = `version: 1
teams: {mops: {}, data: {}}
tools:
  crm: {owner: mops}
  mailer: {}
# ^^^^^^ unowned: Nobody answers for the tool 'mailer'. Set 'owner' to a team, such as 'mops'.
  cdp: {status: planned}
# ^^^ unowned: Nobody answers for the tool 'cdp'. Set 'owner' to a team, such as 'mops'.
  old: {status: retired}
datasets:
  orders: {owner: mops}
  contacts: {classification: personal}
# ^^^^^^^^ unowned: Nobody answers for the dataset 'contacts'. Set 'owner' to a team, such as 'mops'.
  catalogue: {}
# ^^^^^^^^^ unowned: Nobody answers for the dataset 'catalogue'. Set 'owner' to a team, such as 'mops'.
initiatives:
  first: {horizon: now, owner: mops}
  audit: {started: 2026-03-02, teams: {data: 0.5}}
# ^^^^^ unowned: Nobody answers for the initiative 'audit'. Set 'owner' to a team, such as 'data'.
  next: {horizon: next}
# ^^^^ unowned: Nobody answers for the initiative 'next'. Set 'owner' to a team, such as 'mops'.
  never: {status: cancelled}
`;
    check(source, { only });
    expect(findingsOf(workspaceFrom(source), { only }).map(({ severity }) => severity)).toEqual([
      'warning',
      'info',
      'warning',
      'info',
      'warning',
      'info',
    ]);
  });

  it('hands the owner of a tool down to its integrations and data, and blames neither for the tool', () =>
    check(
      `version: 1
teams: {mops: {members: {ada: Ada}}}
tools:
  crm: {owner: mops.ada}
  mailer: {}
# ^^^^^^ unowned: Nobody answers for the tool 'mailer'. Set 'owner' to a team, such as 'mops'.
integrations:
  named: {from: crm, to: mailer, owner: mops}
  crm-to-mailer: {from: crm, to: mailer}
  mailer-to-crm: {from: mailer, to: crm}
datasets:
  orders: {owner: mops}
  contacts: {source: crm}
  sends: {source: mailer}
`,
      { only },
    ));

  it('leaves to others what has just been begun, is of no use, or lacks what would hand an owner down', () =>
    check(
      `version: 1
teams: {mops: {}}
tools:
  crm: {owner: mops, datasets: [orders]}
  shop: {owner: mops, datasets: [orders]}
  unused: {}
channels: {phone: {tools: [crm]}}
objectives: {growth: {owner: mops}, trust: {name: Trust}}
datasets: {orders: {}, carts: {owner: mops}, hidden: {source: cmr}}
integrations: {a: {from: crm, to: shop, owner: mops}, b: {to: shop}}
`,
      { only },
    ));

  it('waits while an owner is misspelt', () =>
    check(
      `version: 1
teams: {mops: {}}
tools:
  crm: {owner: mobs}
  mailer: {}
`,
      { only },
    ));

  it('offers the group’s teams to a region', () =>
    check(
      `version: 1
imports: {emea: emea.roadmap.yaml}
teams: {platform: {}}
tools: {crm: {owner: platform}}
#- /emea.roadmap.yaml
version: 1
tools:
  labdesk: {}
# ^^^^^^^ unowned: Nobody answers for the tool 'emea/labdesk'. Set 'owner' to a team, such as 'platform'.
`,
      { only },
    ));
});
