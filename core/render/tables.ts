/** The tables that say what the pictures say. */
import type { Detail, PictureTable } from '../protocol/preview';
import { counted, isoDay } from './days';
import { type Group, nameOf, type Row } from './rows';
import { statusOf } from './summary';

export function timelineTable(groups: readonly Group[], detail: Detail): PictureTable {
  const columns = ['Phase', 'What', 'Kind', 'Start', 'End', 'Working days', 'Slack', 'Status'];
  const rows = groups.flatMap(({ phase, rows: all }) => {
    const shown = detail === 'phases' ? all.filter(({ entity }) => entity.kind !== 'activity') : all;
    return shown.map((row) => [phase ? nameOf(phase) : '', ...rowCells(row)]);
  });
  return { columns, rows };
}

function rowCells(row: Row): string[] {
  const { entity, dates } = row;
  const of = entity.kind === 'activity' && entity.parent ? `${nameOf(entity.parent)}: ` : '';
  const status = [
    statusOf(row).replace('-', ' '),
    ...(dates.critical ? ['critical'] : []),
    ...(dates.assumed ? ['assumed'] : []),
    ...(row.late === undefined ? [] : [row.late]),
  ];
  return [
    of + nameOf(entity),
    entity.kind,
    isoDay(dates.start),
    isoDay(dates.end),
    entity.kind === 'milestone' ? '' : String(dates.workingDays),
    dates.totalSlack === undefined ? '' : counted(dates.totalSlack, 'day'),
    status.join(', '),
  ];
}
