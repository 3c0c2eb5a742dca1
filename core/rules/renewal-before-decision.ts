import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import { type Renewal, renewalOf } from '../stack/contract';
import { type DatedWork, replacingWork } from '../stack/replacement';
import { isLive } from '../stack/words';
import { defineRule, named, type Report } from './kit';
import { chainOf, when } from './timeline';

type Tool = Entity<'tool'>;

export const renewalBeforeDecision = defineRule({
  name: 'renewal-before-decision',
  severity: 'warning',
  group: 'stack',
  reads: 'schedule',
  compares: true,
  summary: 'A tool that is being replaced, whose contract has to be ended before the work that replaces it is done.',
  why: 'The last day to say no is the renewal less the notice. Who says no by then is without the tool before the new one is ready; who says nothing pays for both for another term. So that day, and not the end of the work, is when to decide. The rule looks at contracts that renew by themselves (`autoRenews`, or a `notice` where nothing is said), and at initiatives that retire the tool, migrate from it, or adopt what replaces it. Once notice is given, say `autoRenews: false`; once it is renewed, give the next date in `renews`.',
  examples: [
    {
      bad: `version: 1
tools:
  old-crm: {status: phasing-out, contract: {renews: 2026-07-01, notice: 3m, autoRenews: true}}
#                                                   ^^^^^^^^^^ renewal-before-decision: The contract of 'old-crm' renews on 1 Jul, and the last day to say no is 1 Apr; but 'leave-old-crm' ends on 28 Aug only. Decide by 1 Apr: agree on a shorter term, or finish before.
initiatives:
  leave-old-crm: {type: migrate, status: in-progress, start: 2026-03-02, end: 2026-08-28, tools: [old-crm]}
`,
      good: `version: 1
tools:
  old-crm: {status: phasing-out, contract: {renews: 2026-12-01, notice: 3m, autoRenews: true}}
initiatives:
  leave-old-crm: {type: migrate, status: in-progress, start: 2026-03-02, end: 2026-08-28, tools: [old-crm]}
`,
    },
  ],
  check({ model, schedule, report }) {
    for (const tool of model.all('tool')) {
      const late = undecided(model, schedule, tool);
      if (late !== undefined) report(finding(schedule, tool, late));
    }
  },
});

interface Undecided {
  readonly renewal: Renewal;
  /** What ends last of all that takes the tool out of use. */
  readonly work: DatedWork;
}

/** A renewal that comes before the work which makes it needless is done. */
export function undecided(model: Bound, schedule: Schedule, tool: Tool): Undecided | undefined {
  const renewal = renewalOf(tool, schedule.calendar);
  if (renewal?.byItself !== true || !isLive(tool)) return undefined;
  const all = replacingWork(model, schedule, tool);
  if (all.length === 0 || isHistory(schedule, renewal.day, all)) return undefined;
  const work = all.reduce((a, b) => (b.end > a.end ? b : a));
  return work.end > renewal.noticeDay ? { renewal, work } : undefined;
}

/** Whether a renewal lies before what is planned here, or before the day on which the work really began. */
const isHistory = ({ calendar }: Schedule, day: Day, all: readonly DatedWork[]): boolean =>
  (calendar.start !== undefined && day < calendar.start) ||
  all.some(({ item: { data } }) => data.started !== undefined && calendar.firstDay(data.started) > day);

function finding(schedule: Schedule, tool: Tool, { renewal, work }: Undecided): Report {
  const [renews, lastDay, end] = [renewal.day, renewal.noticeDay, work.end].map((day) => when(schedule, day));
  const last = renews === lastDay ? '' : `, and the last day to say no is ${lastDay}`;
  return {
    at: [tool, 'contract', 'renews'],
    message: `The contract of ${named(tool)} renews on ${renews}${last}; but ${named(work.item)} ends on ${end} only. Decide by ${lastDay}: agree on a shorter term, or finish before.`,
    related: chainOf(schedule, work.item),
    subjects: [tool.id],
  };
}
