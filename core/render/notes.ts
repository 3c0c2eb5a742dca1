/** What a timeline does not draw, and why, in sentences. */
import { push } from '../format/multimap';
import type { Bound } from '../model/bind';
import type { Item } from '../model/types';
import { counted } from './days';
import type { Dates } from './options';
import { nameOf, type Row } from './rows';

/** A roadmap as far as notes need it. */
type Drawable = Pick<Bound, 'all' | 'isDoubtful'>;

/** How many items a note names; of more it gives the number. */
const NAMED = 5;

export function timelineNotes(model: Drawable, dates: Dates, drawn: readonly Row[]): string[] {
  const items: Item[] = [...model.all('initiative'), ...model.all('activity'), ...model.all('milestone')];
  const isCancelled = (item: Item) => dates.of(item)?.reason === 'cancelled';
  const cancelled = items.filter(isCancelled);
  const unscheduled = items.filter((item) => dates.of(item)?.start === undefined && !isCancelled(item));
  const assumed = drawn.filter((row) => row.dates.assumed && row.entity.kind !== 'activity');
  return [
    ...(cancelled.length > 0 ? [`Cancelled and not drawn: ${names(cancelled)}.`] : []),
    ...unscheduledNotes(unscheduled, (item) => whyNotDrawn(model, dates, item)),
    ...(assumed.length > 0 ? [`${ASSUMED}: ${names(assumed.map(({ entity }) => entity))}.`] : []),
  ];
}

const ASSUMED = 'Assumed to begin with the planning window, as nothing else says when';

/** One sentence for each reason. */
function unscheduledNotes(items: readonly Item[], reasonOf: (item: Item) => string): string[] {
  const byReason = new Map<string, Item[]>();
  for (const item of items) push(byReason, reasonOf(item), item);
  return [...byReason].map(([reason, some]) => `Not drawn, because ${reason}: ${names(some)}.`);
}

/** What seems to be missing may be there and unreadable. */
function whyNotDrawn(model: Drawable, dates: Dates, item: Item): string {
  const found = dates.of(item);
  if (found?.reason === 'missing' && model.isDoubtful(item)) return "something in it can't be read";
  return found?.unscheduled ?? 'nothing says when';
}

/** An activity goes without saying where its initiative is named. */
function names(all: readonly Item[]): string {
  const known = new Set<unknown>(all);
  const items = all.filter((item) => item.kind !== 'activity' || !known.has(item.parent));
  const shown = items.slice(0, NAMED).map((item) => {
    return item.kind === 'activity' && item.parent ? `${nameOf(item)} (${nameOf(item.parent)})` : nameOf(item);
  });
  const rest = items.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${counted(rest, 'other')}`] : [])].join(', ');
}
