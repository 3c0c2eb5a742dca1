/** Why an item has its dates: the chain of what drives it, with file and line. */
import { join } from 'node:path';
import { dayInWords } from '../../core/schedule/days';
import type { ChainStep, ScheduledItem } from '../../core/schedule/types';
import { shown } from '../files/paths';
import { driverWords } from '../formats/schedule-table';
import type { Io } from '../io/io';
import type { Roadmap } from '../roadmap/pick';
import { Lines } from '../text/lines';
import { counted, visible } from '../text/plain';
import type { Style } from '../text/style';

/** @param id an item that the roadmap has */
export function itemText(id: string, roadmap: Roadmap, style: Style, io: Io): string {
  const found = roadmap.schedule.find(id)!;
  const place = placeOf(found, roadmap, io);
  if (found.end === undefined)
    return `${style.bold(visible(id))} has no dates: ${visible(found.unscheduled ?? '')}.\n  ${style.dim(place)}\n`;
  const steps = roadmap.schedule.chain(found.item);
  return `${style.bold(visible(id))} ${sentence(found)}\n\n${steps.map((step) => stepText(step, roadmap, style, io)).join('\n')}\n`;
}

function sentence({ item, start, end, totalSlack, critical, assumed }: ScheduledItem): string {
  const when = item.kind === 'milestone' || start === end ? `is on ${dayInWords(end!)}` : spanWords(start!, end!);
  const slack =
    totalSlack === undefined
      ? []
      : [
          totalSlack < 0
            ? `${counted(-totalSlack, 'working day')} too late`
            : `slack ${counted(totalSlack, 'working day')}`,
        ];
  const facts = [...(critical ? ['critical'] : []), ...slack, ...(assumed ? ['assumed'] : [])];
  return `${when}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}. Its date comes about like this:`;
}

const spanWords = (start: number, end: number): string => `goes from ${dayInWords(start)} to ${dayInWords(end)}`;

function stepText({ item, driver }: ChainStep, roadmap: Roadmap, style: Style, io: Io): string {
  const { start, end } = item;
  const dates = [...new Set([start, end])].flatMap((day) => (day === undefined ? [] : [dayInWords(day)])).join(' – ');
  const why = visible(driverWords(driver));
  return `  ${visible(item.item.id)}  ${dates}\n      ${why}  ${style.dim(placeOf(item, roadmap, io))}`;
}

function placeOf({ item }: ScheduledItem, { project: { workspace, top } }: Roadmap, io: Io): string {
  const span = workspace.span({ file: item.file, path: item.path, part: 'key' });
  const { line, column } = new Lines(workspace.text(item.file) ?? '').position(span.start);
  return visible(`${shown(io.folder, join(top, item.file))}:${line}:${column}`);
}
