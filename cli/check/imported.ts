/** What a narrowed report leaves out: errors in files that the named ones import. */
import { join } from 'node:path';
import { counted, either } from '../../core/format/words';
import type { Finding } from '../../core/report';
import { shown } from '../files/paths';
import type { Project } from '../files/project';
import { complain } from '../io/failure';
import type { Io } from '../io/io';

const MOST_NAMES = 3;

/** Says in one line on standard error how many errors are in imported files that were not asked about. */
export function tellOfImported(project: Project, io: Io): void {
  const { workspace, selected, top, asked } = project;
  const isAsked = asked?.() ?? (() => true);
  const isCounted = (finding: Finding): boolean => finding.severity === 'error' && isAsked(finding);
  const errors = reachedFrom(project)
    .map((file) => ({ file, count: workspace.findings(file).filter(isCounted).length }))
    .filter(({ count }) => count > 0);
  if (errors.length === 0) return;
  const names = errors.map(({ file }) => shown(io.folder, join(top, file)));
  const rest = names.length - MOST_NAMES;
  const where = either(rest > 0 ? [...names.slice(0, MOST_NAMES), counted(rest, 'more file')] : names, 'and');
  const total = errors.reduce((sum, { count }) => sum + count, 0);
  complain(
    io,
    `${counted(total, 'more error')} in ${where}, which ${selected.length === 1 ? 'it imports' : 'these import'}.`,
  );
}

/** Files that the selected ones import, themselves or through others, without those that are selected too. */
function reachedFrom({ workspace, sources, selected }: Project): readonly string[] {
  const reached = new Set(selected);
  for (const file of reached)
    for (const { target } of workspace.imports(file))
      if (target.is === 'file' && sources.has(target.path)) reached.add(target.path);
  return [...reached].slice(new Set(selected).size).sort();
}
