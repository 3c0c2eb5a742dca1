/** What a timeline is made of: items with dates, by phase. */
import type { Entity, Item, Model } from '../model/types';
import type { ScheduledItem } from '../schedule/types';
import { oneLine } from './escape';
import { lateness, latenessWords } from './late';
import type { Dates, Span } from './options';

/** Something with dates, in the order in which it is drawn. */
export interface Row {
  readonly entity: Item;
  readonly dates: ScheduledItem & Span;
  /** What its own date comes too early for, as a clause. */
  readonly late?: string;
}

/** The rows of a phase, or of no phase. */
export interface Group {
  readonly phase: Entity<'phase'> | undefined;
  readonly rows: readonly Row[];
}

export function titleOf(model: Model): string {
  return oneLine(model.title ?? '') || 'Roadmap';
}

/** What people call an entity: its name, else its own key. */
export function nameOf({ data, key }: Entity): string {
  const { name } = Object(data) as { readonly name?: string };
  return oneLine(name ?? '') || key;
}

/** The rows of each phase in file order, then those of none; only what has dates. */
export function groupsOf(model: Model, dates: Dates): Group[] {
  const phases = [...model.all('phase'), undefined];
  const items = [...model.all('initiative'), ...model.all('milestone')];
  const phaseOf = new Map(items.map((item) => [item, item.data.phase && model.target(item.data.phase)]));
  return phases
    .map((phase) => ({
      phase,
      rows: items.filter((item) => phaseOf.get(item) === phase).flatMap((item) => rowsOf(model, dates, item)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function rowsOf(model: Model, dates: Dates, item: Item): Row[] {
  const row = rowOf(dates, item);
  const activities = item.kind === 'initiative' ? model.children(item, 'activity') : [];
  return [...(row ? [row] : []), ...activities.flatMap((activity) => rowOf(dates, activity) ?? [])];
}

function rowOf(dates: Dates, entity: Item): Row | undefined {
  const found = dates.of(entity);
  if (found?.start === undefined || found.end === undefined) return undefined;
  const late = lateness(dates, entity);
  return {
    entity,
    dates: { ...found, start: found.start, end: found.end },
    ...(late === undefined ? {} : { late: latenessWords(entity.kind, late, nameOf(late.on.item)) }),
  };
}
