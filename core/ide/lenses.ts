/** Lines above entries that say what one would have to look for: where it is used, how much room it has, what it scores. */
import type { FieldPath } from '../format/kit';
import { counted } from '../format/words';
import type { Entity } from '../model/types';
import type { ScheduledItem } from '../schedule/types';
import { find, wholeSpan } from '../syntax/locate';
import { type Span, shift } from '../syntax/tree';
import type { Workspace } from '../workspace';
import { type Mention, mentionsOf, refsOf } from './references';
import { rankedScore } from './scoreFacts';
import { lineEnd } from './source';
import { segmentsOf } from './spot';

export const LENS_KINDS = ['uses', 'schedule', 'score'] as const;
export type LensKind = (typeof LENS_KINDS)[number];

/** What it says is for `lensWords` to find out, once somebody sees it. */
export interface Lens {
  readonly kind: LensKind;
  readonly path: FieldPath;
  /** The key. */
  readonly span: Span;
}

export interface LensWords {
  readonly title: string;
  /** Of `uses`: where. */
  readonly mentions: readonly Mention[];
}

/**
 * The lenses of a file, in order. Only entries of several lines have any: above each of a row of short ones they would
 * tear the row apart.
 */
export function lensesOf(workspace: Workspace, file: string): readonly Lens[] {
  const text = workspace.text(file);
  const root = workspace.rootsWith(file)[0];
  if (text === undefined || root === undefined) return [];
  const used = usedIn(workspace, file);
  const model = workspace.model(root);
  return workspace.tree(file).sections.flatMap(({ entries }) =>
    entries.flatMap(({ path, key, base }): readonly Lens[] => {
      const entity = model.at({ file, path, part: 'key' });
      if (path.length !== 2 || entity === undefined || !isSeveralLines(workspace, text, entity)) return [];
      const span = shift(key.span, base);
      const kinds = LENS_KINDS.filter((kind) => has(workspace, root, entity, kind, used));
      return kinds.map((kind) => ({ kind, path, span }));
    }),
  );
}

function isSeveralLines(workspace: Workspace, text: string, { file, path }: Entity): boolean {
  const found = find(workspace.tree(file), path);
  if (found?.depth !== path.length) return false;
  const { start, end } = wholeSpan(found);
  return lineEnd(text, start) < end;
}

function has(workspace: Workspace, root: string, entity: Entity, kind: LensKind, used: ReadonlySet<string>): boolean {
  return kind === 'uses' ? used.has(placeOf(entity)) : titleOf(workspace, root, entity, kind) !== undefined;
}

const placeOf = ({ path }: Pick<Entity, 'path'>): string => path.join('\n');

/** The paths of all entities of a file that something names. */
function usedIn(workspace: Workspace, file: string): ReadonlySet<string> {
  const used = new Set<string>();
  for (const root of workspace.rootsWith(file)) {
    const model = workspace.model(root);
    for (const { ref } of refsOf(workspace, root)) {
      const target = model.target(ref);
      if (target?.file !== file) continue;
      for (const { entity } of segmentsOf(ref.id, target)) used.add(placeOf(entity));
    }
  }
  return used;
}

/** What a lens says; undefined where it has nothing to say any more. */
export function lensWords(
  workspace: Workspace,
  file: string,
  { path, kind }: Pick<Lens, 'path' | 'kind'>,
): LensWords | undefined {
  const root = workspace.rootsWith(file)[0];
  const entity = root === undefined ? undefined : workspace.model(root).at({ file, path, part: 'key' });
  if (root === undefined || entity?.path.length !== path.length) return undefined;
  if (kind === 'uses') {
    const mentions = mentionsOf(workspace, entity).filter(({ declares }) => !declares);
    return mentions.length === 0 ? undefined : { title: `used in ${counted(mentions.length, 'place')}`, mentions };
  }
  const title = titleOf(workspace, root, entity, kind);
  return title === undefined ? undefined : { title, mentions: [] };
}

function titleOf(workspace: Workspace, root: string, entity: Entity, kind: 'schedule' | 'score'): string | undefined {
  if (kind === 'schedule') return roomWords(workspace.schedule(root).of(entity));
  return entity.kind === 'initiative' ? scoreWords(workspace, root, entity as Entity<'initiative'>) : undefined;
}

function scoreWords(workspace: Workspace, root: string, entity: Entity<'initiative'>): string | undefined {
  const score = rankedScore(workspace.scores(root), entity);
  return score && `score ${score}`;
}

function roomWords(item: ScheduledItem | undefined): string | undefined {
  if (item?.totalSlack === undefined) return undefined;
  const { totalSlack, critical } = item;
  if (totalSlack < 0)
    return `${counted(-totalSlack, 'working day')} too late${critical ? ', on the critical path' : ''}`;
  if (critical) return 'on the critical path';
  return totalSlack === 0 ? 'no slack' : `${counted(totalSlack, 'working day')} of slack`;
}
