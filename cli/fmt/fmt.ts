/** `roadmap fmt`: indentation, spacing and line ends. */

import { join } from 'node:path';
import { counted } from '../../core/format/words';
import { formatted } from '../../core/ide/format';
import { openProjects } from '../files/open';
import { shown } from '../files/paths';
import type { Project } from '../files/project';
import { type ChangedFile, writeFiles } from '../files/write';
import { complain, type Failure, misuse, unreadable } from '../io/failure';
import type { Io } from '../io/io';
import { visible } from '../text/plain';

export interface FmtOptions {
  readonly check?: boolean;
  readonly stdinFilename?: string;
}

/** Runs the command and returns its exit code. */
export async function fmt(paths: readonly string[], options: FmtOptions, io: Io): Promise<number> {
  const isPiped = paths.includes('-');
  if (isPiped && paths.length > 1) throw misuse('- stands for standard input and goes without other paths.');
  const { projects, failures } = await openProjects(paths, io, { stdinName: options.stdinFilename });
  const broken = projects.flatMap((project) => brokenIn(project, io));
  const changed = projects.flatMap(changedIn);
  const files = projects.reduce((sum, { selected }) => sum + selected.length, 0);
  if (isPiped && options.check !== true) return ended(broken, piped(projects[0]!, io), io);
  if (options.check === true) return ended([...failures, ...broken], sayUnformatted(changed, files, io), io);
  const unwritten = writeFiles(changed, io);
  if (files > 0) io.stdout.write(`Formatted ${changed.length - unwritten.length} of ${counted(files, 'file')}.\n`);
  return ended([...failures, ...broken, ...unwritten], 0, io);
}

function ended(failures: readonly Failure[], code: number, io: Io): number {
  for (const { message } of failures) complain(io, message);
  return Math.max(code, ...failures.map((failure) => failure.code));
}

/** What is no YAML can't be formatted without guessing what it means. */
function brokenIn({ workspace, selected, top }: Project, io: Io): readonly Failure[] {
  return selected
    .filter((path) => workspace.tree(path).problems.length > 0)
    .map((path) => shown(io.folder, join(top, path)))
    .map((name) => unreadable(`${name}: can't be read as YAML and is left as it is; roadmap check ${name} says why.`));
}

function changedIn(project: Project): readonly ChangedFile[] {
  return project.selected.flatMap((path) => {
    const before = project.workspace.text(path) ?? '';
    const after = formatted(before);
    return after === before ? [] : [{ project, path, before, after }];
  });
}

function piped({ workspace, sources, selected: [path = ''] }: Project, io: Io): number {
  const mark = sources.get(path)?.hasMark === true ? '\ufeff' : '';
  io.stdout.write(mark + formatted(workspace.text(path) ?? ''));
  return 0;
}

function sayUnformatted(changed: readonly ChangedFile[], files: number, io: Io): number {
  const names = changed.map(({ project, path }) => shown(io.folder, join(project.top, path)));
  const lines = names.map((name) => `${visible(name)}\n`).join('');
  if (files > 0) io.stdout.write(lines === '' ? `All formatted in ${counted(files, 'file')}.\n` : lines);
  return changed.length > 0 ? 1 : 0;
}
