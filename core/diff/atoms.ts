/** The smallest differences between two roadmaps: entities that came or went, and leaves that say something else. */
import { ITEM, type Leaf, leafKey, NAMED, THERE } from './leaves';
import { namedBy, type RecordOf, type Records } from './records';

export interface Atom {
  readonly identity: string;
  /** The key of a leaf; undefined for the entity as a whole. */
  readonly leaf: string | undefined;
}

/** The differences that make one edit. */
export interface Bundle {
  readonly identity: string;
  readonly before: RecordOf | undefined;
  readonly after: RecordOf | undefined;
  /** The field, from the entity down; undefined for the entity as a whole. */
  readonly field: readonly string[] | undefined;
  readonly atoms: Atom[];
}

/** All differences, each in the one edit that it belongs to. */
export function bundlesOf(base: Records, head: Records, union: readonly string[]): readonly Bundle[] {
  const wholes = new Map<string, Bundle>();
  const others: Bundle[] = [];
  const bundles: Bundle[] = [];
  for (const identity of union) {
    const [before, after] = [base.get(identity), head.get(identity)];
    const whole = before === undefined || after === undefined;
    if (!whole) others.push(...fieldBundles(identity, before, after));
    // What lies in something that is new or gone goes with it.
    else {
      const above = wholes.get((before ?? after)!.parent ?? '');
      const bundle = above ?? { identity, before, after, field: undefined, atoms: [] };
      bundle.atoms.push({ identity, leaf: undefined });
      wholes.set(identity, bundle);
      if (above === undefined) bundles.push(bundle);
    }
  }
  for (const bundle of others) {
    const own = bundle.atoms.filter((atom) => !isTaken(bundle, atom, wholes));
    if (own.length > 0) bundles.push({ ...bundle, atoms: own });
  }
  return bundles;
}

/** Gives a reference that came or went with what it names to that edit. */
function isTaken({ before, after }: Bundle, atom: Atom, wholes: ReadonlyMap<string, Bundle>): boolean {
  const [old, fresh] = [before!.leaves.get(atom.leaf!), after!.leaves.get(atom.leaf!)];
  // What is on both sides names what it named.
  const named = old !== undefined && fresh !== undefined ? undefined : namedBy((old ?? fresh)!);
  const whole = named === undefined ? undefined : wholes.get(named);
  if (whole === undefined || (whole.before === undefined) !== (old === undefined)) return false;
  whole.atoms.push(atom);
  return true;
}

function fieldBundles(identity: string, before: RecordOf, after: RecordOf): readonly Bundle[] {
  const changed: Leaf[] = [];
  for (const [key, leaf] of before.leaves) if (after.leaves.get(key)?.says !== leaf.says) changed.push(leaf);
  for (const [key, leaf] of after.leaves) if (!before.leaves.has(key)) changed.push(leaf);
  if (changed.length === 0) return [];
  const comeOrGone = new Set(changed.filter(({ path }) => path.at(-1) === THERE).map(({ path }) => leafKey(path)));
  const bundles = new Map<string, Bundle>();
  for (const { path } of changed) {
    const field = fieldOf(path, comeOrGone);
    const key = leafKey(field);
    const bundle = bundles.get(key) ?? { identity, before, after, field, atoms: [] };
    bundles.set(key, bundle);
    bundle.atoms.push({ identity, leaf: leafKey(path) });
  }
  return [...bundles.values()];
}

/** The field that a reader sees changed: a list as a whole, an entry that came or went, else the very value. */
function fieldOf(path: readonly string[], comeOrGone: ReadonlySet<string>): readonly string[] {
  for (const [i, part] of path.entries()) {
    if (part.startsWith(ITEM)) return path.slice(0, i);
    if (comeOrGone.has(leafKey([...path.slice(0, i + 1), THERE])))
      return part.startsWith(NAMED) ? path.slice(0, i) : path.slice(0, i + 1);
  }
  return path;
}
