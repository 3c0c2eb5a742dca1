/** Which findings a comment silences, and which comments are none. */
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../core/syntax/file';
import { ignoresOf } from '../../../core/syntax/ignores';
import { check, findingsOf, workspaceFrom } from '../../kit/check';
import { applied } from '../../kit/fixes';

const fixesOf = (source: string) =>
  findingsOf(workspaceFrom(source)).flatMap(({ fixes }) => fixes.map(({ title, safe }) => [title, safe]));

/** What the first fix of the only finding makes of a file. */
function fixedBy(source: string): string | undefined {
  const workspace = workspaceFrom(source);
  const [finding] = findingsOf(workspace);
  return applied(workspace, finding!.fixes[0]!)?.['main.roadmap.yaml'];
}

interface Case {
  readonly what: string;
  readonly text: string;
  /** What each ignore holds for: `rules → text that begins there`. */
  readonly holds: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'at the end of an entry’s key line',
    text: 'tools:\n  crm: # roadmap-ignore a: why\n    vendor: x\n',
    holds: ['a → crm: # roadmap-ignore a: why\n    vendor: x'],
  },
  {
    what: 'at the end of a field',
    text: 'tools:\n  crm:\n    vendor: x # roadmap-ignore a: why\n    status: y\n',
    holds: ['a → vendor: x'],
  },
  {
    what: 'alone above a field',
    text: 'tools:\n  crm:\n    # roadmap-ignore a: why\n    vendor: x\n    status: y\n',
    holds: ['a → vendor: x'],
  },
  {
    what: 'alone above an entry',
    text: 'tools:\n  # roadmap-ignore a: why\n  crm:\n    vendor: x\n',
    holds: ['a → crm:\n    vendor: x'],
  },
  {
    what: 'alone above a section',
    text: '# roadmap-ignore a: why\ntools:\n  crm: {}\n',
    holds: ['a → tools:\n  crm: {}'],
  },
  {
    what: 'two, one below the other',
    text: '# roadmap-ignore a: why\n# roadmap-ignore b: why\nversion: 1\n',
    holds: ['a → version: 1', 'b → version: 1'],
  },
  {
    what: 'with a blank line and another comment between',
    text: '# roadmap-ignore a: why\n\n# words\nversion: 1\n',
    holds: ['a → version: 1'],
  },
  {
    what: 'at the end of a list item',
    text: 'tools:\n  crm:\n    gaps:\n      - one # roadmap-ignore a: why\n      - two\n',
    holds: ['a → one'],
  },
  {
    what: 'alone above a list item',
    text: 'tools:\n  crm:\n    gaps:\n      - one\n      # roadmap-ignore a: why\n      - two\n',
    holds: ['a → two'],
  },
  {
    what: 'behind an entry in braces',
    text: 'tools:\n  crm: {vendor: x} # roadmap-ignore a: why\n',
    holds: ['a → crm: {vendor: x}'],
  },
  {
    what: 'within braces over several lines',
    text: 'tools:\n  crm: {\n    vendor: x, # roadmap-ignore a: why\n    status: y}\n',
    holds: ['a → vendor: x'],
  },
  { what: 'several rules', text: 'version: 1 # roadmap-ignore a, b c: why\n', holds: ['a b c → version: 1'] },
  { what: 'for the whole file', text: '# roadmap-ignore-file a: why\nversion: 1\n', holds: ['a → the file'] },
  { what: 'where nothing follows', text: 'version: 1\n# roadmap-ignore a: why\n', holds: ['a → nothing'] },
  { what: 'with carriage returns', text: 'tools:\r\n  crm: {} # roadmap-ignore a: why\r\n', holds: ['a → crm: {}'] },
  { what: 'without a line end', text: 'version: 1 # roadmap-ignore a', holds: ['a → version: 1'] },
  { what: 'not in a quoted text', text: 'title: "x # roadmap-ignore a: why"\n', holds: [] },
  { what: 'not in a text over several lines', text: "title: 'x\n  # roadmap-ignore a: why'\n", holds: [] },
  { what: 'not in a block text', text: 'description: |\n  x\n  # roadmap-ignore a: why\n  y\n', holds: [] },
  { what: 'not without a space before the #', text: 'title: x# roadmap-ignore a: why\n', holds: [] },
  {
    what: 'behind a quoted text that holds a #',
    text: 'title: "a # b" # roadmap-ignore a: why\n',
    holds: ['a → title: "a # b"'],
  },
  { what: 'in capitals', text: 'version: 1 # Roadmap-Ignore a: why\n', holds: ['a → version: 1'] },
  {
    what: 'without a colon before the reason',
    text: 'version: 1 # roadmap-ignore a, b - why\n',
    holds: ['a b → version: 1'],
  },
  { what: 'not with another word', text: 'version: 1 # roadmap-ignored a: why\n', holds: [] },
  { what: 'not where it is only mentioned', text: 'version: 1 # see roadmap-ignore a: why\n', holds: [] },
];

it.each(cases.map((one) => [one.what, one] as const))('%s', (_what, { text, holds }) => {
  const found = ignoresOf(text, parseFile(text)).map(({ rules, target, wholeFile }) => {
    const where = target === undefined ? 'nothing' : text.slice(target.start, target.end);
    return `${rules.join(' ')} → ${wholeFile ? 'the file' : where}`;
  });
  expect(found).toEqual(holds);
});

describe('findings', () => {
  it('are silenced with all below, and nothing beside', () =>
    check(`version: 1
tools:
  crm: # roadmap-ignore unknown-key: taken over from the old list
    vendr: Acme
    contract: {renws: 2026-01-01}
  cms:
    vendr: Bolt
#   ^^^^^ unknown-key: There is no key 'vendr' in 'tools.cms'. Did you mean 'vendor'?
`));

  it('of other rules stay', () =>
    check(`version: 1
tools:
  crm: {vendr: Acme, status: actve} # roadmap-ignore unknown-key: taken over
#                            ^^^^^ invalid-value: 'status' can’t be 'actve'; expected 'evaluating', 'planned', 'active', 'phasing-out' or 'retired'. Did you mean 'active'?
`));

  it('of the parser can’t be silenced', () =>
    check(`version: 1
# roadmap-ignore-file yaml-syntax: no
tools:
  crm: [
#      ^ yaml-syntax: The bracket [ that opens here is never closed.
`));

  it('are silenced by the inner and the outer ignore alike, and both count as used', () =>
    check(`version: 1
# roadmap-ignore unknown-key: the whole stack
tools:
  crm: {vendr: Acme} # roadmap-ignore unknown-key: this one
`));

  it('are silenced without a colon too, and the colon is asked for', () => {
    const source = `version: 1
tools:
  crm: {vendr: Acme} # roadmap-ignore unknown-key - legacy import
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ignore-without-reason: Write a colon before the reason: \`# roadmap-ignore unknown-key: legacy import\`.
`;
    check(source);
    expect(fixesOf(source)).toEqual([['Write the colon', false]]);
    expect(fixedBy(source)).toContain('# roadmap-ignore unknown-key: legacy import\n');
  });

  it('are silenced by a name that is one slip away, which is put right', () => {
    const source = `version: 1
tools:
  crm: {vendr: Acme} # roadmap-ignore unkown-key: legacy import
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-ignore: There is no rule 'unkown-key'. Did you mean 'unknown-key'?
`;
    check(source);
    expect(fixesOf(source)).toEqual([
      ["Change to 'unknown-key'", true],
      ['Remove the comment', false],
    ]);
    expect(fixedBy(source)).toContain('# roadmap-ignore unknown-key: legacy import\n');
  });

  it('of a rule that nobody knows: the comment is not thrown away unasked', () => {
    const source = `version: 1
tools:
  crm: {vendor: Acme} # roadmap-ignore nonsense: legacy import
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-ignore: There is no rule 'nonsense'.
`;
    check(source);
    expect(fixesOf(source)).toEqual([['Remove the comment', false]]);
  });

  it('of a rule that is off need no ignore, and it is no mistake', () =>
    check(`version: 1
rules: {unknown-key: off}
tools:
  crm: {vendr: Acme} # roadmap-ignore unknown-key: taken over
`));
});
