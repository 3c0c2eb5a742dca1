/** What is wrong with the shape of an entry: one finding for each mistake, at the right place, in words that help. */
import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../../kit/check';
import { applied } from '../../kit/fixes';

const cases: Readonly<Record<string, string>> = {
  'an id with capitals': `version: 1
tools:
  CRM: {}
# ^^^ invalid-id: 'CRM' is no id: an id has lower-case letters, digits and single dashes, and begins with a letter. 'crm' would do.
`,
  'an id of digits': `version: 1
tools:
  2: {}
# ^ invalid-id: '2' is no id: an id has lower-case letters, digits and single dashes, and begins with a letter.
`,
  'an id below an entry': `version: 1
objectives:
  growth:
    kpis:
      New_Leads: {unit: leads, baseline: 1, target: 2, due: 2026-12-31}
#     ^^^^^^^^^ invalid-id: 'New_Leads' is no id: an id has lower-case letters, digits and single dashes, and begins with a letter. 'new-leads' would do.
`,
  'an id that is reserved': `version: 1
teams:
  null: {}
# ^^^^ reserved-id: 'null' can’t be an id: YAML readers take it for something else. 'null-1' would do.
`,
  'an id that older readers take for a truth value': `version: 1
tools:
  on: {}
# ^^ reserved-id: Older YAML readers take the id 'on' for true or false. A longer id, such as 'on-1', is safe everywhere.
`,
  'a key from another place': `version: 1
tools:
  crm: {deadline: 2026-01-01}
#       ^^^^^^^^ unknown-key: There is no key 'deadline' in 'tools.crm'.
`,
  'a misspelt section': `version: 1
tols:
#^^^ unknown-key: There is no key 'tols' at the top of a roadmap. Did you mean 'tools'?
  crm: {}
`,
  'a rule that there is not': `version: 1
rules: {nope-rule: off, overdu: hint, profil: strict}
#       ^^^^^^^^^ unknown-key: There is no rule 'nope-rule'.
#                       ^^^^^^ unknown-key: There is no rule 'overdu'. Did you mean 'overdue'?
#                                     ^^^^^^ unknown-key: There is no rule 'profil'. Did you mean 'profile'?
`,
  'a merge key': `version: 1
tools:
  crm: {<<: {vendor: Acme}}
#       ^^ unknown-key: Merge keys ('<<') are not part of YAML 1.2. Write the values out, or use an alias for one value.
`,
  'a number in quotes': `version: 1
tools:
  crm: {satisfaction: "3"}
#                     ^^^ invalid-value: 'satisfaction' is a text because of its quotes; expected a number from 1 to 5.
`,
  'a number out of its range': `version: 1
tools:
  crm: {satisfaction: 7}
#                     ^ invalid-value: 'satisfaction' can’t be '7'; expected a number from 1 to 5.
`,
  'a single value where a list belongs': `version: 1
tools:
  crm: {gaps: slow}
#             ^^^^ invalid-value: 'gaps' can’t be 'slow'; expected a list. Write \`[slow]\`.
`,
  'a list where entries belong': `version: 1
tools: [crm]
#      ^^^^^ invalid-value: 'tools' can’t be a list: each entry stands below an id of its own, such as \`crm: {}\`.
`,
  'a text where an entry belongs': `version: 1
tools:
  crm: Acme
#      ^^^^ invalid-value: 'crm' is an entry with fields, not a single value: write \`crm: {name: Acme}\`.
`,
  'a field without a space after its colon': `version: 1
tools:
  crm:
    vendor:Acme
#   ^^^^^^^^^^^ invalid-value: 'crm' can’t be 'vendor:Acme'; expected a mapping (keys with values, indented below). A space is missing after the colon.
`,
  'a mapping where a text belongs': `version: 1
tools:
  crm:
    vendor:
      name: Acme
#     ^^^^^^^^^^ invalid-value: 'vendor' can’t be a mapping; expected a text.
`,
  'nothing where a value belongs': `version: 1
tools:
  crm:
    vendor:
#   ^^^^^^ invalid-value: 'vendor' has no value; expected a text.
`,
  'another version': `version: 2
#        ^ invalid-value: 'version' can’t be '2'; expected 1.
`,
  'no version': `tools:
#^^^^ missing-key: A roadmap needs 'version': the version of the format, always 1.
  crm: {}
`,
  'required keys that are missing': `version: 1
tools: {crm: {}}
integrations:
  out: {from: crm}
# ^^^ missing-key: 'integrations.out' needs 'to': the tool that receives.
`,
  'required keys that are misspelt are one mistake': `version: 1
tools: {crm: {}, cms: {}}
integrations:
  out: {from: crm, too: cms}
#                  ^^^ unknown-key: There is no key 'too' in 'integrations.out'. Did you mean 'to'?
`,
  'a date that is none, as a key': `version: 1
objectives:
  growth:
    kpis:
      leads:
        unit: leads
        baseline: 1
        target: 2
        due: 2026-12-31
        measurements: {2026-02-30: 1}
#                      ^^^^^^^^^^ invalid-date: '2026-02-30' is no date: 2026-02 has 28 days. Did you mean 2026-02-28?
`,
  'a duration in hours for work': `version: 1
initiatives:
  audit: {horizon: now, duration: 12h}
#                                 ^^^ invalid-duration: 'duration': '12h' is no duration: expected working days (10d), work weeks (2w) or months (3m), in whole numbers.
`,
  'an ignore without a reason': `version: 1
tools:
  crm: {vendr: Acme} # roadmap-ignore unknown-key
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ignore-without-reason: Say why unknown-key may be ignored here: \`# roadmap-ignore unknown-key: reason\`.
`,
  'one’s own keys, everywhere': `version: 1
x-mine: [1, {a: b}]
tools:
  x-template: {anything: goes}
  crm: {x-cost-centre: 4711, usage: {x-note: hm, contacts: {x-y: 1}}}
`,
  'a file that is a list': `- version: 1
#^^^^^^^^^^^ invalid-value: A roadmap is a mapping: lines such as \`version: 1\` and \`tools:\`, with more below them.
`,
};

const SHAPE = /^(yaml-|unknown-key|invalid-|missing-|reserved-|duplicate-|ignore-|unused-)/;

describe('findings', () => {
  it.each(Object.entries(cases))('%s', (_what, source) => {
    const only = [...new Set(findingsOf(workspaceFrom(source)).map(({ rule }) => rule))].filter((rule) =>
      SHAPE.test(rule),
    );
    check(source, { only });
  });
});

describe('tabs', () => {
  it.each([
    [
      'tools:\n  crm:\n\tvendor: a\n\tstatus: active\n  cms: {}',
      'tools:\n  crm:\n    vendor: a\n    status: active\n  cms: {}',
    ],
    ['tools:\n\tcrm:\n\t\tvendor: a\n\tcms: {}', 'tools:\n  crm:\n    vendor: a\n  cms: {}'],
    ['tools:\n  crm:\n    vendor: a\n\tstatus: active', 'tools:\n  crm:\n    vendor: a\n    status: active'],
    ['tools:\n  crm:\n    vendor: a\n\tcms:\n    vendor: b', 'tools:\n  crm:\n    vendor: a\n  cms:\n    vendor: b'],
    ['tools:\n  crm: # ours\n  \tvendor: a', 'tools:\n  crm: # ours\n    vendor: a'],
    ['tools:\n  crm:\n    gaps:\n\t\t- slow\n\t\t- old', 'tools:\n  crm:\n    gaps:\n      - slow\n      - old'],
  ])('%s become the spaces that were meant', (before, after) => {
    let text = `version: 1\n${before}\n`;
    for (let round = 0; round < 10; round++) {
      const workspace = workspaceFrom(text);
      const fix = findingsOf(workspace).find(({ rule }) => rule === 'yaml-syntax')?.fixes[0];
      if (fix === undefined) break;
      text = applied(workspace, fix)!['main.roadmap.yaml']!;
    }
    expect(text).toBe(`version: 1\n${after}\n`);
  });
});

describe('fixes', () => {
  it.each([
    ['tools: {CRM: {}}', 'tools: {crm: {}}'],
    ['tools: {crm: {vendr: a}}', 'tools: {crm: {vendor: a}}'],
    ['tools: {crm: {gaps: slow}}', 'tools: {crm: {gaps: [slow]}}'],
    ['tools: {crm: {satisfaction: "3"}}', 'tools: {crm: {satisfaction: 3}}'],
    ['tools: {crm: {status: actve}}', 'tools: {crm: {status: active}}'],
    ['milestones: {m: {date: 2026/6/30}}', 'milestones: {m: {date: 2026-06-30}}'],
    ['initiatives: {a: {horizon: now, duration: 10 days}}', 'initiatives: {a: {horizon: now, duration: 10d}}'],
    ['budgets: {a: {}}', 'budgets: {a: {amount: 50000}}'],
    ['tools: {crm: {}, crm: {}}', 'tools: {crm: {}, crm-2: {}}'],
    ['tools:\n  crm:\n    vendor:Acme', 'tools:\n  crm:\n    vendor: Acme'],
    ['tools:\n  crm:{}\n  cms: {}', 'tools:\n  crm: {}\n  cms: {}'],
    ['title: one: two', 'title: "one: two"'],
    ['tools: {crm: {vendor: a}', 'tools: {crm: {vendor: a}}'],
    ['tools: {crm: {vendor: "a}}', 'tools: {crm: {vendor: "a"}}'],
  ])('%s', (before, after) => {
    const workspace = workspaceFrom(`version: 1\n${before}\n`);
    const fix = findingsOf(workspace).find(({ rule, fixes }) => SHAPE.test(rule) && fixes.length > 0)?.fixes[0];
    expect(fix && applied(workspace, fix)).toEqual({ 'main.roadmap.yaml': `version: 1\n${after}\n` });
  });
});
