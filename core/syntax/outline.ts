/** What a file says, without any spans: the data that binding reads. An edit that changes no meaning leaves it the same object. */
import { roadmap } from '../format/entities';
import { type EntityKind, type FieldPath, type ObjectValue, pathKey, type Ref, type Value } from '../format/kit';
import { kindsIn } from '../format/walk';
import { near } from '../format/words';
import { decode, decodeEntry, sameData } from './decode';
import { doubtedBy } from './doubt';
import { COLLECTIONS, type FileEntry, type FileTree } from './file';
import { checkShape, type Shape } from './shape';
import type { Node } from './tree';
import type { ShapeFinding } from './wrong';

/** One entry's data: of `tools.crm`, or of `calendar`. */
export interface EntryData {
  readonly path: readonly string[];
  readonly data: unknown;
  readonly refs: readonly Ref[];
  /** Where something is written that the schema rejects: what seems missing there may only be misspelt. */
  readonly rejected: readonly FieldPath[];
  /** Kinds of which something may be there, be named or be decided where something is rejected. */
  readonly doubted: readonly EntityKind[];
}

export interface Outline {
  /** First entries of each path, in file order. */
  readonly entries: readonly EntryData[];
  readonly broken: boolean;
  /** Words on lines that could not be read: an id that seems missing may be one of them. */
  readonly lost: readonly string[];
  /** Kinds whose entries can't be seen: the key of their mapping is misspelt, or it is no mapping. */
  readonly hidden: readonly EntityKind[];
  /** Kinds of which something may be there, be named or be decided where the schema rejects something. */
  readonly doubted: readonly EntityKind[];
}

/** What was learnt of one entry's tree; kept by the tree, which is kept by its text. */
export interface EntryFacts {
  readonly shape: readonly ShapeFinding[];
  readonly data: EntryData;
}

const topFields = (roadmap as ObjectValue).fields;

/** The description of an entry's value, and the name of its validator. */
export function describe(path: FieldPath): { readonly piece: string; readonly value: Value } | undefined {
  const [top, member] = path;
  const collection = COLLECTIONS.get(String(top));
  if (collection !== undefined) return member === undefined ? undefined : { piece: `${top}/*`, value: collection };
  const field = Object.hasOwn(topFields, String(top)) ? topFields[String(top)] : undefined;
  return field === undefined ? undefined : { piece: String(top), value: field.value };
}

/** Checks and reads one entry. */
function factsOf(entry: FileEntry): EntryFacts {
  const described = describe(entry.path);
  const own = entry.path.some((part) => part.startsWith('x-'));
  if (described === undefined || own)
    return { shape: [], data: { path: entry.path, data: undefined, refs: [], rejected: [], doubted: [] } };
  const shape: Shape = checkShape({
    ...described,
    path: entry.path,
    key: entry.key,
    node: entry.value,
    broken: entry.broken,
  });
  const refs: Ref[] = [];
  const into = { bad: shape.bad, refs };
  const data = COLLECTIONS.has(entry.path[0]!)
    ? decodeEntry(entry.value, described.value, entry.path, into)
    : decode(entry.value, described.value, entry.path, into);
  const rejected = shape.findings.filter(({ severity }) => severity === undefined);
  // What was never written can't be misspelt.
  const written = rejected.filter(({ rule }) => rule !== 'missing-key');
  const doubted = [...new Set(written.flatMap(({ path }) => doubtedBy(path)))];
  const paths = rejected.map(({ path }) => path);
  return { shape: shape.findings, data: { path: entry.path, data, refs, rejected: paths, doubted } };
}

export type FileFacts = ReadonlyMap<FileEntry, EntryFacts>;

/** Checks and reads the entries of a file; those whose tree is the same as before are not looked at again. */
export function factsOfFile(tree: FileTree, before: FileFacts | undefined): FileFacts {
  const known = new Map<Node, { readonly path: string; readonly facts: EntryFacts }>();
  for (const [entry, facts] of before ?? []) known.set(entry.value, { path: pathKey(entry.path), facts });
  const made = new Map<FileEntry, EntryFacts>();
  for (const entry of tree.sections.flatMap((section) => section.entries)) {
    const old = known.get(entry.value);
    made.set(entry, old?.path === pathKey(entry.path) ? old.facts : factsOf(entry));
  }
  return made;
}

/** The outline of a file; entries whose data stayed the same are the same objects as before. */
export function outlineOf(text: string, tree: FileTree, facts: FileFacts, before: Outline | undefined): Outline {
  const old = new Map(before?.entries.map((entry) => [pathKey(entry.path), entry]));
  const seen = new Set<string>();
  const entries: EntryData[] = [];
  for (const section of tree.sections)
    for (const entry of section.entries) {
      const name = pathKey(entry.path);
      if (seen.has(name)) continue;
      seen.add(name);
      const data = facts.get(entry)!.data;
      const known = old.get(name);
      entries.push(known !== undefined && (known === data || sameData(known, data)) ? known : data);
    }
  const outline = {
    entries,
    broken: tree.problems.length > 0 || tree.notMapping !== undefined,
    lost: lostWords(text, tree),
    hidden: hiddenKinds(tree, facts),
    doubted: doubtedKinds(tree, entries),
  };
  return before !== undefined && sameOutline(before, outline) ? before : outline;
}

function sameOutline(a: Outline, b: Outline): boolean {
  return (
    a.broken === b.broken &&
    a.lost.join() === b.lost.join() &&
    a.hidden.join() === b.hidden.join() &&
    a.doubted.join() === b.doubted.join() &&
    a.entries.length === b.entries.length &&
    a.entries.every((entry, i) => entry === b.entries[i])
  );
}

function lostWords(text: string, tree: FileTree): readonly string[] {
  const words = tree.problems.flatMap(({ span, lost }) => {
    const { start, end } = lost ?? { ...span, end: span.start };
    const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
    const newline = text.indexOf('\n', end);
    return text.slice(lineStart, newline < 0 ? text.length : newline).match(/[a-z][a-z0-9-]*/g) ?? [];
  });
  return [...new Set(words)];
}

function doubtedKinds(tree: FileTree, entries: readonly EntryData[]): readonly EntityKind[] {
  const collections = unreadCollections(tree).flatMap((name) => doubtedBy([name]));
  return [...new Set([...collections, ...entries.flatMap(({ doubted }) => doubted)])].sort();
}

function hiddenKinds(tree: FileTree, facts: FileFacts): readonly EntityKind[] {
  const within = [...facts.values()].flatMap(({ shape }) => shape.flatMap(({ hides }) => hides ?? []));
  return [...new Set([...unreadCollections(tree).flatMap((name) => kindsIn(topFields[name]?.value)), ...within])];
}

/** Collections whose key is misspelt, or that are no mappings. */
function unreadCollections(tree: FileTree): readonly string[] {
  const there = new Set(tree.sections.map(({ name }) => name));
  const absent = [...COLLECTIONS.keys()].filter((name) => !there.has(name));
  const misspelt = [...there]
    .filter((name) => !Object.hasOwn(topFields, name) && !name.startsWith('x-'))
    .flatMap((name) => near(name, absent).words.slice(0, 1));
  return [...misspelt, ...tree.sections.flatMap(({ name, odd }) => (odd === undefined ? [] : [name]))];
}
