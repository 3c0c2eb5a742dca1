/** One mistake is one finding, and what stands on other lines still counts. */
import { describe, expect, it } from 'vitest';
import { check, workspaceFrom } from '../../kit/check';

interface Case {
  readonly what: string;
  readonly source: string;
  /** The entries that are known in spite of the mistake. */
  readonly knows: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'an open quote on an entry’s own key line',
    source: `version: 1
tools:
  engage: "foo
#         ^^^^ yaml-syntax: The quote " that opens here is never closed.
    status: active
    gaps: [slow]
  crm: {}
channels:
  email: {tools: [engage, crm]}
`,
    knows: ['version', 'tools.engage', 'tools.crm', 'channels.email'],
  },
  {
    what: 'an open quote on a section’s own key line',
    source: `version: 1
tools: "foo
#      ^^^^ yaml-syntax: The quote " that opens here is never closed.
  engage:
    status: active
  crm: {}
channels:
  email: {tools: [engage, crm]}
`,
    knows: ['version', 'tools.engage', 'tools.crm', 'channels.email'],
  },
  {
    what: 'an open quote on a key with entries of its own',
    source: `version: 1
initiatives:
  engage:
    horizon: now
    activities: "foo
#               ^^^^ yaml-syntax: The quote " that opens here is never closed.
      build: {duration: 3d}
      test: {dependsOn: [build]}
`,
    knows: ['version', 'initiatives.engage'],
  },
  {
    what: 'a key that has lost its colon, with what it held',
    source: `version: 1
initiatives:
  engage:
    horizon: now
    activities
#   ^^^^^^^^^^ yaml-syntax: This line is neither a key nor a value. Write it as \`key: value\`, or remove it.
      build: {duration: 3d}
      test: {dependsOn: [build]}
    status: planned
milestones:
  live: {requires: [engage.build]}
`,
    knows: ['version', 'initiatives.engage', 'milestones.live'],
  },
  {
    what: 'a section that has lost its colon',
    source: `version: 1
tools
#^^^^ yaml-syntax: This line is neither a key nor a value. Write it as \`key: value\`, or remove it.
  crm: {}
  cms: {}
channels:
  email: {tools: [crm]}
`,
    knows: ['version', 'channels.email'],
  },
  {
    what: 'an entry that is being typed',
    source: `version: 1
tools:
  crm: {}
  to
# ^^ yaml-syntax: This line is neither a key nor a value. Write it as \`key: value\`, or remove it.
  cms: {}
`,
    knows: ['version', 'tools.crm', 'tools.cms'],
  },
  {
    what: 'a field that is being typed',
    source: `version: 1
tools:
  crm:
    ow
#   ^^ yaml-syntax: This line is neither a key nor a value. Write it as \`key: value\`, or remove it.
    vendor: Acme
`,
    knows: ['version', 'tools.crm'],
  },
  {
    what: 'a bracket over several lines that is never closed',
    source: `version: 1
tools:
  engage: {
#         ^ yaml-syntax: The bracket { that opens here is never closed.
    status: active,
    gaps: [slow]
  crm: {}
`,
    knows: ['version', 'tools.engage', 'tools.crm'],
  },
  {
    what: 'two mistakes in two entries',
    source: `version: 1
tools:
  crm: {vendor: Acme
#      ^^^^^^^^^^^^^ yaml-syntax: The bracket { that opens here is never closed.
  cms: {}
  etl: [
#      ^ yaml-syntax: The bracket [ that opens here is never closed.
`,
    knows: ['version', 'tools.crm', 'tools.cms', 'tools.etl'],
  },
  {
    what: 'two colons in one line, on a value that must not be empty',
    source: `version: 1
title: Now: next
#      ^^^^^^^^^ yaml-syntax: There are two colons in one line. Put a text that contains ": " in quotes.
`,
    knows: ['version', 'title'],
  },
  {
    what: 'a key that begins with a forbidden character',
    source: `version: 1
tools:
  @crm:
# ^ yaml-syntax: A text can’t begin with this character unless it stands in quotes.
    vendor: Acme
  cms: {}
`,
    knows: ['version', 'tools.cms'],
  },
  {
    what: 'a file that is indented as a whole',
    source: `  version: 1
  tools:
    crm: {}
`,
    knows: ['version', 'tools.crm'],
  },
  {
    what: 'a first line that is indented',
    source: ` version: 1
#- /x.roadmap.yaml
version: 1
`,
    knows: ['version'],
  },
  {
    what: 'a merge conflict at the top',
    source: `version: 1
<<<<<<< HEAD
#^^^^^^^^^^^ yaml-syntax: A merge conflict begins here. Keep one of its two sides, and remove the lines with <<<, === and >>>.
title: ours
=======
description: theirs
>>>>>>> branch
tools:
  crm: {}
`,
    knows: ['version', 'title', 'description', 'tools.crm'],
  },
  {
    what: 'a merge conflict among entries',
    source: `version: 1
tools:
<<<<<<< HEAD
#^^^^^^^^^^^ yaml-syntax: A merge conflict begins here. Keep one of its two sides, and remove the lines with <<<, === and >>>.
  crm: {}
=======
  cms: {}
>>>>>>> branch
channels:
  email: {tools: [crm, cms]}
`,
    knows: ['version', 'tools.crm', 'tools.cms', 'channels.email'],
  },
  {
    what: 'a key without a space after its colon',
    source: `version:1
#^^^^^^^^ yaml-syntax: A space is missing after the colon. Write it as \`key: value\`.
tools:
  crm: {}
`,
    knows: ['tools.crm'],
  },
  {
    what: 'an entry without a space after its colon',
    source: `version: 1
tools:
  crm:{}
# ^^^^^^ yaml-syntax: A space is missing after the colon. Write it as \`key: value\`.
  cms: {}
`,
    knows: ['version', 'tools.cms'],
  },
  {
    what: 'a second document',
    source: `version: 1
tools:
  crm: {}
---
#^^ yaml-syntax: A roadmap file holds one document; a second one begins here.
version: 1
tools:
  crm: {}
`,
    knows: ['version', 'tools.crm'],
  },
];

describe.each(cases)('$what', ({ source, knows }) => {
  it('is one finding for each mistake', () => check(source));
  it('leaves the rest readable', () => {
    const { entries } = workspaceFrom(source).outline('main.roadmap.yaml');
    expect(entries.map(({ path }) => path.join('.'))).toEqual(knows);
  });
});

it('keeps what stands below a broken key line as that entry’s own', () => {
  const workspace = workspaceFrom(cases[0]!.source);
  const engage = workspace.outline('main.roadmap.yaml').entries.find(({ path }) => path[1] === 'engage');
  expect(engage?.data).toEqual({ status: 'active', gaps: ['slow'] });
});

it.each([
  ['carriage returns alone', 'version: 1\rtools:\r  crm: {vendor: Acme}\r'],
  ['carriage returns with line feeds', 'version: 1\r\ntools:\r\n  crm: {vendor: Acme}\r\n'],
  ['a byte order mark', '\ufeffversion: 1\ntools:\n  crm: {vendor: Acme}\n'],
  ['no line end at the end', 'version: 1\ntools:\n  crm: {vendor: Acme}'],
])('reads files with %s', (_what, text) => {
  const workspace = workspaceFrom(text);
  expect(workspace.findings('main.roadmap.yaml')).toEqual([]);
  expect(workspace.outline('main.roadmap.yaml').entries.at(-1)).toMatchObject({
    path: ['tools', 'crm'],
    data: { vendor: 'Acme' },
  });
});
