/** Rules that speak of something missing, on random roadmaps, against plain predicates written from their pages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsOf, workspaceOf } from '../kit/check';
import { ABSENCE_RULES, absences, SPEAKS_OF, WAITS } from './absence-oracle';
import { roadmaps, written } from './roadmaps';
import { SLIPS } from './text-slips';

const SEED = 20260316;
const ROOT = 'main.roadmap.yaml';

/** What is found of those rules: `rule collection.id`, in order. */
const found = (files: Readonly<Record<string, string>>): readonly string[] =>
  findingsOf(workspaceOf(files), { only: ABSENCE_RULES })
    .map(({ rule, entity }) => `${rule} ${entity ?? ''}`)
    .sort();

/** Where data does not come over the integrations, that is said of a touchpoint (lineage.test.ts), not of its tools again. */
function saidOfData(files: Readonly<Record<string, string>>): ReadonlySet<string> {
  const findings = findingsOf(workspaceOf(files), { only: ['lineage-broken'] });
  const said = findings.flatMap(({ message, related }) => [message, ...related.map((one) => one.message)]);
  return new Set(said.flatMap((one) => one.match(/(?<=')tool-\w+/g) ?? []).map((id) => `isolated-tool tools.${id}`));
}

describe('what is missing', () => {
  it('is what plain predicates find', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(roadmaps, (roadmap) => {
        const text = written(roadmap);
        const expected = absences(roadmap);
        for (const one of expected) {
          const rule = one.split(' ')[0]!;
          seen.set(rule, (seen.get(rule) ?? 0) + 1);
        }
        const elsewhere = saidOfData({ [ROOT]: text });
        const left = (all: readonly string[]): readonly string[] => all.filter((one) => !elsewhere.has(one));
        expect(left(found({ [ROOT]: text })), text).toEqual(left(expected));
      }),
      { seed: SEED, numRuns: 500 },
    );
    for (const rule of ABSENCE_RULES) expect(seen.get(rule) ?? 0, rule).toBeGreaterThanOrEqual(10);
  }, 300_000);
});

describe('in an imported file', () => {
  const PART = 'part.roadmap.yaml';
  /** Only a root is scored by criteria of its own. */
  const unscored = roadmaps.map((roadmap) => ({ ...roadmap, scoring: undefined }));

  it.each([
    ['whose ids join, the same is missing', `[${PART}]`, ''],
    ['under a name, the same is missing there', `{emea: ${PART}}`, 'emea/'],
  ])(
    '%s',
    (_what, imports, prefix) => {
      fc.assert(
        fc.property(unscored, (roadmap) => {
          const text = written(roadmap);
          const files = { [ROOT]: `version: 1\nimports: ${imports}\n`, [PART]: text };
          expect(found(files), text).toEqual(found({ [ROOT]: text }).map((one) => one.replace('.', `.${prefix}`)));
        }),
        { seed: SEED, numRuns: 100 },
      );
    },
    300_000,
  );
});

describe('one slip', () => {
  it.each(Object.entries(SLIPS))(
    '%s, makes nothing else seem missing',
    (_what, slip) => {
      let made = 0;
      fc.assert(
        fc.property(roadmaps, fc.nat(), (roadmap, nth) => {
          const before = written(roadmap);
          const after = slip(before, nth);
          if (after === undefined) return;
          made++;
          const known = found({ [ROOT]: before });
          expect(
            found({ [ROOT]: after }).filter((one) => !known.includes(one)),
            after,
          ).toEqual([]);
        }),
        { seed: SEED, numRuns: 100 },
      );
      expect(made).toBeGreaterThan(60);
    },
    300_000,
  );
});

describe('a reference that names nothing', () => {
  const REFERENCES = [SLIPS['a misspelt reference in a field']!, SLIPS['a misspelt reference in a list']!];

  it('holds back what it could cure, and nothing else', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(roadmaps, fc.constantFrom(...REFERENCES), fc.nat(), (roadmap, slip, nth) => {
        const before = written(roadmap);
        const after = slip(before, nth);
        if (after === undefined) return;
        const id = misspelt(after)!;
        const kind = Object.keys(WAITS).find((start) => id.startsWith(start))!;
        met.add(kind);
        const left = (files: string, but: readonly string[]): readonly string[] =>
          found({ [ROOT]: files }).filter((one) => !but.includes(one.split(' ')[0]!));
        const unsure = SPEAKS_OF[kind] ?? [];
        expect(left(after, unsure), after).toEqual(left(before, [...unsure, ...WAITS[kind]!]));
      }),
      { seed: SEED, numRuns: 250 },
    );
    expect([...met].sort()).toEqual(Object.keys(WAITS).sort());
  }, 300_000);
});

/** The id that nothing has. */
const misspelt = (text: string): string | undefined =>
  findingsOf(workspaceOf({ [ROOT]: text }), { only: ['unknown-reference'] }).map(({ span }) =>
    text.slice(span.start, span.end),
  )[0];
