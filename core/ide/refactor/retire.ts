/** Taking a tool out of use: by itself, with its repairs offered one by one, or together with all that names it. */
import type { Bound } from '../../model/bind';
import { target } from '../../model/refs';
import type { Entity, Use } from '../../model/types';
import { named } from '../../rules/kit';
import { countsOnTools, replacing } from '../../rules/retiring';
import { isoDay } from '../../schedule/calendar';
import { successorsOf } from '../../stack/replacement';
import { type Integration, statusOf, type Tool } from '../../stack/words';
import type { Change } from '../../syntax/edit';
import type { Workspace } from '../../workspace';
import { editsFor, NOT_WITHOUT_LOSS, type Refactoring, unlessWorse } from './kit';

/** More to choose from than that helps nobody. */
const MOST_SUCCESSORS = 3;

/** Retiring a tool: with each tool that replaces it in its place, or leaving what names it to the fixes there. */
export function retirements(workspace: Workspace, root: string, tool: Tool): readonly Refactoring[] {
  if (statusOf(tool) === 'retired') return [];
  const own = endOf(workspace, root, tool);
  const successors = successorsOf(workspace.model(root), tool).slice(0, MOST_SUCCESSORS);
  const everywhere = successors.map((by): Refactoring => {
    const edits = editsFor(workspace, [...own, ...replacements(workspace, tool, by)]);
    return {
      title: `Retire ${named(tool)}: replace it with ${named(by)} everywhere`,
      kind: 'refactor.rewrite',
      edits: () => unlessWorse(workspace, edits),
    };
  });
  const alone = editsFor(workspace, own);
  const plain: Refactoring = {
    title: `Retire ${named(tool)}`,
    kind: 'refactor.rewrite',
    // What names it still is found then, with fixes.
    edits: () => alone ?? { refused: NOT_WITHOUT_LOSS },
  };
  return [...everywhere, plain];
}

/** Another tool that is to take its place, where one is named. */
export function successorsAt(workspace: Workspace, root: string, use: Use, tool: Tool): readonly Refactoring[] {
  const model = workspace.model(root);
  const made = successorsOf(model, tool).slice(0, MOST_SUCCESSORS);
  if (use.from?.kind === 'tool') return [];
  const offers = made.flatMap((by) => {
    const change = replacing(model, use, by);
    return change === undefined ? [] : [{ title: `Name ${named(by)} in place of ${named(tool)}`, change }];
  });
  return offers.map(({ title, change }) => {
    const edits = editsFor(workspace, [change]);
    return { title, kind: 'refactor.rewrite', edits: () => unlessWorse(workspace, edits) };
  });
}

/** The status, and today as its last day where that is not past already. */
function endOf(workspace: Workspace, root: string, { file, path, data }: Tool): readonly Change[] {
  const { calendar } = workspace.schedule(root);
  const today = workspace.today();
  const isOver = data.until !== undefined && calendar.lastDay(data.until) <= today;
  if (Object.keys(data).length === 0)
    return [{ do: 'set', file, path, yaml: `{status: retired, until: ${isoDay(today)}}` }];
  const until: Change = { do: 'set', file, path: [...path, 'until'], yaml: isoDay(today) };
  return [{ do: 'set', file, path: [...path, 'status'], yaml: 'retired' }, ...(isOver ? [] : [until])];
}

/** All that names a tool, in every roadmap that it is in, each place once. */
function replacements(workspace: Workspace, tool: Tool, by: Tool): readonly Change[] {
  const found = new Map<string, Change>();
  for (const root of workspace.rootsWith(tool.file)) {
    const model = workspace.model(root);
    const here = (one: Tool): Tool | undefined => model.at({ file: one.file, path: one.path, part: 'key' }) as Tool;
    const [own, other] = [here(tool), here(by)];
    if (own === undefined || other === undefined) continue;
    for (const use of model.uses(own)) {
      const change = replacement(model, use, own, other);
      if (change !== undefined) found.set(JSON.stringify([change.file, 'path' in change ? change.path : '']), change);
    }
  }
  return [...found.values()];
}

/** What becomes of one mention: what is over, or is about the change itself, stays as it is. */
function replacement(model: Bound, use: Use, tool: Tool, by: Tool): Change | undefined {
  const { from } = use;
  if (from === undefined || from.kind === 'tool') return undefined;
  if (from.kind === 'integration') return ofIntegration(model, use, from as Integration, tool, by);
  if (from.kind === 'initiative' && !countsOnTools(from as Entity<'initiative'>)) return undefined;
  if (from.kind === 'automation' && (from as Entity<'automation'>).data.status === 'retired') return undefined;
  return replacing(model, use, by);
}

/** An integration that would tie a tool to itself, or say what another one says, ends with the tool. */
function ofIntegration(model: Bound, use: Use, one: Integration, tool: Tool, by: Tool): Change | undefined {
  if (statusOf(one) === 'retired') return undefined;
  const ends = (each: Integration): readonly (Tool | undefined)[] =>
    (['from', 'to'] as const).map((side) => target(model, each.data[side], 'tool'));
  const wanted = ends(one).map((end) => (end === tool ? by : end));
  const isKnown = model
    .all('integration')
    .some(
      (other) => other !== one && statusOf(other) !== 'retired' && ends(other).every((end, i) => end === wanted[i]),
    );
  return wanted[0] === wanted[1] || isKnown
    ? { do: 'set', file: one.file, path: [...one.path, 'status'], yaml: 'retired' }
    : replacing(model, use, by);
}
