/** The schedule for spreadsheets (RFC 4180, with plain line feeds). */
import { isoDay } from '../../core/schedule/days';
import { visible } from '../text/plain';
import type { ListedItem } from './listed';
import { driverData } from './schedule-json';

const COLUMNS = [
  'id',
  'kind',
  'name',
  'start',
  'end',
  'workingDays',
  'totalSlack',
  'freeSlack',
  'critical',
  'assumed',
  'driver',
  'on',
  'unscheduled',
  'late',
  'lateOn',
];

export function scheduleCsv(items: readonly ListedItem[]): string {
  return [COLUMNS, ...items.map(row)].map((cells) => `${cells.join(',')}\n`).join('');
}

function row(scheduled: ListedItem): readonly string[] {
  const { item, start, end } = scheduled;
  const driver = scheduled.driver && driverData(scheduled.driver);
  return [
    text(item.id),
    item.kind,
    text(item.data.name ?? ''),
    start === undefined ? '' : isoDay(start),
    end === undefined ? '' : isoDay(end),
    start === undefined ? '' : String(scheduled.workingDays),
    String(scheduled.totalSlack ?? ''),
    String(scheduled.freeSlack ?? ''),
    String(scheduled.critical),
    String(scheduled.assumed),
    driver?.kind ?? '',
    text(driver?.on ?? ''),
    text(scheduled.unscheduled ?? ''),
    String(scheduled.late?.workingDays ?? ''),
    text(scheduled.late?.on.item.id ?? ''),
  ];
}

/** Safe to print, and quoted where it must be. A spreadsheet would run a text that begins like a formula, so it gets an apostrophe. */
function text(value: string): string {
  const shown = visible(value);
  const safe = /^[\s]*[=+\-@]/.test(shown) ? `'${shown}` : shown;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
