import { describe, expect, it } from 'vitest';
import { actionsAt, fixAll } from '../../../core/ide/actions';
import { difference } from '../../../core/ide/difference';
import { applyEdits } from '../../../core/syntax/apply';
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
    const { text: after, count } = fixAll(workspace, FILE);
    expect(after).toBe(
      'version: 1\ntools:\n  crm: {vendor: x, status: active}\n  cms: {satisfaction: 4, objectives: [growth]}\nobjectives:\n  growth: {}\n',
    );
    expect(count).toBe(6);
    expect(workspace.text(FILE)).toBe(text);
    expect(fixAll(workspaceOf({ [FILE]: after }), FILE)).toEqual({ text: after, count: 0 });
  });

  it('leaves the examples as they are', () => {
    const files = exampleFiles();
    const workspace = workspaceOf(files);
    for (const [file, text] of Object.entries(files)) expect(fixAll(workspace, file)).toEqual({ text, count: 0 });
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
