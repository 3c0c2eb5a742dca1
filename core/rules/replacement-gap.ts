import { counted } from '../format/words';
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import { dayInWords, isoDay } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import { firstLive, type GoLive, goLiveOf, successorsOf } from '../stack/replacement';
import { isLive } from '../stack/words';
import type { Fix } from '../syntax/edit';
import { defineRule, named, type Report } from './kit';
import { chainOf, setDate } from './timeline';

type Tool = Entity<'tool'>;

export const replacementGap = defineRule({
  name: 'replacement-gap',
  severity: 'warning',
  group: 'stack',
  reads: 'schedule',
  compares: true,
  summary: 'Days between the end of a tool and the day on which what replaces it goes live.',
  why: 'On these days nothing does the job. A tool goes live on its `from`; without one, when the work that adopts it ends, else the work that migrates to it. Where several tools replace one, the first of them counts. A weekend or a holiday alone is no gap.',
  examples: [
    {
      bad: `version: 1
tools:
  old-mailer: {status: phasing-out, until: 2026-06-30}
#                                          ^^^^^^^^^^ replacement-gap: 'old-mailer' is in use until 30 Jun, but 'engage', which replaces it, goes live on 20 Jul: 19 days with neither. Keep 'old-mailer' until 19 Jul, or go live earlier.
  engage: {status: planned, from: 2026-07-20, replaces: [old-mailer]}
`,
      fixed: `version: 1
tools:
  old-mailer: {status: phasing-out, until: 2026-07-19}
  engage: {status: planned, from: 2026-07-20, replaces: [old-mailer]}
`,
      good: `version: 1
tools:
  old-mailer: {status: phasing-out, until: 2026-07-31}
  engage: {status: planned, from: 2026-07-20, replaces: [old-mailer]}
`,
    },
  ],
  check({ model, schedule, report }) {
    for (const tool of model.all('tool').filter(isLive)) {
      const { until } = tool.data;
      const live = until && firstLive(goLives(model, schedule, tool));
      if (until === undefined || live === undefined) continue;
      const last = schedule.calendar.lastDay(until);
      if (schedule.calendar.workingDays(last + 1, live.day - 1) > 0) report(finding(schedule, tool, last, live));
    }
  },
});

/** When each of what replaces a tool goes live, as far as it can be read. */
const goLives = (model: Bound, schedule: Schedule, tool: Tool): readonly (GoLive | 'live' | undefined)[] =>
  successorsOf(model, tool).map((one) => (model.isDoubtful(one) ? undefined : goLiveOf(model, schedule, one)));

function finding(schedule: Schedule, tool: Tool, last: Day, live: GoLive): Report {
  const { work } = live;
  const on = (day: Day): string => dayInWords(day, schedule.usualYear ?? last);
  const goes = work === undefined ? 'goes live on' : `goes live when ${named(work.item)} ends, on`;
  return {
    at: [tool, 'until'],
    message: `${named(tool)} is in use until ${on(last)}, but ${named(live.tool)}, which replaces it, ${goes} ${on(live.day)}: ${counted(live.day - last - 1, 'day')} with neither. Keep ${named(tool)} until ${on(live.day - 1)}, or go live earlier.`,
    related: [
      { at: live.tool, message: `${named(live.tool)} replaces ${named(tool)}.` },
      ...(work === undefined ? [] : chainOf(schedule, work.item)),
    ],
    fixes: moves(tool, last, live),
    subjects: [tool.id, live.tool.id],
  };
}

/** The old tool's end to the day before the other goes live, or its go-live to the day after that end. */
function moves(tool: Tool, last: Day, { tool: next, day, work }: GoLive): readonly Fix[] {
  const later = setDate(`Move the end of ${named(tool)} to ${isoDay(day - 1)}`, tool, 'until', day - 1);
  if (work !== undefined) return [later];
  return [later, setDate(`Move the go-live of ${named(next)} to ${isoDay(last + 1)}`, next, 'from', last + 1)];
}
