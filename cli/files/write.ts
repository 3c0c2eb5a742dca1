/** Writes changed roadmaps back. */
import { join } from 'node:path';
import { type Failure, reasonOf, unreadable } from '../io/failure';
import type { Io } from '../io/io';
import { shown } from './paths';
import type { Project } from './project';
import { readSource } from './source';

export interface ChangedFile {
  readonly project: Project;
  /** In the workspace. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Writes all that can be written; what can't is as it was in the project too. */
export function writeFiles(files: readonly ChangedFile[], io: Io): readonly Failure[] {
  return files.flatMap((file) => {
    const problem = writeFile(file, io);
    if (problem === undefined) return [];
    file.project.workspace.setFile(file.path, { text: file.before });
    return [unreadable(`${shown(io.folder, join(file.project.top, file.path))}: ${problem}`)];
  });
}

/** A file that changed since it was read is left alone. */
function writeFile({ project, path, before, after }: ChangedFile, io: Io): string | undefined {
  const file = join(project.top, path);
  const now = readSource(project.top, file, io.files);
  if (!('source' in now) || now.source.text !== before)
    return 'was changed by somebody else meanwhile and is left as it is. Run it again.';
  try {
    io.files.replace(file, now.source.hasMark ? `\ufeff${after}` : after);
    return undefined;
  } catch (error) {
    return `can't be written, because ${reasonOf(error)}.`;
  }
}
