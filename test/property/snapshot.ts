/** Everything that a workspace knows of its files, as plain data with absolute places. */
import type { FileTree } from '../../core/syntax/file';
import { type Node, type Span, shift } from '../../core/syntax/tree';
import type { Workspace } from '../../core/workspace';

export interface PlainNode {
  readonly kind: Node['kind'];
  readonly span: Span;
  readonly says?: unknown;
  readonly flow?: boolean;
  readonly below?: readonly unknown[];
}

/** A node with the spans of the file. */
export function plainNode(node: Node, base: number): PlainNode {
  const span = shift(node.span, base);
  if (node.kind === 'scalar') return { kind: 'scalar', span, says: [node.style, node.text, node.value] };
  const below =
    node.kind === 'list'
      ? node.items.map((item) => plainNode(item, base))
      : node.pairs.map(({ key, value }) => [plainNode(key, base), plainNode(value, base)]);
  return { kind: node.kind, span, flow: node.flow, below };
}

export const plainTree = (tree: FileTree): unknown => ({
  sections: tree.sections.map((section) => ({
    name: section.name,
    key: plainNode(section.key, section.base),
    end: section.end,
    odd: section.odd === undefined ? null : plainNode(section.odd, section.base),
    flow: section.flow,
    entries: section.entries.map(({ path, base, key, value, broken }) => ({
      path,
      key: plainNode(key, base),
      value: plainNode(value, base),
      broken,
    })),
  })),
  problems: tree.problems,
  notMapping: tree.notMapping ?? null,
});

/** What is known of each file: findings with ranges, fixes and fingerprints, tree, outline. */
export function snapshot(workspace: Workspace): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    workspace.files().map((file) => [
      file,
      {
        findings: workspace.findings(file),
        tree: plainTree(workspace.tree(file)),
        outline: workspace.outline(file),
      },
    ]),
  );
}
