/** `--watch`: which changes are worth another look. */
import { basename, dirname, join } from 'node:path';
import { SUPPRESSIONS_FILE } from '../../core/protocol/files';
import { isRoadmapName, isWithin } from '../files/paths';
import { complain, Failure, misuse } from '../io/failure';
import type { Files, Io, Watcher } from '../io/io';
import type { OpenedFrom } from './narrow';

export interface Run {
  /** Reads what is asked about. */
  open(): Promise<OpenedFrom>;
  /** Says what is found, and returns the exit code. */
  tell(opened: OpenedFrom): number;
}

const CLEAR = '\u001b[2J\u001b[H';
/** Files without a roadmap in them that decide what is found. */
const SETTINGS = new Set([SUPPRESSIONS_FILE]);

/** Runs again whenever something changes, until the user ends it. Returns 0 then, whatever was found. */
export async function watching({ open, tell }: Run, io: Io): Promise<number> {
  const watcher = io.watcher();
  try {
    let opened: OpenedFrom | undefined = await open();
    for (let isFirst = true; opened !== undefined; isFirst = false) {
      if (io.stdout.isTerminal) io.stdout.write(CLEAR);
      else if (!isFirst) io.stdout.write('\n');
      const code = isFirst ? tell(opened) : toldAnyway(() => tell(opened!), io);
      if (foldersOf(opened, io.files).size === 0) return code;
      if (isFirst || io.stdout.isTerminal) io.stderr.write('Watching for changes; Ctrl+C ends it.\n');
      opened = await changed(opened, open, watcher, io.files);
    }
    return 0;
  } finally {
    watcher.close();
  }
}

/** What goes wrong later may go right again. */
function toldAnyway(tell: () => number, io: Io): number {
  try {
    return tell();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    complain(io, error.message);
    return error.code;
  }
}

/** The roadmaps once they are others than before; undefined if the user ends it. */
async function changed(
  before: OpenedFrom,
  open: Run['open'],
  watcher: Watcher,
  files: Files,
): Promise<OpenedFrom | undefined> {
  let now = before;
  let hasOther = false;
  // In a folder that was not watched yet, something may have changed since it was read.
  for (let mayHaveMissed = watcher.watch(foldersOf(now, files)); ; ) {
    if (!mayHaveMissed) {
      const paths = await watcher.next();
      if (paths === undefined) return undefined;
      hasOther ||= paths.some((path) => SETTINGS.has(basename(path)));
      if (!hasOther && !paths.some((path) => concerns(path, now, files))) continue;
    }
    now = await open();
    mayHaveMissed = watcher.watch(foldersOf(now, files));
    if (!mayHaveMissed && (hasOther || contents(now) !== contents(before))) return now;
  }
}

/** All that was searched, where imported files lie or would lie, and where suppressions stand. */
function foldersOf({ folders, projects }: OpenedFrom, files: Files): ReadonlySet<string> {
  const around = projects.flatMap((project) => project.files.map((file) => existing(dirname(file), files)));
  return new Set([...folders, ...around, ...projects.map(({ top }) => top)]);
}

function existing(folder: string, files: Files): string {
  return isFolder(folder, files) || dirname(folder) === folder ? folder : existing(dirname(folder), files);
}

function isFolder(path: string, files: Files): boolean {
  try {
    return files.kind(path) === 'folder';
  } catch {
    return false;
  }
}

/** Whether a changed path may be a roadmap, a part of one, what decides which files are, or a folder with such files. */
function concerns(path: string, { projects, folders }: OpenedFrom, files: Files): boolean {
  const name = basename(path);
  if (name === '.git' || name === 'node_modules') return false;
  if (isRoadmapName(path) || name === '.gitignore' || folders.includes(path) || isFolder(path, files)) return true;
  return projects.some((project) => project.files.some((file) => isWithin(path, file)));
}

/** What was read, and what could not be, as one text. */
function contents({ projects, failures }: OpenedFrom): string {
  const texts = projects.flatMap(({ top, sources, selected, files }) => [
    ...[...sources].map(([path, { text }]) => [join(top, path), text]),
    ...selected.map((path) => [join(top, path)]),
    ...files,
  ]);
  return JSON.stringify([texts, failures.map(({ message }) => message)]);
}

/** @throws Failure for options that make no sense with it */
export function refuseWatch(
  paths: readonly string[],
  options: { readonly format: string; readonly fix?: boolean; readonly fixDryRun?: boolean; readonly staged?: boolean },
): void {
  if (paths.includes('-')) throw misuse('--watch looks at files; what comes from standard input does not change.');
  if (options.staged === true)
    throw misuse('--watch looks at files, --staged at the next commit: leave one of them away.');
  if (options.fix === true || options.fixDryRun === true)
    throw misuse('--watch writes no files that somebody is working on: run --fix apart.');
  if (options.format !== 'text')
    throw misuse(`--watch is for people: leave --format ${options.format} away, which makes one document of one run.`);
}
