/** What a timeline does not draw, and why, in sentences. */

import { push } from '../format/multimap';
import { counted } from '../format/words';
import type { Bound } from '../model/bind';
import type { Item } from '../model/types';
import { type Before, changeCell } from './before';
import type { Dates } from './options';
import { type Group, nameOf, type Row } from './rows';

/** A roadmap as far as notes need it. */
type Drawable = Pick<Bound, 'all' | 'isDoubtful'>;

/** How many items a note names; of more it gives the number. */
const NAMED = 5;

export function timelineNotes(model: Drawable, dates: Dates, drawn: readonly Row[]): string[] {
  const items: Item[] = [...model.all('initiative'), ...model.all('activity'), ...model.all('milestone')];
  const isGone = ({ change }: Row) => change?.is === 'removed';
  const gone = new Set(drawn.filter(isGone).map(({ entity }) => entity));
  const isCancelled = (item: Item) => dates.of(item)?.reason === 'cancelled';
  const cancelled = items.filter((item) => isCancelled(item) && !gone.has(item));
  const unscheduled = items.filter(
    (item) => dates.of(item)?.start === undefined && !isCancelled(item) && !gone.has(item),
  );
  const assumed = drawn.filter((row) => !isGone(row) && row.dates.assumed && row.entity.kind !== 'activity');
  return [
    ...(cancelled.length > 0 ? [`Cancelled and not drawn: ${names(cancelled)}.`] : []),
    ...unscheduledNotes(unscheduled, (item) => whyNotDrawn(model, dates, item)),
    ...(assumed.length > 0 ? [`${ASSUMED}: ${names(assumed.map(({ entity }) => entity))}.`] : []),
  ];
}

/** `Compared with main: 5 moved, 1 new, 1 removed.`, and what of the whole is left out. */
export function comparisonNotes(before: Before, whole: readonly Group[], shown: readonly Group[]): string[] {
  const rows = whole.flatMap((group) => group.rows);
  const counts = countsOf(
    rows.flatMap(({ change }) => (change ? (change.is === 'moved' ? 'moved' : changeCell(change)) : [])),
  );
  const left = rows.length - shown.flatMap((group) => group.rows).length;
  return [
    `Compared with ${before.label}: ${counts || 'all dates are the same'}.`,
    ...doubtNotes(before),
    ...(left > 0 ? [`Only what changed is drawn: ${counted(left, 'other row')} left out.`] : []),
  ];
}

/** What could not be read is not missing. */
export function doubtNotes({ label, model }: Before): string[] {
  return model.complete ? [] : [`Not all of ${label} can be read: what seems to be new may have been there.`];
}

/** `5 moved, 1 new, 2 cancelled`: how often each word is said, in an order that readers expect. */
export function countsOf(words: readonly string[]): string {
  const counts = new Map(FIRST.map((word) => [word, 0]));
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].flatMap(([word, count]) => (count === 0 ? [] : `${count} ${word}`)).join(', ');
}

const FIRST = ['moved', 'changed', 'new', 'had no dates', 'removed'];

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
