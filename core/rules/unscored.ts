import { either, quoted } from '../format/words';
import type { Bound } from '../model/bind';
import type { Entity, Model } from '../model/types';
import { criteriaOf, methodOf } from '../score/score';
import type { Fix } from '../syntax/edit';
import { defineRule, named } from './kit';
import { isJustBegun, isOpen, workStatus } from './words';

export const unscored = defineRule({
  name: 'unscored',
  severity: 'hint',
  group: 'objectives',
  reads: 'model',
  absenceOf: ['criterion'],
  saidBy: 'itself',
  summary: 'An idea or open initiative without scores, or with some of them missing.',
  why: 'What has no score can’t be ranked against the rest, and is decided by whoever speaks last. The rule speaks once an initiative has scores.',
  examples: [
    {
      bad: `version: 1
initiatives:
  lead-scoring: {horizon: now, scores: {impact: 4, ease: 3, scalability: 4, cost-effectiveness: 3}}
  new-website: {horizon: next}
# ^^^^^^^^^^^ unscored: The initiative 'new-website' has no scores, so it can’t be ranked. Score it by 'impact', 'ease', 'scalability' and 'cost-effectiveness'.
`,
      fixed: `version: 1
initiatives:
  lead-scoring: {horizon: now, scores: {impact: 4, ease: 3, scalability: 4, cost-effectiveness: 3}}
  new-website: {horizon: next, scores: {impact: 3, ease: 3, scalability: 3, cost-effectiveness: 3}}
`,
      good: `version: 1
initiatives:
  lead-scoring: {horizon: now, scores: {impact: 4, ease: 3, scalability: 4, cost-effectiveness: 3}}
  new-website: {horizon: next, scores: {impact: 3, ease: 2, scalability: 3, cost-effectiveness: 2}}
`,
    },
  ],
  check({ model, report }) {
    const all = model.all('initiative');
    const criteria = criteriaOf(model);
    if (!all.some(({ data }) => (data.scores ?? []).length > 0)) return;
    for (const work of all.filter((one) => isOpen(one) || workStatus(one) === 'idea')) {
      const missing = missingScores(model, criteria, work);
      if (missing.length === 0 || isJustBegun(work)) continue;
      const list = either(quoted(missing), 'and');
      const none = (work.data.scores ?? []).length === 0;
      report({
        at: none ? work : { file: work.file, path: [...work.path, 'scores'], part: 'key' },
        message: none
          ? `The initiative ${named(work)} has no scores, so it can’t be ranked. Score it by ${list}.`
          : `The initiative ${named(work)} has no score for ${list}, so it can’t be ranked. Add ${missing.length === 1 ? 'it' : 'them'}.`,
        subjects: missing,
        fixes: [middling(model, work, missing)],
      });
    }
  },
});

/** What RICE takes that changes nothing: a factor of one, and a confidence that wants a second look. */
const RICE: Readonly<Record<string, string>> = { reach: '1', impact: '1', confidence: '0.5', effort: '1' };

/** Scores to begin with, in the middle of their range. */
function middling(model: Bound, work: Entity<'initiative'>, missing: readonly string[]): Fix {
  const isRice = methodOf(model) === 'rice';
  const scores = missing.map((key) => [key, (isRice ? RICE[key] : undefined) ?? '3'] as const);
  const title = `Add scores to begin with: ${scores.map(([key, score]) => `${key} ${score}`).join(', ')}`;
  const at = [...work.path, 'scores'];
  const none = (work.data.scores ?? []).length === 0;
  return {
    title,
    safe: false,
    changes: none
      ? [
          {
            do: 'set',
            file: work.file,
            path: at,
            yaml: `{${scores.map(([key, score]) => `${key}: ${score}`).join(', ')}}`,
          },
        ]
      : scores.map(([key, score]) => ({ do: 'set', file: work.file, path: [...at, key], yaml: score })),
  };
}

function missingScores(
  model: Model,
  criteria: readonly Entity<'criterion'>[],
  { data }: Entity<'initiative'>,
): readonly string[] {
  const scored = new Set((data.scores ?? []).map(({ ref }) => model.target(ref)));
  return criteria.filter((criterion) => !scored.has(criterion)).map(({ key }) => key);
}
