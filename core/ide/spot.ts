/** What stands at an offset: a key or a value, its path, and its place in the description of the format. */
import { roadmap } from '../format/entities';
import type { FieldPath, Ref, Value } from '../format/kit';
import { below, itemOf, shapeFor } from '../format/walk';
import type { Entity } from '../model/types';
import type { FileTree } from '../syntax/file';
import { isNull, type Node, type ScalarNode, type Span, shift } from '../syntax/tree';
import type { Workspace } from '../workspace';

export interface Spot {
  /** Leads to the key, or to the value. */
  readonly path: FieldPath;
  readonly part: 'key' | 'value';
  readonly node: ScalarNode;
  /** Offsets in the file. */
  readonly span: Span;
}

/** The scalar that an offset touches; its last character's end counts as touched. */
export function spotAt(tree: FileTree, offset: number): Spot | undefined {
  for (const section of tree.sections) {
    if (offset < section.base) continue;
    const top = keySpot(section.key, section.base, [section.name], offset);
    if (top !== undefined) return top;
    for (const { base, key, value, path } of section.entries) {
      if (offset < base) break;
      const found = keySpot(key, base, path, offset) ?? within(value, base, path, offset);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const touches = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

function keySpot(key: ScalarNode, base: number, path: FieldPath, offset: number): Spot | undefined {
  const span = shift(key.span, base);
  return touches(span, offset) && span.end > span.start ? { path, part: 'key', node: key, span } : undefined;
}

function within(node: Node, base: number, path: FieldPath, offset: number): Spot | undefined {
  if (!touches(shift(node.span, base), offset)) return undefined;
  if (node.kind === 'scalar')
    return isNull(node) ? undefined : { path, part: 'value', node, span: shift(node.span, base) };
  if (node.kind === 'list') {
    for (const [i, item] of node.items.entries()) {
      const found = within(item, base, [...path, i], offset);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  for (const { key, value } of node.pairs) {
    const at = [...path, key.text];
    const found = keySpot(key, base, at, offset) ?? within(value, base, at, offset);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The description of what stands at a path; undefined below the user's own and unknown keys. */
export function describedAt(path: FieldPath): Value | undefined {
  let value: Value | undefined = roadmap as Value;
  for (const part of path) value = typeof part === 'number' ? itemOf(value) : below(value, part);
  return value;
}

/** The description of the mapping that a path's last key stands in. */
export const holderOf = (path: FieldPath): Value | undefined => shapeFor(describedAt(path.slice(0, -1)), 'map');

/** The reference that is written at a spot. */
function refAt(workspace: Workspace, file: string, spot: Spot): Ref | undefined {
  const path = spot.path.join('\n');
  for (const { refs } of workspace.outline(file).entries)
    for (const ref of refs) if (ref.part === spot.part && ref.path.join('\n') === path) return ref;
  return undefined;
}

/** A part of a written reference with what it names: of `emea/growth.leads`, `growth` and `leads`. */
export interface Segment {
  readonly entity: Entity;
  /** Offsets in the reference's text. */
  readonly span: Span;
}

/** The parts of a reference, the last first: each names the parent of the one behind it. */
export function segmentsOf(id: string, target: Entity): readonly Segment[] {
  const found: Segment[] = [];
  let end = id.length;
  for (let entity: Entity | undefined = target; entity !== undefined && end > 0; entity = entity.parent) {
    const dot = id.lastIndexOf('.', end - 1);
    const part = id.slice(dot + 1, end);
    const start = dot + 1 + part.lastIndexOf('/') + 1;
    if (id.slice(start, end) !== entity.key) break;
    found.push({ entity, span: { start, end } });
    end = dot;
  }
  return found;
}

/** What an offset names, and where exactly it is named. */
export interface Named {
  readonly entity: Entity;
  readonly span: Span;
  readonly root: string;
  readonly spot: Spot;
  /** The key that declares it, not a reference. */
  readonly declares: boolean;
}

/** The entity that is declared or named at an offset. */
export function namedAt(workspace: Workspace, file: string, offset: number): Named | undefined {
  const spot = spotAt(workspace.tree(file), offset);
  if (spot === undefined) return undefined;
  for (const root of workspace.rootsWith(file)) {
    const found = declaredAt(workspace, file, root, spot) ?? referredAt(workspace, file, root, spot, offset);
    if (found !== undefined) return found;
  }
  return undefined;
}

function declaredAt(workspace: Workspace, file: string, root: string, spot: Spot): Named | undefined {
  if (spot.part !== 'key') return undefined;
  const entity = workspace.model(root).at({ file, path: spot.path, part: 'key' });
  if (entity === undefined || entity.path.length !== spot.path.length) return undefined;
  return { entity, span: spot.span, root, spot, declares: true };
}

function referredAt(workspace: Workspace, file: string, root: string, spot: Spot, offset: number): Named | undefined {
  const ref = refAt(workspace, file, spot);
  const target = ref === undefined ? undefined : workspace.model(root).target(ref);
  if (ref === undefined || target === undefined) return undefined;
  const segments = segmentsOf(ref.id, target);
  const start = textStart(spot);
  const touched = segments.find(({ span }) => start !== undefined && touches(shift(span, start), offset));
  const entity = touched?.entity ?? target;
  const span = touched === undefined || start === undefined ? spot.span : shift(touched.span, start);
  return { entity, span, root, spot, declares: false };
}

/** Where a scalar's text begins in the file, if it is written there as it reads. */
export function textStart({ node, span }: Pick<Spot, 'node' | 'span'>): number | undefined {
  const quotes = node.style === 'plain' ? 0 : 1;
  return node.style !== 'block' && span.end - span.start === node.text.length + 2 * quotes
    ? span.start + quotes
    : undefined;
}
