import { describe, expect, it, vi } from 'vitest';
import { actionsAt } from '../../../core/ide/actions';
import { difference } from '../../../core/ide/difference';
import { fixAll, mendAll } from '../../../core/ide/fixAll';
import type { Finding } from '../../../core/report';
import { applyEdits } from '../../../core/syntax/apply';
import type { Workspace } from '../../../core/workspace';
import { check, findingsOf, TODAY, workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';

const FILE = 'main.roadmap.yaml';
const whole = (text: string) => ({ start: 0, end: text.length });

function actions(text: string) {
  const workspace = workspaceOf({ [FILE]: text });
  return actionsAt(workspace, FILE, whole(text), TODAY).map((action) => ({
    ...action,
    after: applyEdits(text, action.edits.find(({ file }) => file === FILE)?.edits ?? []),
  }));
}

describe('actions', () => {
  it('are the fixes of the findings that a range touches, safe ones marked, and ignoring them', () => {
    const text = 'version: 1\ntools:\n  crm: {vendr: x}\n';
    expect(
      actions(text).map(({ title, safe, silences, after }) => [title, safe, silences, after.split('\n')[2]]),
    ).toEqual([
      ["Change to 'vendor'", true, false, '  crm: {vendor: x}'],
      ["Keep it as your own: 'x-vendr'", false, false, '  crm: {x-vendr: x}'],
      [
        'Ignore unknown-key here, with a reason',
        false,
        true,
        '  crm: {vendr: x} # roadmap-ignore unknown-key: accepted on 2026-03-16',
      ],
    ]);
    expect(actionsAt(workspaceOf({ [FILE]: text }), FILE, { start: 0, end: 5 }, TODAY)).toEqual([]);
  });
});

describe('ignoring a finding', () => {
  const silenced = (text: string): string[] =>
    actions(text).flatMap(({ silences, after }) => (silences ? [after] : []));

  it.each([
    ['a line that has a comment', 'version: 1\ntools:\n  crm: {vendr: x} # mine\n'],
    ['a line that ignores another rule', 'version: 1\ntools:\n  crm: {vendr: x} # roadmap-ignore invalid-value: why\n'],
    ['CRLF', 'version: 1\r\ntools:\r\n  crm: {vendr: x}\r\n'],
    ['brackets over several lines', 'version: 1\ntools:\n  crm: {\n    vendr: x,\n    name: y\n  }\n'],
    ['a text that begins on the line', 'version: 1\ntools:\n  crm:\n    vendr: "a\n      b"\n'],
    ['a block of text', 'version: 1\ntools:\n  crm:\n    vendr: |\n      a\n'],
    ['no line end', 'version: 1\ntools: {crm: {vendr: x}}'],
  ])('works on %s', (_what, text) => {
    const [after] = silenced(text);
    expect(after).toContain('unknown-key');
    const left = findingsOf(workspaceOf({ [FILE]: after! })).map(({ rule }) => rule);
    expect(left.filter((rule) => rule !== 'unused-ignore')).toEqual([]);
    expect(after!.replace(/#[^\r\n]*/g, '').replace(/\s/g, '')).toBe(text.replace(/#[^\r\n]*/g, '').replace(/\s/g, ''));
  });

  it('joins an ignore that ends the line', () => {
    const [after] = silenced('version: 1\ntools:\n  crm: {vendr: x, status: on} # roadmap-ignore invalid-value: why\n');
    expect(after).toContain('# roadmap-ignore unknown-key, invalid-value: why\n');
    check(after!);
  });

  it('is not offered for what can’t be read, nor for ignores themselves', () => {
    expect(silenced('version: 1\ntools: {a: [}\n')).toEqual([]);
    expect(silenced('version: 1\ntools: {} # roadmap-ignore unknown-key: no\n')).toEqual([]);
  });
});

describe('fixing all', () => {
  it('makes every safe fix, and those that it brings forth', () => {
    const text =
      'tools:\n  crm: {vendr: x, statsu: actve}\n  cms: {satisfaction: "4", objectives: growth}\nobjectives:\n  growth: {}\n';
    const workspace = workspaceOf({ [FILE]: text });
    const { files, count } = fixAll(workspace, FILE);
    const after =
      'version: 1\ntools:\n  crm: {vendor: x, status: active}\n  cms: {satisfaction: 4, objectives: [growth]}\nobjectives:\n  growth: {}\n';
    expect(files).toEqual([{ file: FILE, before: text, after }]);
    expect(count).toBe(6);
    expect(workspace.text(FILE)).toBe(text);
    expect(fixAll(workspaceOf({ [FILE]: after }), FILE)).toEqual({ files: [], count: 0 });
  });

  it('leaves the examples as they are', () => {
    const files = exampleFiles();
    const workspace = workspaceOf(files);
    for (const file of Object.keys(files)) expect(fixAll(workspace, file)).toEqual({ files: [], count: 0 });
  });

  const TYPO = 'version: 1\ntools:\n  crm: {vendr: x}\n';
  /** A workspace that offers, for one finding, what a test makes up. */
  const offering = (files: Record<string, string>, fixes: (workspace: Workspace) => Finding['fixes']): Workspace => {
    const workspace = workspaceOf(files);
    const { findings } = workspace;
    const some = findings(FILE)[0]!;
    vi.spyOn(workspace, 'findings').mockImplementation(() => [{ ...some, fixes: fixes(workspace) }]);
    return workspace;
  };
  const replace = (file: string, start: number, end: number, text: string) => ({
    title: 'It',
    safe: true,
    changes: [{ do: 'replace' as const, file, span: { start, end }, text }],
  });

  it('makes no fix that breaks what can be read, or that leads in a circle', () => {
    const breaks = offering({ [FILE]: TYPO }, () => [replace(FILE, 0, 0, 'a: [\n')]);
    expect(fixAll(breaks, FILE)).toEqual({ files: [], count: 0 });
    const circle = offering({ [FILE]: TYPO }, (workspace) => [
      replace(FILE, 0, 7, workspace.text(FILE)!.startsWith('version') ? 'Version' : 'version'),
    ]);
    const { count, files } = fixAll(circle, FILE);
    expect([count, files.map(({ after }) => after)]).toEqual([1, [TYPO.replace('v', 'V')]]);
  });

  it('follows a fix into another file, if that may be edited', () => {
    const both = { [FILE]: TYPO, 'other.yaml': 'a: 1\n' };
    const fix = (workspace: Workspace) =>
      workspace.text('other.yaml') === 'a: 1\n' ? [replace('other.yaml', 3, 4, '2')] : [];
    expect(fixAll(offering(both, fix), FILE).files).toEqual([
      { file: 'other.yaml', before: 'a: 1\n', after: 'a: 2\n' },
    ]);
    const only = { paths: [FILE], mayEdit: (path: string) => path === FILE };
    expect(mendAll(offering(both, fix), only)).toEqual({ files: [], count: 0 });
  });

  it('leaves the workspace as it was even if something goes wrong in between', () => {
    const workspace = workspaceOf({ [FILE]: TYPO });
    const { findings } = workspace;
    vi.spyOn(workspace, 'findings').mockImplementation((path) => {
      if (workspace.text(FILE) !== TYPO) throw new Error('no');
      return findings(path);
    });
    expect(() => fixAll(workspace, FILE)).toThrow('no');
    expect(workspace.text(FILE)).toBe(TYPO);
  });
});

describe('a difference', () => {
  it.each([
    ['a\nb\nc\n', 'a\nB\nc\n', 'B\n'],
    ['a\nb\n', 'a\nb\nc\n', 'c\n'],
    ['a\nb\nc\n', 'a\nc\n', ''],
    ['a', 'b', 'b'],
    ['aa\naa\n', 'aa\naa\naa\n', 'aa\n'],
    ['', 'x\n', 'x\n'],
  ])('from %j to %j is one edit of whole lines', (before, after, text) => {
    const edits = difference(before, after);
    expect(applyEdits(before, edits)).toBe(after);
    expect(edits.map((edit) => edit.text)).toEqual([text]);
  });

  it('of equals is none', () => expect(difference('a\n', 'a\n')).toEqual([]));
});
