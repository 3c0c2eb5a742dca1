/** The words in which rules are written: one file per rule, registered in ./list. */
import type { Level } from '../format/entities';
import type { EntityKind, FieldPath } from '../format/kit';
import type { Bound } from '../model/bind';
import type { Entity, Place } from '../model/types';
import type { Money } from '../money/money';
import type { LoadsByTeam } from '../schedule/loads';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import type { Scores } from '../score/score';
import type { Stack } from '../stack/stack';
import type { Fix } from '../syntax/edit';

export type Severity = Exclude<Level, 'off'>;

/** The gravest first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

interface Grave {
  readonly severity: Severity;
}

/** Orders the gravest first. */
export const bySeverity = (a: Grave, b: Grave): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);

/** Whether something is as grave as a severity, or graver. */
export const reaches = ({ severity }: Grave, least: Severity): boolean =>
  SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);

export type RuleGroup = 'syntax' | 'timeline' | 'objectives' | 'stack' | 'customers' | 'ignores';

/** A finding before severities, ignores and line numbers. */
export interface RawFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  /** The id of the entity it is about, with its collection: `tools.crm`. */
  readonly entity: string | undefined;
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  readonly fixes: readonly Fix[];
  /** Ids and keys that the message names; with rule, entity and field they make the fingerprint. */
  readonly subjects: readonly string[];
  /** Whether it hangs on what day it is. */
  readonly time: boolean;
  readonly isOfGroup: boolean;
}

/** Where a finding stands: an entity's id, a field of it, or any place. */
export type Where = Entity | readonly [Entity, ...FieldPath] | Place;

export interface Report {
  readonly at: Where;
  readonly message: string;
  /** Where a rule has several levels; by default the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly { readonly at: Where; readonly message: string }[];
  readonly fixes?: readonly Fix[];
  readonly subjects?: readonly string[];
  /** For rules that read today at times: it does here. */
  readonly time?: true;
  /**
   * It is about several equals and stands at the first of them. Which one that is, is no part of its fingerprint;
   * the subjects alone say what it is about.
   */
  readonly isOfGroup?: true;
}

/** What a rule may read. What is a function costs only the rules that ask for it. */
export interface RuleInput {
  readonly model: Bound;
  readonly schedule: Schedule;
  /** Only for rules that read today, if only at times. */
  readonly today: Day;
  /** What everything costs. */
  money(): Money;
  scores(): Scores;
  loads(): LoadsByTeam;
  /** Which data comes where. */
  stack(): Stack;
}

export interface RuleContext extends RuleInput {
  report(finding: Report): void;
}

/** The day for which examples are written: clock rules find in them what they would find on it. */
export const EXAMPLES_DAY = '2026-03-16';

/** An example for the rule's page, which is a test at the same time. */
export interface Example {
  /** A roadmap with its findings marked: `# ^^^^ rule: message` below the line. */
  readonly bad: string;
  /** What the first fix makes of it. */
  readonly fixed?: string;
  /** The same, done right. */
  readonly good: string;
}

export interface Rule {
  readonly name: string;
  readonly severity: Severity;
  /** Where some of its findings have another level: `warning` `with costs`. */
  readonly levels?: readonly { readonly severity: Severity; readonly when: string }[];
  readonly group: RuleGroup;
  /**
   * What the rule reads. `tree` rules are found while a file is read (core/syntax). `today` rules are clock rules:
   * none of their findings is above a warning or has influence on the exit code; of `today at times` rules, that holds
   * for the findings that say so (`time`).
   */
  readonly reads: 'tree' | 'model' | 'schedule' | 'today' | 'today at times';
  /**
   * For rules that speak of something missing: the kinds of id that could be what is missing. While a reference to one
   * of them is broken, or a file can't be read in full, the rule holds its tongue.
   */
  readonly absenceOf?: readonly EntityKind[];
  /** Only the entity itself could say what is missing: what is rejected in others leaves no doubt. */
  readonly saidBy?: 'itself';
  /** For rules that compare values of one entity: while something in it is rejected, nothing is said of it. */
  readonly compares?: true;
  /** One sentence: what it finds. */
  readonly summary: string;
  /** Why it matters, for the rule's page. */
  readonly why: string;
  readonly examples: readonly Example[];
  readonly check?: (context: RuleContext) => void;
}

/** Whether what a rule finds hangs on what day it is: all of it, some, or none. */
export function clockOf({ reads }: Rule): 'all' | 'some' | 'none' {
  if (reads === 'today') return 'all';
  return reads === 'today at times' ? 'some' : 'none';
}

/** Declares a rule; here only so that its literal is checked where it stands. */
export const defineRule = (rule: Rule): Rule => rule;

export function placeOf(where: Where): Place {
  if (isPlace(where)) return where;
  if (!isField(where)) return { file: where.file, path: where.path, part: 'key' };
  const [entity, ...field] = where;
  return { file: entity.file, path: [...entity.path, ...field], part: 'value' };
}

const isField = (where: Entity | readonly [Entity, ...FieldPath]): where is readonly [Entity, ...FieldPath] =>
  Array.isArray(where);
const isPlace = (where: Where): where is Place => !Array.isArray(where) && 'part' in where;

/** `tools.crm`, as the root writes it. */
export function entityName(entity: Entity): string {
  const collection = String(entity.path[0]);
  return `${collection}.${entity.id}`;
}

/** What to call an entity in a message: `'crm'`. */
export const named = (entity: Entity): string => `'${entity.id}'`;

/** Changes that give an entity's field a value (YAML, flow style). */
export function setField(title: string, entity: Entity, field: FieldPath, yaml: string, safe = false): Fix {
  return { title, safe, changes: [{ do: 'set', file: entity.file, path: [...entity.path, ...field], yaml }] };
}

export function removeField(title: string, entity: Entity, field: FieldPath, safe = false): Fix {
  return { title, safe, changes: [{ do: 'remove', file: entity.file, path: [...entity.path, ...field] }] };
}

function appendTo(title: string, entity: Entity, field: FieldPath, yaml: string): Fix {
  return { title, safe: false, changes: [{ do: 'append', file: entity.file, path: [...entity.path, ...field], yaml }] };
}

/** How an id is written in a file: from inside its own name space without it. */
export function idIn(model: Bound, file: string, entity: Entity): string {
  const prefix = model.files.find(({ path }) => path === file)?.prefix ?? '';
  return prefix !== '' && entity.id.startsWith(prefix) ? entity.id.slice(prefix.length) : entity.id;
}

/** More to choose from than that helps nobody. */
const MOST_CHOICES = 5;

/**
 * A fix for each of some entities that a field could name, the most plausible first; five at most. A field that holds a
 * list gets one more item. What the entity's file has no name for is left out.
 */
export function choices(
  model: Bound,
  entity: Entity,
  field: string,
  among: Iterable<Entity>,
  holds: 'one' | 'list',
): readonly Fix[] {
  const ids = new Set<string>();
  for (const candidate of among) {
    const id = idIn(model, entity.file, candidate);
    if (isMeant(model, entity.file, id, candidate)) ids.add(id);
    if (ids.size === MOST_CHOICES) break;
  }
  return [...ids].map((id) =>
    holds === 'one'
      ? setField(`Set '${field}' to '${id}'`, entity, [field], id)
      : appendTo(`Add '${id}' to '${field}'`, entity, [field], id),
  );
}

/** Whether an id written in a file names that entity, rather than a namesake in a nearer name space. */
export function isMeant(model: Bound, file: string, id: string, entity: Entity): boolean {
  const parts = (model.files.find(({ path }) => path === file)?.prefix ?? '').split('/').slice(0, -1);
  for (let length = parts.length; length >= 0; length--) {
    const scope = parts
      .slice(0, length)
      .map((part) => `${part}/`)
      .join('');
    const found = model.find(entity.kind, `${scope}${id}`);
    if (found !== undefined) return found === entity;
  }
  return false;
}
