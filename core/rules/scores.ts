/** Scores outside of what their criterion takes: which that is, the root's way of scoring says. */
import { isInRange } from '../format/kit';
import { expected } from '../format/words';
import type { Entity } from '../model/types';
import { criteriaOf, methodOf, rangeOf, weightOf } from '../score/score';
import type { Report, RuleContext } from './kit';

/** Findings of `invalid-value`. While the way of scoring itself is in doubt, nothing is said. */
export function wrongScores({ model, report }: RuleContext): void {
  if (model.isDoubtful({ file: model.root, path: ['scoring'] })) return;
  const method = methodOf(model);
  const criteria = criteriaOf(model);
  const counts = new Set<Entity | undefined>(criteria);
  for (const work of model.all('initiative'))
    for (const { key, ref, value } of work.data.scores ?? []) {
      const criterion = model.target(ref) as Entity<'criterion'> | undefined;
      if (criterion === undefined || !counts.has(criterion)) continue;
      const range = rangeOf(method, criterion);
      if (!isInRange(value, range)) report(outside(work, key, value, expected({ is: 'number', ...range })));
    }
  if (method === 'weighted' && criteria.length > 0 && criteria.every((criterion) => weightOf(criterion) === 0))
    report({
      at: { file: model.root, path: ['scoring', 'criteria'], part: 'key' },
      message: "All criteria have the weight 0, so nothing can be ranked. Give one of them a 'weight' above 0.",
    });
}

const outside = (work: Entity, key: string, value: number, wanted: string): Report => ({
  at: [work, 'scores', key],
  message: `'${key}' can’t be '${value}'; expected ${wanted}.`,
});
