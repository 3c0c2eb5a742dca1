/** `roadmap history`: how dates moved over the commits of a repository. */

import { join } from 'node:path';
import { type History, HistoryReader } from '../../core/diff/history';
import { type OnDay, onDay } from '../../core/diff/history-words';
import { trendChart } from '../../core/diff/trend-chart';
import { counted } from '../../core/format/words';
import { dayOf, isoDay } from '../../core/schedule/days';
import type { Day } from '../../core/schedule/types';
import { refuseRoadmap, writeResult } from '../files/output';
import { shown } from '../files/paths';
import { historyJson } from '../formats/history-json';
import { historyMarkdown } from '../formats/history-markdown';
import { historyText, onDayText } from '../formats/history-text';
import { repositoryAt } from '../git/repository';
import { workTreeAround } from '../git/worktree';
import { complain, misuse, unreadable } from '../io/failure';
import type { Io } from '../io/io';
import { pickRoadmap, type Roadmap } from '../roadmap/pick';
import { type ColorChoice, styleFor } from '../text/style';
import { AIM, type Read, readStates } from './states';

export interface HistoryOptions {
  readonly format: 'text' | 'json' | 'svg' | 'markdown';
  readonly at?: string;
  readonly since?: string;
  readonly until?: string;
  readonly max: number;
  readonly output?: string;
  readonly color: ColorChoice;
}

/** What was said on a day. */
export interface Asked {
  readonly day: Day;
  readonly found: OnDay;
}

/** Runs the command and returns its exit code. */
export async function history(path: string, options: HistoryOptions, io: Io): Promise<number> {
  const { at, since, until } = daysOf(options);
  if (at !== undefined && options.format === 'svg')
    throw misuse('--at lists what was said on one day; svg draws all days. Use text, markdown or json.');
  if (options.max === 0) throw misuse('--max 0 reads nothing: name how many commits.');
  const roadmap = await pickRoadmap(path, io);
  if (options.output !== undefined) refuseRoadmap(options.output, roadmap.project.files, io);
  const name = shown(io.folder, join(roadmap.project.top, roadmap.root));
  const reader = new HistoryReader();
  const read = readAll(roadmap, name, { since, until, most: options.max }, reader, io);
  const found = reader.history();
  if (found.commits.length === 0) throw unreadable(nothing(name, read));
  warn(read, name, io);
  const asked = at === undefined ? undefined : askedOf(at, found, roadmap, name);
  const facts = { path: name, skipped: read.skipped, isCut: read.isCut };
  writeResult(options.output, formatted(found, facts, asked, options, io), io);
  return 0;
}

function formatted(
  found: History,
  facts: Parameters<typeof historyJson>[1],
  asked: Asked | undefined,
  { format, color, output }: HistoryOptions,
  io: Io,
): string {
  if (format === 'json') return historyJson(found, facts, asked);
  if (format === 'svg') return trendChart(found);
  if (format === 'markdown') return historyMarkdown(found, asked);
  const style = styleFor(output === undefined ? color : 'never', io);
  const width = output === undefined ? (io.stdout.columns ?? 100) : 100;
  return asked === undefined ? historyText(found, { style, width }) : onDayText(asked, { style, width });
}

function daysOf({ at, since, until }: HistoryOptions): Record<'at' | 'since' | 'until', Day | undefined> {
  return { at: dayFrom('--at', at), since: dayFrom('--since', since), until: dayFrom('--until', until) };
}

function dayFrom(option: string, text: string | undefined): Day | undefined {
  const day = text === undefined ? undefined : dayOf(text);
  if (day !== undefined && Number.isNaN(day))
    throw misuse(`${option} can't be '${text}': write a day such as 2026-03-16.`);
  return day;
}

function readAll(
  { project: { top }, root }: Roadmap,
  name: string,
  options: Parameters<typeof readStates>[2],
  reader: HistoryReader,
  io: Io,
): Read {
  if (workTreeAround(top, io.files) !== top) throw unreadable(`${AIM}: ${name} is in no git repository.`);
  const repository = repositoryAt(top, io);
  const head = repository.commit('HEAD', AIM);
  const entry = head === undefined ? undefined : repository.tree(head, AIM).find((one) => one.path === root);
  if (entry === undefined) throw unreadable(`${name}: no commit has this file under this name yet; commit it first.`);
  if (entry.is !== 'file') throw unreadable(`${name}: is a link. Name the file that it leads to.`);
  if (repository.isShallow())
    complain(io, 'This clone holds only a part of the history; the whole: git fetch --unshallow');
  return readStates(repository, root, options, (state) => reader.add(state));
}

function nothing(name: string, { skipped }: Read): string {
  return skipped > 0
    ? `${name}: none of ${counted(skipped, 'commit')} can be read whole, because of syntax errors or missing files.`
    : `${name}: no commit in this time touches it.`;
}

function warn({ skipped, isCut, count }: Read, name: string, io: Io): void {
  if (skipped > 0)
    complain(io, `${counted(skipped, 'commit')} left out: ${name} has syntax errors there, or a file is missing.`);
  if (isCut) complain(io, `Only the newest ${counted(count, 'commit')} of ${name} read; --max reads more.`);
}

function askedOf(day: Day, found: History, { schedule: { calendar } }: Roadmap, name: string): Asked {
  const on = onDay(found, day, (before, after) => calendar.prev(after) - calendar.prev(before));
  if (on === undefined) throw unreadable(`--at ${isoDay(day)}: ${name} had no commit yet that can be read.`);
  return { day, found: on };
}
