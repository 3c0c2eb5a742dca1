/** Changes by entity and field: what they make of the text, and what can't be meant. */
import { describe, expect, it } from 'vitest';
import { type Assignment, assignmentOf, outlook } from '../../../core/tools/change';
import { workspaceOf } from '../../kit/check';

const ROOT = 'plan.roadmap.yaml';
const PLAN = `version: 1
# who does it
teams: {data: {}, crm: {}}
tools:
  crm: # the old one
    name: "CRM"
    costs: {licence: {amount: 900, per: month}} # a year at least
initiatives:
  build: {name: 'Build it', start: 2026-05-04, duration: 4w, tools: [crm]}
  move:
    start: 2026-06-01
    activities:
      export: {duration: 1w}
milestones:
  launch: {requires: [build], criteria: [It works]}
`;
const files = { [ROOT]: PLAN };

const made = (...assignments: readonly Assignment[]): string => {
  const found = outlook(workspaceOf(files), ROOT, assignments);
  return 'problem' in found ? `! ${found.problem}` : (found.files[0]?.after ?? 'nothing');
};

describe('a change', () => {
  it.each<readonly [string, Assignment, string, string]>([
    ['a number', { entity: 'build', field: 'duration', value: '6w' }, 'duration: 4w', 'duration: 6w'],
    ['a text in its quotes', { entity: 'build', field: 'name', value: "Ana's" }, "'Build it'", "'Ana''s'"],
    ['what is within', { entity: 'tools.crm', field: 'costs.licence.amount', value: 1200 }, '900', '1200'],
    ['a list', { entity: 'launch', field: 'requires', value: ['build', 'move'] }, '[build]', '[build, move]'],
    ['an activity', { entity: 'move.export', field: 'duration', value: '2w' }, 'duration: 1w', 'duration: 2w'],
    [
      'what is not there',
      { entity: 'build', field: 'owner', value: 'data' },
      'tools: [crm]}',
      'tools: [crm], owner: data}',
    ],
    ['what goes', { entity: 'build', field: 'tools', value: null }, ', tools: [crm]', ''],
    [
      'a new entry',
      { entity: 'teams.web', value: { name: 'Web: all' } },
      'crm: {}}',
      'crm: {}, web: {name: "Web: all"}}',
    ],
    ['an entry that goes', { entity: 'teams.data', value: null }, 'data: {}, ', ''],
  ])('of %s keeps all else as it is', (_what, assignment, before, after) =>
    expect(made(assignment)).toBe(PLAN.replace(before, after)),
  );

  it('comes after the one before it', () =>
    expect(
      made({ entity: 'tools.cdp', value: { name: 'CDP' } }, { entity: 'tools.cdp', field: 'status', value: 'planned' }),
    ).toContain('cdp: {name: CDP, status: planned}'));

  it('is only tried', () => {
    const workspace = workspaceOf(files);
    const found = outlook(workspace, ROOT, [{ entity: 'build', field: 'duration', value: '6w' }]);
    expect(workspace.text(ROOT)).toBe(PLAN);
    if ('problem' in found) throw new Error(found.problem);
    expect(found.review.breaks.map(({ rule }) => rule)).toContain('milestone-later');
    expect(found.errors).toEqual([]);
  });

  it.each<readonly [string, Assignment, string]>([
    ['a reference', { entity: 'build', field: 'tools', value: ['nope'] }, 'unknown-reference'],
    ['a key', { entity: 'build', field: 'duraton', value: '6w' }, 'unknown-key'],
    ['a type', { entity: 'build', field: 'duration', value: 'soon' }, 'invalid-duration'],
    ['what others name', { entity: 'initiatives.build', value: null }, 'unknown-reference'],
  ])('with a wrong %s has errors', (_what, assignment, rule) => {
    const found = outlook(workspaceOf(files), ROOT, [assignment]);
    expect('problem' in found ? found : found.errors.map((one) => one.rule)).toContain(rule);
  });

  it.each<readonly [Assignment, string]>([
    [
      { entity: 'bild', field: 'duration', value: '6w' },
      "There is no 'bild' in plan.roadmap.yaml. Did you mean 'build'?",
    ],
    [{ entity: 'crm', field: 'name', value: 'x' }, "'crm' is 'tools.crm' and 'teams.crm': name one of them."],
    [{ entity: 'build', field: 'owner', value: null }, "'initiatives.build' has no 'owner' to take away."],
    [{ entity: 'build', field: 'a..b', value: 1 }, "'a..b' is no field: write it like 'costs.licence.amount'."],
    [{ entity: 'build', value: {} }, "'build' is there already: name the field to change."],
    [
      { entity: 'nothing.new', value: {} },
      "There is no 'nothing.new'. A new entry is named with its collection, such as 'tools.crm'.",
    ],
    [{ entity: 'tools.new', value: 'x' }, 'A new \'tools.new\' needs its fields, such as {"name": "…"}.'],
    [{ entity: 'tools.crm', field: 'costs', value: { licence: 1 } }, '! no problem'],
  ])('%j', (assignment, problem) => {
    const found = made(assignment);
    if (problem === '! no problem') expect(found).toContain('costs: {licence: 1}');
    else expect(found).toBe(`! ${problem}`);
  });
});

describe('a change in words', () => {
  const read = (text: string) => assignmentOf(workspaceOf(files), ROOT, text);

  it.each<readonly [string, Assignment]>([
    ['build.duration=6w', { entity: 'build', field: 'duration', value: '6w' }],
    ['tools.crm.costs.licence.amount=1200', { entity: 'tools.crm', field: 'costs.licence.amount', value: 1200 }],
    ['move.export.duration = 2w ', { entity: 'move.export', field: 'duration', value: '2w' }],
    ['build.tools=[crm, cdp]', { entity: 'build', field: 'tools', value: ['crm', 'cdp'] }],
    ['build.name=a=b', { entity: 'build', field: 'name', value: 'a=b' }],
    ['build.tools=', { entity: 'build', field: 'tools', value: null }],
    ['nope.x=1', { entity: 'nope', field: 'x', value: 1 }],
  ])('%s', (text, assignment) => expect(read(text)).toEqual(assignment));

  it.each(['build', 'build=6w', '=6w', 'duration'])('%s is none', (text) =>
    expect(read(text)).toEqual({ problem: `'${text}' is no change: write it like 'ITEM.duration=6w'.` }),
  );
});
