/** Takes each rule away in turn: its own examples must notice. And a small roadmap must not hear of any rule. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../core/rules/list';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { readMarks } from '../kit/marks';

const silenceable = rules.filter(({ name }) => name !== 'yaml-syntax');

describe('a rule that is switched off', () => {
  it.each(silenceable.map((rule) => [rule.name, rule] as const))('%s', (name, { examples }) => {
    for (const { bad } of examples) {
      const marked = readMarks(bad).marks.filter((mark) => mark.rule === name).length;
      const workspace = workspaceFrom(bad);
      expect(findingsOf(workspace, { only: [name] })).toHaveLength(marked);
      workspace.setLevels(new Map([[name, 'off']]));
      expect(findingsOf(workspace, { only: [name] })).toEqual([]);
    }
    expect(examples.some(({ bad }) => readMarks(bad).marks.some((mark) => mark.rule === name))).toBe(true);
  });
});

describe('five lines', () => {
  it.each([
    ['a tool', 'tools:\n  crm: {}\n'],
    ['two tools', 'tools:\n  crm: {vendor: Acme}\n  mailer: {}\n'],
    ['tools with costs and data', 'tools:\n  crm: {costs: 100, datasets: [contacts]}\ndatasets:\n  contacts:\n'],
    ['an objective', 'objectives:\n  growth: {}\n'],
    [
      'an objective with a KPI',
      'objectives:\n  growth:\n    kpis: {leads: {unit: a day, baseline: 1, target: 2, due: 2026}}\n',
    ],
    [
      'an objective and the work for it',
      'objectives: {growth: {}}\ninitiatives:\n  leads: {horizon: now, objectives: [growth]}\n',
    ],
    ['an initiative', 'initiatives:\n  adopt-cdp:\n    start: 2026-04-01\n    duration: 8w\n'],
    ['a journey', 'journeys:\n  buy:\n    stages: {hear: {touchpoints: {newsletter: {}}}}\n'],
    ['channels', 'channels:\n  email: {}\nsegments:\n  families: {channels: [email]}\n'],
    ['personal data', 'datasets:\n  contacts: {classification: personal}\n'],
    ['nothing yet', 'title: New roadmap\n'],
  ])('%s', (_what, body) => {
    check(`version: 1\n${body}`);
  });
});
