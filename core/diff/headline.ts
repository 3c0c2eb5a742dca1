/** A change in one line that a manager can read: what slips, by how much, what breaks. */
import { counted, either } from '../format/words';
import { nameOf } from '../render/rows';
import type { Severity } from '../rules/kit';
import { isoDay } from '../schedule/calendar';
import { type CostChange, changeOf } from './costs';
import type { DateChange } from './dates';
import { type HiddenChange, hidesOther } from './hidden';
import { costWords, promiseWords } from './phrases';
import type { Review } from './review';

/** One sentence, without a full stop. Names in it are text from the file. */
export function headline(review: Review): string {
  const { edits, breaks, items, hidden } = review;
  if (edits.length === 0 && !hidesOther(hidden)) return 'Nothing in meaning has changed';
  if (edits.length === 0)
    return [hiding(hidden), counts(review), promiseWords(breaks)].filter((part) => part !== '').join('; ');
  const parts = [slips(review), counts(review), promiseWords(breaks), costs(review), hiding(hidden)].filter(
    (part) => part !== '',
  );
  const quiet = items.changes.length === 0 ? 'No date moves' : 'No milestone moves';
  const isSilent = slips(review) === '';
  return isSilent ? [quiet, ...parts].join('; ') : parts.join('; ');
}

/** `2 rules ignored from now on` */
const hiding = ({ added, removed }: HiddenChange): string =>
  [
    ...(added.length === 0 ? [] : [`${counted(added.length, 'rule')} ignored from now on`]),
    ...(removed.length === 0 ? [] : [`${removed.length} no longer ignored`]),
  ].join(', ');

/** The budget that has to pay most more or less: `+12,000 EUR in 2026-Q3`. */
function costs({ consequences }: Review): string {
  const changes = consequences.flatMap((one) => (one.kind === 'cost' ? [one.change] : []));
  const size = (change: CostChange): bigint => {
    const sum = changeOf(change);
    return sum < 0n ? -sum : sum;
  };
  const [worst] = [...changes].sort((a, b) => (size(b) > size(a) ? 1 : size(b) < size(a) ? -1 : 0));
  // What is only paid at other times is told below.
  return worst === undefined || size(worst) === 0n ? '' : costWords(worst, 1);
}

/** The milestone that moves most, else the last of all work. */
function slips(review: Review): string {
  const [worst, ...others] = movedMilestones(review);
  if (worst === undefined) return lastEnd(review);
  const rest =
    others.length === 0
      ? ''
      : ` (and ${counted(others.length, 'other milestone')} move${others.length === 1 ? 's' : ''})`;
  return `${nameOf(worst.after.item)} ${movement(worst)}${rest}`;
}

/** The milestones that move, the worst first. */
export const movedMilestones = ({ items }: Pick<Review, 'items'>): readonly DateChange[] =>
  items.changes.filter(({ after }) => after.item.kind === 'milestone').sort((a, b) => weight(b) - weight(a));

/** Later is worse than earlier; without a date is worst. */
const weight = ({ shift, after }: DateChange): number =>
  shift === undefined ? (after.end === undefined ? Number.POSITIVE_INFINITY : 0) : shift > 0 ? shift : shift / 1e6;

/** `slips 10 working days to 2026-07-14` */
export function movement({ shift, after, side }: DateChange): string {
  const day = side === 'end' ? after.end : after.start;
  if (day === undefined) return 'has no date any more';
  if (shift === undefined) return `has a date now, ${isoDay(day)}`;
  const days = counted(Math.abs(shift), 'working day');
  return shift > 0 ? `slips ${days} to ${isoDay(day)}` : `comes ${days} earlier, on ${isoDay(day)}`;
}

function lastEnd({ sides, calendars: { counting } }: Review): string {
  const end = ({ schedule }: (typeof sides)['base']): number =>
    schedule.items.reduce((last, one) => Math.max(last, one.end ?? Number.NEGATIVE_INFINITY), Number.NEGATIVE_INFINITY);
  const [before, after] = [end(sides.base), end(sides.head)];
  if (!Number.isFinite(before) || !Number.isFinite(after)) return '';
  const days = counting.prev(after) - counting.prev(before);
  if (days === 0) return '';
  const by = counted(Math.abs(days), 'working day');
  return `The last work ends ${by} ${days > 0 ? 'later' : 'earlier'}, on ${isoDay(after)}`;
}

const WORDS: readonly (readonly [Severity, string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
];

/** `2 new errors and 1 new warning, 1 fixed`; infos and hints are left out. */
function counts({ findings: { introduced, fixed } }: Review): string {
  const fresh = WORDS.flatMap(([severity, word]) => {
    const count = introduced.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [counted(count, `new ${word}`)];
  });
  const mended = fixed.filter(({ severity }) => WORDS.some(([one]) => one === severity)).length;
  return [either(fresh, 'and'), ...(mended === 0 ? [] : [`${mended} fixed`])].filter((part) => part !== '').join(', ');
}
