/** Initiatives that pass others in the order of priority. */
import type { Entity } from '../model/types';
import { scoresOf } from '../score/score';
import type { Words } from './dates';
import type { Edit } from './edits';
import { fieldIn } from './leaves';
import { stableOrder } from './order';
import { type Records, ROOT, type Side } from './records';

export interface RankChange {
  readonly entity: Entity;
  /** Ranks among the initiatives that have a score on both sides. */
  readonly before: number;
  readonly after: number;
  /** The numbers of the edits that change its score, or how all are scored. */
  readonly edits: readonly number[];
}

/** As few as can be: what only makes room for another has not moved itself. */
export function rankChanges(
  base: Side,
  head: Side,
  { ofBase, ofHead }: Words,
  edits: readonly Edit[],
  records: Records,
): readonly RankChange[] {
  const olds = scoresOf(base.model).ranked.map(({ initiative }) => ofBase(initiative));
  const news = scoresOf(head.model).ranked.map(({ initiative }) => initiative);
  const there = new Set(news.map(ofHead));
  const before = new Map(olds.filter((identity) => there.has(identity)).map((identity, i) => [identity, i]));
  const after = news.filter((initiative) => before.has(ofHead(initiative)));
  const stable = stableOrder(after.map((initiative) => before.get(ofHead(initiative))!));
  return after.flatMap((entity, i): readonly RankChange[] => {
    if (stable.has(i)) return [];
    const identity = ofHead(entity);
    const causes = edits.flatMap(({ atoms }, n) =>
      atoms.some((atom) => isScoring(atom, identity, records)) ? [n] : [],
    );
    return [{ entity, before: before.get(identity)! + 1, after: i + 1, edits: causes }];
  });
}

function isScoring(atom: Edit['atoms'][number], identity: string, records: Records): boolean {
  const field = atom.leaf === undefined ? undefined : fieldIn(atom.leaf);
  if (atom.identity === identity) return field === 'scores';
  if (atom.identity === ROOT) return field === 'scoring';
  return records.get(atom.identity)?.kind === 'criterion';
}
