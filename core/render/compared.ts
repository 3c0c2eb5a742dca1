/** The rows of a timeline with what they were: what moved, what is new, and what is gone, where it stood. */
import type { Entity, Item, Model } from '../model/types';
import { type Before, type Change, changeOf, withGone } from './before';
import type { Dates, Span } from './options';
import { type Block, type Blocks, blocksOf, type Group, initiativesIn, type Row, spanOf } from './rows';

/** The groups of what a roadmap is, with what it was. */
export function comparedGroups(model: Model, dates: Dates, before: Before): Group[] {
  const compared: Compared = { is: sideOf(model, dates), was: sideOf(before.model, before.dates), before };
  const phases = withGone(model.all('phase'), before.model.all('phase'), (phase) => before.became(phase));
  return [...phases, undefined].flatMap((phase) => groupOf(phase, compared) ?? []);
}

/** Only what is another than it was; a changed activity stands below its initiative still. */
export function changedGroups(groups: readonly Group[]): Group[] {
  return groups
    .map((group) => {
      const above = new Set(group.rows.flatMap(({ entity, change }) => (change && entity.parent ? entity.parent : [])));
      return { ...group, rows: group.rows.filter(({ entity, change }) => change !== undefined || above.has(entity)) };
    })
    .filter(({ rows, change }) => rows.length > 0 || change !== undefined);
}

interface Compared {
  readonly is: Side;
  readonly was: Side;
  readonly before: Before;
}

/** What is drawn of a roadmap. */
interface Side {
  readonly dates: Dates;
  readonly blocks: Blocks;
  readonly byItem: ReadonlyMap<Entity, Block>;
  readonly rows: ReadonlyMap<Entity, Row>;
}

function sideOf(model: Model, dates: Dates): Side {
  const blocks = blocksOf(model, dates);
  const all = [...blocks.values()].flat();
  return {
    dates,
    blocks,
    byItem: new Map(all.map((block) => [block.item, block])),
    rows: new Map(all.flatMap(({ rows }) => rows).map((row) => [row.entity, row])),
  };
}

/** @param phase of what is, or one that is gone */
function groupOf(phase: Group['phase'], compared: Compared): Group | undefined {
  const { is, was, before } = compared;
  const now = is.blocks.get(phase) ?? [];
  const old = phase && is.blocks.has(phase) ? before.was(phase) : phase;
  const then = phase !== undefined && old === undefined ? [] : (was.blocks.get(old) ?? []);
  const rows = withGone(now, then, ({ item }) => nowOf(item, compared)).flatMap((block) => rowsOf(block, compared));
  const spans = {
    is: is.blocks.has(phase) ? spanOf(phase, rowsIn(now), is.dates) : undefined,
    was: then.length > 0 || old !== undefined ? spanOf(old, rowsIn(then), was.dates) : undefined,
  };
  const span = spans.is ?? spans.was;
  if (rows.length === 0 || span === undefined) return undefined;
  const change = phase && changeOfPhase(old, spans, before);
  const there = rows.filter((row) => row.change?.is !== 'removed');
  return { phase, span, initiatives: initiativesIn(there), rows, ...(change ? { change } : {}) };
}

const rowsIn = (blocks: readonly Block[]): readonly Row[] => blocks.flatMap(({ rows }) => rows);

/** What became of a block, if it is drawn. */
function nowOf(item: Item, { is, before }: Compared): Block | undefined {
  const now = before.became(item);
  return now && is.byItem.get(now);
}

function changeOfPhase(
  was: Group['phase'],
  spans: { readonly is: Span | undefined; readonly was: Span | undefined },
  before: Before,
): Change | undefined {
  if (was === undefined) return { is: 'added' };
  if (spans.is === undefined) return { is: 'removed', why: before.became(was) === undefined ? 'removed' : NO_DATES };
  return spans.was && changeOf(spans.was, spans.is, before);
}

const NO_DATES = 'no dates now';

/** A block of what is, with what is gone of it; or one that is gone as a whole. */
function rowsOf(block: Block, compared: Compared): readonly Row[] {
  const { is, was, before } = compared;
  if (is.byItem.get(block.item) !== block) return block.rows.map((row) => goneRow(row, compared));
  const old = before.was(block.item);
  const then = old === undefined ? [] : (was.byItem.get(old)?.rows ?? []);
  const isThere = new Set(block.rows);
  const becameRow = ({ entity }: Row): Row | undefined => {
    const now = before.became(entity);
    return now && is.rows.get(now);
  };
  return withGone(block.rows, then, becameRow).map((row) =>
    isThere.has(row) ? rowNow(row, compared) : goneRow(row, compared),
  );
}

function rowNow(row: Row, { was, before }: Compared): Row {
  const old = before.was(row.entity);
  const change: Change | undefined =
    old === undefined ? { is: 'added' } : changeOf(was.rows.get(old)?.dates, row.dates, before);
  return change === undefined ? row : { ...row, change };
}

/** What is there still, without dates, leads to where it is written now. */
function goneRow({ entity, dates }: Row, { is, before }: Compared): Row {
  const now = before.became(entity);
  const isCancelled = now !== undefined && is.dates.of(now)?.reason === 'cancelled';
  const why = now === undefined ? 'removed' : isCancelled ? 'cancelled' : NO_DATES;
  return { entity: now ?? entity, dates, change: { is: 'removed', why } };
}
