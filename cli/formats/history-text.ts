/** A history for people: what each milestone's date was in which commit, then what slipped, and how much. */
import type { History } from '../../core/diff/history';
import {
  onDayTable,
  shortId,
  slipsTable,
  spanWords,
  stepsTable,
  stillWords,
  type WordTable,
} from '../../core/diff/history-words';
import { isoDay } from '../../core/schedule/days';
import type { Asked } from '../history/history';
import { clip, fitTo, visible, widthOf } from '../text/plain';
import type { Style } from '../text/style';

export interface HistoryTextOptions {
  readonly style: Style;
  /** Characters in a line. */
  readonly width: number;
}

const LONGEST_CELL = 30;
const GAP = '  ';

export function historyText(history: History, options: HistoryTextOptions): string {
  const { style } = options;
  const [steps, slips] = [stepsTable(history), slipsTable(history)];
  const still = stillWords(history);
  const parts = [
    [style.bold(visible(history.title)), style.dim(`  ${spanWords(history)}`)].join(''),
    ...(steps.rows.length === 0 ? ['There has been no milestone.'] : [table(steps, options)]),
    ...(slips.rows.length === 0 ? [] : [table(slips, options)]),
    ...[still === '' ? '' : still, slips.rows.length === 0 ? '' : 'Slips are in working days.']
      .filter((line) => line !== '')
      .map((line) => style.dim(line)),
  ];
  return `${parts.slice(0, 3).join('\n\n')}${parts.length > 3 ? `\n\n${parts.slice(3).join('\n')}` : ''}\n`;
}

export function onDayText({ day, found }: Asked, options: HistoryTextOptions): string {
  const { id: _id, ...commit } = found.commit;
  const head = `On ${isoDay(day)}, as commit ${shortId(found.commit)} of ${isoDay(commit.day)} had it: ${visible(commit.summary)}`;
  return `${options.style.bold(clip(head, options.width))}\n\n${table(onDayTable(found, day), options)}\n`;
}

/** Columns as wide as they need; the last takes what is left. Rows without a first cell go on with the one above. */
function table({ columns, rows }: WordTable, { style, width }: HistoryTextOptions): string {
  const cells = [columns, ...rows].map((row) => row.map(visible));
  const widths = columns.map((_column, i) => Math.min(LONGEST_CELL, Math.max(...cells.map((row) => widthOf(row[i]!)))));
  const last = columns.length - 1;
  const used = widths.slice(0, last).reduce((sum, one) => sum + one + GAP.length, 0);
  const rest = Math.max(12, width - used);
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => (i === last ? clip(cell, rest) : fitTo(cell, widths[i]!)))
      .join(GAP)
      .trimEnd();
  return cells.map((row, i) => (i === 0 ? style.bold(line(row)) : line(row))).join('\n');
}
