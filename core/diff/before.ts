/** What the preview draws a roadmap against: matched and counted as everything else that a comparison says. */
import type { EntityKind, Ref } from '../format/kit';
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import type { Before, Shift } from '../render/before';
import type { Locate } from '../render/options';
import type { Span } from '../schedule/calendar';
import { calendarsOf } from './diff';
import { fieldIn, leavesOf } from './leaves';
import { type Matched, match } from './match';
import { describedAt, identityOf, type Side } from './records';

/** A roadmap as far as pictures of it go. */
export type Pictured = Pick<Side, 'model' | 'schedule'>;

/** What pictures show. */
const DRAWN: readonly EntityKind[] = ['phase', 'initiative', 'activity', 'milestone', 'journey', 'stage', 'touchpoint'];

/**
 * @param label what people call the base: `main`
 * @param locate where what is gone was written, if that can be shown
 */
export function beforeOf(base: Pictured, head: Pictured, label: string, locate?: Locate): Before {
  const words = match(base.model, head.model);
  const [olds, news] = [byWord(base.model, words.ofBase), byWord(head.model, words.ofHead)];
  const own = new Set(olds.values());
  const { counting } = calendarsOf(base, head);
  const shift = (was: Span, is: Span): Shift => ({
    start: { working: counting.next(is.start) - counting.next(was.start), calendar: is.start - was.start },
    end: { working: counting.prev(is.end) - counting.prev(was.end), calendar: is.end - was.end },
  });
  return {
    label,
    model: base.model,
    dates: base.schedule,
    // Words name the kind too.
    was: <E extends Entity>(entity: E) => olds.get(words.ofHead(entity)) as E | undefined,
    became: <E extends Entity>(entity: E) => news.get(words.ofBase(entity)) as E | undefined,
    has: (entity) => own.has(entity),
    shift,
    fields: (was, is) => changedFields(base.model, head.model, words, was, is),
    ...(locate === undefined ? {} : { locate }),
  };
}

const byWord = (model: Bound, wordOf: (entity: Entity) => string): ReadonlyMap<string, Entity> =>
  new Map(DRAWN.flatMap((kind) => model.all(kind)).map((entity) => [wordOf(entity), entity]));

/** By what they say: another spelling of the same is no change. */
function changedFields(base: Bound, head: Bound, words: Matched, was: Entity, is: Entity): readonly string[] {
  const said = (entity: Entity, model: Bound, wordOf: (entity: Entity) => string): ReadonlyMap<string, string> => {
    const identify = (ref: Ref): string => {
      const target = model.target(ref);
      return target === undefined ? identityOf('?', ref.id) : wordOf(target);
    };
    const leaves = leavesOf(describedAt(entity.path), entity.data, identify);
    return new Map([...leaves].map(([key, { says }]) => [key, says]));
  };
  const [old, fresh] = [said(was, base, words.ofBase), said(is, head, words.ofHead)];
  const keys = [...new Set([...fresh.keys(), ...old.keys()])].filter((key) => old.get(key) !== fresh.get(key));
  return [...new Set(keys.map(fieldIn))];
}
