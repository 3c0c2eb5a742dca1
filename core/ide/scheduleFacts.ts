/** When something is done, how much room it has, and what sets its dates. */
import { counted } from '../format/words';
import { dayInWords, spanInWords } from '../render/days';
import { markdownText } from '../render/escape';
import type { Driver, ScheduledItem } from '../schedule/types';
import { code } from './words';

/** Lines for initiatives, activities and milestones; none for what has no schedule. */
export function scheduleFacts(item: ScheduledItem | undefined): readonly string[] {
  if (item === undefined) return [];
  if (item.start === undefined || item.end === undefined)
    return item.unscheduled === undefined ? [] : [`No dates: ${markdownText(item.unscheduled)}`];
  const isMilestone = item.item.kind === 'milestone';
  const when = isMilestone ? dayInWords(item.end) : spanInWords(item.start, item.end);
  const length = isMilestone ? '' : `, ${counted(item.workingDays, 'working day')}`;
  const assumed = item.assumed ? ' — assumed from the planning window' : '';
  return [`${isMilestone ? 'Day' : 'Dates'}: ${when}${length}${assumed}`, slackFact(item), driverFact(item)];
}

function slackFact({ totalSlack, freeSlack, critical }: ScheduledItem): string {
  if (totalSlack === undefined) return '';
  const on = critical ? '; on the critical path' : '';
  if (totalSlack < 0) return `Slack: ${counted(-totalSlack, 'working day')} too late${on}`;
  const free = freeSlack === undefined || freeSlack === totalSlack ? '' : `, ${freeSlack} of them free`;
  return `Slack: ${totalSlack === 0 ? 'none' : counted(totalSlack, 'working day')}${free}${on}`;
}

function driverFact({ driver, item }: ScheduledItem): string {
  return driver === undefined ? '' : `Set by: ${driverWords(driver, item.kind === 'milestone')}`;
}

function driverWords(driver: Driver, isMilestone: boolean): string {
  switch (driver.kind) {
    case 'dependency':
      return `${code(driver.on.id)} (${driver.type})`;
    case 'initiative':
      return `the start of ${code(driver.on.id)}`;
    case 'requirement':
      return `the end of ${code(driver.on.id)}`;
    case 'phase':
      return `the start of phase ${code(driver.on)}`;
    case 'given':
      return isMilestone ? 'its own date' : 'its own dates';
    case 'window':
      return 'the start of the planning window';
    case 'activities':
      return 'its activities';
  }
}
