/** What an initiative scores, and where that puts it. */
import { either } from '../format/words';
import type { Entity } from '../model/types';
import { markdownText } from '../render/escape';
import { type Score, type Scores, scoreInWords, weightOf } from '../score/score';
import type { Workspace } from '../workspace';

export function scoreFacts(workspace: Workspace, root: string, initiative: Entity<'initiative'>): readonly string[] {
  const given = initiative.data.scores ?? [];
  if (given.length === 0) return [];
  const scores = workspace.scores(root);
  const score = scores.of(initiative);
  if (score !== undefined) return [ranked(scores, score)];
  const model = workspace.model(root);
  const known = new Set(given.map(({ ref }) => model.target(ref)));
  const missing = scores.criteria.filter((criterion) => !known.has(criterion)).map(({ key }) => markdownText(key));
  return [missing.length === 0 ? 'Score: none' : `Score: none; ${either(missing, 'and')} missing`];
}

/** `3.40, 2nd of 9`; undefined without a score. */
export function rankedScore(scores: Scores, initiative: Entity<'initiative'>): string | undefined {
  const score = scores.of(initiative);
  return score && `${scoreInWords(score.value)}, ${ordinal(score.rank)} of ${scores.ranked.length}`;
}

function ranked(scores: Scores, { initiative, parts }: Score): string {
  const parted = parts.map(
    ({ criterion, score }) => `${markdownText(criterion.key)} ${score}${counts(scores, criterion)}`,
  );
  return `Score: ${rankedScore(scores, initiative)} (${parted.join(', ')})`;
}

/** How a criterion counts, where that is not as usual. */
function counts({ method }: Scores, criterion: Entity<'criterion'>): string {
  if (method === 'rice') return '';
  const weight = weightOf(criterion);
  return `${weight === 1 ? '' : ` × ${weight}`}${criterion.data.lowerIsBetter === true ? ', less is better' : ''}`;
}

const ENDINGS = ['th', 'st', 'nd', 'rd'];

/** `1st`, `2nd`, `11th`, `22nd` */
function ordinal(n: number): string {
  const isTeen = n % 100 > 10 && n % 100 < 20;
  return `${n}${(isTeen ? undefined : ENDINGS[n % 10]) ?? 'th'}`;
}
