import type { Entity } from '../model/types';
import { dayInWords, isoDay } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import { renewalOf } from '../stack/contract';
import { isLive } from '../stack/words';
import { defineRule, named, type Report, setField } from './kit';
import { undecided } from './renewal-before-decision';

export const autoRenewalUnreviewed = defineRule({
  name: 'auto-renewal-unreviewed',
  severity: 'warning',
  group: 'stack',
  reads: 'today',
  summary:
    'A contract that renews by itself, can be ended for 60 days more at most, and that nobody is to review before.',
  why: 'Contracts that renew by themselves are made to be forgotten. The last day to say no is the renewal less the notice.',
  examples: [
    {
      bad: `version: 1
tools:
  mailer: {contract: {renews: 2026-07-01, notice: 3m, autoRenews: true}}
#                             ^^^^^^^^^^ auto-renewal-unreviewed: The contract of 'mailer' renews by itself on 1 Jul; the last day to say no is 1 Apr, in 16 days. Set 'reviewBy' to a day before it.
`,
      fixed: `version: 1
tools:
  mailer: {contract: {renews: 2026-07-01, notice: 3m, autoRenews: true, reviewBy: 2026-03-25}}
`,
      good: `version: 1
tools:
  mailer: {contract: {renews: 2026-07-01, notice: 3m, autoRenews: true, reviewBy: 2026-03-20}}
`,
    },
  ],
  check({ model, schedule, today, report }) {
    for (const tool of model.all('tool').filter(isLive)) {
      // That it renews before its replacement is done says it all.
      const found = undecided(model, schedule, tool) === undefined ? finding(tool, schedule, today) : undefined;
      if (found !== undefined) report(found);
    }
  },
});

const WARN_DAYS = 60;
/** How long before the last day a review leaves time to act. */
const TIME_TO_ACT = 7;

function finding(tool: Entity<'tool'>, { calendar }: Schedule, today: Day): Report | undefined {
  const { autoRenews, reviewBy } = tool.data.contract ?? {};
  const renewal = renewalOf(tool, calendar);
  if (autoRenews !== true || renewal === undefined) return undefined;
  const { noticeDay } = renewal;
  const left = noticeDay - today;
  if (left < 0 || left > WARN_DAYS || (reviewBy !== undefined && calendar.lastDay(reviewBy) < noticeDay))
    return undefined;
  const review = Math.max(today, noticeDay - TIME_TO_ACT);
  const when = left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`;
  return {
    at: [tool, 'contract', 'renews'],
    message: `The contract of ${named(tool)} renews by itself on ${dayInWords(renewal.day, today)}; the last day to say no is ${dayInWords(noticeDay, today)}, ${when}. Set 'reviewBy' to a day before it.`,
    fixes:
      review < noticeDay
        ? [setField(`Set 'reviewBy' to ${isoDay(review)}`, tool, ['contract', 'reviewBy'], isoDay(review))]
        : [],
  };
}
