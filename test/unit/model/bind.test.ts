/** Entities, what a reference names, and which of two counts. */
import { describe, expect, it } from 'vitest';
import type { Bound } from '../../../core/model/bind';
import { check, workspaceOf } from '../../kit/check';

const modelOf = (text: string): Bound => workspaceOf({ a: text }).model('a');

describe('dependencies of an activity', () => {
  const text = `version: 1
initiatives:
  build: {horizon: now}
  cdp:
    horizon: now
    activities:
      design: {}
      build: {dependsOn: [design]}
      test: {dependsOn: {build: , cdp.design: {lag: 2d}}}
  other:
    horizon: now
    dependsOn: [build]
    activities:
      live: {dependsOn: [build, cdp.build]}
`;
  const model = modelOf(text);
  const waitsFor = (id: string): readonly string[] =>
    [...model.all('initiative'), ...model.all('activity'), ...model.all('milestone')].flatMap((entity) =>
      model.uses(entity).flatMap((use) => (use.from?.id === id ? [`${entity.kind} ${entity.id}`] : [])),
    );

  it.each([
    ['cdp.build', ['activity cdp.design']],
    ['cdp.test', ['activity cdp.design', 'activity cdp.build']],
    ['other', ['initiative build']],
    ['other.live', ['initiative build', 'activity cdp.build']],
  ])('%s: a sibling goes before an initiative of that name', (id, expected) => {
    expect(waitsFor(id)).toEqual(expected);
  });
});

describe('ids', () => {
  it('of what lies below are dotted', () => {
    const model = modelOf(`version: 1
objectives: {growth: {kpis: {leads: {}}}}
journeys: {buyer: {stages: {find: {touchpoints: {ad: {}}}}}}
teams: {ops: {members: {ann: Ann}}}
datasets: {people: {purposes: {news: {}}}}
scoring: {criteria: {fun: {weight: 2}}}
initiatives: {a: {horizon: now, activities: {b: {}}, risks: {late: {}}}}
`);
    const ids = (['kpi', 'stage', 'touchpoint', 'member', 'purpose', 'criterion', 'activity', 'risk'] as const).flatMap(
      (kind) => model.all(kind).map(({ id }) => id),
    );
    expect(ids).toEqual([
      'growth.leads',
      'buyer.find',
      'buyer.find.ad',
      'ops.ann',
      'people.news',
      'fun',
      'a.b',
      'a.late',
    ]);
  });

  it('of criteria are the usual ones where there are none', () => {
    expect(
      modelOf('version: 1\n')
        .all('criterion')
        .map(({ id }) => id),
    ).toEqual(['impact', 'ease', 'scalability', 'cost-effectiveness']);
    expect(
      modelOf('version: 1\nscoring: {method: rice}\n')
        .all('criterion')
        .map(({ id }) => id),
    ).toEqual(['reach', 'impact', 'confidence', 'effort']);
  });

  it('named after methods of objects are ids like others, or none', () => {
    const model = modelOf(
      'version: 1\ntools: {constructor: {vendor: a}, __proto__: {vendor: b}}\nchannels: {e: {tools: [constructor, valueof]}}\n',
    );
    expect(model.find('tool', 'constructor')?.data.vendor).toBe('a');
    expect(model.find('tool', 'valueOf')).toBeUndefined();
    expect(model.unresolved.map(({ ref }) => ref.id)).toEqual(['valueof']);
  });

  it('like integers keep their place', () => {
    const tools = modelOf('version: 1\ntools:\n  b: {}\n  2: {}\n  1: {}\n').all('tool');
    expect(tools.map(({ key }) => key)).toEqual(['b', '2', '1']);
  });
});

describe('qualified references', () => {
  it.each([
    ['tools.crm', true],
    ['objectives.growth.leads', true],
    ['initiatives.a.b', true],
    ['objectives.growth', true],
    ['crm', false],
    ['tools.erp', false],
    ['tool.crm', false],
    ['datasets.crm', false],
    ['constructor.name', false],
    ['.', false],
    ['tools.', false],
  ])('%s', (id, known) => {
    const text = `version: 1
tools: {crm: {}}
objectives: {growth: {kpis: {leads: {}}}}
initiatives: {a: {horizon: now, activities: {b: {}}}}
reviews: {log: {2026-01-01: {decisions: {d: {text: t, affects: [${JSON.stringify(id)}]}}}}}
`;
    expect(modelOf(text).unresolved.map(({ ref }) => ref.id)).toEqual(known ? [] : [id]);
  });
});

describe('what is there twice', () => {
  it('counts once, the first time, and both are checked', () =>
    check(`version: 1
tools:
  crm: {vendor: Acme}
  crm: {vendr: Bolt}
# ^^^ duplicate-id: 'crm' is there twice in 'tools'; the first one counts. Rename or remove one of them.
#       ^^^^^ unknown-key: There is no key 'vendr' in 'tools.crm'. Did you mean 'vendor'?
channels:
  email: {tools: [crm]}
`));

  it('as a field: the first holds, both are checked', () => {
    const text = 'version: 1\ntools:\n  crm: {vendor: Acme, vendor: Bolt, satisfaction: 3, satisfaction: 9}\n';
    expect(modelOf(text).find('tool', 'crm')?.data).toMatchObject({ vendor: 'Acme', satisfaction: 3 });
    const rules = workspaceOf({ a: text })
      .findings('a')
      .map(({ rule }) => rule);
    expect(rules.filter((rule) => rule !== 'low-satisfaction')).toEqual([
      'duplicate-id',
      'duplicate-id',
      'invalid-value',
    ]);
  });

  it('as a section: all of its entries are read, and it is said', () => {
    const text = 'version: 1\ntools:\n  crm: {}\ntools:\n  cms: {vendr: x}\n';
    expect(
      workspaceOf({ a: text })
        .findings('a')
        .map(({ rule }) => rule),
    ).toEqual(['duplicate-id', 'unknown-key']);
  });

  it('an initiative and a milestone share their ids', () =>
    check(
      `version: 1
milestones: {live: {date: 2026-06-30}}
initiatives: {live: {horizon: now}}
#             ^^^^ duplicate-id: 'live' is already a milestone in this file; the first one counts. Rename or remove one of them.
`,
      { only: ['duplicate-id'] },
    ));
});

it('knows the innermost entity that a place lies in', () => {
  const model = modelOf('version: 1\ninitiatives: {a: {activities: {b: {owner: x}}}}\n');
  const at = (...path: string[]) => model.at({ file: 'a', path, part: 'value' })?.id;
  expect([
    at('initiatives', 'a', 'activities', 'b', 'owner'),
    at('initiatives', 'a', 'activities'),
    at('initiatives'),
    at('title'),
  ]).toEqual(['a.b', 'a', undefined, undefined]);
});
