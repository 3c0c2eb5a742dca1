/** `roadmap schedule`: every item with its dates. */
import { lateness } from '../../core/render/late';
import type { ListedItem } from '../formats/listed';
import { scheduleCsv } from '../formats/schedule-csv';
import { scheduleJson } from '../formats/schedule-json';
import { scheduleTable } from '../formats/schedule-table';
import type { Io } from '../io/io';
import { pickRoadmap, type Roadmap, warnOfErrors } from '../roadmap/pick';
import { type ColorChoice, styleFor } from '../text/style';
import { whatIf } from './what-if';

export interface ScheduleOptions {
  readonly format: 'table' | 'json' | 'csv';
  readonly whatIf?: readonly string[];
  readonly today?: string;
  readonly color: ColorChoice;
}

/** Runs the command and returns its exit code. */
export async function schedule(path: string, options: ScheduleOptions, io: Io): Promise<number> {
  const { format, color } = options;
  const roadmap = await pickRoadmap(path, io);
  if (options.whatIf !== undefined) {
    io.stdout.write(whatIf(roadmap, { ...options, whatIf: options.whatIf }, io));
    return 0;
  }
  const items = inFileOrder(roadmap);
  warnOfErrors(roadmap, io);
  if (format === 'json') io.stdout.write(scheduleJson(items));
  else if (format === 'csv') io.stdout.write(scheduleCsv(items));
  else io.stdout.write(scheduleTable(items, { style: styleFor(color, io), width: io.stdout.columns ?? 120 }));
  return 0;
}

/** By file, then by place in the file. */
function inFileOrder({ project: { workspace }, root, schedule, covers }: Roadmap): readonly ListedItem[] {
  const files = new Map(workspace.members(root).map((file, i) => [file, i]));
  return schedule.items
    .filter(({ item }) => covers(item))
    .map((one) => ({
      one,
      file: files.get(one.item.file) ?? 0,
      at: workspace.span({ file: one.item.file, path: one.item.path, part: 'key' }).start,
    }))
    .sort((a, b) => a.file - b.file || a.at - b.at)
    .map(({ one }) => ({ ...one, late: lateness(schedule, one.item) }));
}
