/** What has other dates than it had, each with a sentence on why: for marks beside the text. */
import { counted, either, short } from '../format/words';
import type { Item } from '../model/types';
import type { Movement } from '../protocol/compare';
import { isoDay } from '../schedule/calendar';
import type { Day } from '../schedule/types';
import type { Cause } from './attribute';
import type { DateChange } from './dates';
import type { Edit } from './edits';
import { editWords, inWorkingDays } from './phrases';
import type { Review } from './review';

export interface MovedItem {
  readonly item: Item;
  readonly movement: Movement;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  /** Later is positive; undefined where there is nothing to compare. */
  readonly workingDays: number | undefined;
  /** Plain text; names in it are text from the file. */
  readonly words: string;
}

/** In the order of the head's schedule. What is gone has no place any more, and is left out. */
export function movedItems(review: Review): readonly MovedItem[] {
  const changes = new Map(review.items.changes.map((change) => [change.after.item, change]));
  const critical = new Map(
    review.consequences.flatMap((one) => (one.kind === 'critical' ? [[one.entity, one.after] as const] : [])),
  );
  return review.sides.head.schedule.items.flatMap((scheduled): readonly MovedItem[] => {
    const { item, start, end } = scheduled;
    const change = changes.get(item);
    const joined = critical.get(item);
    if (change !== undefined) return [movedItem(change, joined, review.edits)];
    if (!review.base.has(review.words.ofHead(item)) && start !== undefined && end !== undefined)
      return [{ item, movement: 'new', from: undefined, to: end, workingDays: undefined, words: newWords(start, end) }];
    if (joined === undefined) return [];
    const movement = joined ? 'critical' : 'uncritical';
    return [{ item, movement, from: undefined, to: undefined, workingDays: undefined, words: criticalWords(joined) }];
  });
}

const newWords = (start: Day, end: Day): string =>
  start === end ? `New, on ${isoDay(end)}.` : `New, from ${isoDay(start)} to ${isoDay(end)}.`;

const criticalWords = (joined: boolean): string =>
  joined ? 'On the critical path now.' : 'Not on the critical path any more.';

function movedItem(change: DateChange, joined: boolean | undefined, edits: readonly Edit[]): MovedItem {
  const { before, after, side, shift } = change;
  const [from, to] = [before[side], after[side]];
  const movement = shift === undefined ? (to === undefined ? 'undated' : 'dated') : shift > 0 ? 'later' : 'earlier';
  const words = [
    `${datesWords(change)}${causeWords(change, edits)}.`,
    ...(joined === undefined ? [] : [criticalWords(joined)]),
  ];
  return { item: after.item, movement, from, to, workingDays: shift, words: words.join(' ') };
}

function datesWords({ before, after, side, shift }: DateChange): string {
  const [from, to] = [before[side], after[side]];
  const what = after.item.kind === 'milestone' ? '' : side === 'start' ? 'Start: ' : 'End: ';
  const was = from === undefined ? 'had no date' : `was ${isoDay(from)}`;
  const is = to === undefined ? 'now has none' : `now ${isoDay(to)}`;
  const days = shift === undefined ? '' : counted(Math.abs(shift), 'working day');
  const by = shift === undefined ? '' : ` (${days} ${shift > 0 ? 'later' : 'earlier'})`;
  const said = `${what}${was}, ${is}${by}`;
  return what === '' ? `${said[0]!.toUpperCase()}${said.slice(1)}` : said;
}

/** More causes than that are counted. */
const MOST_CAUSES = 3;
/** More of what an edit did is left to the tree of changes. */
const LONGEST_EDIT = 80;

function causeWords({ attribution: { causes, sampled } }: DateChange, edits: readonly Edit[]): string {
  if (causes.length === 0) return '';
  const size = ({ share }: Cause): number => Math.abs(share ?? 0);
  const sorted = [...causes].sort((a, b) => size(b) - size(a));
  const said = sorted.slice(0, MOST_CAUSES).map((cause) => {
    const share = causes.length > 1 && cause.share !== undefined ? `${inWorkingDays(cause.share)} from ` : '';
    return `${share}${causeOf(edits[cause.edit]!)}`;
  });
  const left = causes.length - said.length;
  const all = left === 0 ? said : [...said, counted(left, 'other edit')];
  return `, because of ${sampled ? 'about ' : ''}${either(all, 'and')}`;
}

/** `initiatives.migrate.duration: 4w → 6w` */
function causeOf(edit: Edit): string {
  const words =
    edit.kind === 'changed' || edit.kind === 'renamed'
      ? `: ${editWords({ ...edit, difference: undefined })}`
      : ` ${edit.kind}`;
  return short(`${edit.path}${words}`, LONGEST_EDIT);
}
