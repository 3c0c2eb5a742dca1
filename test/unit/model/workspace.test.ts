/** What a host may ask and tell, in whatever order. */
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../core/schedule/calendar';
import { Workspace } from '../../../core/workspace';
import { workspaceOf } from '../../kit/check';

const TOOL = 'version: 1\ntools:\n  crm: {}\n';

describe('a file that nobody has told of', () => {
  const workspace = new Workspace();
  it.each([
    ['findings', () => workspace.findings('x')],
    ['files', () => workspace.files()],
    ['roots', () => workspace.roots()],
    ['roots with it', () => workspace.rootsWith('x')],
    ['entities', () => workspace.model('x').all('tool')],
    ['outline', () => workspace.outline('x').entries],
    ['sections', () => workspace.tree('x').sections],
    ['imports', () => workspace.imports('x')],
  ])('has no %s', (_what, ask) => expect(ask()).toEqual([]));

  it('has a schedule, which is empty', () => expect(() => workspace.schedule('x')).not.toThrow());
});

it('says which imported files it has not been told of', () => {
  const workspace = workspaceOf({ a: 'version: 1\nimports: [b, c, d]\n', b: 'version: 1\nimports: [e]\n' });
  workspace.setFile('c', { missing: true });
  expect(workspace.wanted()).toEqual(['d', 'e']);
  workspace.setFile('d', { text: TOOL });
  workspace.setFile('e', { unreadable: 'it is a folder' });
  expect(workspace.wanted()).toEqual([]);
  expect(workspace.findings('b').map(({ message }) => message)).toEqual(["'e' can’t be read: it is a folder."]);
  expect(workspace.findings('a').map(({ message }) => message)).toEqual(["There is no file 'c'."]);
});

it('forgets what is taken away, and knows it when it comes back', () => {
  const workspace = workspaceOf({ a: 'version: 1\nimports: [b]\nchannels: {e: {tools: [crm]}}\n', b: TOOL });
  const rules = (): readonly string[] => workspace.findings('a').map(({ rule }) => rule);
  expect(rules()).toEqual([]);
  workspace.setFile('b', { missing: true });
  expect(rules()).toEqual(['import']);
  expect(workspace.roots()).toEqual(['a']);
  workspace.setFile('b', { text: TOOL });
  expect(rules()).toEqual([]);
  workspace.setFile('a', { missing: true });
  expect([workspace.roots(), workspace.findings('a')]).toEqual([['b'], []]);
});

it('keeps the same findings, as objects, where an edit changes none', () => {
  const workspace = workspaceOf({ a: TOOL, b: `${TOOL}  crm: {}\n` });
  const before = workspace.findings('b');
  workspace.setFile('a', { text: `${TOOL}# more\n` });
  expect(workspace.findings('b')).toBe(before);
  workspace.setFile('b', { text: `${TOOL}  crm: {}\n# more\n` });
  expect(workspace.findings('b')).toBe(before);
});

it('keeps the outline, as an object, where an edit changes no meaning', () => {
  const workspace = workspaceOf({ a: 'version: 1\ntools:\n  crm: {vendor: Acme}\n' });
  const before = workspace.outline('a');
  const model = workspace.model('a');
  workspace.setFile('a', { text: '# words\nversion: 1\n\ntools:\n  crm:\n    vendor: "Acme" # who\n' });
  expect(workspace.outline('a')).toBe(before);
  expect(workspace.model('a')).toBe(model);
});

it('looks at the day only for rules of the clock', () => {
  const text = 'version: 1\nmilestones:\n  live: {date: 2026-03-10}\n';
  const workspace = workspaceOf({ a: text });
  expect(
    workspace
      .findings('a')
      .filter(({ time }) => time)
      .map(({ rule }) => rule),
  ).toEqual(['overdue']);
  workspace.setToday(dayOf('2026-03-01'));
  expect(workspace.findings('a').filter(({ time }) => time)).toEqual([]);
});

it('has levels of the host go before those of the file', () => {
  const workspace = workspaceOf({ a: 'version: 1\nrules: {unknown-key: off}\ntols: {}\n' });
  expect(workspace.findings('a')).toEqual([]);
  workspace.setLevels(new Map([['unknown-key', 'hint']]));
  expect(workspace.findings('a').map(({ severity }) => severity)).toEqual(['hint']);
});

it('has fingerprints that outlive edits elsewhere, and are each its own', () => {
  const bad = 'version: 1\ntools:\n  crm: {vendr: a, vendr: b}\n  cms: {vendr: c}\n';
  const prints = (text: string): readonly string[] =>
    workspaceOf({ a: text })
      .findings('a')
      .map(({ fingerprint }) => fingerprint);
  const before = prints(bad);
  expect(new Set(before).size).toBe(before.length);
  expect(prints(bad.replace('tools:', '# words\n\nteams:\n  ops: {}\ntools:'))).toEqual(
    expect.arrayContaining([...before]),
  );
});
