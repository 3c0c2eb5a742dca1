import { describe, expect, it } from 'vitest';
import { roadmap } from '../../core/format/entities';
import type { Field, ObjectValue, Value } from '../../core/format/kit';
import { check } from '../kit/check';
import { fixedBy, titlesOf } from '../kit/fixes';

/** Every required field of the format. */
function* required(value: Value, seen = new Set<Value>()): Iterable<readonly [string, Field]> {
  if (seen.has(value)) return;
  seen.add(value);
  if (value.is === 'list') yield* required(value.of, seen);
  if (value.is === 'map') yield* required((value as Extract<Value, { is: 'map' }>).of, seen);
  if (value.is === 'either')
    for (const part of [value.scalar, value.list, value.mapping]) if (part !== undefined) yield* required(part, seen);
  if (value.is === 'object')
    for (const [name, field] of Object.entries((value as ObjectValue).fields)) {
      if (field.required === true) yield [name, field];
      yield* required(field.value, seen);
    }
}

describe('missing-key', () => {
  it('speaks of the few keys without which an entry means nothing', () =>
    check(
      `version: 1
tools: {crm: {}}
lifecycle: {lead: {}, customer: {}}
integrations:
  out: {from: crm}
# ^^^ missing-key: 'integrations.out' needs 'to': the tool that receives.
budgets:
  year: {per: year}
# ^^^^ missing-key: 'budgets.year' needs 'amount': how much there is in each period.
channels:
  email: {frequencyCap: {max: 3}}
#         ^^^^^^^^^^^^ missing-key: 'channels.email.frequencyCap' needs 'per': the time that counts.
`,
      { only: ['missing-key'] },
    ));

  it('can add each of them', () => {
    const fields = [...required(roadmap as Value)];
    expect(fields.length).toBeGreaterThan(8);
    for (const [name, { examples, value }] of fields) if (value.is !== 'ref') expect(examples, name).toBeDefined();
  });

  it('adds a key with an example of its value', () => {
    const source = 'version: 1\nbudgets:\n  year: # ours\n    per: year\n';
    expect(titlesOf(source)).toEqual(["Add 'amount: 50000'"]);
    expect(fixedBy(source, "Add 'amount: 50000'")).toBe(
      'version: 1\nbudgets:\n  year: # ours\n    per: year\n    amount: 50000\n',
    );
  });

  it('offers what could be named, but not what is named already', () => {
    const source = `version: 1
tools: {crm: {}, cms: {}, bi: {}}
integrations:
  out: {from: crm}
`;
    expect(titlesOf(source).filter((title) => title.startsWith('Add'))).toEqual(["Add 'to: cms'", "Add 'to: bi'"]);
    expect(fixedBy(source, "Add 'to: bi'")).toContain('out: {from: crm, to: bi}');
  });

  it('adds the version without asking', () => expect(titlesOf('tools: {}\n')).toEqual(["* Add 'version: 1'"]));

  it('keeps quiet where the key is misspelt, or given without a value', () =>
    check(`version: 1
tools: {crm: {}, cms: {}}
integrations:
  out: {from: crm, too: cms}
#                  ^^^ unknown-key: There is no key 'too' in 'integrations.out'. Did you mean 'to'?
  back: {from: cms, to: }
#                   ^^ invalid-value: 'to' has no value; expected the id of a tool.
`));

  it('asks for nothing that is not needed', () =>
    check('version: 1\ntools: {crm: }\nobjectives: {growth: {}}\nreviews: {}\nscoring: {}\n'));
});
