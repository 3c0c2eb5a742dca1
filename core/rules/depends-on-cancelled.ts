import type { Ref } from '../format/kit';
import type { Bound } from '../model/bind';
import type { Item } from '../model/types';
import type { Schedule } from '../schedule/schedule';
import { defineRule, named, type Report } from './kit';
import { isOpen } from './timeline';

export const dependsOnCancelled = defineRule({
  name: 'depends-on-cancelled',
  severity: 'warning',
  group: 'timeline',
  reads: 'schedule',
  summary: 'Work that depends on, or a milestone that requires, something that was cancelled.',
  why: 'Cancelled work holds nothing up, so the schedule takes such a dependency as met. Whether what follows still makes sense without it is for a person to say.',
  examples: [
    {
      bad: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  pilot: {status: cancelled}
  roll-out: {duration: 3w, dependsOn: [pilot]}
#                                      ^^^^^ depends-on-cancelled: 'roll-out' depends on 'pilot', which is cancelled. The dependency counts as met; remove it if the work can go on without.
`,
      fixed: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  pilot: {status: cancelled}
  roll-out: {duration: 3w}
`,
      good: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  pilot: {status: cancelled}
  roll-out: {duration: 3w}
`,
    },
  ],
  check({ model, schedule, report }) {
    for (const one of schedule.items.filter((item) => !item.inCycle && (isOpen(item) || item.status === 'idea')))
      for (const ref of refsOf(one.item)) {
        const found = cancelled(model, schedule, one.item, ref);
        if (found !== undefined) report(found);
      }
  },
});

function refsOf(item: Item): readonly Ref[] {
  if (item.kind === 'milestone') return item.data.requires ?? [];
  return [...(item.data.dependsOn ?? [])].map((one) => ('ref' in one ? one.ref : one));
}

function cancelled(model: Bound, schedule: Schedule, item: Item, ref: Ref): Report | undefined {
  const on = model.target(ref);
  if (on === undefined || schedule.of(on)?.status !== 'cancelled') return undefined;
  const verb = item.kind === 'milestone' ? 'requires' : 'depends on';
  return {
    at: { file: item.file, path: ref.path, part: ref.part },
    message: `${named(item)} ${verb} ${named(on)}, which is cancelled. The dependency counts as met; remove it if the work can go on without.`,
    related: [{ at: on, message: `${named(on)} is cancelled.` }],
    subjects: [item.id, on.id],
    fixes: [
      { title: `Remove ${named(on)}`, safe: false, changes: [{ do: 'remove', file: item.file, path: ref.path }] },
    ],
  };
}
