/** Renaming an id wherever it is declared and named. */
import { idProblem, nearestId } from '../format/values';
import { aKind, short } from '../format/words';
import { SHARED } from '../model/renaming';
import type { Entity } from '../model/types';
import { applyEdits, type FileEdits } from '../syntax/apply';
import { scalarText } from '../syntax/scalar';
import type { Span } from '../syntax/tree';
import type { Workspace } from '../workspace';
import { isWritten, type Mention, mentionsOf, refsOf } from './references';
import { type Named, namedAt, spotAt } from './spot';

export type Refused = { readonly refused: string };

/** The id that can be renamed at an offset, or why none can. */
export function renameRange(
  workspace: Workspace,
  file: string,
  offset: number,
): { readonly span: Span; readonly id: string } | Refused {
  const named = namedAt(workspace, file, offset);
  if (named === undefined) return { refused: whyNot(workspace, file, offset) };
  const refused = unfit(workspace, named.entity);
  return refused ?? { span: spanOf(workspace, file, named), id: named.entity.key };
}

function whyNot(workspace: Workspace, file: string, offset: number): string {
  const spot = spotAt(workspace.tree(file), offset);
  if (spot?.path[0] === 'imports') return 'Only ids of entries can be renamed, not those of imports.';
  return 'There is no id here that could be renamed.';
}

function unfit(workspace: Workspace, entity: Entity): Refused | undefined {
  if (!isWritten(workspace, entity))
    return {
      refused: `'${entity.key}' belongs to the format's usual criteria; write criteria of your own to rename it.`,
    };
  const broken = workspace
    .rootsWith(entity.file)
    .flatMap((root) => workspace.members(root))
    .find((file) => workspace.tree(file).problems.length > 0);
  return broken === undefined
    ? undefined
    : { refused: `'${broken}' has a line that can't be read. Mend it first, so that no mention is missed.` };
}

function spanOf(workspace: Workspace, file: string, { entity, span }: Named): Span {
  const own = mentionsOf(workspace, entity).find(
    (mention) => mention.file === file && mention.span.start >= span.start && mention.span.end <= span.end,
  );
  return own?.span ?? span;
}

/** The edits, by file, that give an entity another id; or why they can't be made. */
export function rename(workspace: Workspace, file: string, offset: number, to: string): readonly FileEdits[] | Refused {
  const named = namedAt(workspace, file, offset);
  if (named === undefined) return { refused: whyNot(workspace, file, offset) };
  const { entity } = named;
  if (to === entity.key) return [];
  const refused = unfit(workspace, entity) ?? badId(to) ?? taken(workspace, entity, to);
  if (refused !== undefined) return refused;
  const edits = editsOf(workspace, mentionsOf(workspace, entity), entity.key, to);
  return changesMeaning(workspace, entity, edits, to)
    ? { refused: `As '${to}', references would lead elsewhere: the id is already used nearby. Choose another one.` }
    : edits;
}

function badId(to: string): Refused | undefined {
  const problem = idProblem(to);
  if (problem === undefined) return undefined;
  const nearest = nearestId(to);
  const hint = nearest === '' ? '' : ` '${nearest}' would do.`;
  if (problem !== 'malformed')
    return { refused: `'${short(to)}' can't be an id: YAML readers take it for something else.${hint}` };
  return {
    refused: `'${short(to)}' is no id: an id has lower-case letters, digits and single dashes, and begins with a letter.${hint}`,
  };
}

function taken(workspace: Workspace, entity: Entity, to: string): Refused | undefined {
  const id = entity.id.slice(0, entity.id.length - entity.key.length) + to;
  for (const root of workspace.rootsWith(entity.file)) {
    const model = workspace.model(root);
    const kinds = SHARED.includes(entity.kind) ? SHARED : [entity.kind];
    const other = kinds.map((kind) => model.find(kind, id)).find((one) => one !== undefined);
    if (other !== undefined) return { refused: `There is ${aKind(other.kind)} '${id}' already.` };
  }
  return undefined;
}

function editsOf(workspace: Workspace, mentions: readonly Mention[], from: string, to: string): readonly FileEdits[] {
  const files = [...new Set(mentions.map(({ file }) => file))];
  return files.map((file) => {
    const text = workspace.text(file) ?? '';
    const edits = mentions
      .filter((mention) => mention.file === file)
      .map(({ span }) => ({ span, text: spelt(text.slice(span.start, span.end), from, to) }));
    return { file, edits };
  });
}

/** A name that is written with escapes is written anew. */
const spelt = (written: string, from: string, to: string): string =>
  written === from ? to : scalarText(to, written.startsWith("'") ? 'single' : 'double');

/** Whether a reference would name something else afterwards: looked at with the edits made, which are then undone. */
function changesMeaning(workspace: Workspace, entity: Entity, files: readonly FileEdits[], to: string): boolean {
  const before = files.map(({ file }) => ({ file, text: workspace.text(file)! }));
  const roots = workspace.rootsWith(entity.file);
  const meant = targetsOf(workspace, roots);
  try {
    for (const { file, edits } of files) workspace.setFile(file, { text: applyEdits(workspace.text(file)!, edits) });
    const now = targetsOf(workspace, roots).map((target) => underOldName(target, entity, to));
    return JSON.stringify(meant) !== JSON.stringify(now);
  } finally {
    for (const { file, text } of before) workspace.setFile(file, { text });
  }
}

function underOldName(target: Target, entity: Entity, to: string): Target {
  const renamed = [...entity.path.slice(0, -1), to];
  const isOwn = target.file === entity.file && renamed.every((part, i) => target.path[i] === part);
  return isOwn ? { file: target.file, path: [...entity.path, ...target.path.slice(renamed.length)] } : target;
}

interface Target {
  readonly file: string;
  readonly path: Entity['path'];
}

/** What each reference of some roadmaps names, in order. */
function targetsOf(workspace: Workspace, roots: readonly string[]): readonly Target[] {
  return roots.flatMap((root) =>
    [...refsOf(workspace, root)].map(({ ref }) => {
      const target = workspace.model(root).target(ref);
      return target === undefined ? { file: '', path: [] } : { file: target.file, path: target.path };
    }),
  );
}
