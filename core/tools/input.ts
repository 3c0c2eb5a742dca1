/** What a tool takes, as a JSON schema, and what is wrong with an input. */
import { didYouMean, either, near } from '../format/words';

/** The part of JSON schema that tools are described in. */
export type InputSchema =
  | { readonly type: 'string'; readonly description: string; readonly enum?: readonly string[] }
  | { readonly type: 'boolean'; readonly description: string }
  | { readonly type: 'array'; readonly description: string; readonly items: InputSchema; readonly minItems?: number }
  | ObjectSchema
  /** Any JSON. */
  | { readonly description: string; readonly type?: undefined };

export interface ObjectSchema {
  readonly type: 'object';
  readonly description?: string;
  readonly properties: Readonly<Record<string, InputSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

/** What is wrong, as a sentence; undefined if nothing is. */
export function wrongWith(value: unknown, schema: InputSchema, name = 'The input'): string | undefined {
  switch (schema.type) {
    case undefined:
      return undefined;
    case 'string':
      if (typeof value !== 'string') return `${name} has to be a text.`;
      if (schema.enum !== undefined && !schema.enum.includes(value)) return `${name} has to be ${either(schema.enum)}.`;
      return undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${name} has to be true or false.`;
    case 'array':
      return wrongList(value, schema, name);
    case 'object':
      return wrongObject(value, schema, name);
  }
}

function wrongList(value: unknown, schema: InputSchema & { type: 'array' }, name: string): string | undefined {
  if (!Array.isArray(value)) return `${name} has to be a list.`;
  if (value.length < (schema.minItems ?? 0)) return `${name} is empty.`;
  for (const [i, item] of value.entries()) {
    const wrong = wrongWith(item, schema.items, `${name}, item ${i + 1},`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function wrongObject(value: unknown, schema: ObjectSchema, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${name} has to be an object.`;
  for (const key of Object.keys(value))
    if (!Object.hasOwn(schema.properties, key))
      return `${name} has no '${key}'.${didYouMean(near(key, Object.keys(schema.properties)).words)}`;
  for (const key of schema.required ?? []) if (!Object.hasOwn(value, key)) return `${name} needs '${key}'.`;
  for (const [key, each] of Object.entries(value)) {
    const wrong = wrongWith(each, schema.properties[key]!, `'${key}'`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}
