/** The tables that say what the pictures say. */
import { counted } from '../format/words';
import type { Detail, PictureTable } from '../protocol/preview';
import { changeCell } from './before';
import { isoDay } from './days';
import { type Group, nameOf, type Row } from './rows';
import { statusOf } from './summary';

export function timelineTable(groups: readonly Group[], detail: Detail, isCompared: boolean): PictureTable {
  const was = isCompared ? ['Was start', 'Was end', 'Moved'] : [];
  const columns = ['Phase', 'What', 'Kind', 'Start', 'End', ...was, 'Working days', 'Slack', 'Status'];
  const rows = groups.flatMap(({ phase, rows: all }) => {
    const shown = detail === 'phases' ? all.filter(({ entity }) => entity.kind !== 'activity') : all;
    return shown.map((row) => [phase ? nameOf(phase) : '', ...rowCells(row, isCompared)]);
  });
  return { columns, rows };
}

function rowCells(row: Row, isCompared: boolean): string[] {
  const { entity, dates, change } = row;
  const of = entity.kind === 'activity' && entity.parent ? `${nameOf(entity.parent)}: ` : '';
  const what = [of + nameOf(entity), entity.kind];
  if (change?.is === 'removed') return [...what, '', '', ...wasCells(row), '', '', ''];
  const status = [
    statusOf(row).replace('-', ' '),
    ...(dates.critical ? ['critical'] : []),
    ...(dates.assumed ? ['assumed'] : []),
    ...(row.late === undefined ? [] : [row.late]),
  ];
  return [
    ...what,
    isoDay(dates.start),
    isoDay(dates.end),
    ...(isCompared ? wasCells(row) : []),
    entity.kind === 'milestone' ? '' : String(dates.workingDays),
    dates.totalSlack === undefined ? '' : counted(dates.totalSlack, 'day'),
    status.join(', '),
  ];
}

/** Empty for what is as it was. */
function wasCells({ dates, change }: Row): string[] {
  const was = change?.is === 'moved' ? change.was : change?.is === 'removed' ? dates : undefined;
  return [was ? isoDay(was.start) : '', was ? isoDay(was.end) : '', change ? changeCell(change) : ''];
}
