/** The schedule for spreadsheets (RFC 4180, with plain line feeds). */
import { isoDay } from '../../core/schedule/days';
import type { ScheduledItem } from '../../core/schedule/types';
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
];

export function scheduleCsv(items: readonly ScheduledItem[]): string {
  return [COLUMNS, ...items.map(row)].map((cells) => `${cells.join(',')}\n`).join('');
}

function row(scheduled: ScheduledItem): readonly string[] {
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
  ];
}

/** Quoted where it must be. A spreadsheet would run a text that begins like a formula, so it gets an apostrophe. */
function text(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
