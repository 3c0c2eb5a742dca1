/** Applies fixes until none is left. */
import { mendAll } from '../../core/ide/fixAll';
import type { Project } from '../files/project';
import type { ChangedFile } from '../files/write';

/** Mends the texts in the project's workspace; writes nothing. What can't be written back as it was is not touched. */
export function fixAll(project: Project, unsafe: boolean): readonly ChangedFile[] {
  const { workspace, selected: paths, sources, asked } = project;
  const mayEdit = (path: string): boolean => sources.get(path)?.isExact === true;
  const { files } = mendAll(workspace, { paths, mayEdit, unsafe, ...(asked === undefined ? {} : { asked }) });
  const changed = new Map(files.map((one) => [one.file, one]));
  return [...sources.keys()].flatMap((path) => {
    const one = changed.get(path);
    return one === undefined ? [] : [{ project, path, before: one.before, after: one.after }];
  });
}
