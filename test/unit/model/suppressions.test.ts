/** Suppressed findings, and the file that names them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  keyOf,
  printSuppressions,
  readSuppressions,
  type Suppression,
  type Suppressions,
  suppressionOf,
} from '../../../core/suppressions';
import type { Workspace } from '../../../core/workspace';
import { findingsOf, workspaceOf } from '../../kit/check';

const all = (workspace: Workspace): readonly Suppression[] => findingsOf(workspace).map(suppressionOf);
const shown = (workspace: Workspace): readonly string[] => findingsOf(workspace).map(({ rule }) => rule);

describe('in a workspace', () => {
  const text = 'version: 1\ntools:\n  crm: {vendr: a}\n  cms: {vendr: b}\n';

  it('are left out, and what is new beside them is shown', () => {
    const workspace = workspaceOf({ a: text });
    workspace.setSuppressions(all(workspace));
    expect(shown(workspace)).toEqual([]);
    expect(workspace.suppressed('a').map(({ entity }) => entity)).toEqual(['tools.crm', 'tools.cms']);
    workspace.setFile('a', { text: `# moved\n${text}  dam: {vendr: c}\n` });
    expect(findingsOf(workspace).map(({ entity }) => entity)).toEqual(['tools.dam']);
    workspace.setSuppressions([]);
    expect(shown(workspace)).toHaveLength(3);
    expect(workspace.suppressed('a')).toEqual([]);
  });

  it('are as many as the entries say, of equals too', () => {
    const workspace = workspaceOf({ a: 'version: 1\ntools: {crm: {objectives: [x, x]}}\n' });
    workspace.setSuppressions(all(workspace));
    workspace.setFile('a', { text: 'version: 1\ntools: {crm: {objectives: [x, x, x]}}\n' });
    expect(shown(workspace)).toEqual(['unknown-reference']);
  });

  it('are never what is no YAML', () => {
    const workspace = workspaceOf({ a: 'version: 1\ntools: [\n' });
    workspace.setSuppressions(all(workspace));
    expect(shown(workspace)).toContain('yaml-syntax');
  });

  it('are suppressed by their fingerprint together with rule and roadmap', () => {
    const workspace = workspaceOf({ a: text });
    const entries = all(workspace);
    workspace.setSuppressions(entries.map((entry) => ({ ...entry, rule: 'unowned' })));
    expect(shown(workspace)).toHaveLength(2);
    workspace.setSuppressions(entries.map((entry) => ({ ...entry, path: 'b' })));
    expect(shown(workspace)).toHaveLength(2);
  });

  it('leave a comment that ignores them its use', () => {
    const ignored = text.replace('a}', 'a} # roadmap-ignore unknown-key: for now');
    const workspace = workspaceOf({ a: text });
    workspace.setSuppressions(all(workspace));
    workspace.setFile('a', { text: ignored });
    expect(shown(workspace)).toEqual([]);
    expect(workspace.suppressed('a').map(({ entity }) => entity)).toEqual(['tools.cms']);
  });

  it('stay so in a file that another roadmap, first by its path, comes to import', () => {
    const workspace = workspaceOf({ b: 'version: 1\nimports: [c]\n', c: text });
    const entries = all(workspace);
    workspace.setSuppressions(entries);
    workspace.setFile('a', { text: 'version: 1\nimports: [c]\n' });
    expect(shown(workspace)).toEqual([]);
    expect(workspace.suppressed('c').map(suppressionOf).map(keyOf)).toEqual(entries.map(keyOf));
    workspace.setFile('b', { missing: true });
    expect(shown(workspace)).toHaveLength(2);
  });
});

describe('the file', () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const extras = (taken: readonly string[]) =>
    fc.dictionary(
      fc.string().filter((key) => !taken.includes(key)),
      scalar,
      { maxKeys: 2, noNullPrototype: true },
    );
  const entry: fc.Arbitrary<Suppression> = fc
    .record({
      fingerprint: fc.stringMatching(/^[0-9a-f]{12}$/),
      rule: fc.string(),
      path: fc.string({ unit: 'binary' }),
      entity: fc.option(fc.string(), { nil: undefined }),
      more: extras(['fingerprint', 'rule', 'path', 'entity']),
    })
    .map(({ more, ...rest }) => (Object.keys(more).length === 0 ? rest : { ...rest, more }));
  const file = fc.record({ entries: fc.array(entry), more: extras(['version', 'suppressions']) });

  it('is read as it was printed, in one order, one entry a line, each once', () => {
    fc.assert(
      fc.property(file, (held) => {
        const text = printSuppressions(held);
        const read = readSuppressions(text) as Suppressions;
        expect(printSuppressions(read)).toBe(text);
        expect(printSuppressions({ ...held, entries: [...read.entries].reverse() })).toBe(text);
        expect(new Set(read.entries.map(keyOf))).toEqual(new Set(held.entries.map(keyOf)));
        expect(read.more).toEqual(held.more);
        expect(text.split('\n').filter((line) => line.startsWith('    {'))).toHaveLength(read.entries.length);
      }),
      { seed: 20260316 },
    );
  });

  it('has a problem or is read, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readSuppressions(text);
        if ('problem' in read) expect(read.problem).toMatch(/^[A-Z'].*\.$/);
      }),
      { seed: 20260316 },
    );
  });

  it.each([
    ['[', /^It is no JSON/],
    [`${'['.repeat(100_000)}`, /^It is no JSON/],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, /^It has to be an object/],
    ['{"suppressions": []}', /^'version' has to be 1/],
    ['{"version": 1.5, "suppressions": []}', /^Its version is 1.5/],
    ['{"version": 1, "suppressions": {}}', /^'suppressions' has to be a list/],
    ['{"version": 1, "suppressions": [1]}', /^Entry 1: it has to be an object/],
    ['{"version": 1, "more": [], "suppressions": []}', /^Besides 'suppressions'/],
    ['{"version": 1, "suppressions": []}\n<<<<<<< HEAD\n', /^It has a merge conflict/],
    ['{"version": 1,\r\n=======\r\n', /^It has a merge conflict/],
  ])('%.40s', (text, problem) => expect((readSuppressions(text) as { problem: string }).problem).toMatch(problem));
});
