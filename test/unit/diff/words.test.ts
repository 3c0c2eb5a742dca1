/** A file in words, as `git diff` compares them. */
import { describe, expect, it } from 'vitest';
import { inWords } from '../../../core/diff/words';

const CASES: readonly (readonly [what: string, text: string, words: string])[] = [
  [
    'entities with their fields',
    `version: 1
# Who sends
tools:
  # The CRM
  crm: {name: CRM, status: active, adoption: {seats: 40}} # since May

  # Next
  mail:
`,
    `version: 1

# Who sends
# The CRM
tools.crm
tools.crm.name: CRM
tools.crm.status: active
tools.crm.adoption.seats: 40
# since May

# Next
tools.mail
`,
  ],
  [
    'lists item by item, whatever their spelling',
    `initiatives:
  go:
    tools: [crm, mail]
    dependsOn:
      - audit
      - {build: 1, at: "5"}
  on: {dependsOn: {audit: {}, build: {lag: 2d}}, tools: [], costs: {}}
`,
    `initiatives.go
initiatives.go.tools: crm
initiatives.go.tools: mail
initiatives.go.dependsOn: audit
initiatives.go.dependsOn: {build: 1, at: "5"}

initiatives.on
initiatives.on.dependsOn: audit
initiatives.on.dependsOn: build
initiatives.on.dependsOn.build.lag: 2d
initiatives.on.tools: []
initiatives.on.costs: {}
`,
  ],
  [
    'texts of several lines by line, and texts that look like something else',
    `title: |
  One
  two
description: "5"
x-mine: { a b: " ", c: ~ , d: "" , e: 2026-03-01, f: 'don''t' }
tools: {}
`,
    `title: | One
title: | two
description: "5"
x-mine."a b": " "
x-mine.c: ~
x-mine.d: ""
x-mine.e: 2026-03-01
x-mine.f: don't
tools: {}
`,
  ],
  [
    'unknown keys, doubled keys and anchors too',
    `tools:
  crm: &a {vendr: X, vendr: Y}
  erp: *a
toolz: 1
`,
    `tools.crm
tools.crm.vendr: X
tools.crm.vendr: Y

tools.erp
tools.erp.vendr: X
tools.erp.vendr: Y
toolz: 1
`,
  ],
  ['nothing', '', ''],
  ['a comment alone', '# Later\n', '# Later\n'],
];

describe('a file in words', () => {
  it.each(CASES)('says %s', (_, text, words) => {
    const lines = inWords(text)!;
    expect(lines.map((line) => `${line}\n`).join('')).toBe(words);
    expect(inWords(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(lines);
  });

  it('is not there for what is no roadmap', () => {
    for (const text of ['a: [', '- a', 'words', 'a: 1\n<<<<<<< ours\n']) expect(inWords(text)).toBeUndefined();
  });
});
