import type { DateEntry, FieldPath } from '../format/kit';
import { aKind } from '../format/words';
import type { Bound } from '../model/bind';
import type { Calendar } from '../schedule/calendar';
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
    for (const { first, second } of model.duplicates) {
      const where = first.file === second.file ? 'in this file' : `in ${first.file}`;
      report({
        at: second,
        message: `${named(second)} is already ${first.kind === second.kind ? '' : `${aKind(first.kind)} `}${where}; the first one counts. Rename or remove one of them.`,
        related: [{ at: first, message: `${named(first)} is first defined here.` }],
        subjects: [second.id],
      });
    }
    for (const found of sameDays(model, schedule.calendar)) report(found);
  },
});

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
