/** Which files make a roadmap together, under which names, and what a reference finds there. */
import { describe, expect, it } from 'vitest';
import { closureOf, type Import, relativePath, resolveImport, rootsOf } from '../../../core/model/imports';
import { workspaceOf } from '../../kit/check';

describe('paths', () => {
  it.each([
    ['a.roadmap.yaml', 'b.roadmap.yaml', 'b.roadmap.yaml'],
    ['x/a.roadmap.yaml', 'b.roadmap.yaml', 'x/b.roadmap.yaml'],
    ['x/a.roadmap.yaml', '../b.roadmap.yaml', 'b.roadmap.yaml'],
    ['x/a.roadmap.yaml', './y/../b.roadmap.yaml', 'x/b.roadmap.yaml'],
    ['x/a.roadmap.yaml', 'y\\b.roadmap.yaml', 'x/y/b.roadmap.yaml'],
    ['x/a.roadmap.yaml', 'y//b.roadmap.yaml', 'x/y/b.roadmap.yaml'],
    ['a.roadmap.yaml', 'a.roadmap.yaml', 'a.roadmap.yaml'],
    ['a.roadmap.yaml', '../b.roadmap.yaml', 'outside'],
    ['a.roadmap.yaml', 'x/../../b.roadmap.yaml', 'outside'],
    ['a.roadmap.yaml', '/etc/passwd', 'absolute'],
    ['a.roadmap.yaml', 'C:\\b.roadmap.yaml', 'absolute'],
    ['a.roadmap.yaml', '\\\\server\\b.roadmap.yaml', 'absolute'],
    ['a.roadmap.yaml', 'https://x.y/b.roadmap.yaml', 'url'],
    ['a.roadmap.yaml', 'file:///b.roadmap.yaml', 'url'],
    ['a.roadmap.yaml', '', 'empty'],
    ['a.roadmap.yaml', '  ', 'empty'],
  ])('from %s, %s leads to %s', (from, written, to) => {
    const target = resolveImport(from, written);
    expect(target.is === 'file' ? target.path : target.why).toBe(to);
  });

  it.each([
    ['a', 'b', 'b'],
    ['x/a', 'x/b', 'b'],
    ['x/a', 'b', '../b'],
    ['x/y/a', 'x/z/b', '../z/b'],
    ['a', 'x/b', 'x/b'],
  ])('from %s to %s: %s', (from, to, written) => {
    expect(relativePath(from, to)).toBe(written);
    expect(resolveImport(from, written)).toEqual({ is: 'file', path: to });
  });
});

/** `a: b c=d` is a file `a` that joins `b` and imports `d` as `c`. */
function importsFrom(lines: readonly string[]): (file: string) => readonly Import[] {
  const made = new Map(
    lines.map((line) => {
      const [file, ...targets] = line.split(/:? /) as [string, ...string[]];
      return [file, targets.map((target, i) => importOf(target, i))];
    }),
  );
  return (file) => made.get(file) ?? [];
}

function importOf(target: string, i: number): Import {
  const [name, path] = target.includes('=') ? target.split('=') : ['', target];
  return { written: path!, name: name!, at: ['imports', name === '' ? i : name!], target: { is: 'file', path: path! } };
}

describe('roots', () => {
  it.each([
    ['one alone', ['a:'], ['a']],
    ['a file that another imports is none', ['a: b', 'b:'], ['a']],
    ['two that share one', ['a: c', 'b: c', 'c:'], ['a', 'b']],
    ['of a circle the first by path', ['b: c', 'c: b', 'a:'], ['a', 'b']],
    ['of a circle that is imported, none', ['z: b', 'b: c', 'c: b'], ['z']],
    ['a file that imports itself', ['a: a'], ['a']],
    ['an import that is not there', ['a: x'], ['a']],
  ])('%s', (_what, lines, roots) => {
    const files = lines.map((line) => line.split(':')[0]!);
    expect(rootsOf(files, importsFrom(lines))).toEqual(roots);
  });
});

describe('members', () => {
  it.each([
    ['a list joins', ['a: b', 'b: c'], 'a | b | c'],
    ['a mapping names', ['a: x=b', 'b: c'], 'a | b x/ | c x/'],
    ['names nest', ['a: x=b', 'b: y=c'], 'a | b x/ | c x/y/'],
    ['one file under two names', ['a: x=b y=b'], 'a | b x/ y/'],
    ['one file, joined and named', ['a: b x=c', 'b: c'], 'a | b | c x/'],
    ['what a shared file imports', ['a: x=b y=b', 'b: z=c'], 'a | b x/ y/ | c x/z/ y/z/'],
    ['a circle ends', ['a: b', 'b: a'], 'a | b'],
    ['itself ends', ['a: a'], 'a'],
  ])('%s', (_what, lines, members) => {
    const closure = closureOf('a', importsFrom(lines));
    const said = closure.members.map(({ path, prefixes }) =>
      [path, ...prefixes.filter((name) => name !== '')].join(' '),
    );
    expect(said.join(' | ')).toBe(members);
  });

  it('stay few where names multiply', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `f${i}: x=f${i + 1} y=f${i + 1}`);
    const closure = closureOf('f0', importsFrom(lines));
    expect(closure.members.length).toBe(31);
    expect(Math.max(...closure.members.map(({ prefixes }) => prefixes.length))).toBeLessThanOrEqual(8);
  });
});

/** `file: finding` of a rule, for all files. */
function found(files: Readonly<Record<string, string>>, rules: readonly string[]): readonly string[] {
  const workspace = workspaceOf(files);
  return workspace
    .files()
    .flatMap((file) => workspace.findings(file))
    .filter(({ rule }) => rules.includes(rule))
    .map(({ file, message }) => `${file}: ${message}`);
}

const REFERENCES = ['unknown-reference', 'duplicate-id', 'import', 'ignored-in-import'];

describe('references', () => {
  const channel = (tool: string): string => `version: 1\nchannels:\n  email: {tools: [${tool}]}\n`;
  const tool = (id: string): string => `version: 1\ntools:\n  ${id}: {}\n`;
  it.each([
    ['a list joins ids', { a: `${channel('crm')}imports: [b]\n`, b: tool('crm') }, []],
    ['an import sees the root', { a: `${tool('crm')}imports: [b]\n`, b: channel('crm') }, []],
    ['a name space is written', { a: `${channel('emea/crm')}imports: {emea: b}\n`, b: tool('crm') }, []],
    [
      'without its name space it is not found',
      { a: `${channel('crm')}imports: {emea: b}\n`, b: tool('crm') },
      ["a: There is no tool 'crm'."],
    ],
    [
      'inside, the name space may be left out',
      { a: 'version: 1\nimports: {emea: b}\n', b: `${tool('crm')}channels: {email: {tools: [crm]}}\n` },
      [],
    ],
    ['inside, the root is seen', { a: `${tool('crm')}imports: {emea: b}\n`, b: channel('crm') }, []],
    [
      'name spaces nest',
      { a: `${channel('emea/de/crm')}imports: {emea: b}\n`, b: 'version: 1\nimports: {de: c}\n', c: tool('crm') },
      [],
    ],
    [
      'from the middle, the inner name is enough',
      { a: 'version: 1\nimports: {emea: b}\n', b: `${channel('de/crm')}imports: {de: c}\n`, c: tool('crm') },
      [],
    ],
    [
      'from the inside, outward step by step',
      { a: 'version: 1\nimports: {emea: b}\n', b: `${tool('crm')}imports: {de: c}\n`, c: channel('crm') },
      [],
    ],
    [
      'a sister is reached through its name',
      { a: 'version: 1\nimports: {emea: b, apac: c}\n', b: tool('crm'), c: channel('emea/crm') },
      [],
    ],
    ['two names mean one', { a: `${channel('x/crm, y/crm')}imports: {x: b, y: b}\n`, b: tool('crm') }, []],
    [
      'a circle is said once',
      { a: 'version: 1\nimports: [b]\n', b: 'version: 1\nimports: [a]\n' },
      ['b: These files import each other in a circle: a → b → a. Remove one of the imports.'],
    ],
    ['itself', { a: 'version: 1\nimports: [a]\n' }, ['a: This file imports itself.']],
    [
      'a missing file excuses what it may hold',
      { a: `${channel('crm')}imports: [gone]\n` },
      ["a: There is no file 'gone'."],
    ],
    [
      'a missing file excuses only its own name space',
      { a: `${channel('crm, emea/crm')}imports: {emea: gone}\n` },
      ["a: There is no tool 'crm'.", "a: There is no file 'gone'."],
    ],
    [
      'two roots may share a file',
      { a: `${channel('crm')}imports: [c]\n`, b: `${channel('crm')}imports: [c]\n`, c: tool('crm') },
      [],
    ],
    [
      'an id in two files',
      { a: `${tool('crm')}imports: [b]\n`, b: tool('crm') },
      ["b: 'crm' is already in a; the first one counts. Rename or remove one of them."],
    ],
    ['an id in two name spaces is two ids', { a: `${tool('crm')}imports: {emea: b}\n`, b: tool('crm') }, []],
    [
      'what counts in the root alone',
      { a: 'version: 1\nimports: [b]\n', b: 'version: 1\ncalendar: {start: 2026}\n' },
      ["b: 'calendar' counts only in the root file. Move it to a."],
    ],
  ] as const)('%s', (_what, files, expected) => {
    expect(found(files, REFERENCES)).toEqual(expected);
  });

  it('a shared file has the findings of each roadmap that it is in', () => {
    const files = { a: `${tool('crm')}imports: [c]\n`, b: 'version: 1\nimports: [c]\n', c: channel('crm') };
    expect(found(files, REFERENCES)).toEqual(["c: There is no tool 'crm'."]);
  });
});
