/** `roadmap check`: opens, fixes, reports. */

import { join } from 'node:path';
import { counted } from '../../core/format/words';
import type { Overrides } from '../../core/report';
import type { Workspace } from '../../core/workspace';
import type { Opened } from '../files/open';
import { shown } from '../files/paths';
import type { Project } from '../files/project';
import { writeFiles } from '../files/write';
import { CHECK_FORMATS, type CheckFormat, COUNTING, type FormatName } from '../formats/check-formats';
import { complain, misuse } from '../io/failure';
import type { Io } from '../io/io';
import { todayFrom } from '../io/today';
import { unifiedDiff } from '../text/diff';
import { visible } from '../text/plain';
import { type ColorChoice, styleFor } from '../text/style';
import { fixAll } from './fix';
import { tellOfImported } from './imported';
import { levelsFrom } from './levels';
import {
  type NarrowOptions,
  narrow,
  type OpenedFrom,
  openAsked,
  refuseGitContradictions,
  sayNothingChanged,
} from './narrow';
import { type Report, reportOf } from './report';
import { refuseOddSuppressions, SuppressionFiles, type SuppressionOptions } from './suppressions';
import { type FailOptions, fails } from './threshold';
import { refuseWatch, watching } from './watch';

export interface CheckOptions extends NarrowOptions, FailOptions, SuppressionOptions {
  readonly format: FormatName;
  readonly rule?: readonly string[];
  readonly today?: string;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly unsafeFixes?: boolean;
  readonly hints?: boolean;
  readonly statistics?: boolean;
  readonly watch?: boolean;
  readonly stdinFilename?: string;
  readonly color: ColorChoice;
}

/** Runs the command and returns its exit code. `version` is the program's. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io, version: string): Promise<number> {
  refuseContradictions(paths, options);
  const levels = levelsFrom(options.rule ?? []);
  const open = () => openAsked(paths, options, io);
  const how = { print: await CHECK_FORMATS[options.format](), version };
  const tell = (opened: OpenedFrom): number => told(opened, levels, options, how, io);
  return options.watch === true ? watching({ open, tell }, io) : tell(await open());
}

interface How {
  readonly print: CheckFormat;
  readonly version: string;
}

/** Says what is found, and returns the exit code. */
function told(opened: OpenedFrom, levels: Overrides, options: CheckOptions, how: How, io: Io): number {
  const today = todayFrom(options.today, io, opened.projects[0]?.top ?? io.folder);
  const prepare = (workspace: Workspace): void => {
    workspace.setToday(today);
    workspace.setLevels(levels);
  };
  for (const { workspace } of opened.projects) prepare(workspace);
  const suppressions = new SuppressionFiles(opened, options, io);
  const { projects, since } = narrow(opened, options, prepare, io);
  const failures = [...opened.failures];
  if (options.fix === true) failures.push(...fixFiles(projects, options, io));
  const diff = options.fixDryRun === true ? dryRun(projects, options, io) : undefined;
  failures.push(...suppressions.update(projects, levels));
  const report = reportOf(projects, io.folder, since);
  if (report.files === 0 && failures.length === 0) sayNothingChanged(options, io);
  if (report.files > 0 || (failures.length === 0 && options.format !== 'text')) {
    if (diff === undefined) io.stdout.write(formatted(report, options, { today, ...how }, io));
    else sayDiff(diff, report, options, io);
    for (const project of projects) tellOfImported(project, io);
    suppressions.tellOfStale(projects, levels);
    if (fails(report.findings, options)) return ended(failures, 1, io);
  }
  return ended(failures, 0, io);
}

function refuseContradictions(paths: readonly string[], options: CheckOptions): void {
  refuseGitContradictions(paths, options);
  if (options.watch === true) refuseWatch(paths, options);
  refuseOddSuppressions(paths, options);
  if (options.fix === true && options.fixDryRun === true)
    throw misuse('--fix and --fix-dry-run exclude each other: use one of them.');
  if (options.fix === true && paths.includes('-'))
    throw misuse('--fix has no file to write when the roadmap comes from standard input; use --fix-dry-run.');
  if (options.unsafeFixes === true && options.fix !== true && options.fixDryRun !== true)
    throw misuse('--unsafe-fixes says which fixes are made: use it with --fix or --fix-dry-run.');
  const { format } = options;
  if (options.fixDryRun === true && format !== 'text')
    throw misuse(
      `--fix-dry-run prints a diff: leave --format ${format} away (findings in json hold the edits of their fixes).`,
    );
  if (options.statistics === true && !COUNTING.includes(format))
    throw misuse(`--statistics has no place in ${format}: use it with --format ${COUNTING.join(' or ')}.`);
  if (options.stdinFilename !== undefined && !paths.includes('-'))
    throw misuse('--stdin-filename names what is read from standard input: add - to the paths.');
}

/** Says what kept paths from being checked, and gives the highest code. */
function ended(failures: Opened['failures'], code: number, io: Io): number {
  for (const { message } of failures) complain(io, message);
  return Math.max(code, ...failures.map((failure) => failure.code));
}

function formatted(
  report: Report,
  options: CheckOptions,
  { print, version, today }: How & { readonly today: number },
  io: Io,
): string {
  return print(report, {
    ...options,
    today,
    version,
    hints: options.hints === true,
    statistics: options.statistics === true,
    style: styleFor(options.color, io),
    width: Math.min(io.stdout.columns ?? 120, 160),
    isTerminal: io.stdout.isTerminal,
  });
}

function fixFiles(projects: readonly Project[], { unsafeFixes }: CheckOptions, io: Io): Opened['failures'] {
  return projects.flatMap((project) => {
    const fixed = fixAll(project, unsafeFixes === true);
    const failures = writeFiles(fixed, io);
    const count = fixed.length - failures.length;
    if (count > 0) io.stderr.write(`Mended ${counted(count, 'file')}.\n`);
    return failures;
  });
}

/** A diff of what `--fix` would write. */
function dryRun(projects: readonly Project[], { unsafeFixes }: CheckOptions, io: Io): string {
  const fixed = projects.flatMap((project) => fixAll(project, unsafeFixes === true));
  return fixed
    .map(({ project, path, before, after }) => {
      const mark = project.sources.get(path)?.hasMark === true ? '\ufeff' : '';
      return unifiedDiff(shown(io.folder, join(project.top, path)), mark + before, mark + after);
    })
    .join('');
}

function sayDiff(diff: string, { findings }: Report, { unsafeFixes }: CheckOptions, io: Io): void {
  io.stdout.write(io.stdout.isTerminal ? diff.split('\n').map(visible).join('\n') : diff);
  const left = counted(findings.filter(({ severity }) => severity !== 'hint').length, 'finding');
  io.stderr.write(
    diff === ''
      ? `No ${unsafeFixes === true ? 'fix that leaves no choice' : 'safe fix'}; ${left}.\n`
      : `Nothing was written; ${left} would be left.\n`,
  );
}
