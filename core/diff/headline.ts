/** A change in one line that a manager can read: what slips, by how much, what breaks. */
import { push } from '../format/multimap';
import { counted, either, listed } from '../format/words';
import type { Entity } from '../model/types';
import { nameOf } from '../render/rows';
import type { Severity } from '../rules/kit';
import { isoDay } from '../schedule/calendar';
import type { Consequence } from './consequences';
import { type CostPeriod, changeOf } from './costs';
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
  const late = inOrder(behind(review), slips(review));
  const moves = [gone(review), ...(late.length === 0 ? [lastEnd(review)] : late)].filter((part) => part !== '');
  const quiet = items.changes.length === 0 ? 'No date moves' : 'No milestone moves';
  const rest = [counts(review), promiseWords(breaks), costs(review), hiding(hidden)].filter((part) => part !== '');
  return [...(moves.length === 0 ? [quiet] : moves), ...rest].join('; ');
}

interface Moved {
  readonly words: string;
  /** Working days that are lost. */
  readonly weight: number;
}

const inOrder = (...all: readonly Moved[]): readonly string[] =>
  [...all].sort((a, b) => b.weight - a.weight).flatMap(({ words }) => (words === '' ? [] : [words]));

/** Milestones that are there no more: `Launch and 2 other milestones are gone`. */
function gone(review: Review): string {
  const [first, ...others] = goneMilestones(review);
  if (first === undefined) return '';
  return others.length === 0
    ? `${nameOf(first)} is gone`
    : `${nameOf(first)} and ${counted(others.length, 'other milestone')} are gone`;
}

/** The milestones of the base that the head has no more. */
export const goneMilestones = ({ base, head }: Pick<Review, 'base' | 'head'>): readonly Entity[] =>
  [...base].flatMap(([identity, { kind, entity }]) =>
    kind === 'milestone' && entity !== undefined && !head.has(identity) ? [entity] : [],
  );

type AtRisk = Extract<Consequence, { kind: 'at-risk' }>;

/** The milestone of which what it requires has come to end latest: its own date stands, and can't be held. */
function behind(review: Review): Moved {
  const [worst] = milestonesBehind(review);
  if (worst === undefined) return { words: '', weight: 0 };
  const { entity, before, after } = worst;
  const was = before === 0 ? '' : `, ${before} before`;
  const words = `${nameOf(entity)} is ${counted(after, 'working day')} behind what it requires${was}`;
  return { words, weight: after - before };
}

/** Dated milestones that can be held less than before, the worst first. */
export const milestonesBehind = ({ consequences }: Pick<Review, 'consequences'>): readonly AtRisk[] =>
  consequences
    .flatMap((one) => (one.kind === 'at-risk' && one.after > one.before ? [one] : []))
    .sort((a, b) => b.after - b.before - (a.after - a.before));

/** `2 rules ignored from now on` */
const hiding = ({ added, removed }: HiddenChange): string =>
  [
    ...(added.length === 0 ? [] : [`${counted(added.length, 'rule')} ignored from now on`]),
    ...(removed.length === 0 ? [] : [`${removed.length} no longer ignored`]),
  ].join(', ');

/** More currencies are counted. */
const MOST_CURRENCIES = 2;

/** What all of it costs more or less, by currency: `+12,000 EUR in 2026-Q3`. What is only paid at other times is told below. */
function costs({ consequences }: Review): string {
  const changes = consequences.flatMap((one) => (one.kind === 'cost' ? [one.change] : []));
  const byCurrency = new Map<string | undefined, CostPeriod[]>();
  for (const { currency, periods } of changes) for (const period of periods) push(byCurrency, currency, period);
  const nets = [...byCurrency].map(([currency, periods]) => ({ currency, periods: together(periods) }));
  const said = nets.filter((one) => changeOf(one) !== 0n).sort((a, b) => Number(size(b) - size(a)));
  if (said.length === 0) return changes.some((one) => changeOf(one) !== 0n) ? 'costs move between budgets' : '';
  return listed(
    said.map((one) => costWords(one, 1)),
    MOST_CURRENCIES,
  );
}

const size = (one: { readonly periods: readonly CostPeriod[] }): bigint => {
  const sum = changeOf(one);
  return sum < 0n ? -sum : sum;
};

/** What several have to pay in each period. Where one has none to name, all of it is one. */
function together(periods: readonly CostPeriod[]): readonly CostPeriod[] {
  const isNamed = periods.every(({ name }) => name !== '');
  const sums = new Map<string, CostPeriod>();
  for (const { name, before, after } of periods) {
    const key = isNamed ? name : '';
    const known = sums.get(key) ?? { name: key, before: 0n, after: 0n };
    sums.set(key, { name: key, before: known.before + before, after: known.after + after });
  }
  return [...sums.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The milestone that moves most. */
function slips(review: Review): Moved {
  const [worst, ...others] = movedMilestones(review);
  if (worst === undefined) return { words: '', weight: 0 };
  const rest =
    others.length === 0
      ? ''
      : ` (and ${counted(others.length, 'other milestone')} move${others.length === 1 ? 's' : ''})`;
  return { words: `${nameOf(worst.after.item)} ${movement(worst)}${rest}`, weight: weight(worst) };
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

/** The last of all work, where no milestone says more. */
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
