/** Ids of the right kind: those that are there, in the words in which this file would name them. */
import { roadmap } from '../../format/entities';
import type { EntityKind, ObjectValue, RefValue } from '../../format/kit';
import { kindsIn } from '../../format/walk';
import { kindWord } from '../../format/words';
import type { Entity } from '../../model/types';
import { dayInWords, spanInWords } from '../../render/days';
import { oneLine } from '../../render/escape';
import { idIn } from '../../rules/kit';
import { isSame } from '../references';
import { circleOf } from './circles';
import type { Asking, Offer } from './kit';

export function idOffers(asking: Asking, { to, qualified }: Pick<RefValue, 'to' | 'qualified'>): readonly Offer[] {
  return qualified === true ? qualifiedOffers(asking) : plainOffers(asking, to);
}

function plainOffers(asking: Asking, to: readonly EntityKind[]): readonly Offer[] {
  const { model, file, around, used } = asking;
  const closes = circleOf(asking, to);
  const offers = to.flatMap((kind) =>
    model.all(kind).flatMap((entity): readonly (Offer & { readonly near: boolean })[] => {
      if ((around !== undefined && isSame(entity, around)) || closes(entity)) return [];
      const sibling = entity.kind === 'activity' && around?.kind === 'activity' && entity.parent === around.parent;
      const id = sibling ? entity.key : idIn(model, file, entity);
      return used.has(id) ? [] : [{ ...offer(asking, entity, id), near: sibling }];
    }),
  );
  return [...offers.filter(({ near }) => near), ...offers.filter(({ near }) => !near)].map(
    ({ near: _near, ...one }) => one,
  );
}

/** `tools.crm`: everything that a collection holds, of any kind. */
function qualifiedOffers(asking: Asking): readonly Offer[] {
  const { model, file, used } = asking;
  return Object.entries((roadmap as ObjectValue).fields).flatMap(([collection, { value }]) => {
    if (value.is !== 'map') return [];
    return kindsIn(value).flatMap((kind) =>
      model.all(kind).flatMap((entity) => {
        const id = `${collection}.${idIn(model, file, entity)}`;
        return entity.path[0] !== collection || used.has(id) ? [] : [offer(asking, entity, id)];
      }),
    );
  });
}

function offer(asking: Asking, entity: Entity, id: string): Offer {
  const said = Object(entity.data) as { readonly name?: string; readonly description?: string };
  const name = entity.kind === 'member' && typeof entity.data === 'string' ? entity.data : said.name;
  const detail = [name === undefined ? kindWord(entity.kind) : oneLine(name), datesOf(asking, entity)];
  return { label: id, kind: 'id', detail: detail.filter((part) => part !== '').join(' · '), insert: id };
}

function datesOf({ schedule }: Asking, entity: Entity): string {
  const item = entity.kind === 'phase' ? schedule.phase(entity as Entity<'phase'>) : schedule.of(entity);
  if (item?.start === undefined || item.end === undefined) return '';
  return entity.kind === 'milestone' ? dayInWords(item.end) : spanInWords(item.start, item.end);
}
