import type { DateEntry, FieldPath } from '../format/kit';
import { aKind } from '../format/words';
import type { Bound } from '../model/bind';
import { isTaken, mentionsOf, renaming } from '../model/renaming';
import type { Entity } from '../model/types';
import type { Calendar } from '../schedule/calendar';
import type { Fix } from '../syntax/edit';
import { defineRule, named, type Report } from './kit';

export const duplicateId = defineRule({
  name: 'duplicate-id',
  severity: 'error',
  group: 'syntax',
  reads: 'schedule',
  summary: 'An id, key or day that is there twice.',
  why: 'Of two entries with one id only the first counts, so half of what is written would silently be ignored.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {vendor: Acme}
  cms: {}
  crm: {vendor: Bolt}
# ^^^ duplicate-id: 'crm' is there twice in 'tools'; the first one counts. Rename or remove one of them.
`,
      fixed: `version: 1
tools:
  crm: {vendor: Acme}
  cms: {}
  crm-2: {vendor: Bolt}
`,
      good: `version: 1
tools:
  crm: {vendor: Acme}
  cms: {}
  old-crm: {vendor: Bolt}
`,
    },
  ],
  check({ model, schedule, report }) {
    const seconds = new Set(model.duplicates.map(({ second }) => second));
    for (const { first, second } of model.duplicates) {
      // What lies in an entry that is there twice is there twice because of it.
      if (second.parent !== undefined && seconds.has(second.parent)) continue;
      const where = first.file === second.file ? 'in this file' : `in ${first.file}`;
      report({
        at: second,
        message: `${named(second)} is already ${first.kind === second.kind ? '' : `${aKind(first.kind)} `}${where}; the first one counts. Rename or remove one of them.`,
        related: [{ at: first, message: `${named(first)} is first defined here.` }],
        subjects: [second.id],
        fixes: [renamed(model, first, second)],
      });
    }
    for (const found of sameDays(model, schedule.calendar)) report(found);
  },
});

/** In a file of its own, the second is what is meant there; elsewhere the first is. */
function renamed(model: Bound, first: Entity, second: Entity): Fix {
  let n = 2;
  while (isTaken(model, second, `${second.key}-${n}`)) n++;
  const key = `${second.key}-${n}`;
  const inside = mentionsOf(model, second);
  const meant =
    first.file === second.file ? [] : mentionsOf(model, first).filter(({ use }) => use.file === second.file);
  return { title: `Rename this one to '${key}'`, safe: false, changes: renaming(second, key, [...inside, ...meant]) };
}

/** Two keys that mean one day: only the first of them can count. */
function* sameDays(model: Bound, calendar: Calendar): Iterable<Report> {
  for (const kpi of model.all('kpi'))
    for (const field of ['measurements', 'targets'] as const)
      yield* twice(kpi.data[field] ?? [], { file: kpi.file, path: [...kpi.path, field] }, calendar);
  yield* twice(model.reviews.log ?? [], { file: model.root, path: ['reviews', 'log'] }, calendar);
}

function* twice(
  entries: readonly DateEntry<unknown>[],
  at: { file: string; path: FieldPath },
  calendar: Calendar,
): Iterable<Report> {
  const seen = new Map<number, string>();
  for (const { key, date } of entries) {
    const day = calendar.lastDay(date);
    const known = seen.get(day);
    if (known === undefined) seen.set(day, key);
    else
      yield {
        at: { file: at.file, path: [...at.path, key], part: 'key' },
        message: `'${key}' means the same day as '${known}' above it; the first one counts. Remove one of them.`,
        subjects: [key],
      };
  }
}
