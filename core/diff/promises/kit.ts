/** The words in which rules of a change are written: what breaks a promise that the base made. */
import type { EntityKind, FieldPath } from '../../format/kit';
import type { Entity, Item } from '../../model/types';
import type { Severity } from '../../rules/kit';
import type { Day, ScheduledItem } from '../../schedule/types';
import type { Side } from '../records';

/** An entity on both sides. */
export interface Pair<K extends EntityKind = EntityKind> {
  readonly before: Entity<K>;
  readonly after: Entity<K>;
}

export interface Break {
  /** Where it shows: in the head, or of what is gone, in the base. */
  readonly of: Entity;
  readonly field?: FieldPath;
  readonly message: string;
  /** Ids that the message names. */
  readonly subjects?: readonly string[];
  /** What it is now, where somebody decided that: another needs a new approval. */
  readonly value?: string;
  /** The day that it is now (ISO): an approval holds for any until then. */
  readonly upTo?: string;
}

export interface ChangeContext {
  readonly base: Side;
  readonly head: Side;
  /** The day as of which the change is looked at. */
  readonly today: Day;
  pairs<K extends EntityKind>(kind: K): readonly Pair<K>[];
  /** Entities of the base that the head does not have. */
  removed<K extends EntityKind>(kind: K): readonly Entity<K>[];
  /** The head's entity for one of the base. */
  now(entity: Entity): Entity | undefined;
  scheduled(side: 'base' | 'head', item: Item): ScheduledItem | undefined;
  report(found: Break): void;
}

export interface ChangeExample {
  readonly before: string;
  readonly after: string;
  /** What is said of it. */
  readonly breaks: readonly string[];
}

export interface ChangeRule {
  readonly name: string;
  readonly severity: Severity;
  /** One sentence: what it finds. */
  readonly summary: string;
  readonly why: string;
  readonly examples: readonly ChangeExample[];
  readonly check: (context: ChangeContext) => void;
}

/** Declares a rule of a change; here only so that its literal is checked where it stands. */
export const defineChangeRule = (rule: ChangeRule): ChangeRule => rule;
