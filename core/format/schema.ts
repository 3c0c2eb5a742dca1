/** The JSON schema (draft-07, which editors know best), made from the description. */
import * as entities from './entities';
import type { EitherValue, Field, Fields, MapKeys, MapValue, ObjectValue, TextForm, Value } from './kit';
import { DATE_PATTERN, DURATION_PATTERNS, FIRST_YEAR, ID_PATTERN, LAST_YEAR } from './values';

export type Schema = { [key: string]: unknown };

export interface SchemaOptions {
  /** Rule names with a sentence on each, for `rules:`. */
  readonly rules: Readonly<Record<string, string>>;
  /**
   * `editors`: with words, examples and snippets, and patterns where a check needs more than a schema can say.
   * `validators`: bare, with our formats, which know that February has no 30th.
   */
  readonly use: 'editors' | 'validators';
}

/** The kinds that have a definition of their own, by the name of their export. */
const DEFINED: ReadonlyMap<Value, string> = new Map(
  Object.entries(entities).flatMap(([name, value]) =>
    name !== 'roadmap' && isObjectValue(value) ? [[value, name] as const] : [],
  ),
);

function isObjectValue(value: unknown): value is ObjectValue {
  return typeof value === 'object' && value !== null && 'is' in value && value.is === 'object';
}

/** The whole schema. */
export function roadmapSchema(options: SchemaOptions): Schema {
  const maker = new Maker(options);
  const definitions: Schema = {};
  for (const [value, name] of DEFINED) definitions[name] = maker.own(value);
  const root = maker.own(entities.roadmap as Value);
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', $id: 'roadmap.schema.json' };
  if (options.use === 'validators') return { ...head, ...root, definitions };
  return { ...head, title: 'Roadmap', description: 'A marketing technology roadmap as code.', ...root, definitions };
}

/** Schemas for the pieces that are read alone: each top-level key, and one member of each collection. */
export function pieceSchemas(options: Omit<SchemaOptions, 'use'>): Readonly<Record<string, Schema>> {
  const maker = new Maker({ ...options, use: 'validators' });
  const pieces: Record<string, Schema> = {};
  for (const [key, { value }] of Object.entries((entities.roadmap as ObjectValue).fields)) {
    pieces[value.is === 'map' ? `${key}/*` : key] = maker.of(value.is === 'map' ? value.of : value);
    if (value.is === 'map') pieces[key] = maker.shell(value as MapValue);
  }
  pieces[''] = maker.topLevel();
  return pieces;
}

const OWN_KEYS = { '^x-': true };

class Maker {
  constructor(readonly options: SchemaOptions) {}

  get #forEditors(): boolean {
    return this.options.use === 'editors';
  }

  /** A value's schema, by reference where it has a definition. */
  of(value: Value): Schema {
    const name = DEFINED.get(value);
    return name === undefined ? this.own(value) : { $ref: `roadmap.schema.json#/definitions/${name}` };
  }

  own(value: Value): Schema {
    switch (value.is) {
      case 'text':
        return value.form === undefined ? { type: ['string', 'number', 'boolean'] } : this.#spelt(value.form);
      case 'number':
        return numberSchema(value);
      case 'boolean':
        return { type: 'boolean' };
      case 'date':
        return {
          type: ['string', 'integer'],
          ...this.#spelling('date', DATE_PATTERN),
          minimum: FIRST_YEAR,
          maximum: LAST_YEAR,
        };
      case 'duration':
        return { type: 'string', ...this.#spelling(`${value.use}-duration`, DURATION_PATTERNS[value.use]) };
      case 'choice':
        return this.#choice(value.of, value.open === true);
      case 'ref':
        return { type: 'string' };
      case 'list':
        return {
          type: ['array', 'null'],
          items: this.of(value.of),
          ...(value.filled === true ? { minItems: 1 } : {}),
        };
      case 'map':
        return this.#map(value as MapValue);
      case 'object':
        return this.#object(value as ObjectValue);
      case 'either':
        return this.#either(value);
    }
  }

  /** A collection's own mapping, whatever its members are. */
  shell(value: MapValue): Schema {
    return { type: ['object', 'null'], ...this.#keys(value.keys) };
  }

  /** The top-level keys, whatever they hold. */
  topLevel(): Schema {
    const { fields } = entities.roadmap as ObjectValue;
    const properties = Object.fromEntries(Object.keys(fields).map((key) => [key, true]));
    return {
      type: 'object',
      properties,
      patternProperties: OWN_KEYS,
      additionalProperties: false,
      required: requiredOf(fields),
    };
  }

  /** Editors get the pattern: a list of all currencies would be most of the schema. */
  #spelt({ pattern, known }: TextForm): Schema {
    return this.#forEditors ? { type: 'string', pattern } : { type: 'string', enum: Object.keys(known) };
  }

  #spelling(format: string, pattern: string): Schema {
    return this.#forEditors ? { pattern } : { format };
  }

  #choice(of: Readonly<Record<string, string>>, open: boolean): Schema {
    const names = Object.keys(of);
    if (!this.#forEditors) return open ? { type: 'string' } : { enum: names };
    return open
      ? { type: 'string', examples: names }
      : { type: 'string', enum: names, enumDescriptions: Object.values(of) };
  }

  #map(value: MapValue): Schema {
    const schema = { ...this.shell(value), patternProperties: OWN_KEYS, additionalProperties: this.of(value.of) };
    return this.#forEditors && value.keys.by === 'id'
      ? { ...schema, defaultSnippets: [this.#snippet(value.of)] }
      : schema;
  }

  #keys(keys: MapKeys): Schema {
    if (keys.by === 'id') return { propertyNames: { pattern: `^x-|${ID_PATTERN}` } };
    if (keys.by === 'date')
      return { propertyNames: this.#forEditors ? { pattern: `^x-|${DATE_PATTERN}` } : { format: 'date-key' } };
    return {};
  }

  #object(value: ObjectValue): Schema {
    const properties: Schema = {};
    for (const [key, field] of Object.entries(value.fields)) properties[key] = this.#field(field);
    if (value.others !== undefined)
      for (const [name, summary] of Object.entries(this.options.rules)) {
        const level = this.of(value.others.of);
        properties[name] = this.#forEditors ? { ...level, description: summary } : level;
      }
    const required = requiredOf(value.fields);
    const schema = { type: ['object', 'null'], properties, patternProperties: OWN_KEYS, additionalProperties: false };
    return required.length === 0 ? schema : { ...schema, required };
  }

  #field(field: Field): Schema {
    const schema = this.of(field.value);
    if (!this.#forEditors) return schema;
    const described = { description: field.doc, ...(field.examples === undefined ? {} : { examples: field.examples }) };
    return '$ref' in schema ? { allOf: [schema], ...described } : { ...schema, ...described };
  }

  /** The kinds of YAML value exclude each other, so their keywords can stand side by side. */
  #either(value: EitherValue): Schema {
    const parts = [value.scalar, value.list, value.mapping].flatMap((part) =>
      part === undefined ? [] : [this.own(part)],
    );
    const types = parts.flatMap((part) => part['type'] as string | string[]);
    return Object.assign({}, ...parts, { type: [...new Set(types)] });
  }

  #snippet(value: Value): Schema {
    const fields: Fields = value.is === 'object' ? (value as ObjectValue).fields : {};
    const wanted = Object.keys(fields).filter((key) => key === 'name' || fields[key]!.required === true);
    const body = Object.fromEntries(wanted.map((key, i) => [key, `$${i + 2}`]));
    return { label: 'new entry', description: 'An id and what belongs to it.', body: { [`\${1:id}`]: body } };
  }
}

function numberSchema(value: Extract<Value, { is: 'number' }>): Schema {
  return {
    type: value.whole === true ? 'integer' : 'number',
    ...(value.min === undefined ? {} : { minimum: value.min }),
    ...(value.max === undefined ? {} : { maximum: value.max }),
    ...(value.above === undefined ? {} : { exclusiveMinimum: value.above }),
  };
}

const requiredOf = (fields: Fields): string[] => Object.keys(fields).filter((key) => fields[key]!.required === true);
