/** Imported files and web addresses that a file names. */
import type { FileTree } from '../syntax/file';
import { type Node, type Span, shift } from '../syntax/tree';
import type { Workspace } from '../workspace';

export interface Link {
  readonly span: Span;
  readonly target: { readonly file: string } | { readonly url: string };
}

export function linksOf(workspace: Workspace, file: string): readonly Link[] {
  const imports = workspace.imports(file).flatMap(({ at, target }): Link[] => {
    if (target.is !== 'file' || workspace.text(target.path) === undefined) return [];
    return [{ span: workspace.span({ file, path: at, part: 'value' }), target: { file: target.path } }];
  });
  return [...imports, ...addresses(workspace.tree(file))];
}

/** Values that are web or mail addresses; nothing else that a link could start is let through. */
function* addresses(tree: FileTree): Iterable<Link> {
  for (const { entries } of tree.sections) for (const { base, value } of entries) yield* within(value, base);
}

function* within(node: Node, base: number): Iterable<Link> {
  if (node.kind === 'scalar' && node.style !== 'block' && /^(?:https?:\/\/|mailto:)[^\s"<>]+$/i.test(node.text))
    yield { span: shift(node.span, base), target: { url: node.text } };
  if (node.kind === 'list') for (const item of node.items) yield* within(item, base);
  if (node.kind === 'map') for (const { value } of node.pairs) yield* within(value, base);
}
