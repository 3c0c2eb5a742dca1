import { describe, expect, it, vi } from 'vitest';
import { definitionAt, mentionsAt } from '../../../core/ide/references';
import { rename, renameRange } from '../../../core/ide/rename';
import { type FileSymbol, symbolsOf } from '../../../core/ide/symbols';
import { applyEdits } from '../../../core/syntax/apply';
import { findingsOf, workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';
import { type Fixture, fixture, textAt } from './caret';

/** `file:line:text` of a span. */
function said({ workspace }: Fixture, file: string, span: { readonly start: number; readonly end: number }): string {
  const line = workspace.text(file)!.slice(0, span.start).split('\n').length;
  return `${file}:${line}:${textAt(workspace, file, span)}`;
}

const GROUP = (main: string, emea: string) => `version: 1
imports: {emea: emea.roadmap.yaml}
tools:
  crm: {}
${main}#- /emea.roadmap.yaml
version: 1
tools:
  local: {}
${emea}`;

describe('definitions', () => {
  const definition = (source: string): string | undefined => {
    const at = fixture(source);
    const found = definitionAt(at.workspace, at.file, at.offset);
    return found && said(at, found.file, found.span);
  };

  it.each([
    ['an id', 'version: 1\ntools:\n  crm: {}\nchannels:\n  mail: {tools: [c$0rm]}\n', 'main.roadmap.yaml:3:crm'],
    [
      'the end of an id',
      'version: 1\ntools:\n  crm: {}\nchannels:\n  mail: {tools: [crm$0]}\n',
      'main.roadmap.yaml:3:crm',
    ],
    [
      'a quoted id',
      'version: 1\ntools:\n  crm: {}\nchannels:\n  mail: {tools: ["c$0rm"]}\n',
      'main.roadmap.yaml:3:crm',
    ],
    [
      'a key that names something',
      'version: 1\nteams:\n  ops: {}\ninitiatives:\n  a: {teams: {o$0ps: 0.5}}\n',
      'main.roadmap.yaml:3:ops',
    ],
    [
      'a name in another name space',
      GROUP('channels:\n  mail: {tools: [emea/lo$0cal]}\n', ''),
      'emea.roadmap.yaml:3:local',
    ],
    ['a name further out', GROUP('', 'channels:\n  mail: {tools: [c$0rm]}\n'), 'main.roadmap.yaml:4:crm'],
    [
      'an imported file',
      'version: 1\nimports: [st$0ack.roadmap.yaml]\n#- /stack.roadmap.yaml\nversion: 1\n',
      'stack.roadmap.yaml:1:',
    ],
    ['itself', 'version: 1\ntools:\n  c$0rm: {}\n', 'main.roadmap.yaml:3:crm'],
  ])('of %s', (_what, source, expected) => expect(definition(source)).toBe(expected));

  it('of the parts of a dotted id, each its own', () => {
    const source = (ref: string) =>
      `version: 1\nobjectives:\n  growth:\n    kpis:\n      leads: {}\nautomations:\n  a: {goal: ${ref}}\n`;
    expect(definition(source('gro$0wth.leads'))).toBe('main.roadmap.yaml:3:growth');
    expect(definition(source('growth.le$0ads'))).toBe('main.roadmap.yaml:5:leads');
  });

  it.each([
    ['a text', 'version: 1\ntools:\n  crm: {name: c$0rm}\n'],
    ['an id that nothing defines', 'version: 1\nchannels:\n  mail: {tools: [c$0rm]}\n'],
    ['a field', 'version: 1\ntools:\n  crm: {na$0me: x}\n'],
    ['an empty file', '$0'],
  ])('of nothing at %s', (_what, source) => expect(definition(source)).toBeUndefined());
});

describe('mentions', () => {
  it('are the declaration and every part of an id that names it, in all files', () => {
    const at = fixture(
      GROUP(
        'objectives:\n  gr$0ow: {kpis: {k: {}}}\n  sub: {parent: grow}\n',
        'automations:\n  a: {goal: grow.k}\n  b: {goal: grow}\n',
      ),
    );
    const found = mentionsAt(at.workspace, at.file, at.offset);
    expect(found.map(({ file, span, declares }) => [said(at, file, span), declares])).toEqual([
      ['emea.roadmap.yaml:5:grow', false],
      ['emea.roadmap.yaml:6:grow', false],
      ['main.roadmap.yaml:6:grow', true],
      ['main.roadmap.yaml:7:grow', false],
    ]);
  });
});

describe('renaming', () => {
  const renamed = (source: string, to: string): Record<string, string> | string => {
    const at = fixture(source);
    const made = rename(at.workspace, at.file, at.offset, to);
    if ('refused' in made) return made.refused;
    return Object.fromEntries(made.map(({ file, edits }) => [file, applyEdits(at.workspace.text(file)!, edits)]));
  };

  it('changes keys and values, whatever their quotes, and keeps comments', () => {
    const source = `version: 1
tools:
  c$0rm: {replaces: []} # crm stays here
channels:
  mail: {tools: ["crm", 'crm', crm]} # roadmap-ignore tool-unused: the crm
  crm: {}
`;
    expect(renamed(source, 'core')).toEqual({
      'main.roadmap.yaml': source
        .replace('c$0rm: {rep', 'core: {rep')
        .replace(`["crm", 'crm', crm]`, `["core", 'core', core]`),
    });
  });

  it('reaches closed files and parts of ids, with name spaces', () => {
    const source = GROUP(
      'initiatives:\n  a: {dependsOn: [emea/roll-out.build, emea/roll-out]}\n',
      'initiatives:\n  roll-$0out: {activities: {build: {}}}\n  other: {dependsOn: {roll-out.build: {lag: 1d}}}\n',
    );
    expect(renamed(source, 'launch')).toEqual({
      'main.roadmap.yaml': expect.stringContaining('dependsOn: [emea/launch.build, emea/launch]'),
      'emea.roadmap.yaml': expect.stringContaining(
        'launch: {activities: {build: {}}}\n  other: {dependsOn: {launch.build: {lag: 1d}}}',
      ),
    });
  });

  it('begins at a mention as well as at the declaration', () => {
    const source =
      'version: 1\ninitiatives:\n  a: {activities: {x: {}, y: {dependsOn: [x]}}}\n  b: {dependsOn: [a.$0x]}\n';
    expect(renamed(source, 'z')).toEqual({
      'main.roadmap.yaml':
        'version: 1\ninitiatives:\n  a: {activities: {z: {}, y: {dependsOn: [z]}}}\n  b: {dependsOn: [a.z]}\n',
    });
    const at = fixture(source);
    const range = renameRange(at.workspace, at.file, at.offset);
    expect('refused' in range ? range : [said(at, at.file, range.span), range.id]).toEqual([
      'main.roadmap.yaml:4:x',
      'x',
    ]);
  });

  it.each([
    ['My CRM', /'My CRM' is no id: .* 'my-crm' would do\./],
    ['null', /can't be an id: YAML readers take it for something else/],
    ['yes', /can't be an id/],
    ['cms', /There is a tool 'cms' already\./],
  ])('refuses %s', (to, message) => {
    expect(renamed('version: 1\ntools:\n  c$0rm: {}\n  cms: {}\n', to)).toMatch(message);
  });

  it('refuses what a milestone or another file has, and what would catch other references', () => {
    const work = 'version: 1\nmilestones:\n  live: {}\ninitiatives:\n  a$0: {}\n';
    expect(renamed(work, 'live')).toBe("There is a milestone 'live' already.");
    const caught = 'version: 1\ninitiatives:\n  audit: {}\n  b: {activities: {x$0: {}, y: {dependsOn: [audit, x]}}}\n';
    expect(renamed(caught, 'audit')).toMatch(/references would lead elsewhere/);
    expect(
      renamed(
        GROUP('', 'tools2: {}\nchannels:\n  m: {tools: [crm, local]}\n').replace('local: {}', 'lo$0cal: {}'),
        'crm',
      ),
    ).toMatch(/references would lead elsewhere/);
  });

  it('leaves the workspace as it was even if something goes wrong in between', () => {
    const at = fixture('version: 1\ntools:\n  c$0rm: {}\nchannels:\n  m: {tools: [crm]}\n');
    const text = at.workspace.text(at.file)!;
    const { model } = at.workspace;
    vi.spyOn(at.workspace, 'model').mockImplementation((root) => {
      if (at.workspace.text(at.file) !== text) throw new Error('no');
      return model(root);
    });
    expect(() => rename(at.workspace, at.file, at.offset, 'core')).toThrow('no');
    expect(at.workspace.text(at.file)).toBe(text);
  });

  it('refuses while a file can’t be read, and where there is nothing to rename', () => {
    expect(renamed('version: 1\ntools:\n  c$0rm: {}\nchannels: {a: [\n', 'x')).toMatch(/can't be read. Mend it first/);
    expect(renamed('version: 1\nti$0tle: x\n', 'x')).toBe('There is no id here that could be renamed.');
    expect(renamed('version: 1\ninitiatives:\n  a: {scores: {im$0pact: 3}}\n', 'x')).toMatch(/usual criteria/);
  });

  const files = exampleFiles();
  const workspace = workspaceOf(files);
  const findings = (): string[] =>
    findingsOf(workspace).map(({ rule, file, severity }) => `${severity} ${rule} ${file}`);
  const apply = (made: ReturnType<typeof rename>): string[] => {
    if ('refused' in made) throw new Error(made.refused);
    for (const { file, edits } of made) workspace.setFile(file, { text: applyEdits(workspace.text(file)!, edits) });
    return made.map(({ file }) => file).sort();
  };

  it('of a tool in the example changes every file that names it', () => {
    const stack = 'group/shared/stack.roadmap.yaml';
    const at = workspace.text(stack)!.indexOf('\n  crm:') + 3;
    const touched = apply(rename(workspace, stack, at, 'core'));
    expect(touched.length).toBeGreaterThan(2);
    apply(rename(workspace, stack, at, 'crm'));
    for (const [file, text] of Object.entries(files)) expect(workspace.text(file)).toBe(text);
  });

  it('of any id changes no finding, and back again gives the same bytes', () => {
    const before = findings();
    const keysOf = (symbols: readonly FileSymbol[]): number[] =>
      symbols.flatMap(({ kind, key, children }) => [...(kind === 'section' ? [] : [key.start]), ...keysOf(children)]);
    const all = Object.keys(files).flatMap((file) => keysOf(symbolsOf(workspace, file)).map((at) => ({ file, at })));
    for (const { file, at } of all.filter((_, i) => i % 17 === 0)) {
      const range = renameRange(workspace, file, at);
      if ('refused' in range) throw new Error(range.refused);
      apply(rename(workspace, file, at, 'quite-another'));
      expect(findings(), range.id).toEqual(before);
      apply(rename(workspace, file, movedTo(workspace.text(file)!, at), range.id));
      for (const [path, text] of Object.entries(files)) expect(workspace.text(path)).toBe(text);
    }
  });
});

/** Where the new id's key stands: mentions before it may have moved it. */
function movedTo(text: string, at: number): number {
  const keys = [...text.matchAll(/quite-another(?=["']?:)/g)].map(({ index }) => index);
  return keys.reduce((best, index) => (Math.abs(index - at) < Math.abs(best - at) ? index : best));
}
