/** When a tool's contract renews, and until when one can say no. */
import type { Entity } from '../model/types';
import { dayInWords } from '../render/days';
import type { Calendar } from '../schedule/calendar';
import { renewalOf } from '../stack/contract';

export function contractFacts(tool: Entity<'tool'>, calendar: Calendar): readonly string[] {
  const renewal = renewalOf(tool, calendar);
  if (renewal === undefined) return [];
  const { day, noticeDay } = renewal;
  const { autoRenews, reviewBy } = tool.data.contract ?? {};
  const how = autoRenews === true ? 'renews by itself' : autoRenews === false ? 'ends unless renewed' : 'renews';
  const notice = noticeDay === day ? '' : `; the last day to say no is ${dayInWords(noticeDay)}`;
  const review = reviewBy === undefined ? '' : `; to be reviewed by ${dayInWords(calendar.lastDay(reviewBy))}`;
  return [`Contract: ${how} on ${dayInWords(day)}${notice}${review}`];
}
