/** Scores and ranks against whole-number fractions; priority-inversion against trying every pair. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreInWords } from '../../core/score/score';
import { findingsOf, workspaceFrom } from '../kit/check';

const SEED = 20260316;

/** Numerator and denominator. */
type Fraction = readonly [bigint, bigint];
const compare = ([a, b]: Fraction, [c, d]: Fraction): number => Number(a * d - c * b);

/** Two decimals, a half upwards. */
function rounded([a, b]: Fraction): string {
  const hundredths = (a * 200n + b) / (b * 2n);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** `w0 3.40` in the order of rank; what is equal stays in order. */
function ranking(fractions: readonly (Fraction | undefined)[]): readonly string[] {
  return fractions
    .flatMap((fraction, i) => (fraction === undefined ? [] : [{ i, fraction }]))
    .sort((x, y) => compare(y.fraction, x.fraction) || x.i - y.i)
    .map(({ i, fraction }) => `w${i} ${rounded(fraction)}`);
}

function ranked(text: string): readonly string[] {
  const workspace = workspaceFrom(text);
  return workspace
    .scores(workspace.roots()[0]!)
    .ranked.map(({ initiative, value }) => `${initiative.id} ${scoreInWords(value)}`);
}

const criteria = fc.array(fc.record({ weight: fc.integer({ min: 0, max: 5 }), isLow: fc.boolean() }), {
  minLength: 1,
  maxLength: 5,
});
/** In halves, from 1 to 5, with one in a while that is missing. */
const halves = fc.option(fc.integer({ min: 2, max: 10 }), { freq: 25 });

describe('weighted scores', () => {
  it('are those of whole-number fractions', () => {
    const roadmap = criteria.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.array(fc.array(halves, { minLength: all.length, maxLength: all.length }), { maxLength: 8 }),
      ),
    );
    fc.assert(
      fc.property(roadmap, ([all, works]) => {
        const text = `version: 1
scoring:
  criteria: {${all.map(({ weight, isLow }, i) => `c${i}: {weight: ${weight / 10}, lowerIsBetter: ${isLow}}`).join(', ')}}
initiatives:
${works.map((scores, i) => `  w${i}: {scores: {${scores.flatMap((score, c) => (score === null ? [] : [`c${c}: ${score / 2}`])).join(', ')}}}`).join('\n')}
`;
        const total = all.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
        const fractions = works.map((scores): Fraction | undefined => {
          if (total === 0n || scores.includes(null)) return undefined;
          const points = all.map(({ weight, isLow }, c) => BigInt(weight * (isLow ? 12 - scores[c]! : scores[c]!)));
          return [points.reduce((a, b) => a + b), total * 2n];
        });
        expect(ranked(text), text).toEqual(ranking(fractions));
      }),
      { seed: SEED, numRuns: 400 },
    );
  }, 120_000);
});

describe('RICE scores', () => {
  it('are those of whole-number fractions', () => {
    const work = fc.record({
      reach: fc.integer({ min: 0, max: 5000 }),
      impact: fc.constantFrom(1, 2, 4, 8, 12),
      confidence: fc.integer({ min: 0, max: 10 }),
      effort: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(work, { maxLength: 8 }), (works) => {
        const text = `version: 1
scoring: {method: rice}
initiatives:
${works.map((one, i) => `  w${i}: {scores: {reach: ${one.reach}, impact: ${one.impact / 4}, confidence: ${one.confidence / 10}, effort: ${one.effort}}}`).join('\n')}
`;
        const fractions = works.map(
          (one): Fraction => [BigInt(one.reach * one.impact * one.confidence), BigInt(one.effort * 40)],
        );
        expect(ranked(text), text).toEqual(ranking(fractions));
      }),
      { seed: SEED, numRuns: 400 },
    );
  }, 120_000);
});

interface Work {
  readonly start: number;
  readonly length: number;
  readonly isDated: boolean;
  readonly status: string;
  readonly score: number;
  readonly teams: readonly number[];
  /** Of the work before it, which it waits for. */
  readonly after: readonly number[];
  readonly hasDeadline: boolean;
}

const FIRST = Date.UTC(2026, 2, 16);
const date = (n: number): Date => new Date(FIRST + n * 86_400_000);
const iso = (n: number): string => date(n).toISOString().slice(0, 10);
/** From Monday to Friday. */
function firstWorking(n: number): number {
  const weekday = date(n).getUTCDay();
  return weekday === 6 ? n + 2 : weekday === 0 ? n + 1 : n;
}

const works: fc.Arbitrary<readonly Work[]> = fc.array(
  fc.record({
    start: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 2, max: 20 }),
    isDated: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
    status: fc.constantFrom(
      'planned',
      'planned',
      'planned',
      'planned',
      'planned',
      'blocked',
      'in-progress',
      'done',
      'cancelled',
    ),
    score: fc.integer({ min: 10, max: 50 }),
    teams: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 2 }),
    after: fc.uniqueArray(fc.nat(9), { maxLength: 1 }),
    hasDeadline: fc.integer({ min: 0, max: 6 }).map((n) => n === 0),
  }),
  { minLength: 2, maxLength: 7 },
);

const before = (work: Work, i: number): readonly number[] => work.after.filter((on) => on < i);

function source(all: readonly Work[]): string {
  const lines = all.map((work, i) => {
    const dates = work.isDated ? `start: ${iso(work.start)}, end: ${iso(work.start + work.length)}` : 'horizon: next';
    const after = before(work, i).map((on) => `w${on}`);
    return `  w${i}: {status: ${work.status}, ${dates}, scores: {c: ${work.score / 10}}, teams: [${work.teams.map((t) => `t${t}`).join(', ')}], dependsOn: [${after.join(', ')}]${work.hasDeadline ? ', deadline: 2026-12-31' : ''}}`;
  });
  return `version: 1
scoring: {criteria: {c: {}}}
teams: {t0: {}, t1: {}, t2: {}}
initiatives:
${lines.join('\n')}
`;
}

/** Every pair is tried by the words of the rule. */
function expected(all: readonly Work[]): readonly string[] {
  const waits = (i: number, on: number): boolean => before(all[i]!, i).some((one) => one === on || waits(one, on));
  const worth = (i: number): number =>
    all.reduce((most, work, j) => (waits(j, i) ? Math.max(most, work.score) : most), all[i]!.score);
  const isPlanned = ({ status, isDated }: Work): boolean => isDated && ['planned', 'blocked'].includes(status);
  const isFree = (i: number, on: number): boolean =>
    before(all[i]!, i).every((one) => {
      const other = all[one]!;
      return other.status === 'cancelled' || (other.isDated && other.start + other.length < on);
    });
  const pairs = all.flatMap((high, h) => {
    if (!isPlanned(high) || high.status === 'blocked') return [];
    const lows = all.flatMap((low, l) => {
      const day = firstWorking(low.start);
      const isInversion =
        isPlanned(low) &&
        !low.hasDeadline &&
        day < firstWorking(high.start) &&
        low.teams.some((team) => high.teams.includes(team)) &&
        high.score - worth(l) >= 8 &&
        isFree(h, day) &&
        !waits(h, l);
      return isInversion ? [l] : [];
    });
    const lowest = lows.sort((a, b) => all[a]!.score - all[b]!.score || a - b)[0];
    return lowest === undefined ? [] : [`w${lowest} before w${h}`];
  });
  return pairs.sort();
}

it('priority-inversion finds what every pair tried finds', () => {
  let found = 0;
  fc.assert(
    fc.property(works, (all) => {
      const text = source(all);
      const pairs = findingsOf(workspaceFrom(text), { only: ['priority-inversion'] }).flatMap(({ entity, related }) =>
        related.map(({ message }) => `${entity!.split('.')[1]} before ${/^'(.+?)'/.exec(message)![1]}`),
      );
      found += pairs.length;
      expect([...pairs].sort(), text).toEqual(expected(all));
    }),
    { seed: SEED, numRuns: 600 },
  );
  expect(found).toBeGreaterThan(100);
}, 120_000);
