/** Where an entity is declared and named, over all files of its roadmaps. */
import type { Ref } from '../format/kit';
import type { Entity } from '../model/types';
import { find, wholeSpan } from '../syntax/locate';
import { type Span, shift } from '../syntax/tree';
import type { Workspace } from '../workspace';
import { type Named, namedAt, segmentsOf, textStart } from './spot';

export interface Mention {
  readonly file: string;
  /** The part of the id that names the entity. */
  readonly span: Span;
  readonly declares: boolean;
}

export interface Declaration {
  readonly file: string;
  /** The key. */
  readonly span: Span;
  /** The key with its value. */
  readonly whole: Span;
  /** The name that stands at the caret. */
  readonly origin: Span;
}

/** Where what is named at an offset is written: an entity's key, or the beginning of an imported file. */
export function definitionAt(workspace: Workspace, file: string, offset: number): Declaration | undefined {
  const named = namedAt(workspace, file, offset);
  return named === undefined ? importedAt(workspace, file, offset) : declarationOf(workspace, named);
}

function declarationOf(workspace: Workspace, { entity, span }: Named): Declaration | undefined {
  const found = find(workspace.tree(entity.file), entity.path);
  if (found === undefined || found.depth < entity.path.length) return undefined;
  const key = workspace.span({ file: entity.file, path: entity.path, part: 'key' });
  return { file: entity.file, span: key, whole: wholeSpan(found), origin: span };
}

function importedAt(workspace: Workspace, file: string, offset: number): Declaration | undefined {
  for (const { at, target } of workspace.imports(file)) {
    const origin = workspace.span({ file, path: at, part: 'value' });
    if (target.is !== 'file' || offset < origin.start || offset > origin.end) continue;
    const top = { start: 0, end: 0 };
    return workspace.text(target.path) === undefined ? undefined : { file: target.path, span: top, whole: top, origin };
  }
  return undefined;
}

/** Every place that names what is named at an offset, its declaration included; in order of files and places. */
export function mentionsAt(workspace: Workspace, file: string, offset: number): readonly Mention[] {
  const named = namedAt(workspace, file, offset);
  return named === undefined ? [] : mentionsOf(workspace, named.entity);
}

export function mentionsOf(workspace: Workspace, entity: Entity): readonly Mention[] {
  const found = new Map<string, Mention>();
  const add = (mention: Mention): void => {
    found.set(`${mention.file}\n${mention.span.start}`, mention);
  };
  if (isWritten(workspace, entity)) add({ file: entity.file, span: keyText(workspace, entity), declares: true });
  for (const root of workspace.rootsWith(entity.file))
    for (const { file, ref } of refsOf(workspace, root))
      for (const span of spansIn(workspace, root, file, ref, entity)) add({ file, span, declares: false });
  return [...found.values()].sort((a, b) =>
    a.file === b.file ? a.span.start - b.span.start : a.file < b.file ? -1 : 1,
  );
}

/** Whether its key stands in a file: the usual scoring criteria stand nowhere. */
export function isWritten(workspace: Workspace, entity: Entity): boolean {
  const found = find(workspace.tree(entity.file), entity.path);
  return found?.depth === entity.path.length && found.pair?.key.text === entity.key;
}

function keyText(workspace: Workspace, entity: Entity): Span {
  const found = find(workspace.tree(entity.file), entity.path)!;
  const span = shift(found.pair!.key.span, found.base);
  const start = textStart({ node: found.pair!.key, span });
  return start === undefined ? span : { start, end: start + entity.key.length };
}

/** All references of a roadmap, file by file. */
export function* refsOf(workspace: Workspace, root: string): Iterable<{ readonly file: string; readonly ref: Ref }> {
  for (const file of workspace.members(root))
    for (const { refs } of workspace.outline(file).entries) for (const ref of refs) yield { file, ref };
}

/** Where in a reference an entity is named: itself, or on the way to what lies below it. */
function spansIn(workspace: Workspace, root: string, file: string, ref: Ref, entity: Entity): readonly Span[] {
  const target = workspace.model(root).target(ref);
  if (target === undefined || !isWithin(target, entity)) return [];
  const segment = segmentsOf(ref.id, target).find((one) => isSame(one.entity, entity));
  const found = find(workspace.tree(file), ref.path);
  const node = ref.part === 'key' ? found?.pair?.key : found?.node;
  if (segment === undefined || found === undefined || node?.kind !== 'scalar') return [];
  const span = shift(node.span, found.base);
  const start = textStart({ node, span });
  return [start === undefined ? span : shift(segment.span, start)];
}

function isWithin(target: Entity, entity: Entity): boolean {
  for (let at: Entity | undefined = target; at !== undefined; at = at.parent) if (isSame(at, entity)) return true;
  return false;
}

/** Each root binds anew: what is written at one place is one entity. */
export const isSame = (a: Entity, b: Entity): boolean =>
  a.kind === b.kind && a.file === b.file && a.path.length === b.path.length && a.path.join('\n') === b.path.join('\n');
