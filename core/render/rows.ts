/** What a timeline is made of: items with dates, by phase. */
import type { Entity, Item, Model } from '../model/types';
import type { ScheduledItem } from '../schedule/types';
import type { Change } from './before';
import { oneLine } from './escape';
import { lateness, latenessWords } from './late';
import type { Dates, Span } from './options';

/** Something with dates, in the order in which it is drawn. */
export interface Row {
  readonly entity: Item;
  /** Of what is removed, the dates that it had. */
  readonly dates: ScheduledItem & Span;
  /** What its own date comes too early for, as a clause. */
  readonly late?: string;
  readonly change?: Change;
}

/** The rows of a phase, or of no phase. */
export interface Group {
  readonly phase: Entity<'phase'> | undefined;
  /** From the phase's first day to its last; where it has none of its own, around its rows. */
  readonly span: Span;
  readonly initiatives: number;
  readonly rows: readonly Row[];
  readonly change?: Change;
}

/** An initiative with its activities, or a milestone. */
export interface Block {
  readonly item: Item;
  readonly rows: readonly Row[];
}

/** By phase, in file order. */
export type Blocks = ReadonlyMap<Group['phase'], readonly Block[]>;

export function titleOf(model: Model): string {
  return oneLine(model.title ?? '') || 'Roadmap';
}

/** What people call an entity: its name, else its own key. */
export function nameOf({ data, key }: Entity): string {
  const { name } = Object(data) as { readonly name?: string };
  return oneLine(name ?? '') || key;
}

/** What is drawn below each phase, and at last below none; only what has dates. */
export function blocksOf(model: Model, dates: Dates): Blocks {
  const items = [...model.all('initiative'), ...model.all('milestone')];
  const blocks = new Map<Group['phase'], Block[]>([...model.all('phase'), undefined].map((phase) => [phase, []]));
  for (const item of items) {
    const phase = item.data.phase && model.target(item.data.phase);
    const rows = rowsOf(model, dates, item);
    if (rows.length > 0) blocks.get(phase as Group['phase'])?.push({ item, rows });
  }
  return blocks;
}

/** The rows of each phase in file order, then those of none. */
export function groupsOf(model: Model, dates: Dates): Group[] {
  return [...blocksOf(model, dates)].flatMap(([phase, blocks]): Group[] => {
    const rows = blocks.flatMap((block) => block.rows);
    const span = spanOf(phase, rows, dates);
    return span === undefined || rows.length === 0 ? [] : [{ phase, span, initiatives: initiativesIn(rows), rows }];
  });
}

/** A phase's own dates, or those around its rows. */
export function spanOf(phase: Group['phase'], rows: readonly Row[], dates: Dates): Span | undefined {
  const own = phase && dates.phase(phase);
  if (own !== undefined || rows.length === 0) return own;
  return {
    start: Math.min(...rows.map((row) => row.dates.start)),
    end: Math.max(...rows.map((row) => row.dates.end)),
  };
}

export const initiativesIn = (rows: readonly Row[]): number =>
  rows.filter(({ entity }) => entity.kind === 'initiative').length;

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
