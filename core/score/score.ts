/** What initiatives score, and how they rank: by a weighted mean, or by RICE. */
import { RICE_CRITERIA } from '../format/entities';
import { isInRange, type NumberValue } from '../format/kit';
import type { Scoring } from '../format/types';
import type { Entity, Model } from '../model/types';

type Initiative = Entity<'initiative'>;
type Criterion = Entity<'criterion'>;
export type ScoringMethod = NonNullable<Scoring['method']>;

export interface Score {
  readonly initiative: Initiative;
  readonly value: number;
  /** 1 for the highest; what scores the same keeps the order of the file. */
  readonly rank: number;
  /** The numbers it was made of, in the order of the criteria. */
  readonly parts: readonly { readonly criterion: Criterion; readonly score: number }[];
}

export interface Scores {
  readonly method: ScoringMethod;
  /** What initiatives are scored by, in file order. */
  readonly criteria: readonly Criterion[];
  /** All initiatives that have a score, the highest first. */
  readonly ranked: readonly Score[];
  of(initiative: Entity): Score | undefined;
}

/** How a roadmap scores: weighted unless it says otherwise. */
export const methodOf = ({ scoring }: Model): ScoringMethod => scoring.method ?? 'weighted';

/** What counts in a score: RICE has its four, whatever other criteria there are. */
export function criteriaOf(model: Model): readonly Criterion[] {
  const all = model.all('criterion');
  if (methodOf(model) !== 'rice') return all;
  return RICE_CRITERIA.flatMap((key) => all.find((criterion) => criterion.key === key) ?? []);
}

/** From very bad to very good. */
const WEIGHTED_RANGE: Limits = { min: 1, max: 5 };
const RICE_RANGES: ReadonlyMap<string, Limits> = new Map<string, Limits>([
  ['reach', { min: 0 }],
  ['impact', { min: 0 }],
  ['confidence', { min: 0, max: 1 }],
  ['effort', { above: 0 }],
]);
type Limits = Pick<NumberValue, 'min' | 'max' | 'above'>;

/** Which scores a criterion takes; any number where nothing is made of them. */
export function rangeOf(method: ScoringMethod, criterion: Criterion): Limits {
  return method === 'rice' ? (RICE_RANGES.get(criterion.key) ?? {}) : WEIGHTED_RANGE;
}

/** The weight of a criterion; 1 where none is given. */
export const weightOf = ({ data }: Criterion): number => data.weight ?? 1;

/** All scores of a roadmap. */
export function scoresOf(model: Model): Scores {
  const method = methodOf(model);
  const criteria = criteriaOf(model);
  const found = model.all('initiative').flatMap((initiative) => {
    const parts = partsOf(model, method, criteria, initiative);
    const value = parts && exact(method === 'rice' ? rice(parts) : weighted(parts));
    return parts === undefined || value === undefined ? [] : [{ initiative, value, parts }];
  });
  const ranked = found.sort((a, b) => b.value - a.value).map((one, i): Score => ({ ...one, rank: i + 1 }));
  const byInitiative = new Map<Entity, Score>(ranked.map((score) => [score.initiative, score]));
  return { method, criteria, ranked, of: (initiative) => byInitiative.get(initiative) };
}

type Parts = Score['parts'];

/** A score for each criterion; undefined where one is missing or out of its range. */
function partsOf(
  model: Model,
  method: ScoringMethod,
  criteria: readonly Criterion[],
  { data }: Initiative,
): Parts | undefined {
  const given = new Map<Entity | undefined, number>();
  for (const { ref, value } of data.scores ?? []) {
    const criterion = model.target(ref);
    if (!given.has(criterion)) given.set(criterion, value);
  }
  const parts = criteria.flatMap((criterion) => {
    const score = given.get(criterion);
    return score !== undefined && isInRange(score, rangeOf(method, criterion)) ? [{ criterion, score }] : [];
  });
  return parts.length === criteria.length && parts.length > 0 ? parts : undefined;
}

/** Six less the score, where lower is better. */
function weighted(parts: Parts): number {
  const total = parts.reduce((sum, { criterion }) => sum + weightOf(criterion), 0);
  const points = parts.reduce(
    (sum, { criterion, score }) =>
      sum + weightOf(criterion) * (criterion.data.lowerIsBetter === true ? 6 - score : score),
    0,
  );
  return points / total;
}

/** Reach × impact × confidence ÷ effort. */
function rice(parts: Parts): number {
  const [reach, impact, confidence, effort] = parts.map(({ score }) => score) as [number, number, number, number];
  return (reach * impact * confidence) / effort;
}

/** What is the same on paper is the same number. Weights of nothing, or numbers beyond all bounds, give no score. */
const exact = (value: number): number | undefined =>
  Number.isFinite(value) ? Number(value.toPrecision(12)) : undefined;

/** `3.40`; a half is rounded up, as on paper. */
export function scoreInWords(value: number): string {
  const hundredths = Math.round(Number(`${value}e2`));
  return Number.isNaN(hundredths) ? value.toFixed(2) : (hundredths / 100).toFixed(2);
}

/** How much more a weighted score must be, and how many times as much a RICE score, to be well above another. */
const GAP = 0.8;
const FACTOR = 1.2;
const ROUNDING = 1e-9;

/** Whether a score is so much higher than another that it hardly depends on who scored. */
export function isWellAbove(method: ScoringMethod, high: number, low: number): boolean {
  if (method === 'weighted') return high - low >= GAP - ROUNDING;
  return high > low && high >= low * FACTOR * (1 - ROUNDING);
}
