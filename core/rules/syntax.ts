/**
 * The rules whose findings are made while a file is read (core/syntax): here they only get their names, levels and
 * pages. Where more than the file has to be known to tell whether a value is right, the rule has a check as well.
 */
import { defineRule } from './kit';
import { wrongScores } from './scores';

export const yamlSyntax = defineRule({
  name: 'yaml-syntax',
  severity: 'error',
  group: 'syntax',
  reads: 'tree',
  summary: 'Text that is no YAML.',
  why: 'What can’t be read can’t be checked or drawn. The rest of the file is still looked at.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {vendor: Acme
#      ^^^^^^^^^^^^^ yaml-syntax: The bracket { that opens here is never closed.
`,
      fixed: `version: 1
tools:
  crm: {vendor: Acme}
`,
      good: `version: 1
tools:
  crm: {vendor: Acme}
`,
    },
  ],
});

export const unknownKey = defineRule({
  name: 'unknown-key',
  severity: 'error',
  group: 'syntax',
  reads: 'tree',
  summary: 'A key that the format does not have at that place.',
  why: 'A misspelt key is silently without effect: a `durration` never schedules anything. Keys of your own begin with `x-`.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {vendr: Acme}
#       ^^^^^ unknown-key: There is no key 'vendr' in 'tools.crm'. Did you mean 'vendor'?
`,
      fixed: `version: 1
tools:
  crm: {vendor: Acme}
`,
      good: `version: 1
tools:
  crm: {vendor: Acme, x-cost-centre: 4711}
`,
    },
  ],
});

export const invalidValue = defineRule({
  name: 'invalid-value',
  severity: 'error',
  group: 'syntax',
  reads: 'tree',
  summary: 'A value of the wrong kind, or outside of its choices or range.',
  why: 'A value that means nothing is left out of every check, date and picture.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {status: actve}
#               ^^^^^ invalid-value: 'status' can’t be 'actve'; expected 'evaluating', 'planned', 'active', 'phasing-out' or 'retired'. Did you mean 'active'?
`,
      fixed: `version: 1
tools:
  crm: {status: active}
`,
      good: `version: 1
tools:
  crm: {status: active}
`,
    },
    {
      bad: `version: 1
scoring: {criteria: {impact: {weight: 2}, ease: {}}}
initiatives:
  new-website: {horizon: next, scores: {impact: 9, ease: 2}}
#                                               ^ invalid-value: 'impact' can’t be '9'; expected a number from 1 to 5.
`,
      good: `version: 1
scoring: {criteria: {impact: {weight: 2}, ease: {}}}
initiatives:
  new-website: {horizon: next, scores: {impact: 4.5, ease: 2}}
`,
    },
  ],
  check: wrongScores,
});

export const missingKey = defineRule({
  name: 'missing-key',
  severity: 'error',
  group: 'syntax',
  reads: 'tree',
  summary: 'A key without which the entry means nothing.',
  why: 'Almost everything is optional; the few required keys are those without which there is nothing to check.',
  examples: [
    {
      bad: `tools:
#^^^^ missing-key: A roadmap needs 'version': the version of the format, always 1.
  crm: {}
`,
      fixed: `version: 1
tools:
  crm: {}
`,
      good: `version: 1
tools:
  crm: {}
`,
    },
  ],
});

export const invalidDate = defineRule({
  name: 'invalid-date',
  severity: 'error',
  group: 'syntax',
  reads: 'tree',
  summary: 'A date or period that the calendar does not have, or that is written another way.',
  why: 'A date that can’t be read moves nothing and warns of nothing.',
  examples: [
    {
      bad: `version: 1
milestones:
  launch: {date: 2026-06-31}
#                ^^^^^^^^^^ invalid-date: 'date': '2026-06-31' is no date: 2026-06 has 30 days. Did you mean 2026-06-30?
`,
      fixed: `version: 1
milestones:
  launch: {date: 2026-06-30}
`,
      good: `version: 1
milestones:
  launch: {date: 2026-06-30}
`,
    },
    {
      bad: `version: 1
milestones:
  launch: {date: 4.9.2026}
#                ^^^^^^^^ invalid-date: 'date': '4.9.2026' is no date: it is written another way here. Did you mean 2026-09-04 (4 Sep) or 2026-04-09 (9 Apr)?
`,
      fixed: `version: 1
milestones:
  launch: {date: 2026-09-04}
`,
      good: `version: 1
milestones:
  launch: {date: 2026-09-04}
`,
    },
  ],
});

export const invalidDuration = defineRule({
  name: 'invalid-duration',
  severity: 'error',
  group: 'syntax',
  reads: 'tree',
  summary: 'A duration of no time, in part of a unit, or in a unit that the field does not take.',
  why: 'Work without a length can’t be scheduled. Work is counted in whole working days, work weeks or months.',
  examples: [
    {
      bad: `version: 1
initiatives:
  audit: {horizon: now, duration: 0d}
#                                 ^^ invalid-duration: 'duration': '0d' is no duration: it lasts no time; expected working days (10d), work weeks (2w) or months (3m), at least 1. Did you mean 1d?
`,
      fixed: `version: 1
initiatives:
  audit: {horizon: now, duration: 1d}
`,
      good: `version: 1
initiatives:
  audit: {horizon: now, duration: 10d}
`,
    },
  ],
});

export const invalidId = defineRule({
  name: 'invalid-id',
  severity: 'error',
  group: 'syntax',
  reads: 'tree',
  summary: 'An id with capitals, spaces, underscores or other signs.',
  why: 'Ids are typed again wherever something is referred to; one plain spelling keeps them apart from names and easy to search for.',
  examples: [
    {
      bad: `version: 1
tools:
  CRM_System: {}
# ^^^^^^^^^^ invalid-id: 'CRM_System' is no id: an id has lower-case letters, digits and single dashes, and begins with a letter. 'crm-system' would do.
`,
      fixed: `version: 1
tools:
  crm-system: {}
`,
      good: `version: 1
tools:
  crm-system: {name: CRM System}
`,
    },
  ],
});

export const reservedId = defineRule({
  name: 'reserved-id',
  severity: 'error',
  levels: [{ severity: 'warning', when: 'for yes, no, on, off, y and n' }],
  group: 'syntax',
  reads: 'tree',
  summary:
    'An id that YAML readers take for something else: null, true, false; yes, no, on, off, y and n draw a warning.',
  why: 'Other programs that read the file would find a truth value or nothing at all where the id should be.',
  examples: [
    {
      bad: `version: 1
tools:
  true: {}
# ^^^^ reserved-id: 'true' can’t be an id: YAML readers take it for something else. 'true-1' would do.
`,
      fixed: `version: 1
tools:
  true-1: {}
`,
      good: `version: 1
tools:
  true-north: {}
`,
    },
  ],
});

export const unusedIgnore = defineRule({
  name: 'unused-ignore',
  severity: 'warning',
  group: 'ignores',
  reads: 'tree',
  summary: 'A `# roadmap-ignore` that silences nothing.',
  why: 'An ignore that is no longer needed would silence the next real finding.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {} # roadmap-ignore unknown-key: imported from the old tool
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-ignore: 'unknown-key' finds nothing here any more; remove this comment.
`,
      fixed: `version: 1
tools:
  crm: {}
`,
      good: `version: 1
tools:
  crm: {vendr: Acme} # roadmap-ignore unknown-key: imported from the old tool
`,
    },
  ],
});

export const ignoreWithoutReason = defineRule({
  name: 'ignore-without-reason',
  severity: 'warning',
  group: 'ignores',
  reads: 'tree',
  summary: 'A `# roadmap-ignore` that does not say why.',
  why: 'Whoever reads it in a year must be able to judge whether it still holds.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {vendr: Acme} # roadmap-ignore unknown-key
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ignore-without-reason: Say why unknown-key may be ignored here: \`# roadmap-ignore unknown-key: reason\`.
`,
      good: `version: 1
tools:
  crm: {vendr: Acme} # roadmap-ignore unknown-key: imported from the old tool
`,
    },
  ],
});
