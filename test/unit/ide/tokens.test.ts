import { describe, expect, it } from 'vitest';
import { TOKEN_TYPES, tokensOf } from '../../../core/ide/tokens';
import { workspaceFrom, workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';
import { textAt } from './caret';

const FILE = 'main.roadmap.yaml';

/** `class crm`, with `!` where it is declared and `~` where it is deprecated. */
function shown(source: string, file = FILE): readonly string[] {
  const workspace = workspaceFrom(source);
  return tokensOf(workspace, file).map(
    ({ span, type, declares, deprecated }) =>
      `${type} ${textAt(workspace, file, span)}${declares ? '!' : ''}${deprecated ? '~' : ''}`,
  );
}

describe('tokens', () => {
  it('are ids by what they name, where they are declared and where they are named', () => {
    const source = `version: 1
objectives:
  grow: {kpis: {leads: {target: 5}}}
teams:
  ops: {members: {lena: Lena Vos}}
tools:
  crm: {owner: ops.lena, objectives: [grow.leads], status: active}
initiatives:
  go: {tools: ["crm"], activities: {build: {}, test: {dependsOn: {build: {lag: 2d}}}}}
milestones:
  live: {requires: [go.build, go]}
`;
    expect(shown(source)).toEqual([
      'number 1',
      'type grow!',
      'property leads!',
      'number 5',
      'variable ops!',
      'parameter lena!',
      'class crm!',
      'variable ops',
      'parameter lena',
      'type grow',
      'property leads',
      'enumMember active',
      'function go!',
      'class crm',
      'method build!',
      'method test!',
      'method build',
      'number 2d',
      'event live!',
      'function go',
      'method build',
      'function go',
    ]);
  });

  it('are dates, durations, money, currencies and choices, where those should stand', () => {
    const source = `version: 1
title: 2026-03-02
budgets: {b: {amount: 12.5, currency: EUR, per: quarter, from: "2026-Q1", until: soon}}
objectives: {o: {kpis: {k: {measurements: {2026-01: 3}}}}}
tools: {t: {category: crm, contract: {notice: 3m, autoRenews: true, uplift: x}, vendor: crm}}
`;
    expect(shown(source)).toEqual([
      'number 1',
      'variable b!',
      'number 12.5',
      'enumMember EUR',
      'enumMember quarter',
      'number 2026-Q1',
      'type o!',
      'property k!',
      'number 2026-01',
      'number 3',
      'class t!',
      'enumMember crm',
      'number 3m',
    ]);
  });

  it('say what is retired or cancelled, and not what a reference only passes', () => {
    const source = `version: 1
tools: {old: {status: retired}, new: {replaces: [old]}}
initiatives:
  gone: {status: cancelled, activities: {a: {}}}
  next: {dependsOn: [gone.a], tools: [old]}
`;
    expect(shown(source)).toEqual([
      'number 1',
      'class old!~',
      'enumMember retired',
      'class new!',
      'class old~',
      'function gone!~',
      'enumMember cancelled',
      'method a!~',
      'function next!',
      'function gone~',
      'method a~',
      'class old~',
    ]);
  });

  it('are none for what names nothing, the user’s own, and text over several lines', () => {
    const source = `version: 1
x-own: {a: 2026-01}
tools:
  crm: {owner: nobody, "cms
    x": 1}
channels: {mail: {tools: [gone], type: ownd}}
`;
    expect(shown(source)).toEqual(['number 1', 'class crm!', 'namespace mail!']);
  });

  it('of what an alias brings stand once', () => {
    const source = 'version: 1\ntools: {a: &x {status: active}, b: *x}\n';
    expect(shown(source)).toEqual(['number 1', 'class a!', 'enumMember active', 'class b!']);
  });

  it('name what is imported without its name space', () => {
    const source =
      'version: 1\nimports: {e: e.roadmap.yaml}\nchannels: {m: {tools: [e/crm]}}\n#- /e.roadmap.yaml\nversion: 1\ntools: {crm: {status: retired}}\n';
    expect(shown(source)).toEqual(['number 1', 'namespace m!', 'class crm~']);
    expect(shown(source, 'e.roadmap.yaml')).toEqual(['number 1', 'class crm!~', 'enumMember retired']);
    expect(tokensOf(workspaceFrom(source), 'gone.roadmap.yaml')).toEqual([]);
  });

  it('lie behind one another on lines of their own in every example, of most types', () => {
    const files = exampleFiles();
    const workspace = workspaceOf(files);
    const types = new Set<string>();
    for (const file of Object.keys(files)) {
      let end = 0;
      for (const { span, type } of tokensOf(workspace, file)) {
        types.add(type);
        expect(span.start, file).toBeGreaterThanOrEqual(end);
        expect(textAt(workspace, file, span)).toMatch(/^[^\n"']+$/);
        end = span.end;
      }
    }
    expect(TOKEN_TYPES.filter((type) => !types.has(type))).toEqual([]);
  });
});
