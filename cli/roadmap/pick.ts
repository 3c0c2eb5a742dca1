/** The one roadmap that a path means. */
import { join } from 'node:path';
import type { Bound } from '../../core/model/bind';
import type { Entity } from '../../core/model/types';
import type { Schedule } from '../../core/schedule/schedule';
import { openProjects } from '../files/open';
import { shown } from '../files/paths';
import type { Project } from '../files/project';
import { misuse } from '../io/failure';
import type { Io } from '../io/io';
import { counted, joined } from '../text/plain';

export interface Roadmap {
  readonly project: Project;
  /** The root's path in the workspace. */
  readonly root: string;
  readonly model: Bound;
  readonly schedule: Schedule;
  /** Whether an entity is written in a file that the path names. A root stands for all that it imports. */
  covers(entity: Entity): boolean;
}

/** @throws Failure if the path names no roadmap, or several */
export async function pickRoadmap(path: string, io: Io): Promise<Roadmap> {
  const { projects, failures } = await openProjects([path], io);
  const project = projects[0];
  if (failures[0] !== undefined || project === undefined) throw failures[0] ?? misuse(`${path}: no roadmap is here.`);
  const { workspace, selected } = project;
  const roots = [...new Set(selected.flatMap((file) => workspace.rootsWith(file)))];
  const name = (file: string): string => shown(io.folder, join(project.top, file));
  if (roots.length > 1 && selected.length > 1)
    throw misuse(`${path} holds ${counted(roots.length, 'roadmap')}; name one: ${joined(roots.map(name), 'or')}.`);
  const root = roots[0]!;
  if (roots.length > 1)
    io.stderr.write(`${path} belongs to ${joined(roots.map(name))}; this is from the first of them.\n`);
  const isWhole = selected.includes(root);
  return {
    project,
    root,
    model: workspace.model(root),
    schedule: workspace.schedule(root),
    covers: ({ file }) => isWhole || selected.includes(file),
  };
}

/** Says on standard error that a roadmap has errors, since what is broken is left out of every result. */
export function warnOfErrors({ project: { workspace, top }, root }: Roadmap, io: Io): void {
  const errors = workspace
    .members(root)
    .flatMap((file) => workspace.findings(file))
    .filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return;
  const name = shown(io.folder, join(top, root));
  io.stderr.write(`${name} has ${counted(errors, 'error')}, so this may be incomplete: roadmap check ${name}\n`);
}
