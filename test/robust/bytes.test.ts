/** Any bytes: the cases of the official YAML test suite, and examples with random damage. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { parseFile } from '../../core/syntax/file';
import type { Node } from '../../core/syntax/tree';
import { parseYaml } from '../../core/syntax/yaml';
import { workspaceOf } from '../kit/check';
import { exampleFiles } from '../kit/examples';
import { yamlSuite } from '../kit/yamlSuite';
import { edited, edits } from '../property/edits';

const MANY = Number(process.env['ROADMAP_EDITS'] ?? 0);

/** Keys stay in the order of the text; of a key given twice the last counts here, as in the package. */
function plain(node: Node): unknown {
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'map') return { pairs: [...new Map(node.pairs.map(({ key, value }) => [key.text, plain(value)]))] };
  return node.value;
}

/** The same of what package `yaml` makes of a text; undefined where a key is no scalar. */
function plainByYaml(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainByYaml);
  if (!(value instanceof Map)) return value;
  return { pairs: [...value].map(([key, below]) => [key === null ? '' : String(key), plainByYaml(below)]) };
}

function hasOddKey(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasOddKey);
  return (
    value instanceof Map &&
    [...value].some(([key, below]) => (typeof key === 'object' && key !== null) || hasOddKey(below))
  );
}

/** Findings with sound places; an exception fails the test. */
function expectFindings(text: string): void {
  const files = { 'main.roadmap.yaml': text };
  for (const { span } of workspaceOf(files).findings('main.roadmap.yaml'))
    expect(span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true);
}

const cases = yamlSuite();

it('knows the whole suite', () => expect(cases.length).toBeGreaterThan(390));

describe('the YAML test suite', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_id, { yaml, fails }) => {
    expectFindings(yaml);
    expectFindings(`version: 1\ntools:\n${yaml.replace(/^(?=.)/gm, '  ')}`);
    const { node, problems } = parseYaml(yaml);
    if (fails || problems.length > 0 || node === undefined) return;
    const data = parseDocument(yaml, { schema: 'core', uniqueKeys: false, merge: false }).toJS({ mapAsMap: true });
    if (!hasOddKey(data) && !/!!(set|omap|binary)|![\w<]/.test(yaml)) expect(plain(node)).toEqual(plainByYaml(data));
  });

  it('is rejected where it is no YAML', () => {
    const accepted = cases.filter(({ yaml, fails }) => fails && parseFile(yaml).problems.length === 0);
    // Two %YAML directives, which the parser lets through.
    expect(accepted.map(({ id }) => id)).toEqual(['SF5V']);
  });

  it('is read where it is a mapping in one document', () => {
    const refused = cases.filter(({ yaml, fails, json }) => {
      return (
        !fails && json?.trim().startsWith('{') && !/^(---|\.\.\.|%)/m.test(yaml) && parseFile(yaml).problems.length > 0
      );
    });
    expect(refused.map(({ id }) => id)).toEqual([]);
  });
});

const texts = Object.values(exampleFiles()).filter((text) => text.length < 20_000);

it('examples with random damage', { timeout: MANY * 100 + 240_000 }, () => {
  const property = fc.property(fc.nat(texts.length - 1), edits(8, 1), (which, steps) => {
    let text = texts[which]!;
    for (const edit of steps) text = edited(text, edit) ?? text;
    expectFindings(text);
  });
  fc.assert(property, { seed: 16032026, numRuns: MANY === 0 ? 80 : MANY });
});

it('any characters', { timeout: MANY * 100 + 240_000 }, () => {
  const wild = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom(...' \n:-#,"\'[]{}&*|>?!%@`\t~.\\/_0aZ\r\ufeff\u0000\ud800'.split('')),
      maxLength: 40,
    }),
  );
  fc.assert(fc.property(wild, expectFindings), { seed: 16032026, numRuns: MANY === 0 ? 600 : MANY * 10 });
  const inEntry = wild.map((text) => `version: 1\ntools:\n  crm:\n    vendor: ${text}\n  cms: {}\n`);
  fc.assert(fc.property(inEntry, expectFindings), { seed: 16032026, numRuns: MANY === 0 ? 600 : MANY * 10 });
});
