/** An id and all that names it, as changes: for fixes that give an entity another id. */
import type { EntityKind } from '../format/kit';
import type { Change } from '../syntax/edit';
import type { Entity, Model, Use } from './types';

/** Dependencies may name either, so they share one space of ids. */
export const SHARED: readonly EntityKind[] = ['initiative', 'milestone'];

/** Whether something in the roadmap would have the same id as an entity with another key. */
export function isTaken(model: Model, entity: Entity, key: string): boolean {
  const id = entity.id.slice(0, entity.id.length - entity.key.length) + key;
  const kinds = SHARED.includes(entity.kind) ? SHARED : [entity.kind];
  return kinds.some((kind) => model.find(kind, id) !== undefined);
}

/** A place where an entity is named, by its own id or on the way to something in it. */
export interface Mention {
  readonly target: Entity;
  readonly use: Use;
}

const WITHIN: Readonly<Partial<Record<EntityKind, readonly EntityKind[]>>> = {
  objective: ['kpi'],
  journey: ['stage'],
  stage: ['touchpoint'],
  team: ['member'],
  dataset: ['purpose'],
  initiative: ['activity', 'risk'],
};

/** All places of a roadmap that name an entity or something in it. */
export function mentionsOf(model: Model, entity: Entity): readonly Mention[] {
  const inner = (WITHIN[entity.kind] ?? []).flatMap((kind) => model.children(entity, kind));
  return [
    ...model.uses(entity).map((use) => ({ target: entity, use })),
    ...inner.flatMap((one) => mentionsOf(model, one)),
  ];
}

/** Gives an entity another key, in its own place and in those that name it. */
export function renaming(entity: Entity, key: string, mentions: readonly Mention[]): readonly Change[] {
  const changes: Change[] = [{ do: 'rename-key', file: entity.file, path: entity.path, to: key }];
  for (const { target, use } of mentions) {
    const tail = target.id.slice(entity.id.length);
    const { id, path, part } = use.ref;
    // A step that names another by its own key alone says nothing of what they are in.
    if (!id.endsWith(entity.key + tail)) continue;
    const to = id.slice(0, id.length - entity.key.length - tail.length) + key + tail;
    changes.push(
      part === 'key'
        ? { do: 'rename-key', file: use.file, path, to }
        : { do: 'set-text', file: use.file, path, text: to },
    );
  }
  return changes;
}
