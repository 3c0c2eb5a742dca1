/** A review for programs, as schemas/diff.schema.json describes it. */
import type { Consequence } from '../../core/diff/consequences';
import { type CostChange, inCurrency } from '../../core/diff/costs';
import type { Edit } from '../../core/diff/edits';
import { headline } from '../../core/diff/headline';
import type { Hidden, HiddenChange } from '../../core/diff/hidden';
import { editWords } from '../../core/diff/phrases';
import type { BrokenPromise } from '../../core/diff/promises/run';
import type { Together } from '../../core/diff/replacements';
import { isoDay } from '../../core/schedule/days';
import type { Day } from '../../core/schedule/types';
import type { Compared, Comparison } from '../diff/compare';
import { findingData } from './check-json';
import { json } from './json';

export function diffJson({ compared, meaningless, base, head }: Comparison): string {
  // Numbers of edits count over all roadmaps.
  let first = 0;
  const parts = compared.map((one) => {
    const from = first;
    first += one.review.edits.length;
    return {
      edits: one.review.edits.map((edit) => ({ ...editData(edit), root: one.path })),
      consequences: one.review.consequences.map((each) => consequenceData(each, from)),
      breaks: one.review.breaks.map((each) => breakData(each, one.name)),
      introduced: one.introduced.map(findingData),
      fixed: one.fixed.map(findingData),
      ignores: hiddenData(one),
    };
  });
  return json({
    version: 1,
    base,
    head,
    headline: compared.map(({ review }) => headline(review)).join('; ') || 'Nothing in meaning has changed',
    edits: parts.flatMap(({ edits }) => edits),
    consequences: parts.flatMap(({ consequences }) => consequences),
    breaks: parts.flatMap(({ breaks }) => breaks),
    findings: {
      introduced: parts.flatMap(({ introduced }) => introduced),
      fixed: parts.flatMap(({ fixed }) => fixed),
    },
    ignores: {
      added: parts.flatMap(({ ignores }) => ignores.added),
      removed: parts.flatMap(({ ignores }) => ignores.removed),
    },
    meaningless,
  });
}

function breakData({ rule, severity, entity, message, fingerprint, upTo, approved }: BrokenPromise, path: string) {
  const day = upTo === undefined ? {} : { upTo };
  return { rule, severity, path, entity, message, fingerprint, ...day, approved: approved !== undefined };
}

function editData(edit: Edit): object {
  const { kind, path, before, after, difference, along, pieces } = edit;
  return {
    path,
    kind,
    before: before ?? null,
    after: after ?? null,
    ...(difference === undefined ? {} : { difference }),
    words: editWords(edit),
    ...(pieces === undefined ? {} : { text: pieces.map(({ kind: is, text }) => ({ [PIECES[is]]: text })) }),
    ...(along.length === 0 ? {} : { along }),
  };
}

const PIECES = { ' ': 'same', '-': 'gone', '+': 'new' } as const;

function hiddenData({ review: { hidden }, path: root }: Compared): Record<keyof HiddenChange, readonly object[]> {
  const data = ({ rule, on, reason, by }: Hidden): object => ({ rule, on, reason, by, root });
  return { added: hidden.added.map(data), removed: hidden.removed.map(data) };
}

function costData({ currency, periods }: CostChange): object {
  const sum = (side: 'before' | 'after'): number =>
    inCurrency(periods.reduce((total, period) => total + period[side], 0n));
  return {
    before: sum('before'),
    after: sum('after'),
    currency: currency ?? null,
    periods: periods.map(({ name, before, after }) => {
      return { name, before: inCurrency(before), after: inCurrency(after) };
    }),
  };
}

const iso = (day: Day | undefined): string | null => (day === undefined ? null : isoDay(day));

function consequenceData(one: Consequence, first: number): object {
  const causes = one.causes.map(({ edit, share }) => ({ edit: first + edit, share: shareData(share) }));
  return { kind: one.kind, id: one.id, ...valuesOf(one), causes, sampled: one.sampled, partial: one.partial };
}

/** Without what arithmetic leaves behind. */
const shareData = (share: number | undefined): number | null => (share === undefined ? null : Number(share.toFixed(6)));

/** What it was and what it is, in the terms of its kind. */
function valuesOf(one: Consequence): object {
  switch (one.kind) {
    case 'date': {
      const { side, workingDays, absorbed } = one;
      return { side, before: iso(one.before), after: iso(one.after), workingDays: workingDays ?? null, absorbed };
    }
    case 'kpi':
      return { before: iso(one.before), after: iso(one.after), due: isoDay(one.due), late: one.late };
    case 'cost':
      return costData(one.change);
    case 'capacity': {
      const { start, end } = one.days;
      return { before: one.before, after: one.after, start: isoDay(start), end: isoDay(end) };
    }
    case 'replacement':
      return { of: one.of.id, before: one.before?.days ?? null, after: one.after?.days ?? null, ...gapData(one.after) };
    case 'lineage':
      return { before: one.before ?? null, after: one.after ?? null };
    default:
      return { before: one.before, after: one.after };
  }
}

/** The days without either, where there are some. */
const gapData = (together: Together | undefined): object =>
  together === undefined || together.days >= 0
    ? {}
    : { start: isoDay(together.last + 1), end: isoDay(together.live - 1) };
