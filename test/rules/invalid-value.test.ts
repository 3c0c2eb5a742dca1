import { describe, expect, it } from 'vitest';
import { check } from '../kit/check';
import { fixedBy, titlesOf } from '../kit/fixes';

describe('invalid-value', () => {
  it('knows the choices and ranges of each field', () =>
    check(
      `version: 1
tools:
  crm: {status: live, satisfaction: 7, datasets: crm-data}
#               ^^^^ invalid-value: 'status' can’t be 'live'; expected 'evaluating', 'planned', 'active', 'phasing-out' or 'retired'.
#                                   ^ invalid-value: 'satisfaction' can’t be '7'; expected a number from 1 to 5.
#                                                ^^^^^^^^ invalid-value: 'datasets' can’t be 'crm-data'; expected a list. Write \`[crm-data]\`.
`,
    ));

  it('says that an entry has fields', () =>
    check(`version: 1
tools:
  ga4: Google Analytics
#      ^^^^^^^^^^^^^^^^ invalid-value: 'ga4' is an entry with fields, not a single value: write \`ga4: {name: Google Analytics}\`.
milestones:
  launch: 2026-06-30
#         ^^^^^^^^^^ invalid-value: 'launch' is an entry with fields, not a single value: write \`launch: {date: 2026-06-30}\`.
initiatives:
  audit: {horizon: now, activities: {build: 2w}}
#                                           ^^ invalid-value: 'build' is an entry with fields, not a single value: write \`build: {duration: 2w}\`.
channels:
  web: {tools: [ga4]}
segments:
  smb: {channels: [web]}
`));

  it.each([
    ['tools:\n  ga4: Google Analytics # ours', 'tools:\n  ga4: {name: Google Analytics} # ours'],
    ["tools: {ga4: 'It, too'}", "tools: {ga4: {name: 'It, too'}}"],
    ['tools:\n  ga4: Search, ads', 'tools:\n  ga4: {name: "Search, ads"}'],
    ['budgets:\n  media: 5000', 'budgets:\n  media: {amount: 5000}'],
    ['phases:\n  first: Start', 'phases:\n  first: {name: Start}'],
  ])('%j becomes an entry', (before, after) => {
    const source = `version: 1\n${before}\n`;
    const [title] = titlesOf(source);
    expect(title).toMatch(/^Make it \{/);
    expect(fixedBy(source, title!)).toBe(`version: 1\n${after}\n`);
  });

  it('says that ids are keys, and makes them so', () => {
    const source = `version: 1
tools:
  - crm # main
  - Google Analytics
  # to come
  - id: cms
    vendor: Acme # soon
  - name: Mailer
  - bi: {vendor: Acme}
channels:
  web: {tools: [crm, cms, google-analytics, mailer, bi]}
segments:
  smb: {channels: [web]}
`;
    expect(titlesOf(source)).toEqual(['Make each item an entry']);
    expect(fixedBy(source, 'Make each item an entry')).toBe(`version: 1
tools:
  crm: {} # main
  google-analytics: {name: Google Analytics}
  # to come
  cms:
    vendor: Acme # soon
  mailer:
    name: Mailer
  bi: {vendor: Acme}
channels:
  web: {tools: [crm, cms, google-analytics, mailer, bi]}
segments:
  smb: {channels: [web]}
`);
  });

  it.each([
    ['tools: [crm, mailer] # ours', 'tools: {crm: {}, mailer: {}} # ours'],
    ['tools:\n- crm\n- id: cms\n  vendor: A', 'tools:\n  crm: {}\n  cms:\n    vendor: A'],
    [
      'tools:\n- name: CRM\n  description: |\n    One\n\n    Two',
      'tools:\n  crm:\n    name: CRM\n    description: |\n      One\n\n      Two',
    ],
    [
      'tools: [{id: crm, vendor: A}, {id: cms}, {name: BI}, {etl: {vendor: A}}]',
      'tools: {crm: {vendor: A}, cms: {}, bi: {name: BI}, etl: {vendor: A}}',
    ],
    [
      'initiatives: {a: {horizon: now, activities: [build, test]}}',
      'initiatives: {a: {horizon: now, activities: {build: {}, test: {}}}}',
    ],
  ])('%j becomes a mapping', (before, after) =>
    expect(fixedBy(`version: 1\n${before}\n`, 'Make each item an entry')).toBe(`version: 1\n${after}\n`),
  );

  it.each([
    ['the same id twice', 'tools: [crm, CRM]'],
    ['no id', 'tools: [[crm], 5]'],
  ])('has no fix for a list with %s', (_what, body) => {
    expect(() => fixedBy(`version: 1\n${body}\n`, 'Make each item an entry')).toThrow();
  });

  it('counts what stands in a list, or is a text, as there', () =>
    check(`version: 1
tools: [crm]
#      ^^^^^ invalid-value: 'tools' can’t be a list: each entry stands below an id of its own, such as \`crm: {}\`.
initiatives:
  a: {horizon: now, tools: [crm], activities: [build]}
#                                             ^^^^^^^ invalid-value: 'activities' can’t be a list: each entry stands below an id of its own, such as \`build: {}\`.
  b: {horizon: now, dependsOn: [a.build]}
`));

  it('takes numbers out of quotes, and puts single values in lists, without asking', () =>
    expect(titlesOf('version: 1\ntools: {crm: {satisfaction: "4", gaps: slow, status: actve}}\n')).toEqual([
      '* Take the number out of its quotes',
      '* Make it a list of one',
      "* Change to 'active'",
    ]));

  it('tells who switches off what can’t be', () => {
    const source = `version: 1
rules: {yaml-syntax: off, unowned: off}
#                    ^^^ invalid-value: 'yaml-syntax' is always an error: what is no YAML can’t be read, so it can’t be checked either. Remove this line.
`;
    check(source);
    expect(fixedBy(source, "Remove 'yaml-syntax'")).toContain('rules: {unowned: off}');
    check('version: 1\nrules: {yaml-syntax: error, unowned: error}\n');
  });

  it('takes texts as they are written, and nothing for an empty mapping', () =>
    check('version: 1\ntitle: 2026\ntools:\n  crm: {vendor: 42, name: yes, costs: , contract: }\n  cms:\n'));
});
