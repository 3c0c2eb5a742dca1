/** The bound roadmap: a root file and all that it imports, with every reference resolved. No spans: places are paths. */

import type { Level, Profile } from '../format/entities';
import type { EntityKind, FieldPath, Ref } from '../format/kit';
import type { Calendar, DataOf, Reviews, Scoring } from '../format/types';

/** A place in a file that survives edits elsewhere: keys and list positions from the top. */
export interface Place {
  readonly file: string;
  readonly path: FieldPath;
  /** The key of the entry at `path`, or its value. */
  readonly part: 'key' | 'value';
}

export interface Entity<K extends EntityKind = EntityKind> {
  readonly kind: K;
  /** As the root writes it: `emea/migrate.export`. */
  readonly id: string;
  /** Its own key: `export`. */
  readonly key: string;
  readonly data: DataOf[K];
  readonly file: string;
  /** Where it stands in its file: `['initiatives', 'migrate', 'activities', 'export']`. */
  readonly path: FieldPath;
  readonly parent: Entity | undefined;
}

/** One mention of an entity. `from` is undefined where the mention stands outside of all entities (reviews). */
export interface Use {
  readonly from: Entity | undefined;
  readonly file: string;
  readonly ref: Ref;
}

/** What a file says of itself, apart from its entities. */
export interface FileData {
  readonly path: string;
  /** Its name space as the root writes it: `emea/`, or '' for none. */
  readonly prefix: string;
  readonly title?: string;
  readonly profile?: Profile;
  readonly levels: ReadonlyMap<string, Level>;
}

export interface Model {
  /** The root's path. */
  readonly root: string;
  /** The root first, then imports in the order in which they are reached. */
  readonly files: readonly FileData[];
  readonly calendar: Calendar;
  readonly scoring: Scoring;
  readonly reviews: Reviews;
  readonly title: string | undefined;
  /** Entities of a kind in file order; of an id given twice, the first. */
  all<K extends EntityKind>(kind: K): readonly Entity<K>[];
  find<K extends EntityKind>(kind: K, id: string): Entity<K> | undefined;
  children<K extends EntityKind>(of: Entity, kind: K): readonly Entity<K>[];
  /** What a reference names; undefined if nothing of the right kind has that id. */
  target(ref: Ref): Entity | undefined;
  /** All mentions of an entity, in file order. */
  uses(entity: Entity): readonly Use[];
  /** The innermost entity that a place lies in. */
  at(place: Place): Entity | undefined;
  /** References that name nothing. */
  readonly unresolved: readonly Use[];
  /** False while a file of the roadmap has a syntax error or can't be read: absence proves nothing then. */
  readonly complete: boolean;
}

export type WorkKind = 'initiative' | 'activity';
export type ItemKind = WorkKind | 'milestone';
export type Item = Entity<'initiative'> | Entity<'activity'> | Entity<'milestone'>;
