/** However a roadmap is laid out and ordered, its findings have the same fingerprints. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, visit } from 'yaml';
import { formatted } from '../../core/ide/format';
import { rules } from '../../core/rules/list';
import { findingsOf, workspaceOf } from '../kit/check';
import { readMarks } from '../kit/marks';
import { type Files, VARIANTS } from '../kit/variants';

const examples = rules.flatMap(({ name, examples: each }) =>
  each.map(({ bad }, i) => ({
    name: `${name} ${i + 1}`,
    files: Object.fromEntries(readMarks(bad).files.map(({ path, text }) => [path, text])) as Files,
  })),
);

const isReadable = (files: Files): boolean =>
  Object.values(files).every((text) => parseDocument(text, { uniqueKeys: false }).errors.length === 0);
const hasDoubledKeys = (files: Files): boolean =>
  Object.values(files).some((text) => parseDocument(text, { uniqueKeys: true }).errors.length > 0);

const prints = (files: Files): readonly string[] =>
  findingsOf(workspaceOf(files))
    .map(({ rule, fingerprint }) => `${rule} ${fingerprint}`)
    .sort();

/** Where the order of a mapping says something. */
const ORDERED = ['lifecycle-gap'];

const all = (files: Files, change: (text: string) => string): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(text)]));

const readable = examples.filter(({ files }) => isReadable(files));

it('has examples to try', () => {
  expect(readable.length).toBeGreaterThan(60);
  expect(readable.flatMap(({ files }) => prints(files)).length).toBeGreaterThan(70);
});

describe.each(readable)('$name', ({ name, files }) => {
  const before = prints(files);

  it('is each its own', () => {
    const found = findingsOf(workspaceOf(files)).map(({ fingerprint }) => fingerprint);
    expect(new Set(found).size).toBe(found.length);
  });

  it('outlives formatting, comments, braces and line ends', () => {
    expect(prints(all(files, formatted))).toEqual(before);
    for (const [variant, change] of Object.entries(VARIANTS))
      expect(prints(all(files, change)), variant).toEqual(before);
  });

  it('outlives another order', () => {
    if (hasDoubledKeys(files) || ORDERED.some((rule) => name.startsWith(rule))) return;
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }), (dice) => {
        expect(prints(all(files, (text) => reordered(text, dice)))).toEqual(before);
      }),
      { seed: 20260316, numRuns: 4 },
    );
  });
});

/** With the entries of all mappings in another order; comments go along with what they stand at. */
function reordered(text: string, dice: readonly number[]): string {
  const document = parseDocument(text, { uniqueKeys: false });
  if (text.includes('#')) return text;
  let at = 0;
  visit(document, {
    Map: (_key, map) => {
      const ranks = new Map<unknown, number>(map.items.map((pair) => [pair, dice[at++ % dice.length]!]));
      map.items.sort((a, b) => ranks.get(a)! - ranks.get(b)!);
    },
  });
  return document.toString({ lineWidth: 0 });
}
