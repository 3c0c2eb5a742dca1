/** What a file holds, as a tree; and ids of the whole workspace by name. */
import { roadmap } from '../format/entities';
import type { EntityKind, MapValue, Value } from '../format/kit';
import { below, shapeFor } from '../format/walk';
import type { Entity } from '../model/types';
import { entityName } from '../rules/kit';
import type { FileEntry, Section } from '../syntax/file';
import { type Node, pairOf, type ScalarNode, type Span, shift } from '../syntax/tree';
import type { Workspace } from '../workspace';

export interface FileSymbol {
  readonly name: string;
  /** What people call it, where it has a name. */
  readonly detail: string;
  readonly kind: EntityKind | 'section';
  readonly span: Span;
  readonly key: Span;
  readonly children: readonly FileSymbol[];
}

/** Sections, their entries, and the ids declared within those. */
export function symbolsOf(workspace: Workspace, file: string): readonly FileSymbol[] {
  return workspace.tree(file).sections.flatMap(sectionSymbol);
}

function sectionSymbol(section: Section): readonly FileSymbol[] {
  const { name, key, base } = section;
  if (name === '' || key.span.end === key.span.start) return [];
  const value = below(roadmap as Value, name);
  const span = { start: base + key.span.start, end: Math.max(section.end, base + key.span.end) };
  const children = section.entries.flatMap((entry) => entrySymbols(entry, value));
  return [{ name, detail: '', kind: 'section', span: around(span, children), key: shift(key.span, base), children }];
}

function entrySymbols({ path, key, value: node, base }: FileEntry, value: Value | undefined): readonly FileSymbol[] {
  return path.length === 1 ? declaredIn(node, value, base) : keySymbol(key, node, value, base);
}

/** A key with what it holds: a symbol if it declares something, else what lies below it. */
function keySymbol(key: ScalarNode, node: Node, holder: Value | undefined, base: number): readonly FileSymbol[] {
  const map = shapeFor(holder, 'map');
  const kind = map?.is === 'map' ? declares(map as MapValue) : undefined;
  // What an alias brings is written elsewhere.
  const children = declaredIn(node, below(holder, key.text), base).filter(
    (child) => child.span.start >= base + key.span.end,
  );
  if (kind === undefined || key.text === '') return children;
  const end = Math.max(key.span.end, node.span.end);
  const name = pairOf(node, 'name')?.value;
  return [
    {
      name: key.text,
      detail: name?.kind === 'scalar' ? name.text : node.kind === 'scalar' && kind === 'member' ? node.text : '',
      kind,
      span: around(shift({ start: key.span.start, end }, base), children),
      key: shift(key.span, base),
      children,
    },
  ];
}

const declares = (map: MapValue): EntityKind | undefined => (map.keys.by === 'id' ? map.keys.declares : undefined);

function declaredIn(node: Node, value: Value | undefined, base: number): readonly FileSymbol[] {
  return node.kind === 'map' ? node.pairs.flatMap((pair) => keySymbol(pair.key, pair.value, value, base)) : [];
}

/** A key can begin before what it holds is done being typed. */
function around(span: Span, children: readonly FileSymbol[]): Span {
  return { start: span.start, end: Math.max(span.end, ...children.map((child) => child.span.end)) };
}

export interface FoundSymbol {
  readonly name: string;
  readonly detail: string;
  /** `tools`, or the id of what it lies in. */
  readonly container: string;
  readonly kind: EntityKind;
  readonly file: string;
  readonly span: Span;
}

const MOST_FOUND = 300;

/** Entities whose id or name holds the letters of a query in their order. */
export function findSymbols(workspace: Workspace, query: string): readonly FoundSymbol[] {
  const found = new Map<string, Entity>();
  for (const root of workspace.roots())
    for (const kind of KINDS)
      for (const entity of workspace.model(root).all(kind))
        if (matches(query, entity))
          found.set(
            `${entity.file}\n${entity.path.join('\n')}`,
            found.get(`${entity.file}\n${entity.path.join('\n')}`) ?? entity,
          );
  return [...found.values()].slice(0, MOST_FOUND).map((entity) => ({
    name: entity.id,
    detail: nameIn(entity),
    container: entity.parent === undefined ? String(entity.path[0]) : entityName(entity.parent),
    kind: entity.kind,
    file: entity.file,
    span: workspace.span({ file: entity.file, path: entity.path, part: 'key' }),
  }));
}

const nameIn = (entity: Entity): string => (Object(entity.data) as { readonly name?: string }).name ?? '';

function matches(query: string, entity: Entity): boolean {
  return holds(entity.id, query) || holds(nameIn(entity), query);
}

function holds(text: string, query: string): boolean {
  const lower = text.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    const found = lower.indexOf(letter, at);
    if (found < 0) return false;
    at = found + letter.length;
  }
  return true;
}

/** Every kind that the format declares, in its order. */
/** All kinds of entities, in the order of the format. */
export const KINDS: readonly EntityKind[] = kindsOf(roadmap as Value);

function kindsOf(value: Value): readonly EntityKind[] {
  if (value.is === 'either') return value.mapping === undefined ? [] : kindsOf(value.mapping);
  if (value.is === 'object')
    return [...new Set(Object.values(value.fields ?? {}).flatMap((field) => kindsOf(field.value)))];
  if (value.is !== 'map') return [];
  const own = declares(value as MapValue);
  return [...(own === undefined ? [] : [own]), ...kindsOf((value as MapValue).of)];
}
