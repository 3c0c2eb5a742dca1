/** Why an item has its dates: the chain of what drives it, with file and line. */
import { join } from 'node:path';
import { lateness, latenessWords } from '../../core/render/late';
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
  const placeOf = placesIn(roadmap, io);
  const lateOf = latenessIn(roadmap);
  if (found.end === undefined)
    return `${style.bold(visible(id))} has no dates: ${visible(found.unscheduled ?? '')}.\n  ${style.dim(placeOf(found))}\n`;
  const steps = roadmap.schedule.chain(found.item);
  return `${style.bold(visible(id))} ${sentence(found, lateOf(found))}\n\n${steps.map((step) => stepText(step, lateOf(step.item), placeOf, style)).join('\n')}\n`;
}

function sentence({ item, start, end, totalSlack, critical, assumed }: ScheduledItem, late: Late | undefined): string {
  const when = item.kind === 'milestone' || start === end ? `is on ${dayInWords(end!)}` : spanWords(start!, end!);
  const slack =
    totalSlack === undefined
      ? []
      : [
          totalSlack < 0
            ? `${counted(-totalSlack, 'working day')} too late`
            : `slack ${counted(totalSlack, 'working day')}`,
        ];
  const facts = [
    ...(late === undefined ? [] : [late.words]),
    ...(critical ? ['critical'] : []),
    ...slack,
    ...(assumed ? ['assumed'] : []),
  ];
  return `${when}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}. Its date comes about like this:`;
}

const spanWords = (start: number, end: number): string => `goes from ${dayInWords(start)} to ${dayInWords(end)}`;

type PlaceOf = (item: ScheduledItem) => string;

interface Late {
  readonly words: string;
  readonly on: ScheduledItem;
}

/** What an item's own date comes too early for. */
const latenessIn =
  ({ schedule }: Roadmap) =>
  ({ item }: ScheduledItem): Late | undefined => {
    const late = lateness(schedule, item);
    return late && { words: visible(latenessWords(item.kind, late, late.on.item.id)), on: late.on };
  };

function stepText({ item, driver }: ChainStep, late: Late | undefined, placeOf: PlaceOf, style: Style): string {
  const { start, end } = item;
  const dates = [...new Set([start, end])].flatMap((day) => (day === undefined ? [] : [dayInWords(day)])).join(' – ');
  const why = visible(driverWords(driver));
  const but = late === undefined ? '' : `\n      but ${late.words}  ${style.dim(placeOf(late.on))}`;
  return `  ${visible(item.item.id)}  ${dates}\n      ${why}  ${style.dim(placeOf(item))}${but}`;
}

/** `plan.roadmap.yaml:5:3` */
function placesIn({ project: { workspace, top } }: Roadmap, io: Io): PlaceOf {
  const known = new Map<string, Lines>();
  return ({ item: { file, path } }) => {
    const lines = known.get(file) ?? new Lines(workspace.text(file) ?? '');
    known.set(file, lines);
    const { line, column } = lines.position(workspace.span({ file, path, part: 'key' }).start);
    return visible(`${shown(io.folder, join(top, file))}:${line}:${column}`);
  };
}
