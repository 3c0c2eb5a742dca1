/** The JSON schema that other editors use: valid, complete, and of one mind with the format. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import draft07 from 'ajv/dist/refs/json-schema-draft-07.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as entities from '../../../core/format/entities';
import type { ObjectValue, Value } from '../../../core/format/kit';
import { rules } from '../../../core/rules/list';
import { exampleFiles } from '../../kit/examples';

const root = resolve(import.meta.dirname, '../../..');
const schema = JSON.parse(readFileSync(resolve(root, 'schemas/roadmap.schema.json'), 'utf8')) as {
  readonly $schema: string;
  readonly properties: Readonly<Record<string, { readonly properties: object }>>;
};
/** As another editor would use it: no formats, no keywords of ours. */
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

it('is valid against its meta-schema', () => {
  const meta = new Ajv({ strict: false }).getSchema('http://json-schema.org/draft-07/schema')!;
  expect(meta(schema), JSON.stringify(meta.errors)).toBe(true);
  expect(schema.$schema).toBe(draft07.$id);
});

it.each(Object.entries(exampleFiles()))('accepts %s', (_path, text) => {
  expect(validate(parse(text)), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
});

it('knows every rule', () => {
  const known = schema.properties['rules']!;
  expect(Object.keys(known.properties)).toEqual(expect.arrayContaining(['profile', ...rules.map(({ name }) => name)]));
});

describe('accepts', () => {
  it.each([
    'version: 1',
    'version: 1\ntools:\n',
    'version: 1\ntools: {crm: }\n',
    'version: 1\nx-mine: [1]\ntools: {crm: {x-cost-centre: 4711}}',
    'version: 1\ncalendar: {start: 2026, end: 2026-Q4, holidays: [2026-W52, 2026-12-25]}',
    'version: 1\ncalendar: {holidays: {Christmas: 2026-12-25}, fiscalYear: {start: 4}}',
    'version: 1\nimports: [a.roadmap.yaml]',
    'version: 1\nimports: {emea: a.roadmap.yaml}',
    'version: 1\ninitiatives: {a: {costs: 5}, b: {costs: {licence: 5, more: {amount: 3}}}}',
    'version: 1\ninitiatives: {a: {dependsOn: [b]}, b: {dependsOn: {c: , d: {lag: -1w}, e: [{type: start-to-start}]}}}',
    'version: 1\ninitiatives: {a: {teams: [x]}, b: {teams: {x: 0.5}}, c: {risks: [late]}, d: {risks: {late: {impact: 2}}}}',
    'version: 1\nobjectives: {a: {kpis: {k: {baseline: 1}, l: {baseline: {value: 1, at: 2026-01}, targets: {2026-Q1: 3}}}}}',
    'version: 1\ntools: {crm: {ref: 1234, capabilities: [a]}, cms: {capabilities: {a: {used: partly}}}}',
    'version: 1\nrules: {profile: strict, unknown-key: off}',
  ])('%s', (text) => {
    expect(validate(parse(text)), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });
});

describe('rejects', () => {
  it.each([
    '[]',
    'title: x',
    'version: 2',
    'version: one',
    'version: 1\ntols: {}',
    'version: 1\ntools: []',
    'version: 1\ntools: {CRM: {}}',
    'version: 1\ntools: {"true": {}}',
    'version: 1\ntools: {crm: {vendr: x}}',
    'version: 1\ntools: {crm: {status: actve}}',
    'version: 1\ntools: {crm: {satisfaction: 6}}',
    'version: 1\ntools: {crm: {gaps: slow}}',
    'version: 1\nintegrations: {a: {from: x}}',
    'version: 1\nbudgets: {a: {}}',
    'version: 1\nmilestones: {m: {date: tomorrow}}',
    'version: 1\ninitiatives: {a: {duration: 0d}}',
    'version: 1\ninitiatives: {a: {duration: 12h}}',
    'version: 1\ninitiatives: {a: {progress: 101}}',
    'version: 1\nobjectives: {a: {kpis: {k: {measurements: {soon: 1}}}}}',
    'version: 1\nreviews: {log: {2026-01-01: {decisions: {d: {because: x}}}}}',
    'version: 1\nrules: {unknown-rule: off}',
    'version: 1\nrules: {unknown-key: loud}',
  ])('%s', (text) => expect(validate(parse(text))).toBe(false));
});

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'is' in value && value.is === 'object';

describe('the words of the format', () => {
  const objects = (Object.entries(entities) as [string, unknown][]).flatMap(([name, value]) =>
    isObject(value) ? [[name, value as Value] as const] : [],
  );

  /** Every object below a value, with where it stands. */
  function* objectsIn(value: Value, at: string): Iterable<readonly [string, ObjectValue]> {
    if (value.is === 'list' || value.is === 'map') yield* objectsIn(value.of, at);
    if (value.is === 'either')
      for (const part of [value.scalar, value.list, value.mapping]) if (part !== undefined) yield* objectsIn(part, at);
    if (value.is !== 'object') return;
    yield [at, value as ObjectValue];
    for (const [key, field] of Object.entries((value as ObjectValue).fields))
      yield* objectsIn(field.value, `${at}.${key}`);
  }

  it.each(objects)('%s: every key has a sentence, and every choice too', (name, value) => {
    for (const [at, { fields }] of objectsIn(value, name))
      for (const [key, field] of Object.entries(fields)) {
        expect(field.doc, `${at}.${key}`).toMatch(/^[A-Z`].{2,}\.$/);
        if (field.value.is === 'choice')
          for (const [choice, words] of Object.entries(field.value.of))
            expect(words, `${at}.${key}: ${choice}`).toMatch(/\.$/);
      }
  });

  it.each(objects)('%s: every example is one', (name, value) => {
    for (const [at, { fields }] of objectsIn(value, name))
      for (const [key, { examples }] of Object.entries(fields))
        for (const example of examples ?? []) expect(() => parse(example), `${at}.${key}: ${example}`).not.toThrow();
  });
});
