/** The roadmap that has some of the edits between two others and not the rest: what the base would be with those alone. */
import type { EntityKind, Ref } from '../format/kit';
import { push } from '../format/multimap';
import type { Calendar, Reviews, Scoring } from '../format/types';
import type { Entity, FileData, Model, Use } from '../model/types';
import type { Atom } from './atoms';
import { dataOf, type Leaf, type Leaves } from './leaves';
import { identityOf, idIn, type Named, namedBy, type RecordOf, type Records, ROOT } from './records';

/** Which of the edits, by number, are made. */
export type Chosen = (edit: number) => boolean;

/** Something that may differ: one entity with the edits that change it. */
interface Part {
  readonly identity: string;
  readonly before: RecordOf | undefined;
  readonly after: RecordOf | undefined;
  /** The edit that adds or removes it as a whole; −1 for what is on both sides. */
  readonly whole: number;
  /** The edits that change something in it, and what. */
  readonly changes: readonly { readonly edit: number; readonly atoms: readonly Atom[] }[];
}

/** What is known of one part in one state. */
interface State {
  readonly entity: Entity;
  readonly data: unknown;
  readonly leaves: Leaves;
}

export class Mixer {
  readonly #parts: readonly Part[];
  /** What references name, whatever side they were written on. */
  readonly #named: Named;
  readonly #kept = new WeakMap<ReadonlySet<string>, readonly Part[]>();
  readonly #states = new Map<string, Map<string, State>>();

  constructor(
    readonly base: Records,
    readonly head: Records,
    union: readonly string[],
    edits: readonly { readonly atoms: readonly Atom[] }[],
    named: Named,
  ) {
    this.#named = named;
    this.#parts = partsOf(base, head, union, edits);
  }

  /** How many parts there are. */
  get size(): number {
    return this.#parts.length;
  }

  /** The model with the chosen edits; with `only`, of these parts alone. */
  model(chosen: Chosen, only?: ReadonlySet<string>): Model {
    const present = new Map<string, State>();
    for (const part of only === undefined ? this.#parts : this.#among(only)) {
      const there = part.whole < 0 || chosen(part.whole) === (part.before === undefined);
      if (there) present.set(part.identity, this.#state(part, chosen));
    }
    return this.#modelOf(present);
  }

  /** The parts of a closure; the same closure is asked for again and again. */
  #among(only: ReadonlySet<string>): readonly Part[] {
    const known = this.#kept.get(only);
    if (known !== undefined) return known;
    const parts = this.#parts.filter(({ identity }) => only.has(identity) || identity === ROOT);
    this.#kept.set(only, parts);
    return parts;
  }

  #state(part: Part, chosen: Chosen): State {
    const made = part.changes.filter(({ edit }) => chosen(edit));
    const key = made.map(({ edit }) => edit).join();
    const known = this.#states.get(part.identity) ?? new Map<string, State>();
    this.#states.set(part.identity, known);
    const old = known.get(key);
    if (old !== undefined) return old;
    const state = this.#make(part, made);
    known.set(key, state);
    return state;
  }

  #make({ identity, before, after, changes }: Part, made: Part['changes']): State {
    const like = (made.length === changes.length ? after : before) ?? before ?? after!;
    const isWhole = made.length === 0 || made.length === changes.length;
    const leaves = isWhole ? like.leaves : mixed(before ?? after!, after, made);
    const data = isWhole && like.entity !== undefined ? like.entity.data : this.#data(before ?? after!, leaves);
    const from = like.entity;
    const entity = { ...from, kind: like.kind, id: idIn(identity), key: from?.key ?? '', data, parent: undefined };
    return { entity: entity as unknown as Entity, data, leaves };
  }

  #data({ value }: RecordOf, leaves: Leaves): unknown {
    return dataOf(value, leaves.values(), (named, to, part) => this.#refTo(named, to, part));
  }

  #refTo(identity: string, to: readonly EntityKind[], part: Ref['part']): Ref {
    const ref: Ref = { id: idIn(identity), path: [], part, to };
    this.#named.set(ref, identity);
    return ref;
  }

  #modelOf(present: ReadonlyMap<string, State>): Model {
    const byKind = new Map<EntityKind, Entity[]>();
    const children = new Map<Entity, Entity[]>();
    const entities = new Map<string, Entity>();
    for (const [identity, { entity }] of present) {
      if (entity.kind === undefined) continue;
      const parent = (this.head.get(identity) ?? this.base.get(identity))!.parent;
      const above = parent === undefined ? undefined : entities.get(parent);
      if (parent !== undefined && above === undefined) continue;
      // One object for each state of each model: parents differ from model to model.
      const own = above === undefined ? entity : ({ ...entity, parent: above } as Entity);
      entities.set(identity, own);
      push(byKind, own.kind, own);
      if (above !== undefined) push(children, above, own);
    }
    const top = present.get(ROOT)?.data as { calendar?: Calendar; scoring?: Scoring; reviews?: Reviews } | undefined;
    let uses: ReadonlyMap<string, readonly Use[]> | undefined;
    const model: Model = {
      root: '',
      files: NO_FILES,
      calendar: top?.calendar ?? {},
      scoring: top?.scoring ?? {},
      reviews: top?.reviews ?? {},
      title: undefined,
      all: <K extends EntityKind>(kind: K) => (byKind.get(kind) ?? []) as unknown as readonly Entity<K>[],
      find: <K extends EntityKind>(kind: K, id: string) =>
        entities.get(identityOf(kind, id)) as unknown as Entity<K> | undefined,
      children: <K extends EntityKind>(of: Entity, kind: K) =>
        (children.get(of) ?? []).filter((child) => child.kind === kind) as unknown as readonly Entity<K>[],
      target: (ref) => entities.get(this.#named.get(ref) ?? ''),
      uses: ({ kind, id }) => {
        uses ??= usesIn(present, entities);
        return uses.get(identityOf(kind, id)) ?? NO_USES;
      },
      at: () => undefined,
      unresolved: NO_USES,
      complete: true,
    };
    return model;
  }
}

const NO_FILES: readonly FileData[] = [];
const NO_USES: readonly Use[] = [];

/** What is said with some of the changes. */
function mixed(before: RecordOf, after: RecordOf | undefined, made: Part['changes']): Leaves {
  const leaves = new Map<string, Leaf>(before.leaves);
  for (const { atoms } of made)
    for (const { leaf } of atoms) {
      const there = after?.leaves.get(leaf!);
      if (there === undefined) leaves.delete(leaf!);
      else leaves.set(leaf!, there);
    }
  return leaves;
}

/** Who names what, each with the field in which it does. */
function usesIn(
  present: ReadonlyMap<string, State>,
  entities: ReadonlyMap<string, Entity>,
): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const [identity, { leaves }] of present) {
    const from = entities.get(identity);
    if (from === undefined) continue;
    for (const leaf of leaves.values()) {
      const named = namedBy(leaf);
      if (named === undefined) continue;
      const ref: Ref = { id: idIn(named), path: [...from.path, leaf.path[0]!], part: 'value', to: [] };
      push(uses, named, { from, file: from.file, ref });
    }
  }
  return uses;
}

function partsOf(
  base: Records,
  head: Records,
  union: readonly string[],
  edits: readonly { readonly atoms: readonly Atom[] }[],
): readonly Part[] {
  const changes = new Map<string, Map<number, Atom[]>>();
  const wholes = new Map<string, number>();
  edits.forEach(({ atoms }, edit) => {
    for (const atom of atoms)
      if (atom.leaf === undefined) wholes.set(atom.identity, edit);
      else {
        const known = changes.get(atom.identity) ?? new Map<number, Atom[]>();
        changes.set(atom.identity, known);
        push(known, edit, atom);
      }
  });
  return union.map((identity) => ({
    identity,
    before: base.get(identity),
    after: head.get(identity),
    whole: wholes.get(identity) ?? -1,
    changes: [...(changes.get(identity) ?? [])].map(([edit, atoms]) => ({ edit, atoms })),
  }));
}
