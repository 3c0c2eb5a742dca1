/** Initiatives that pass others in the order of priority. */
import { type Scores, scoresOf } from '../score/score';
import type { Between } from './between';
import type { Found } from './consequences';
import type { Edit } from './edits';
import { fieldIn } from './leaves';
import { stableOrder } from './order';
import { identityOf, type Records, ROOT } from './records';

/** As few as can be: what only makes room for another has not moved itself. */
export function rankChanges(
  { base, head, words }: Between,
  edits: readonly Edit[],
  records: Records,
): readonly Found[] {
  const olds = scoresOf(base.model).ranked.map(({ initiative }) => words.ofBase(initiative));
  const news = scoresOf(head.model).ranked.map(({ initiative }) => initiative);
  const there = new Set(news.map(words.ofHead));
  const before = new Map(olds.filter((identity) => there.has(identity)).map((identity, i) => [identity, i]));
  const after = news.filter((initiative) => before.has(words.ofHead(initiative)));
  const stable = stableOrder(after.map((initiative) => before.get(words.ofHead(initiative))!));
  if (stable.size === after.length) return [];
  const scoring = edits.flatMap(({ atoms }, n) => (atoms.some((atom) => isScoring(atom, before, records)) ? [n] : []));
  const criteria = [...records].flatMap(([identity, { kind }]) => (kind === 'criterion' ? [identity] : []));
  return after.flatMap((entity, i): readonly Found[] => {
    if (stable.has(i)) return [];
    const identity = words.ofHead(entity);
    const rank = { before: before.get(identity)! + 1, after: i + 1 };
    return [
      {
        said: { kind: 'priority', id: entity.id, entity, ...rank },
        effect: {
          edits: scoring,
          ground: { layer: 'scores', items: [], others: [...before.keys(), ...criteria] },
          ...rank,
          value: (state) => rankIn(state.scores, identity, before),
        },
      },
    ];
  });
}

/** The place of an initiative among those that both sides score. */
function rankIn({ ranked }: Scores, identity: string, common: ReadonlyMap<string, number>): number {
  const order = ranked
    .map(({ initiative }) => identityOf(initiative.kind, initiative.id))
    .filter((one) => common.has(one));
  const at = order.indexOf(identity);
  return at < 0 || order.length < common.size ? Number.NaN : at + 1;
}

/** Whether something changes the score of an initiative that both sides score. */
function isScoring(atom: Edit['atoms'][number], scored: ReadonlyMap<string, number>, records: Records): boolean {
  const field = atom.leaf === undefined ? undefined : fieldIn(atom.leaf);
  if (scored.has(atom.identity)) return field === 'scores';
  if (atom.identity === ROOT) return field === 'scoring';
  return records.get(atom.identity)?.kind === 'criterion';
}
