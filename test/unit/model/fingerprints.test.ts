/** What a fingerprint is made of, and what not. */
import { describe, expect, it } from 'vitest';
import { findingsOf, workspaceOf } from '../../kit/check';

type Files = Readonly<Record<string, string>>;

const prints = (files: Files, rule?: string, base = ''): readonly string[] => {
  const workspace = workspaceOf(files);
  workspace.setPrintNames((file, root) => ({ file: base + file, root: base + root }));
  const found = findingsOf(workspace, rule === undefined ? {} : { only: [rule] });
  return found.map(({ fingerprint }) => fingerprint);
};

const one = (text: string, rule?: string, path = 'a'): readonly string[] =>
  prints({ [path]: `version: 1\n${text}` }, rule);

describe('the same', () => {
  it.each([
    ['another wrong value', 'tools: {crm: {status: actve}}', 'tools: {crm: {status: gone}}'],
    ['another wrong number', "tools: {crm: {satisfaction: 'x'}}", 'tools: {crm: {satisfaction: 99}}'],
    ['another wrong date', 'tools: {crm: {until: 2026-02-30}}', 'tools: {crm: {until: 2026-02-31}}'],
    ['another wrong duration', 'initiatives: {a: {duration: 0d}}', 'initiatives: {a: {duration: 1.5w}}'],
    ['another score', 'initiatives: {a: {scores: {impact: 9}}}', 'initiatives: {a: {scores: {impact: 99}}}'],
    ['another kind of value', 'tools: {crm: {owner: [x]}}', 'tools: {crm: {owner: {x: 1}}}'],
    [
      'more in front of it in the list',
      'tools: {crm: {objectives: [grwth]}}',
      'tools: {crm: {objectives: [sales, grwth]}, x: {}}\nobjectives: {sales: {}}',
    ],
    ['a value elsewhere in the entity', 'tools: {crm: {vendr: a}}', 'tools: {crm: {name: CRM, vendr: b}}'],
    [
      'dates that slip',
      'initiatives: {a: {start: 2026-01-05, duration: 2w}}',
      'initiatives: {a: {start: 2026-01-12, duration: 3w}}',
    ],
    [
      'another one of several that comes first',
      'tools: {a: {capabilities: [mail]}, b: {capabilities: [mail]}}',
      'tools: {b: {capabilities: [mail]}, a: {capabilities: [mail]}}',
    ],
    [
      'another step of a circle that comes first',
      'initiatives: {a: {dependsOn: [b]}, b: {dependsOn: [a]}}',
      'initiatives: {b: {dependsOn: [a]}, a: {dependsOn: [b]}}',
    ],
  ])('%s', (_what, before, after) => {
    const found = one(before);
    expect(found.length).toBeGreaterThan(0);
    expect(one(after)).toEqual(expect.arrayContaining([...found]));
  });

  it('an entity moved to a file that is imported', () => {
    const before = prints({ a: 'version: 1\nimports: [b]\ntools: {crm: {vendr: x}}\n', b: 'version: 1\n' });
    const after = prints({ a: 'version: 1\nimports: [b]\n', b: 'version: 1\ntools: {crm: {vendr: x}}\n' });
    expect(after).toEqual(before);
  });

  it('an imported file under another name', () => {
    const before = prints({ a: 'version: 1\nimports: [b]\n', b: 'version: 1\ntools: {crm: {vendr: x}}\n' });
    const after = prints({ a: 'version: 1\nimports: [c]\n', c: 'version: 1\ntools: {crm: {vendr: x}}\n' });
    expect(after).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it('an equal one above it is silenced by a comment', () => {
    const list = 'tools:\n  crm:\n    objectives:\n      - x\n      - x\n';
    const [, second] = one(list);
    expect(one(list.replace('- x', '- x # roadmap-ignore unknown-reference: it comes'))).toEqual([second]);
    expect(second).toBeDefined();
  });

  it('seen from a folder of the work tree', () => {
    const text = 'version: 1\ntools: {crm: {vendr: x}}\ntols: {}\n';
    expect(prints({ 'a.yaml': text }, undefined, 'plans/')).toEqual(prints({ 'plans/a.yaml': text }));
    expect(prints({ 'a.yaml': text })).not.toEqual(prints({ 'plans/a.yaml': text }));
  });
});

describe('another', () => {
  it.each([
    ['roadmap', one('tols: {}', undefined, 'a'), one('tols: {}', undefined, 'b')],
    ['entity', one('tools: {crm: {vendr: a}}'), one('tools: {cms: {vendr: a}}')],
    ['key', one('tools: {crm: {vendr: a}}'), one('tools: {crm: {vendo: a}}')],
    ['field', one('tools: {crm: {owner: x}}'), one('tools: {crm: {replaces: [x]}}')],
    ['id', one('tools: {crm: {owner: x}}'), one('tools: {crm: {owner: y}}')],
    ['rule', one('initiatives: {a: {start: 2026-02-30}}'), one('initiatives: {a: {start: x}, b: {}}', 'unscheduled')],
  ])('%s', (_what, before, after) => {
    expect(before).toHaveLength(1);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
  });
});

describe('each its own', () => {
  it.each<readonly [string, Files]>([
    ['equals in one list', { a: 'version: 1\ntools: {crm: {objectives: [x, x, x]}}\n' }],
    [
      'one id in two files',
      { a: 'version: 1\nimports: [b]\ntools: {crm: {vendr: x}}\n', b: 'version: 1\ntools: {crm: {vendr: x}}\n' },
    ],
    [
      'one key in two files',
      { a: 'version: 1\nimports: [b]\nrules: {nope: off}\n', b: 'version: 1\nrules: {nope: off}\n' },
    ],
    ['slips of YAML', { a: 'version: 1\ntools:\n  a: {b: "x}\n  c: ]\n  d: "y\n' }],
    [
      'in two roadmaps',
      {
        a: 'version: 1\nimports: [c]\n',
        b: 'version: 1\nimports: [c]\n',
        c: 'version: 1\ntols: {}\ncalendar: {start: 2026-01-05}\n',
      },
    ],
  ])('%s', (_what, files) => {
    const found = prints(files);
    expect(found.length).toBeGreaterThan(1);
    expect(new Set(found).size).toBe(found.length);
  });
});
