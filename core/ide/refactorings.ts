/** What can be written in another way at a place, with the same meaning or on purpose another; each is tried out before it is made. */
import type { Entity } from '../model/types';
import type { Span } from '../syntax/tree';
import type { Workspace } from '../workspace';
import { startsAsDependency } from './refactor/dates';
import { durationAsEnd, endAsDuration, inOtherUnits } from './refactor/durations';
import { extractions } from './refactor/extract';
import type { Refactoring } from './refactor/kit';
import { retirements, successorsAt } from './refactor/retire';
import { lineEnd, lineStart } from './source';
import { type Spot, spotAt } from './spot';

export type { Refactoring, RefactoringKind, Refused } from './refactor/kit';

/** All that fits a caret or a selection. */
export function refactoringsAt(workspace: Workspace, file: string, range: Span): readonly Refactoring[] {
  const root = workspace.rootsWith(file)[0];
  if (root === undefined) return [];
  const spot = range.start === range.end ? spotNear(workspace, file, range.start) : undefined;
  return [...(spot === undefined ? [] : atSpot(workspace, root, file, spot)), ...extractions(workspace, file, range)];
}

/** What stands at an offset, or begins its line. */
function spotNear(workspace: Workspace, file: string, offset: number): Spot | undefined {
  const tree = workspace.tree(file);
  const text = workspace.text(file) ?? '';
  const start = lineStart(text, offset);
  const line = text.slice(start, lineEnd(text, offset));
  const first = start + line.search(/[^\s-]|$/);
  return spotAt(tree, offset) ?? spotAt(tree, first);
}

type Work = Entity<'initiative'> | Entity<'activity'>;

function atSpot(workspace: Workspace, root: string, file: string, spot: Spot): readonly Refactoring[] {
  // Asked anew each time: what is tried out in between makes other entities of the same text.
  const ofWork = (field: string, make: (work: Work) => readonly Refactoring[]): readonly Refactoring[] => {
    const entity = workspace.model(root).at({ file, path: spot.path, part: spot.part });
    if (entity?.kind !== 'initiative' && entity?.kind !== 'activity') return [];
    const at = spot.path[entity.path.length];
    return at === undefined || at === field ? make(entity as Work) : [];
  };
  return [
    ...ofTool(workspace, root, file, spot),
    ...ofWork('start', (work) => startsAsDependency(workspace, root, work)),
    ...ofWork('end', (work) => endAsDuration(workspace, root, work)),
    ...ofWork('duration', (work) => durationAsEnd(workspace, root, work)),
    ...inOtherUnits(workspace, root, file, spot.path),
  ];
}

/** Of a tool, at its id or what says how long it is in use; and where a tool is named that another is to replace. */
function ofTool(workspace: Workspace, root: string, file: string, spot: Spot): readonly Refactoring[] {
  const model = workspace.model(root);
  const entity = model.at({ file, path: spot.path, part: spot.part });
  const field = entity === undefined ? undefined : spot.path[entity.path.length];
  if (entity?.kind === 'tool' && (field === undefined || field === 'status' || field === 'until'))
    return retirements(workspace, root, entity as Entity<'tool'>);
  const ref = model.refsBelow(file, spot.path.slice(0, -1)).find(({ path, part }) => {
    return part === spot.part && path.at(-1) === spot.path.at(-1);
  });
  const target = ref === undefined ? undefined : model.target(ref);
  if (ref === undefined || target?.kind !== 'tool') return [];
  return successorsAt(workspace, root, { from: entity, file, ref }, target as Entity<'tool'>);
}
