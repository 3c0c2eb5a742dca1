/** Edits and consequences as plain text, for every place that shows them. Names in them are text from the file. */
import { push } from '../format/multimap';
import { counted, listed, short } from '../format/words';
import type { Entity } from '../model/types';
import { type Amount, amountOf, priceOf, roughly } from '../money/amount';
import { spanInWords } from '../render/days';
import { nameOf } from '../render/rows';
import { dayInWords, isoDay } from '../schedule/calendar';
import type { Day } from '../schedule/types';
import type { Consequence } from './consequences';
import { type CostChange, type CostPeriod, changeOf } from './costs';
import { dayWord, signed } from './difference';
import type { Edit } from './edits';
import { type BrokenPromise, isBroken } from './promises/run';
import type { Together } from './replacements';
import { pieceWords } from './text-change';

export const SIGNS: Readonly<Record<Edit['kind'], string>> = {
  added: '+',
  removed: '−',
  renamed: '→',
  moved: '↕',
  changed: '~',
};

/** More of a description than that hides what it was changed to. */
const LONGEST_VALUE = 160;

/** What an edit did, without its path: `4w → 6w (+10 working days)`. */
export function editWords(edit: Edit): string {
  const { kind, difference, along } = edit;
  const [before, after] = [edit.before, edit.after].map((text) => text && short(text, LONGEST_VALUE));
  const terms = edit.pieces === undefined ? edit.terms : pieceWords(edit.pieces);
  const said = terms && short(terms, 2 * LONGEST_VALUE);
  const with_ = along.length === 0 ? '' : `with what names it in ${listed(along, MOST_LISTED)}`;
  const both = (what: string): string => [what, with_].filter((part) => part !== '').join(', ');
  switch (kind) {
    case 'renamed':
      return `was ${before}`;
    case 'moved':
      return before === undefined ? `now ${after}` : `from ${before} to ${after}`;
    case 'added':
      return both(said ?? after ?? '');
    case 'removed':
      return both(said ?? before ?? '');
    case 'changed':
      return `${said ?? `${before ?? 'nothing'} → ${after ?? 'nothing'}`}${difference === undefined ? '' : ` (${difference})`}`;
  }
}

/** An activity with its initiative: there are many called `Test`. */
export const fullName = (entity: Entity): string =>
  entity.kind === 'activity' && entity.parent !== undefined
    ? `${nameOf(entity.parent)}: ${nameOf(entity)}`
    : nameOf(entity);

function atRiskWords(name: string, before: number, after: number): string {
  if (after === 0) return `${name} is safe again`;
  const ends = `what it requires ends ${counted(after, 'working day')} after it`;
  return before === 0 ? `${name} is at risk: ${ends}` : `${name} stays at risk: ${ends}, ${before} before`;
}

/** More of one kind are counted. */
const MOST_ALIKE = 2;

/** What is said of a change, the gravest first; what is only good to know, once for each rule. What is approved is apart. */
export function toldBreaks(breaks: readonly BrokenPromise[]): readonly BrokenPromise[] {
  const open = breaks.filter(isOpen);
  const byRule = new Map<string, BrokenPromise[]>();
  for (const one of open) if (!isBroken(one)) push(byRule, one.rule, one);
  return [
    ...open.filter(isBroken),
    ...[...byRule.values()].flatMap((alike) => {
      const left = alike.length - MOST_ALIKE;
      if (left <= 0) return alike;
      return [{ ...alike[0]!, message: `${alike[0]!.message} The same of ${alike.length - 1} others.` }];
    }),
  ];
}

const isOpen = ({ approved }: BrokenPromise): boolean => approved === undefined;

/** Whether any of them is more than good to know, and nobody agreed to it. */
export const hasBroken = (breaks: readonly BrokenPromise[]): boolean => openBreaks(breaks).length > 0;

/** Those that are more than good to know, and that nobody agreed to. */
export const openBreaks = <T extends BrokenPromise>(breaks: readonly T[]): readonly T[] =>
  breaks.filter((one) => isBroken(one) && isOpen(one));

/** What somebody agreed to, with who and why. */
export const approvedBreaks = (breaks: readonly BrokenPromise[]): readonly BrokenPromise[] =>
  breaks.flatMap((one) => {
    if (one.approved === undefined) return [];
    const { by, reason } = one.approved;
    const why = [by === undefined ? '' : `by ${by}`, reason ?? ''].filter((part) => part !== '').join(': ');
    return [why === '' ? one : { ...one, message: `${one.message} Approved ${why}` }];
  });

/** `2 promises broken, 1 approved`; empty where nothing is broken. */
export function promiseWords(breaks: readonly BrokenPromise[]): string {
  const open = openBreaks(breaks).length;
  const agreed = breaks.filter(isBroken).length - open;
  if (open === 0) return agreed === 0 ? '' : `${counted(agreed, 'broken promise')} approved`;
  return `${counted(open, 'promise')} broken${agreed === 0 ? '' : `, ${agreed} approved`}`;
}

/** Over a list of what is approved. */
export const approvedTitle = (list: readonly unknown[]): string => `Approved: ${list.length}`;

const MOST_LISTED = 4;

/** What follows: `launch: 2026-06-30 → 2026-07-14, +10 working days, 3 absorbed`, with what each of several edits adds. */
export const consequenceWords = (one: Consequence, edits: readonly Edit[]): string =>
  `${consequenceSaid(one)}${sharesWords(one, edits)}`;

function consequenceSaid(one: Consequence): string {
  const name = one.entity === undefined ? one.id : fullName(one.entity);
  switch (one.kind) {
    case 'date':
      return `${name}: ${dateWords(one)}${absorbedWords(one)}`;
    case 'at-risk':
      return atRiskWords(name, one.before, one.after);
    case 'kpi':
      return one.after !== undefined && one.after > one.due
        ? `${one.id}: the last work for it ends ${dayInWords(one.after)}, after it is due (${dayInWords(one.due)})`
        : `${one.id}: the work for it ends before it is due again`;
    case 'cost':
      return `${one.entity === undefined ? `Costs that no budget pays` : `Budget ${name}`}: ${costWords(one.change)}`;
    case 'priority':
      return `${name}: priority ${one.before} → ${one.after}`;
    case 'capacity':
      return capacityWords(name, one);
    case 'lineage':
      return one.after ?? `No more: ${one.before}`;
    case 'replacement':
      return `${name} replaces ${fullName(one.of)}: ${replacementWords(one)}`;
    case 'critical':
      return one.after ? `${name} is on the critical path now` : `${name} is not on the critical path any more`;
    case 'slack':
      return `${name}: ${counted(one.before, 'working day')} of slack → ${one.after}`;
  }
}

function capacityWords(name: string, { before, after, days }: Extract<Consequence, { kind: 'capacity' }>): string {
  const inDays = (n: number): string => counted(rounded(n), 'working day');
  if (rounded(after) === 0) return `${name} has no work beyond its capacity any more, ${inDays(before)} before`;
  const was = rounded(before) === 0 ? '' : `, ${rounded(before)} before`;
  return `${name} has ${inDays(after)} of work beyond its capacity${was} (${spanInWords(days.start, days.end)})`;
}

type Replacement = Extract<Consequence, { kind: 'replacement' }>;

/** `12 days together`, `was 12 days together, now a gap of 9 days without either, 2026-05-02 to 2026-05-10` */
function replacementWords({ before, after, of, entity }: Replacement): string {
  if (before === undefined) return togetherWords(after!);
  const was = `was ${togetherWords(before)}`;
  if (after !== undefined)
    return `${was}, now ${before.days > 0 && after.days > 0 ? after.days : togetherWords(after)}`;
  return `${was}; no day is known any more on which ${fullName(of)} ends or ${fullName(entity)} goes live`;
}

function togetherWords({ days, last, live }: Together): string {
  if (days > 0) return `${counted(days, 'day')} together`;
  if (days === 0) return 'one after the other';
  const when = live - last === 2 ? isoDay(last + 1) : `${isoDay(last + 1)} to ${isoDay(live - 1)}`;
  return `a gap of ${counted(-days, 'day')} without either, ${when}`;
}

/** What one edit causes, a line each; what joins or leaves the critical path stands together in one. */
export function consequenceLines(consequences: readonly Consequence[], edits: readonly Edit[]): readonly string[] {
  const path = (joins: boolean) => consequences.filter((one) => one.kind === 'critical' && one.after === joins);
  return [
    ...consequences.filter(({ kind }) => kind !== 'critical').map((one) => consequenceWords(one, edits)),
    ...inOne('On the critical path now', path(true), edits),
    ...inOne('Not on the critical path any more', path(false), edits),
  ];
}

function inOne(what: string, alike: readonly Consequence[], edits: readonly Edit[]): readonly string[] {
  if (alike.length < 2) return alike.map((one) => consequenceWords(one, edits));
  return [
    `${what}: ${listed(
      alike.map(({ id, entity }) => (entity === undefined ? id : fullName(entity))),
      MOST_LISTED,
    )}`,
  ];
}

type DateConsequence = Extract<Consequence, { kind: 'date' }>;

function dateWords({ before, after, workingDays, side }: DateConsequence): string {
  const what = side === 'start' ? 'start ' : '';
  const day = (one: Day | undefined): string => (one === undefined ? 'no date' : isoDay(one));
  const by = workingDays === undefined ? '' : `, ${signed(workingDays)} working ${dayWord(workingDays)}`;
  return `${what}${day(before)} → ${day(after)}${by}`;
}

const absorbedWords = ({ absorbed }: DateConsequence): string =>
  absorbed === 0 ? '' : `, ${absorbed} absorbed by slack`;

const MOST_PERIODS = 3;

/** `+9,000 EUR in 2026-Q3`; of many periods the first, and the sum. */
export function costWords(change: Pick<CostChange, 'periods' | 'currency'>, most = MOST_PERIODS): string {
  const { periods, currency } = change;
  const said = ({ name, before, after }: CostPeriod): string =>
    `${signedMoney(after - before, currency)}${name === '' ? '' : ` in ${name}`}`;
  if (periods.length <= most) return periods.map(said).join(', ');
  const when = `from ${periods[0]!.name} to ${periods.at(-1)!.name}`;
  const sum = changeOf(change);
  return sum === 0n ? `the same in all, at other times ${when}` : `${signedMoney(sum, currency)} ${when}`;
}

const signedMoney = (amount: Amount, currency: string | undefined): string =>
  `${amount < 0n ? '' : '+'}${roughly(amount, currency)}`;

/** How several edits share what they cause together, the most first; of what only is or is not so, which they are. */
function sharesWords(one: Consequence, edits: readonly Edit[]): string {
  const { causes, sampled, partial } = one;
  if (causes.length < 2) return '';
  const sorted = [...causes].sort((a, b) => Math.abs(b.share ?? 0) - Math.abs(a.share ?? 0));
  if (one.kind === 'critical' || sorted.some(({ share }) => share === undefined))
    return ` (by ${listed(
      sorted.map(({ edit }) => edits[edit]!.path),
      MOST_LISTED,
    )})`;
  const parts = sorted.map(({ edit, share }) => `${amountWords(one, share!)} ${edits[edit]!.path}`);
  return ` (${sampled ? 'about ' : ''}${listed(parts, MOST_LISTED)}${partial ? '; in orders that leave it with a date' : ''})`;
}

const amountWords = (one: Consequence, share: number): string =>
  one.kind === 'cost' ? signedMoney(amountOf(priceOf(share)), one.change.currency) : signed(rounded(share));

/** One edit's share with its unit: `+5 working days`, `+1,500 EUR`; undefined of what only is or is not so. */
export function shareWords(one: Consequence, share: number): string | undefined {
  const by = amountWords(one, share);
  switch (one.kind) {
    case 'critical':
    case 'lineage':
      return undefined;
    case 'cost':
      return by;
    case 'priority':
      return `${by} ${Math.abs(rounded(share)) === 1 ? 'place' : 'places'}`;
    case 'replacement':
      return `${by} ${dayWord(rounded(share))}`;
    default:
      return inWorkingDays(share);
  }
}

/** `+7 working days` */
export const inWorkingDays = (share: number): string => `${signed(rounded(share))} working ${dayWord(rounded(share))}`;

const rounded = (share: number): number => Math.round(share * 10) / 10;
