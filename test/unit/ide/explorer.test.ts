import { describe, expect, it } from 'vitest';
import { explorerTree, roadmapEntry, type TreeEntry } from '../../../core/ide/explorer';
import { GROUPINGS } from '../../../core/protocol/explorer';
import { workspaceFrom, workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';

/** The tree as indented lines: kind, label, what stands beside it, and how much is wrong (`1e 2w`). */
function lines(entries: readonly TreeEntry[], indent = ''): string[] {
  return entries.flatMap(({ kind, label, description, problems: { errors, warnings }, children }) => {
    const counts = [errors > 0 ? `${errors}e` : '', warnings > 0 ? `${warnings}w` : ''].filter((one) => one !== '');
    const beside = description === '' ? '' : ` (${description})`;
    const wrong = counts.length === 0 ? '' : ` !${counts.join(' ')}`;
    return [`${indent}${kind} ${label}${beside}${wrong}`, ...lines(children, `${indent}  `)];
  });
}

const ROADMAP = `version: 1
title: Renewal
rules: {objective-without-kpi: off, tool-unused: off, unowned: off, phase-without-milestone: off, work-without-objective: off}
objectives:
  growth: {name: Growth}
  leads:
    name: More leads
    parent: growth
    kpis: {mql: {name: MQLs, unit: leads, direction: increase, baseline: 100, target: 180, due: 2026-Q4, measurements: {2026-02: 131}}}
teams:
  ops: {name: Marketing ops, members: {ann: Ann}}
  data: {}
phases:
  base: {name: Base, start: 2026-Q2, end: 2026-Q2}
tools:
  crm: {name: The CRM, owner: ops}
  old: {name: Old mailer, status: phasing-out}
channels:
  email: {name: Email, tools: [old]}
initiatives:
  migrate:
    name: Migrate
    phase: base
    objectives: [leads.mql]
    owner: ops.ann
    status: in-progress
    tools: [crm]
    activities:
      export: {duration: 2w}
      clean: {name: Clean up, duration: 1w, dependsOn: [export]}
  tidy: {name: Tidy up, start: 2026-04-01, duration: 1w, teams: [data], tools: [crm, crn]}
  dream: {name: Some day, horizon: later}
milestones:
  live: {name: Live, requires: [migrate], objectives: [growth], phase: base}
`;

const tree = (by: (typeof GROUPINGS)[number], source = ROADMAP): string[] => {
  const workspace = workspaceFrom(source);
  return lines(explorerTree(workspace, workspace.roots()[0]!, by));
};

describe('the explorer', () => {
  it('groups by objective, KPIs and goals within', () =>
    expect(tree('objective')).toEqual([
      'objective Growth',
      '  objective More leads',
      '    kpi MQLs (131 → 180 leads by 31 Dec 2026)',
      '    initiative Migrate (1 Apr to 21 Apr 2026, in progress, critical)',
      '      activity export (1 Apr to 14 Apr 2026, critical)',
      '      activity Clean up (15 Apr to 21 Apr 2026, critical)',
      '  milestone Live (21 Apr 2026, critical)',
      'group Serves no objective !1e',
      '  initiative Tidy up (1 Apr to 7 Apr 2026) !1e',
      '  initiative Some day (no dates)',
    ]));
  it('groups by phase', () =>
    expect(tree('phase')).toEqual([
      'phase Base (1 Apr to 30 Jun 2026)',
      '  initiative Migrate (1 Apr to 21 Apr 2026, in progress, critical)',
      '    activity export (1 Apr to 14 Apr 2026, critical)',
      '    activity Clean up (15 Apr to 21 Apr 2026, critical)',
      '  milestone Live (21 Apr 2026, critical)',
      'group In no phase !1e',
      '  initiative Tidy up (1 Apr to 7 Apr 2026) !1e',
      '  initiative Some day (no dates)',
    ]));
  it('groups by team, with what it answers for', () =>
    expect(tree('team')).toEqual([
      'team Marketing ops',
      '  initiative Migrate (1 Apr to 21 Apr 2026, in progress, critical)',
      '    activity export (1 Apr to 14 Apr 2026, critical)',
      '    activity Clean up (15 Apr to 21 Apr 2026, critical)',
      '  tool The CRM',
      'team data !1e',
      '  initiative Tidy up (1 Apr to 7 Apr 2026) !1e',
      'group With no team',
      '  initiative Some day (no dates)',
    ]));
  it('groups by tool, with all that uses it', () =>
    expect(tree('tool')).toEqual([
      'tool The CRM !1e',
      '  initiative Migrate (1 Apr to 21 Apr 2026, in progress, critical)',
      '    activity export (1 Apr to 14 Apr 2026, critical)',
      '    activity Clean up (15 Apr to 21 Apr 2026, critical)',
      '  initiative Tidy up (1 Apr to 7 Apr 2026) !1e',
      'tool Old mailer (phasing out)',
      '  channel Email',
      'group About no tool',
      '  initiative Some day (no dates)',
    ]));

  it('shows objectives that are their own parents once each', () =>
    expect(
      tree('objective', 'version: 1\nobjectives:\n  a: {parent: b}\n  b: {parent: a}\n  c: {parent: c}\n'),
    ).toEqual(['objective a !1e', '  objective b', 'objective c !1e']));

  it.each(GROUPINGS)('has keys of its own for each entry of the examples, by %s', (by) => {
    const workspace = workspaceOf(exampleFiles());
    for (const root of workspace.roots()) {
      const keys: string[] = [];
      const walk = (entries: readonly TreeEntry[]): void => {
        for (const { key, children } of entries) {
          keys.push(key);
          walk(children);
        }
      };
      walk(explorerTree(workspace, root, by));
      expect(new Set(keys).size, root).toBe(keys.length);
    }
  });

  it('leaves out no initiative of the examples, whatever it is grouped by', () => {
    const workspace = workspaceOf(exampleFiles());
    for (const root of workspace.roots())
      for (const by of GROUPINGS) {
        const shown = new Set<unknown>();
        const walk = (entries: readonly TreeEntry[]): void => {
          for (const { entity, children } of entries) {
            shown.add(entity);
            walk(children);
          }
        };
        walk(explorerTree(workspace, root, by));
        const missing = workspace
          .model(root)
          .all('initiative')
          .filter((one) => !shown.has(one));
        expect(
          missing.map(({ id }) => id),
          `${root} by ${by}`,
        ).toEqual([]);
      }
  });

  it('counts what is wrong in a roadmap', () => {
    const workspace = workspaceFrom(ROADMAP);
    expect(roadmapEntry(workspace, workspace.roots()[0]!)).toEqual({
      title: 'Renewal',
      problems: { errors: 1, warnings: 0 },
    });
  });
});
