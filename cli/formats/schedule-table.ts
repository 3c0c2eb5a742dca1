/** The schedule for people. */
import { driverWords, nearName } from '../../core/render/driver';
import { latenessWords } from '../../core/render/late';
import { isoDay } from '../../core/schedule/days';
import type { ScheduledItem } from '../../core/schedule/types';
import { clip, fitTo, visible, widthOf } from '../text/plain';
import type { Style } from '../text/style';
import type { ListedItem } from './listed';

export interface TableOptions {
  readonly style: Style;
  /** Characters in a line. */
  readonly width: number;
}

interface Row {
  readonly scheduled: ListedItem;
  readonly label: string;
  readonly why: string;
}

/** What the columns between the first and the last take: dates, days, slack, and the gaps. */
const FIXED = 3 + 2 + 10 + 2 + 10 + 2 + 4 + 2 + 5 + 2;
const LONGEST_LABEL = 44;
const SHORTEST_LABEL = 12;
const WHY_AT_LEAST = 18;

export function scheduleTable(items: readonly ListedItem[], { style, width }: TableOptions): string {
  if (items.length === 0) return 'Nothing to schedule yet: write an initiative with a start and a duration.\n';
  const rows = items.map((scheduled) => ({ scheduled, label: labelOf(scheduled), why: whyOf(scheduled) }));
  const longest = Math.max(SHORTEST_LABEL, ...rows.map(({ label }) => widthOf(label)));
  const first = Math.max(SHORTEST_LABEL, Math.min(longest, LONGEST_LABEL, width - FIXED - WHY_AT_LEAST));
  const last = Math.max(WHY_AT_LEAST, width - FIXED - first);
  const head = `   ${fitTo('Item', first)}  Start       End         Days  Slack  Set by`;
  const lines = rows.map((row) => line(row, first, last, style));
  return `${[style.bold(head), ...lines, ...legend(items, style)].join('\n')}\n`;
}

function line({ scheduled, label, why }: Row, first: number, last: number, style: Style): string {
  const { start, end, workingDays, totalSlack, item } = scheduled;
  const marks = `${scheduled.critical ? style.red('!') : ' '}${scheduled.assumed ? style.yellow('~') : ' '} `;
  const name = item.kind === 'initiative' ? style.bold(fitTo(label, first)) : fitTo(label, first);
  if (start === undefined || end === undefined) return `${marks}${name}  ${style.dim(clip(why, last + FIXED - 5))}`;
  const days = item.kind === 'milestone' ? '' : String(workingDays);
  const slack = fitTo(totalSlack === undefined ? '' : String(totalSlack), 5, 'right');
  const dates = `${isoDay(start)}  ${isoDay(end)}  ${fitTo(days, 4, 'right')}`;
  const late = totalSlack !== undefined && totalSlack < 0;
  return `${marks}${name}  ${dates}  ${late ? style.red(slack) : slack}  ${style.dim(clip(why, last))}`.trimEnd();
}

/** Activities stand below their initiative, milestones have a diamond. */
function labelOf({ item }: ScheduledItem): string {
  if (item.kind === 'activity') return `  ${visible(item.key)}`;
  return item.kind === 'milestone' ? `◆ ${visible(item.id)}` : visible(item.id);
}

function whyOf({ item, driver, unscheduled, late }: ListedItem): string {
  if (unscheduled !== undefined) return visible(`no dates: ${unscheduled}`);
  const initiative = item.kind === 'activity' ? item.parent?.id : undefined;
  const parts = [
    ...(driver === undefined ? [] : [driverWords(driver, initiative)]),
    ...(late === undefined ? [] : [latenessWords(item.kind, late, nearName(late.on.item, initiative))]),
  ];
  return visible(parts.join('; '));
}

function legend(items: readonly ScheduledItem[], style: Style): string[] {
  const parts = [
    ...(items.some(({ critical }) => critical) ? ['! critical'] : []),
    ...(items.some(({ assumed }) => assumed) ? ['~ assumed from the start of the planning window'] : []),
    ...(items.some(({ item }) => item.kind === 'milestone') ? ['◆ milestone'] : []),
  ];
  const first = parts.length === 0 ? [] : [parts.join('   ')];
  return ['', ...first, 'Days are working days, slack is in working days; ends are included.'].map((text) =>
    style.dim(text),
  );
}
