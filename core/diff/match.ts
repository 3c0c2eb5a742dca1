/**
 * Which entities of two roadmaps are the same. An id that is on both sides is one entity; of those that are left, one that
 * says the same and is named by the same under another id was renamed. Found by likeness, never by two unrelated ids.
 */
import type { EntityKind } from '../format/kit';
import { push } from '../format/multimap';
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import { leavesOf } from './leaves';
import { describedAt, identityOf, idIn, KINDS } from './records';

export interface Matched {
  /** The word for an entity of either side: made of the kind and the head's id. */
  readonly ofBase: (entity: Entity) => string;
  readonly ofHead: (entity: Entity) => string;
}

/** Two entities of which less than that is the same are two. */
const LIKENESS = 0.6;
/** Without one of these in common, two entities are alike by chance. */
const TELLING = /^(name|description|ref|vendor)=|^by |\//;
/** What more entities than that say tells nothing of any. */
const MOST_COMMON = 40;

export function match(base: Bound, head: Bound): Matched {
  const matcher = new Matcher(base, head);
  for (const kind of KINDS) matcher.match(kind);
  return { ofBase: (entity) => matcher.base.get(entity)!, ofHead: (entity) => matcher.head.get(entity)! };
}

class Matcher {
  readonly base = new Map<Entity, string>();
  readonly head = new Map<Entity, string>();

  constructor(
    readonly baseModel: Bound,
    readonly headModel: Bound,
  ) {}

  match(kind: EntityKind): void {
    const old = this.#named(this.baseModel, kind, this.base);
    const fresh = this.#named(this.headModel, kind, this.head);
    const left = [...old].filter(([identity]) => !fresh.has(identity)).map(([, entity]) => entity);
    const right = [...fresh].filter(([identity]) => !old.has(identity)).map(([, entity]) => entity);
    for (const [before, after] of this.#alike(left, right)) this.base.set(before, this.head.get(after)!);
  }

  #named(model: Bound, kind: EntityKind, identities: Map<Entity, string>): ReadonlyMap<string, Entity> {
    const named = new Map<string, Entity>();
    for (const entity of model.all(kind)) {
      const above = entity.parent === undefined ? undefined : identities.get(entity.parent)!;
      const identity = identityOf(kind, above === undefined ? entity.id : `${idIn(above)}.${entity.key}`);
      identities.set(entity, identity);
      named.set(identity, entity);
    }
    return named;
  }

  /** Pairs that are each other's likest, with nothing else as like. */
  #alike(left: readonly Entity[], right: readonly Entity[]): readonly (readonly [Entity, Entity])[] {
    if (left.length === 0 || right.length === 0) return [];
    const olds = left.map((entity) => this.#traits(this.baseModel, entity));
    const news = right.map((entity) => this.#traits(this.headModel, entity));
    const found = likest(olds, news);
    const back = likest(news, olds);
    return found.flatMap((at, i) => {
      if (at === undefined || back[at] !== i) return [];
      const isSibling = this.#parentOf(left[i]!, this.base) === this.#parentOf(right[at]!, this.head);
      return isSibling ? [[left[i]!, right[at]!] as const] : [];
    });
  }

  #parentOf = ({ parent }: Entity, identities: Map<Entity, string>): string | undefined =>
    parent === undefined ? undefined : identities.get(parent);

  /** What an entity says itself, what those below it say, and who names it where; its own id apart. */
  #traits(model: Bound, entity: Entity): ReadonlySet<string> {
    const traits = new Set<string>();
    const add = (one: Entity, from: string): void => {
      for (const { path, says } of leavesOf(describedAt(one.path), one.data, ({ id }) => id).values())
        traits.add(`${from}${path.join('.')}=${says}`);
      for (const kind of KINDS) for (const child of model.children(one, kind)) add(child, `${from}${child.key}/`);
    };
    add(entity, '');
    for (const { from, ref } of model.uses(entity)) {
      if (from === undefined || from === entity || from.parent === entity) continue;
      traits.add(`by ${from.kind} ${from.id} ${ref.path.slice(from.path.length, from.path.length + 1).join('.')}`);
    }
    return traits;
  }
}

/** For each set of traits the other that is likest, if it is like enough and no second is as like. */
function likest(
  some: readonly ReadonlySet<string>[],
  others: readonly ReadonlySet<string>[],
): readonly (number | undefined)[] {
  const having = new Map<string, number[]>();
  others.forEach((traits, i) => {
    for (const trait of traits) push(having, trait, i);
  });
  return some.map((traits) => {
    const common = new Map<number, number>();
    for (const trait of traits) {
      const at = having.get(trait) ?? [];
      if (at.length <= MOST_COMMON) for (const i of at) common.set(i, (common.get(i) ?? 0) + 1);
    }
    const scored = [...common]
      .filter(([i]) => [...traits].some((trait) => TELLING.test(trait) && others[i]!.has(trait)))
      .map(([i, shared]) => ({ i, likeness: (2 * shared) / (traits.size + others[i]!.size) }));
    const most = Math.max(0, ...scored.map(({ likeness }) => likeness));
    const best = scored.filter(({ likeness }) => likeness === most);
    return most >= LIKENESS && best.length === 1 ? best[0]!.i : undefined;
  });
}
