import { describe, expect, it } from 'vitest';
import { refactoringsAt } from '../../../core/ide/refactorings';
import { findingsOf, workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';
import { offered, refactored, textsAfter } from './refactor';

const STACK = `version: 1
objectives:
  growth: {kpis: {leads: {unit: leads, baseline: 1, target: 2, due: 2026-12, source: old}}}
lifecycle:
  lead: {source: old}
channels:
  mail: {tools: [old]} # the main one
  site: {tools: ["old", new]}
tools:
  old: {objectives: [growth]} # goes
  new: {objectives: [growth], replaces: [old]}
  bi: {objectives: [growth]}
integrations:
  a: {from: old, to: bi}
  b: {from: old, to: new}
  c: {from: bi, to: old}
  d: {from: bi, to: new}
  gone: {from: bi, to: old, status: retired}
initiatives:
  move: {type: migrate, start: 2026-04-01, end: 2026-05-01, tools: [old, new], objectives: [growth]}
  score: {start: 2026-04-01, end: 2026-05-01, tools: [old], objectives: [growth]}
  past: {status: done, start: 2026-01-12, end: 2026-01-30, tools: [old], objectives: [growth]}
`;
const offers = (source: string): readonly string[] => offered(source).filter((title) => !title.startsWith('Move '));

describe('a tool that is retired', () => {
  it('is offered for each that replaces it, and alone', () => {
    const titles = ["Retire 'old': replace it with 'new' everywhere", "Retire 'old'"];
    expect(offers(STACK.replace('  old: {o', '  o$0ld: {o'))).toEqual(titles);
    expect(offers(STACK.replace('  old: {', '  old: {status: phasi$0ng-out, '))).toEqual(titles);
    expect(offers(STACK.replace('  old: {objec', '  old: {objec$0'))).toEqual([]);
    expect(offers(STACK.replace('  old: {', '  o$0ld: {status: retired, '))).toEqual([]);
    expect(offers(STACK.replace('  bi: {', '  b$0i: {'))).toEqual(["Retire 'bi'"]);
  });

  it('is replaced wherever it counts, and left where it is history or the change itself', () => {
    const source = STACK.replace('  old: {o', '  o$0ld: {o');
    expect(refactored(source, /everywhere/)).toEqual({
      'main.roadmap.yaml': STACK.replace('source: old}}}', 'source: new}}}')
        .replace('lead: {source: old}', 'lead: {source: new}')
        .replace('mail: {tools: [old]}', 'mail: {tools: [new]}')
        .replace('["old", new]', '[new]')
        .replace('old: {objectives: [growth]}', 'old: {objectives: [growth], status: retired, until: 2026-03-16}')
        .replace('a: {from: old, to: bi}', 'a: {from: new, to: bi}')
        .replace('b: {from: old, to: new}', 'b: {from: old, to: new, status: retired}')
        .replace('c: {from: bi, to: old}', 'c: {from: bi, to: old, status: retired}')
        .replace(
          'score: {start: 2026-04-01, end: 2026-05-01, tools: [old]',
          'score: {start: 2026-04-01, end: 2026-05-01, tools: [new]',
        ),
    });
  });

  it('keeps a last day that is past, and gets today for one that is not', () => {
    const until = (day: string): string | undefined =>
      Object.values(refactored(STACK.replace('  old: {', `  $0old: {until: ${day}, `), "Retire 'old'"))[0]?.match(
        /old: \{.*\}/,
      )?.[0];
    expect(until('2026-01-31')).toBe('old: {until: 2026-01-31, objectives: [growth], status: retired}');
    expect(until('2026-12')).toBe('old: {until: 2026-03-16, objectives: [growth], status: retired}');
  });

  it.each([
    ['  ol$0d:', '  old: {status: retired, until: 2026-03-16}'],
    ['  ol$0d: {} # x', '  old: {status: retired, until: 2026-03-16} # x'],
    ['  ol$0d:\n    name: Old', '  old:\n    name: Old\n    status: retired\n    until: 2026-03-16'],
  ])('says so in %j', (before, after) => {
    expect(refactored(`version: 1\ntools:\n${before}\n`, "Retire 'old'")).toEqual({
      'main.roadmap.yaml': `version: 1\ntools:\n${after}\n`,
    });
  });

  it('alone leads to findings with a fix for each place', () => {
    const source = STACK.replace('  old: {o', '  o$0ld: {o');
    const files = refactored(source, "Retire 'old'");
    if (typeof files === 'string') throw new Error(files);
    const found = findingsOf(workspaceOf(files)).filter(({ rule }) =>
      /retired-tool-used|integration-status/.test(rule),
    );
    expect(found.map(({ entity, fixes }) => `${entity}: ${fixes.map(({ title }) => title).join(', ')}`)).toEqual([
      "channels.mail: Name 'new' in its place",
      "channels.site: Name 'new' in its place",
      "integrations.a: Set 'status' to retired",
      "integrations.b: Set 'status' to retired",
      "integrations.c: Set 'status' to retired",
      "initiatives.score: Name 'new' in its place",
    ]);
  });

  it('is not replaced everywhere by what would bring findings', () => {
    const source = `version: 1
tools:
  o$0ld: {}
  new: {status: planned, replaces: [old], from: 2026-09-01}
  bi: {}
channels:
  mail: {tools: [old]}
automations:
  welcome: {channels: [mail]}
  report: {tools: [bi]}
`;
    expect(refactored(source, /everywhere/)).toMatch(/^It would bring a new finding: /);
    expect(typeof refactored(source, "Retire 'old'")).toBe('object');
  });

  it('is replaced in every file, by the name that each has for the other', () => {
    const source = `version: 1
imports: {emea: emea.roadmap.yaml}
tools:
  new: {replaces: [emea/old]}
channels:
  mail: {tools: [emea/old]}
#- /emea.roadmap.yaml
version: 1
tools:
  o$0ld: {}
channels:
  mail: {tools: [old]}
`;
    expect(refactored(source, "Retire 'emea/old': replace it with 'new' everywhere")).toEqual({
      'main.roadmap.yaml': expect.stringContaining('mail: {tools: [new]}'),
      'emea.roadmap.yaml': expect.stringMatching(
        /old: \{status: retired, until: 2026-03-16\}\nchannels:\n {2}mail: \{tools: \[new\]\}/,
      ),
    });
  });
});

it('a mention can name the tool that replaces it', () => {
  const source = STACK.replace('mail: {tools: [old]', 'mail: {tools: [o$0ld]');
  expect(offers(source)).toEqual(["Name 'new' in place of 'old'"]);
  expect(refactored(source, /in place of/)).toEqual({
    'main.roadmap.yaml': STACK.replace('mail: {tools: [old]', 'mail: {tools: [new]'),
  });
  expect(offers(STACK.replace('replaces: [old]', 'replaces: [o$0ld]'))).toEqual([]);
  expect(offers(STACK.replace('{from: bi, to: new}', '{from: bi, to: ne$0w}'))).toEqual([]);
});

it('no tool of the examples is replaced everywhere with a new finding', () => {
  const files = exampleFiles();
  const workspace = workspaceOf(files);
  const found = (): readonly string[] => findingsOf(workspace).map(({ rule, fingerprint }) => `${rule} ${fingerprint}`);
  const before = new Set(found());
  const outcomes: string[] = [];
  for (const [file, text] of Object.entries(files))
    for (const { base, key, path } of workspace.tree(file).index.section('tools')?.entries ?? []) {
      const at = base + key.span.start;
      for (const one of refactoringsAt(workspace, file, { start: at, end: at }).filter(({ title }) =>
        /everywhere$/.test(title),
      )) {
        const made = one.edits();
        outcomes.push(`${path[1]}: ${'refused' in made ? made.refused : 'done'}`);
        if ('refused' in made) continue;
        for (const [each, after] of Object.entries(textsAfter(workspace, made)))
          workspace.setFile(each, { text: after });
        expect(found().filter((one) => !before.has(one))).toEqual([]);
        for (const { file: each } of made) workspace.setFile(each, { text: files[each]! });
      }
      expect(workspace.text(file)).toBe(text);
    }
  expect(outcomes).toMatchInlineSnapshot(`
    [
      "old-crm: done",
      "mailer: It would bring a new finding: The automation 'welcome-series' runs, but no live tool is behind it. Name one in its 'tools' or in those of its channels, or set its 'status' to planned.",
    ]
  `);
});
