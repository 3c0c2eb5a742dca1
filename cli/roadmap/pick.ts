/** The one roadmap that a path means. */
import { join } from 'node:path';
import { counted, either } from '../../core/format/words';
import type { Bound } from '../../core/model/bind';
import type { Entity } from '../../core/model/types';
import type { Schedule } from '../../core/schedule/schedule';
import { openProjects } from '../files/open';
import { shown } from '../files/paths';
import type { Project } from '../files/project';
import { complain, misuse } from '../io/failure';
import type { Io } from '../io/io';

export interface Roadmap {
  readonly project: Project;
  /** The root's path in the workspace. */
  readonly root: string;
  readonly model: Bound;
  readonly schedule: Schedule;
  /** Whether an entity is written in a file that the path names. A root stands for all that it imports. */
  covers(entity: Entity): boolean;
}

/** The roadmaps that a file is in, or a folder holds. @throws Failure if there is none, or something can't be read */
export async function openRoadmaps(path: string, io: Io): Promise<readonly Roadmap[]> {
  const { projects, failures } = await openProjects([path], io);
  if (failures[0] !== undefined) throw failures[0];
  return projects.flatMap((project) => {
    const { workspace, selected } = project;
    const roots = [...new Set(selected.flatMap((file) => workspace.rootsWith(file)))];
    return roots.map((root) => ({
      project,
      root,
      model: workspace.model(root),
      schedule: workspace.schedule(root),
      covers: ({ file }: Entity) => selected.includes(root) || selected.includes(file),
    }));
  });
}

/** @throws Failure if the path names no roadmap, or several */
export async function pickRoadmap(path: string, io: Io): Promise<Roadmap> {
  const roadmaps = await openRoadmaps(path, io);
  const names = roadmaps.map(({ project, root }) => shown(io.folder, join(project.top, root)));
  const [first] = roadmaps;
  if (first === undefined) throw misuse(`${path}: no roadmap is here.`);
  if (roadmaps.length > 1 && first.project.selected.length > 1)
    throw misuse(
      `${path === '.' ? 'This folder' : path} holds ${counted(roadmaps.length, 'roadmap')}; name one: ${either(names)}.`,
    );
  if (roadmaps.length > 1) complain(io, `${path} belongs to ${either(names, 'and')}; this is from the first of them.`);
  return first;
}

/** Says on standard error that a roadmap has errors, since what is broken is left out of every result. */
export function warnOfErrors({ project: { workspace, top }, root }: Roadmap, io: Io): void {
  const errors = workspace
    .members(root)
    .flatMap((file) => workspace.findings(file))
    .filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return;
  const name = shown(io.folder, join(top, root));
  complain(io, `${name} has ${counted(errors, 'error')}, so this may be incomplete: roadmap check ${name}`);
}
