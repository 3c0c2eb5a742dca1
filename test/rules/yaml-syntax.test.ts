import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom, workspaceOf } from '../kit/check';
import { applied, titlesOf } from '../kit/fixes';

/** What the first fix makes of a source; marks would be in its way, so they are left out. */
function mendedOnce(text: string): string {
  const workspace = workspaceOf({ 'main.roadmap.yaml': text });
  const [finding] = findingsOf(workspace, { only: ['yaml-syntax'] });
  return applied(workspace, finding!.fixes[0]!)!['main.roadmap.yaml']!;
}

describe('yaml-syntax', () => {
  it('is one finding for each mistake, and the rest is still checked', () =>
    check(`version: 1
tools:
  crm: {vendor: Acme
#      ^^^^^^^^^^^^^ yaml-syntax: The bracket { that opens here is never closed.
  cms: {vendr: Bolt}
#       ^^^^^ unknown-key: There is no key 'vendr' in 'tools.cms'. Did you mean 'vendor'?
teams:
  ops: {name: "Marketing ops}
#             ^^^^^^^^^^^^^^^ yaml-syntax: The quote " that opens here is never closed.
`));

  it('does not take ids on broken lines for missing', () =>
    check(
      `version: 1
tools:
  crm: {vendor: Acme
channels:
  email: {tools: [crm]}
segments:
  smb: {channels: [email]}
`,
      { only: ['unknown-reference'] },
    ));

  it('says what else a line may lack', () => {
    const said = (text: string): readonly string[] =>
      findingsOf(workspaceFrom(`version: 1\n${text}\n`), { only: ['yaml-syntax'] }).map(({ message }) => message);
    expect(said('title: one: two')).toEqual([
      'There are two colons in one line. Put a text that contains ": " in quotes.',
    ]);
    expect(said('tools:\n  crm:{}\n  cms: {}')).toEqual([
      'A space is missing after the colon. Write it as `key: value`.',
    ]);
    expect(said('tools: {}\n---\nversion: 1')).toEqual([
      'A roadmap file holds one document; a second one begins here.',
    ]);
    expect(said('title: a\u0000b')).toEqual(['There is an invisible control character here (U+0000); remove it.']);
    expect(said('title: caf\ufffd')).toEqual([
      'The file is not saved as UTF-8: from here on, characters can’t be read. Save it as UTF-8.',
    ]);
  });

  it('says once that lines begin with tabs, however many they are', () => {
    const tools = Array.from({ length: 60 }, (_, i) => `\tt${i}: {status: active}`);
    const bad = `version: 1\ntools:\n${[...tools.slice(0, 30), '', ...tools.slice(30)].join('\n')}\nteams:\n  ops: {}\n`;
    const only = ['yaml-syntax', 'unknown-key', 'invalid-value', 'duplicate-id'];
    expect(findingsOf(workspaceFrom(bad), { only }).map(({ message }) => message)).toEqual([
      'Tabs can’t indent in YAML. Use spaces, here and in the 59 lines below.',
    ]);
    expect(mendedOnce(bad)).toBe(bad.replaceAll('\t', '  '));
    expect(
      findingsOf(workspaceFrom('version: 1\ntools:\n\tcrm:\n\t\tvendor: a\n'), { only }).map(({ message }) => message),
    ).toEqual(['Tabs can’t indent in YAML. Use spaces, here and in the line below.']);
  });

  it('says of a line too deep that it is, and nothing else', () =>
    check(`version: 1
initiatives:
  audit:
    name: Audit
     start: 2026-03-16
#    ^^^^^^^^^^^^^^^^^ yaml-syntax: This line is indented deeper than 'name' above it, which has a value already. Begin it exactly below 'name'.
    durration: 2w
#   ^^^^^^^^^ unknown-key: There is no key 'durration' in 'initiatives.audit'. Did you mean 'duration'?
  text: {name: Two}
`));

  it('takes a text on several lines for what it is', () =>
    check('version: 1\ntools:\n  crm:\n    name: A name\n      that goes on\n    vendor: Acme\n'));

  it('after too many mistakes leaves the rest alone', () => {
    const odd = Array.from({ length: 12 }, (_, i) => `  t${i}\n    vendor: A`).join('\n');
    const found = findingsOf(workspaceFrom(`version: 1\ncalendar:\n${odd}\n`), {
      only: ['yaml-syntax', 'unknown-key', 'invalid-value'],
    });
    expect(found.map(({ rule }) => rule)).toEqual(Array(9).fill('yaml-syntax'));
  });

  it.each([
    ['tools:\n  crm:\n    vendor: a\n      status: active', 'tools:\n  crm:\n    vendor: a\n    status: active'],
    ['tools:\n\tcrm: {} # ours', 'tools:\n  crm: {} # ours'],
    ['tools: {crm: {vendor: a}', 'tools: {crm: {vendor: a}}'],
    ['tools: {crm: {gaps: [a, b}}', 'tools: {crm: {gaps: [a, b]}}'],
    ['title: "Roadmap # ours', 'title: "Roadmap" # ours'],
    ['tools: {crm: {gaps: [a, {b}}}', 'tools: {crm: {gaps: [a, {b}]}}'],
    ['tools: {crm: {vendor: "a, b}}', 'tools: {crm: {vendor: "a, b"}}'],
    ['title: one: two', 'title: "one: two"'],
    ['tools:\n  crm:{}\n  cms: {}', 'tools:\n  crm: {}\n  cms: {}'],
    ['title: a\u0007b', 'title: ab'],
  ])('%j becomes %j', (before, after) => expect(mendedOnce(`version: 1\n${before}\n`)).toBe(`version: 1\n${after}\n`));

  it('replaces tabs without asking, and asks for all else', () => {
    expect(titlesOf('version: 1\ntools:\n\tcrm: {}\n')).toEqual(['* Replace tabs with spaces']);
    expect(titlesOf('version: 1\ntools: {crm: {}\n')).toEqual(['Close it with }']);
    expect(titlesOf('version: 1\ntitle: one: two\n')).toEqual(['Put the text in quotes']);
  });

  it('can’t be ignored or switched off', () => {
    const workspace = workspaceFrom('# roadmap-ignore-file yaml-syntax: no\nversion: 1\ntools: {crm: {}\n');
    workspace.setLevels(new Map([['yaml-syntax', 'off']]));
    expect(findingsOf(workspace, { only: ['yaml-syntax'] }).map(({ severity }) => severity)).toEqual(['error']);
  });

  it('minds nothing that YAML 1.2 allows', () =>
    check(
      '%YAML 1.2\n---\nversion: 1\ntitle: "a: b # c"\ndescription: |\n  one\n\n  two\ntools:\n  ? crm\n  : &a {vendor: Acme}\n  cms: *a\n...\n',
    ));
});
