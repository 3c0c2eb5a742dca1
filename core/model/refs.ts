/** What references name, and who names whom. */
import type { EntityKind, Ref } from '../format/kit';
import type { Entity, Model, Use } from './types';

/** What references name, each once; those that name nothing are left out. */
export function targets<K extends EntityKind>(
  model: Model,
  refs: readonly Ref[] | undefined,
  kind: K,
): readonly Entity<K>[] {
  const found = (refs ?? []).map((ref) => model.target(ref)).filter((entity) => entity?.kind === kind);
  return [...new Set(found)] as unknown as readonly Entity<K>[];
}

/** One reference, as `targets`. */
export const target = <K extends EntityKind>(model: Model, ref: Ref | undefined, kind: K): Entity<K> | undefined =>
  targets(model, ref === undefined ? [] : [ref], kind)[0];

/** The entities of a kind that name another in one of their fields, in file order. */
export const namers = <K extends EntityKind>(
  model: Model,
  entity: Entity,
  kind: K,
  ...fields: readonly string[]
): readonly Entity<K>[] => namersAmong(model.uses(entity), kind, ...fields);

/** Those among some mentions. */
export function namersAmong<K extends EntityKind>(
  uses: readonly Use[],
  kind: K,
  ...fields: readonly string[]
): readonly Entity<K>[] {
  const found = uses.flatMap(({ from, ref }) => {
    if (from?.kind !== kind) return [];
    return fields.includes(String(ref.path[from.path.length])) ? [from] : [];
  });
  return [...new Set(found)] as unknown as readonly Entity<K>[];
}
