/** Binding: entities from the outlines of a root and its imports, and what every reference names. */
import { DEFAULT_CRITERIA, type Level, PROFILES, type Profile, RICE_CRITERIA, roadmap } from '../format/entities';
import {
  type EntityKind,
  type Entry,
  type FieldPath,
  type MapValue,
  type ObjectValue,
  pathKey,
  type Ref,
  type Value,
} from '../format/kit';
import { push } from '../format/multimap';
import type { Calendar, Reviews, Scoring } from '../format/types';
import { below, kindsIn } from '../format/walk';
import type { EntryData, Outline } from '../syntax/outline';
import type { Member } from './imports';
import type { Entity, FileData, Model, Use } from './types';

export interface BoundFile extends Member {
  readonly outline: Outline;
}

/** An id that was there already: `second` is not reachable by it. */
export interface Duplicate {
  readonly first: Entity;
  readonly second: Entity;
}

/** What may be there although it can't be seen: ids on unreadable lines, name spaces of files that can't be found. */
export interface Lost {
  readonly ids: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  /** Kinds whose entries can't be seen: their mapping has a misspelt key, or is none. */
  readonly kinds: ReadonlySet<EntityKind>;
  /** Kinds of which something may be there, be named or be decided where the schema rejects something. */
  readonly doubted: ReadonlySet<EntityKind>;
}

export interface Bound extends Model {
  readonly duplicates: readonly Duplicate[];
  readonly lost: Lost;
  /** Whether something in an entity (or at another place) is rejected by the schema, so that what it lacks may only be misspelt. */
  isDoubtful(entity: Pick<Entity, 'file' | 'path'>): boolean;
  /** The references right below a mapping or list. */
  refsBelow(file: string, path: FieldPath): readonly Ref[];
}

/** Without a prototype, so that `constructor` names no field. */
const topFields: ObjectValue['fields'] = Object.assign(Object.create(null), (roadmap as ObjectValue).fields);
/** Entries that count in the root alone. */
export const ROOT_ONLY: readonly string[] = ['calendar', 'budgets', 'scoring'];

/** `lostPrefixes` are the name spaces of imports that can't be read ('' where ids would join). */
export function bind(files: readonly BoundFile[], lostPrefixes: readonly string[]): Bound {
  const binder = new Binder(files);
  binder.declare();
  binder.resolve();
  return binder.model(lostPrefixes);
}

class Binder {
  readonly #byKind = new Map<EntityKind, Entity[]>();
  readonly #byId = new Map<string, Entity>();
  readonly #byPlace = new Map<string, Entity>();
  readonly #children = new Map<Entity, Entity[]>();
  readonly #duplicates: Duplicate[] = [];
  readonly #targets = new Map<Ref, Entity>();
  readonly #uses = new Map<Entity, Use[]>();
  readonly #unresolved: Use[] = [];
  /** References by the mapping or list that holds them. */
  readonly #refs = new Map<string, Ref[]>();
  /** Entries by file and path. */
  readonly #entries: ReadonlyMap<string, EntryData>;
  readonly #root: BoundFile;

  constructor(readonly files: readonly BoundFile[]) {
    this.#root = files[0]!;
    this.#entries = new Map(
      files.flatMap(({ path, outline }) =>
        outline.entries.map((entry) => [placeKey(path, entry.path), entry] as const),
      ),
    );
  }

  #counts(file: BoundFile, entry: EntryData): boolean {
    return file === this.#root || !ROOT_ONLY.includes(entry.path[0]!);
  }

  declare(): void {
    for (const file of this.files)
      for (const entry of file.outline.entries.filter((one) => this.#counts(file, one))) {
        const [top, key] = entry.path;
        const field = topFields[top!]?.value;
        if (key === undefined) this.#declareWithin(field, entry.data, entry.path, undefined, file);
        else if (field?.is === 'map' && entry.data !== undefined)
          this.#declareOne(field as MapValue, key, entry.data, entry.path, undefined, file);
      }
    this.#declareDefaultCriteria();
  }

  #declareOne(
    map: MapValue,
    key: string,
    data: unknown,
    path: FieldPath,
    parent: Entity | undefined,
    file: BoundFile,
  ): void {
    const kind = map.keys.by === 'id' ? map.keys.declares : undefined;
    if (kind === undefined) {
      this.#declareWithin(map.of, data, path, parent, file);
      return;
    }
    const id = parent === undefined ? `${kind === 'criterion' ? '' : file.prefixes[0]}${key}` : `${parent.id}.${key}`;
    const entity = { kind, id, key, data, file: file.path, path, parent } as Entity;
    this.#register(entity, file);
    this.#declareWithin(map.of, data, path, entity, file);
  }

  /** Looks for entities below a value: only mappings of ids hold any. */
  #declareWithin(
    value: Value | undefined,
    data: unknown,
    path: FieldPath,
    parent: Entity | undefined,
    file: BoundFile,
  ): void {
    if (value === undefined || data === null || typeof data !== 'object') return;
    if (Array.isArray(data)) {
      const map = value.is === 'either' ? value.mapping : value;
      if (map?.is !== 'map' || map.keys.by !== 'id') return;
      for (const entry of data as readonly (Entry<unknown> | string)[])
        if (typeof entry === 'object')
          this.#declareOne(map as MapValue, entry.key, entry.value, [...path, entry.key], parent, file);
      return;
    }
    for (const [key, child] of Object.entries(data))
      this.#declareWithin(below(value, key), child, [...path, key], parent, file);
  }

  #register(entity: Entity, file: BoundFile): void {
    const known = this.#byId.get(`${space(entity.kind)} ${entity.id}`);
    this.#byPlace.set(placeKey(entity.file, entity.path), entity);
    if (known !== undefined) {
      this.#duplicates.push({ first: known, second: entity });
      return;
    }
    const first = file.prefixes[0]!;
    for (const prefix of file.prefixes) {
      const name = `${space(entity.kind)} ${prefix}${entity.id.slice(first.length)}`;
      if (!this.#byId.has(name)) this.#byId.set(name, entity);
    }
    push(this.#byKind, entity.kind, entity);
    if (entity.parent !== undefined) push(this.#children, entity.parent, entity);
  }

  /** Without criteria of its own, a roadmap is scored by the usual ones. */
  #declareDefaultCriteria(): void {
    const scoring = this.#rootData<Scoring>('scoring');
    const rice = scoring?.method === 'rice';
    if (!rice && (scoring?.criteria ?? []).length > 0) return;
    for (const key of rice ? RICE_CRITERIA : DEFAULT_CRITERIA)
      if (!this.#byId.has(`criterion ${key}`))
        this.#register(
          { kind: 'criterion', id: key, key, data: {}, file: this.#root.path, path: ['scoring'], parent: undefined },
          { ...this.#root, prefixes: [''] },
        );
  }

  #rootData<T>(top: string): T | undefined {
    return this.#root.outline.entries.find(({ path }) => path.length === 1 && path[0] === top)?.data as T | undefined;
  }

  resolve(): void {
    for (const file of this.files)
      for (const ref of file.outline.entries.flatMap((entry) => entry.refs)) {
        push(this.#refs, placeKey(file.path, ref.path.slice(0, -1)), ref);
        const target = this.#lookup(ref, file);
        const from = this.#around(file.path, ref.path);
        const use = { from, file: file.path, ref };
        if (target === undefined) this.#unresolved.push(use);
        else {
          this.#targets.set(ref, target);
          push(this.#uses, target, use);
        }
      }
  }

  /** The innermost entity that a place lies in. */
  #around(file: string, path: FieldPath): Entity | undefined {
    for (let length = path.length; length > 1; length--) {
      const entity = this.#byPlace.get(placeKey(file, path.slice(0, length)));
      if (entity !== undefined) return entity;
    }
    return undefined;
  }

  #lookup(ref: Ref, file: BoundFile): Entity | undefined {
    if (ref.to.length === 0) return this.#lookupQualified(ref.id, file);
    return this.#sibling(ref, file) ?? this.#find(ref.to, ref.id, file);
  }

  /** In an activity's `dependsOn` a bare id is a sibling first. */
  #sibling(ref: Ref, file: BoundFile): Entity | undefined {
    if (ref.path[2] !== 'activities' || !ref.to.includes('activity') || ref.id.includes('.')) return undefined;
    const activity = this.#byPlace.get(placeKey(file.path, [...ref.path.slice(0, 3), ref.id]));
    return activity?.kind === 'activity' ? activity : undefined;
  }

  /** An id is looked up in the file's own name space first, then outward to the root. */
  #find(kinds: readonly EntityKind[], id: string, file: BoundFile): Entity | undefined {
    for (const scope of scopes(file.prefixes[0]!))
      for (const kind of kinds) {
        const entity = this.#byId.get(`${space(kind)} ${scope}${id}`);
        if (entity !== undefined && kinds.includes(entity.kind)) return entity;
      }
    return undefined;
  }

  #lookupQualified(id: string, file: BoundFile): Entity | undefined {
    const dot = id.indexOf('.');
    const map = topFields[id.slice(0, dot)]?.value;
    if (dot < 0 || map?.is !== 'map') return undefined;
    return this.#find(kindsIn(map), id.slice(dot + 1), file);
  }

  #isDoubtful({ file, path }: Pick<Entity, 'file' | 'path'>): boolean {
    const entry = this.#entries.get(placeKey(file, path.slice(0, 2)));
    return (entry?.rejected ?? []).some((at) => path.every((part, i) => at[i] === part));
  }

  model(prefixes: readonly string[]): Bound {
    const byKind = <K extends EntityKind>(kind: K): readonly Entity<K>[] =>
      (this.#byKind.get(kind) ?? []) as unknown as readonly Entity<K>[];
    return {
      root: this.#root.path,
      files: this.files.map(fileData),
      calendar: this.#rootData<Calendar>('calendar') ?? {},
      scoring: this.#rootData<Scoring>('scoring') ?? {},
      reviews: this.#rootData<Reviews>('reviews') ?? {},
      title: this.#rootData<string>('title'),
      all: byKind,
      find: <K extends EntityKind>(kind: K, id: string) => {
        const found = this.#byId.get(`${space(kind)} ${id}`);
        return found?.kind === kind ? (found as unknown as Entity<K>) : undefined;
      },
      children: <K extends EntityKind>(of: Entity, kind: K) =>
        (this.#children.get(of) ?? []).filter((child) => child.kind === kind) as unknown as readonly Entity<K>[],
      target: (ref) => this.#targets.get(ref),
      uses: (entity) => this.#uses.get(entity) ?? [],
      unresolved: this.#unresolved,
      at: (place) => this.#around(place.file, place.path),
      duplicates: this.#duplicates,
      complete: prefixes.length === 0 && this.files.every(({ outline }) => !outline.broken),
      lost: {
        prefixes,
        ids: new Set(this.files.flatMap(({ outline }) => outline.lost)),
        kinds: new Set(this.files.flatMap(({ outline }) => outline.hidden)),
        doubted: new Set(this.files.flatMap(({ outline }) => outline.doubted)),
      },
      isDoubtful: (entity) => this.#isDoubtful(entity),
      refsBelow: (file, path) => this.#refs.get(placeKey(file, path)) ?? [],
    };
  }
}

const placeKey = (file: string, path: FieldPath): string => `${pathKey(path)} ${file}`;

/** Initiatives and milestones share one space of ids. */
const space = (kind: EntityKind): string => (kind === 'milestone' ? 'initiative' : kind);

/** The kinds that a top-level key holds; none where it holds no entities. */
export function kindsOfCollection(name: string): readonly EntityKind[] {
  const value = topFields[name]?.value;
  return value?.is === 'map' ? kindsIn(value) : [];
}

/** `emea/de/`, `emea/`, ''. */
function scopes(prefix: string): readonly string[] {
  const parts = prefix.split('/').slice(0, -1);
  return [...parts.map((_, i) => `${parts.slice(0, parts.length - i).join('/')}/`), ''];
}

interface RulesData {
  readonly profile?: Profile;
  readonly others?: readonly Entry<Level>[];
}

function fileData(file: BoundFile): FileData {
  const data = (top: string): unknown =>
    file.outline.entries.find(({ path }) => path.length === 1 && path[0] === top)?.data;
  const rules = (data('rules') ?? {}) as RulesData;
  const title = data('title');
  return {
    path: file.path,
    prefix: file.prefixes[0]!,
    ...(typeof title === 'string' ? { title } : {}),
    ...(rules.profile !== undefined && Object.hasOwn(PROFILES, rules.profile) ? { profile: rules.profile } : {}),
    levels: new Map((rules.others ?? []).map(({ key, value }) => [key, value])),
  };
}
