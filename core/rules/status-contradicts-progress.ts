import type { Model } from '../model/types';
import type { Schedule } from '../schedule/schedule';
import type { Fix } from '../syntax/edit';
import { defineRule, named, type Report, setField } from './kit';
import { aboveOf, isOpen, type ScheduledWork, workIn } from './timeline';

export const statusContradictsProgress = defineRule({
  name: 'status-contradicts-progress',
  severity: 'warning',
  group: 'timeline',
  reads: 'schedule',
  summary: 'Work that is done but not at 100 per cent, planned but already begun, or done with an activity still open.',
  why: 'Status and progress are two answers to one question. Where they differ, one of them was forgotten, and reports will show either.',
  examples: [
    {
      bad: `version: 1
initiatives:
  audit: {start: 2026-02-02, end: 2026-03, status: done, progress: 40}
#                                                                  ^^ status-contradicts-progress: 'audit' is done, but its progress is 40 %. Set the progress to 100, or the status to in-progress.
`,
      fixed: `version: 1
initiatives:
  audit: {start: 2026-02-02, end: 2026-03, status: done, progress: 100}
`,
      good: `version: 1
initiatives:
  audit: {start: 2026-02-02, end: 2026-03, status: done, progress: 100}
  consent: {start: 2026-03-02, end: 2026-03-27, status: in-progress, progress: 40}
  launch: {start: 2026-04-01, end: 2026-04-30, progress: 0}
`,
    },
  ],
  check({ model, schedule, report }) {
    for (const work of workIn(schedule)) {
      const found = ofProgress(work) ?? openActivity(model, schedule, work);
      if (found !== undefined) report(found);
    }
  },
});

function ofProgress({ item, status }: ScheduledWork): Report | undefined {
  const { progress } = item.data;
  if (progress === undefined) return undefined;
  const at = { at: [item, 'progress'], subjects: [item.id] } as const;
  if (status === 'done' && progress < 100)
    return {
      ...at,
      message: `${named(item)} is done, but its progress is ${progress} %. Set the progress to 100, or the status to in-progress.`,
      fixes: [setField("Set 'progress' to 100", item, ['progress'], '100'), ...reopen(item)],
    };
  if ((status === 'planned' || status === 'idea') && progress > 0)
    return {
      ...at,
      message: `${named(item)} is ${status === 'idea' ? 'an idea' : 'planned'}, but its progress is ${progress} %. Set the status to in-progress, or the progress to 0.`,
      fixes: [
        setField("Set 'status' to in-progress", item, ['status'], 'in-progress'),
        setField("Set 'progress' to 0", item, ['progress'], '0'),
      ],
    };
  return undefined;
}

/** What really happened would contradict an open status: it is taken away with it. */
function reopen(item: ScheduledWork['item']): readonly Fix[] {
  if (item.data.status === undefined || item.data.finished !== undefined) return [];
  return [setField("Set 'status' to in-progress", item, ['status'], 'in-progress')];
}

function openActivity(model: Model, schedule: Schedule, work: ScheduledWork): Report | undefined {
  const above = aboveOf(schedule, work);
  if (above === undefined || above.status !== 'done' || !isOpen(work)) return undefined;
  const { item } = work;
  const [first, ...others] = model
    .children(above.item, 'activity')
    .map((activity) => schedule.of(activity) as ScheduledWork)
    .filter(isOpen);
  if (first !== work) return undefined;
  const names = [work, ...others].map((one) => named(one.item));
  const verb = others.length === 0 ? 'is' : 'are';
  return {
    at: item,
    message: `${names.join(', ')} ${verb} not done, but the initiative ${named(above.item)} is. Finish what is open, or set the initiative in progress.`,
    related: [...others, above].map((one) => ({ at: one.item, message: `${named(one.item)} is ${one.status}.` })),
    subjects: [above.item.id],
    fixes: [
      {
        title: others.length === 0 ? 'Set it done' : 'Set them done',
        safe: false,
        changes: [work, ...others].flatMap((one) => [
          { do: 'set' as const, file: one.item.file, path: [...one.item.path, 'status'], yaml: 'done' },
        ]),
      },
      ...reopen(above.item),
    ],
  };
}
