/** A written start that says no more than that something else has ended: as a dependency. */
import type { Entity, Item } from '../../model/types';
import { idIn, isMeant, named } from '../../rules/kit';
import { type ScheduledWork, when } from '../../rules/timeline';
import { itemsOf } from '../../schedule/plan';
import type { Schedule } from '../../schedule/schedule';
import type { Day } from '../../schedule/types';
import type { FileEdits } from '../../syntax/apply';
import type { Change } from '../../syntax/edit';
import { find } from '../../syntax/locate';
import type { Workspace } from '../../workspace';
import { lineEnd } from '../source';
import { durationsOf } from './durations';
import { editsFor, keepsDates, type Refactoring, unlessWorse } from './kit';

type Work = Entity<'initiative'> | Entity<'activity'>;

/** More to choose from than that helps nobody. */
const MOST_CHOICES = 3;

/** Dependencies that would give a piece of work the start that is written, the likeliest first. */
export function startsAsDependency(workspace: Workspace, root: string, work: Work): readonly Refactoring[] {
  const schedule = workspace.schedule(root);
  const item = schedule.of(work) as ScheduledWork | undefined;
  const isPlan = item !== undefined && ['idea', 'planned', 'blocked'].includes(item.status);
  if (!isPlan || item.start === undefined || work.data.start === undefined || work.data.started !== undefined)
    return [];
  const found: Refactoring[] = [];
  // All that has to be asked of the model is asked before anything is tried out: after that it is another one.
  const durations = [undefined, ...durationsOf(schedule, work)];
  for (const candidate of candidatesFor(workspace, root, work, item.start)) {
    const made = asDependency(workspace, work, candidate, durations);
    if (made !== undefined) found.push(made);
    if (found.length === MOST_CHOICES) break;
  }
  return found;
}

/** An item that the work could depend on, as it would be written. */
interface Candidate {
  readonly id: string;
  readonly title: string;
}

function candidatesFor(workspace: Workspace, root: string, work: Work, start: Day): readonly Candidate[] {
  const model = workspace.model(root);
  return predecessors(workspace, root, work, start).flatMap((on) => {
    const isSibling = work.parent !== undefined && on.parent === work.parent;
    const id = isSibling ? on.key : idIn(model, work.file, on);
    if (!isSibling && !isMeant(model, work.file, id, on)) return [];
    const title = `Start after ${named(on)} instead of on ${when(workspace.schedule(root), start)}`;
    return [{ id, title }];
  });
}

/** What ends on the last working day before: its own siblings first, then what shares its phase. */
function predecessors(workspace: Workspace, root: string, work: Work, start: Day): readonly Item[] {
  const model = workspace.model(root);
  const schedule = workspace.schedule(root);
  const phaseOf = (item: Item): Entity | undefined => {
    const { phase } = Object((item.kind === 'activity' ? item.parent : item)?.data) as Entity<'initiative'>['data'];
    return phase === undefined ? undefined : model.target(phase);
  };
  const phase = phaseOf(work);
  const rank = (item: Item): number => {
    if (work.parent !== undefined && item.parent === work.parent) return 0;
    return phase !== undefined && phaseOf(item) === phase ? 1 : 2;
  };
  const named = new Set(model.uses(work).flatMap(({ from }) => from ?? []));
  return itemsOf(model)
    .filter((item) => item !== work && item !== work.parent && item.parent !== work && !named.has(item))
    .filter((item) => endsBefore(schedule, item, start))
    .map((item, i) => ({ item, order: rank(item) * 1e6 + i }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

function endsBefore(schedule: Schedule, item: Item, start: Day): boolean {
  const end = schedule.of(item)?.end;
  const { calendar } = schedule;
  return end !== undefined && end < start && calendar.next(end + 1) === calendar.next(start);
}

function asDependency(
  workspace: Workspace,
  work: Work,
  { id, title }: Candidate,
  durations: readonly (string | undefined)[],
): Refactoring | undefined {
  const edits = durations
    .map((duration) => editsOf(workspace, work, id, duration))
    .find((files) => files !== undefined && keepsDates(workspace, work.file, files));
  return edits && { title, kind: 'refactor.rewrite', edits: () => unlessWorse(workspace, edits) };
}

/** The dependency takes the start's place; an end beside it becomes a duration, since it would hold no start. */
function editsOf(
  workspace: Workspace,
  work: Work,
  id: string,
  duration: string | undefined,
): readonly FileEdits[] | undefined {
  const { file, path } = work;
  const start = [...path, 'start'];
  const changes: Change[] = [];
  if (work.data.dependsOn === undefined && !isWritten(workspace, work, 'dependsOn'))
    changes.push(
      { do: 'rename-key', file, path: start, to: 'dependsOn' },
      { do: 'set', file, path: start, yaml: `[${id}]` },
    );
  else if (losesComment(workspace, work, 'start')) return undefined;
  else
    changes.push({ do: 'remove', file, path: start }, { do: 'append', file, path: [...path, 'dependsOn'], yaml: id });
  if (duration !== undefined) {
    const end = [...path, 'end'];
    changes.push({ do: 'rename-key', file, path: end, to: 'duration' }, { do: 'set', file, path: end, yaml: duration });
  }
  return editsFor(workspace, changes);
}

function isWritten(workspace: Workspace, { file, path }: Work, field: string): boolean {
  return find(workspace.tree(file), [...path, field])?.depth === path.length + 1;
}

/** Whether a comment ends the line of a field that would go. */
function losesComment(workspace: Workspace, { file, path }: Work, field: string): boolean {
  const text = workspace.text(file) ?? '';
  const parent = find(workspace.tree(file), [...path, field])?.parent;
  const { end } = workspace.span({ file, path: [...path, field], part: 'value' });
  return !(parent?.kind === 'map' && parent.flow) && /\s#/.test(text.slice(end, lineEnd(text, end)));
}
