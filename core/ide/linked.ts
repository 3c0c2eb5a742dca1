/** Places that have to stay equal while one of them is typed in. */
import type { FieldPath } from '../format/kit';
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import type { FileTree } from '../syntax/file';
import { find } from '../syntax/locate';
import type { Span } from '../syntax/tree';
import type { Workspace } from '../workspace';
import { isSame, isWritten, mentionsOf } from './references';
import { type Named, namedAt } from './spot';

/** An anchor or an alias: one text may stand for several things then. */
const TIED = /(?:^|[\s,[{])[&*][^\s,[\]{}]/m;

/**
 * The key that declares an id, and all that names it, where that is in this one file: the key first. Only at the key:
 * who types in a reference wants to name something else. Nothing where it is not certain that all mentions are known and
 * mean this alone; renaming looks further, asks and refuses.
 */
export function linkedAt(workspace: Workspace, file: string, offset: number): readonly Span[] | undefined {
  const named = namedAt(workspace, file, offset);
  if (named === undefined || !isLinkable(workspace, file, named)) return undefined;
  const mentions = mentionsOf(workspace, named.entity);
  const text = workspace.text(file) ?? '';
  const isHere = mentions.every(
    (mention) => mention.file === file && text.slice(mention.span.start, mention.span.end) === named.entity.key,
  );
  if (!isHere || mentions.length < 2) return undefined;
  return mentions.toSorted((a, b) => Number(b.declares) - Number(a.declares)).map(({ span }) => span);
}

function isLinkable(workspace: Workspace, file: string, { entity, declares }: Named): boolean {
  if (!declares || entity.file !== file || !isWritten(workspace, entity)) return false;
  const models = workspace.rootsWith(file).map((root) => workspace.model(root));
  const files = models.flatMap((model) => model.files.map(({ path }) => path));
  return (
    models.every((model) => model.complete && !isTwice(model, entity)) &&
    !isRepeated(workspace.tree(file), entity.path) &&
    files.every((path) => workspace.tree(path).problems.length === 0 && !TIED.test(workspace.text(path) ?? ''))
  );
}

const isTwice = (model: Bound, entity: Entity): boolean =>
  model.duplicates.some(({ first, second }) => isSame(first, entity) || isSame(second, entity));

/** Whether a key on the way to a path stands twice in its mapping: only the first counts, and typing could swap them. */
function isRepeated(tree: FileTree, path: FieldPath): boolean {
  return path.some((part, depth) => keysAt(tree, path.slice(0, depth)).filter((key) => key === part).length > 1);
}

function keysAt(tree: FileTree, path: FieldPath): readonly string[] {
  if (path.length === 0) return tree.sections.map(({ name }) => name);
  const [section] = path;
  if (path.length === 1)
    return tree.sections.flatMap(({ name, entries }) =>
      name === section ? entries.flatMap((one) => one.path[1] ?? []) : [],
    );
  const node = find(tree, path)?.node;
  return node?.kind === 'map' ? node.pairs.map(({ key }) => key.text) : [];
}
