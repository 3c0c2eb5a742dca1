/**
 * The words in which the format is described. A description is plain data: schema, validators, types, completion,
 * hover and reference documentation are all made by walking it. Each value carries, in its type alone, what it
 * becomes once it is read from a file (`Decoded`).
 */
import { CURRENCIES } from './currencies';
import type { DateValue, Duration, DurationUse } from './values';

/** Everything that has an id, in the singular. */
export type EntityKind =
  | 'budget'
  | 'objective'
  | 'kpi'
  | 'segment'
  | 'state'
  | 'channel'
  | 'journey'
  | 'stage'
  | 'touchpoint'
  | 'tool'
  | 'integration'
  | 'dataset'
  | 'purpose'
  | 'identity'
  | 'policy'
  | 'automation'
  | 'team'
  | 'member'
  | 'criterion'
  | 'phase'
  | 'milestone'
  | 'initiative'
  | 'activity'
  | 'risk';

declare const decoded: unique symbol;
type As<T> = { readonly [decoded]?: T };

/** The type that a described value has after it was read from a file. */
export type Decoded<V> = V extends As<infer T> ? Exclude<T, undefined> : never;

/** Names of mapping keys and positions in lists, from an entry's value down. */
export type FieldPath = readonly (string | number)[];

/** A path as one word, for look-ups. Keys may hold any character, so that no plain separator would do. */
export const pathKey = (path: FieldPath): string => JSON.stringify(path);

/** A reference as written; what it names is for the model to say. `path` leads to it from the top of the file. */
export interface Ref {
  readonly id: string;
  readonly path: FieldPath;
  /** Whether the id is a mapping's key (`dependsOn: {audit: …}`) or a value. */
  readonly part: 'key' | 'value';
  readonly to: readonly EntityKind[];
}

/** Which day of a period a date field means. */
export type DateRole = 'first' | 'last' | 'all';

/** How a text must be spelt: a regular expression, the same in words, and all that there are, each with its name. */
export interface TextForm {
  readonly pattern: string;
  readonly words: string;
  readonly known: Readonly<Record<string, string>>;
}

export interface TextValue extends As<string> {
  readonly is: 'text';
  readonly form?: TextForm;
}
export interface NumberValue extends As<number> {
  readonly is: 'number';
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly whole?: true;
}
export interface BooleanValue extends As<boolean> {
  readonly is: 'boolean';
}
export interface DateField extends As<DateValue> {
  readonly is: 'date';
  readonly role: DateRole;
}
export interface DurationField extends As<Duration> {
  readonly is: 'duration';
  readonly use: DurationUse;
}
export interface ChoiceValue<T extends string = string> extends As<T> {
  readonly is: 'choice';
  /** Each choice with what it means. */
  readonly of: Readonly<Record<string, string>>;
  /** Other words are fine too; the known ones are offered. */
  readonly open?: true;
}
export interface RefValue extends As<Ref> {
  readonly is: 'ref';
  readonly to: readonly EntityKind[];
  /** Written with its collection (`tools.crm`), and may name anything that a collection holds. */
  readonly qualified?: true;
}
export interface ListValue<T = unknown> extends As<readonly T[]> {
  readonly is: 'list';
  readonly of: Value;
  /** It must have an item. */
  readonly filled?: true;
}

/** One entry of a mapping. `key` is as written; `date` and `ref` are there where the keys are dates or references. */
export interface Entry<T> {
  readonly key: string;
  readonly value: T;
}
export interface DateEntry<T> extends Entry<T> {
  readonly date: DateValue;
}
export interface RefEntry<T> extends Entry<T> {
  readonly ref: Ref;
}

export type MapKeys =
  | { readonly by: 'id'; readonly declares?: EntityKind }
  | { readonly by: 'date'; readonly role: DateRole }
  | { readonly by: 'ref'; readonly to: readonly EntityKind[] }
  | { readonly by: 'text' };
export interface MapValue<E = unknown> extends As<readonly E[]> {
  readonly is: 'map';
  readonly keys: MapKeys;
  readonly of: Value;
}
export interface ObjectValue<T = unknown> extends As<T> {
  readonly is: 'object';
  readonly fields: Fields;
  /** Keys beside the fields: the names of rules. They are read into `others`. */
  readonly others?: { readonly by: 'rule'; readonly of: Value };
}

/** Shapes that are told apart by their YAML kind alone. */
export interface EitherValue<T = unknown> extends As<T> {
  readonly is: 'either';
  readonly scalar?: Value;
  readonly list?: Value;
  readonly mapping?: Value;
}

export type Value =
  | TextValue
  | NumberValue
  | BooleanValue
  | DateField
  | DurationField
  | ChoiceValue
  | RefValue
  | ListValue
  | MapValue
  | ObjectValue
  | EitherValue;

export interface Field<V extends Value = Value> {
  readonly value: V;
  /** What the key means, in a sentence for people. */
  readonly doc: string;
  readonly required?: true;
  /** Values as they would be written. */
  readonly examples?: readonly string[];
}
export type Fields = Readonly<Record<string, Field>>;

/** What an object with these fields becomes. Half-written files are normal, so nothing is certain to be there. */
export type DecodedFields<F extends Fields> = { readonly [K in keyof F]?: Decoded<F[K]['value']> };

export const text: TextValue = { is: 'text' };
/** ISO 4217. */
export const currency: TextValue = {
  is: 'text',
  form: {
    pattern: '^[A-Z]{3}$',
    words: 'a currency code of three capital letters (ISO 4217), such as EUR',
    known: CURRENCIES,
  },
};
export const boolean: BooleanValue = { is: 'boolean' };
export const number = (limits: Omit<NumberValue, 'is'> = {}): NumberValue => ({ is: 'number', ...limits });
/** Whether a number lies within what its field takes. */
export const isInRange = (n: number, { min, max, above, whole }: Omit<NumberValue, 'is'>): boolean =>
  n >= (min ?? -Infinity) &&
  n <= (max ?? Infinity) &&
  n > (above ?? -Infinity) &&
  (whole !== true || Number.isInteger(n));
export const date = (role: DateRole): DateField => ({ is: 'date', role });
export const duration = (use: DurationUse): DurationField => ({ is: 'duration', use });
export const choice = <const T extends Readonly<Record<string, string>>>(of: T): ChoiceValue<keyof T & string> => ({
  is: 'choice',
  of,
});
export const openChoice = (of: Readonly<Record<string, string>>): ChoiceValue => ({ is: 'choice', of, open: true });
export const ref = (...to: EntityKind[]): RefValue => ({ is: 'ref', to });
export const list = <V extends Value>(of: V): ListValue<Decoded<V>> => ({ is: 'list', of });
/** A list that means nothing without an item. */
export const filledList = <V extends Value>(of: V): ListValue<Decoded<V>> => ({ is: 'list', of, filled: true });
export const object = <const F extends Fields>(fields: F): ObjectValue<DecodedFields<F>> => ({ is: 'object', fields });

/** id → something; with `declares`, each id is an entity of that kind. */
export const ids = <V extends Value>(of: V, declares?: EntityKind): MapValue<Entry<Decoded<V>>> => ({
  is: 'map',
  keys: declares === undefined ? { by: 'id' } : { by: 'id', declares },
  of,
});
export const dates = <V extends Value>(of: V, role: DateRole): MapValue<DateEntry<Decoded<V>>> => ({
  is: 'map',
  keys: { by: 'date', role },
  of,
});
export const refs = <V extends Value>(of: V, ...to: EntityKind[]): MapValue<RefEntry<Decoded<V>>> => ({
  is: 'map',
  keys: { by: 'ref', to },
  of,
});
export const titles = <V extends Value>(of: V): MapValue<Entry<Decoded<V>>> => ({
  is: 'map',
  keys: { by: 'text' },
  of,
});
export function either<S extends Value = never, L extends Value = never, M extends Value = never>(shapes: {
  scalar?: S;
  list?: L;
  mapping?: M;
}): EitherValue<Decoded<S> | Decoded<L> | Decoded<M>> {
  return { is: 'either', ...shapes };
}

/** A field: what it holds and what it means. */
export function field<V extends Value>(value: V, doc: string, more: Omit<Field, 'value' | 'doc'> = {}): Field<V> {
  return { value, doc, ...more };
}
