/** JSON, and how it is spelt in a roadmap. */
import { scalarText } from '../syntax/scalar';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export const isScalar = (value: Json): value is string | number | boolean | null =>
  typeof value !== 'object' || value === null;

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** On one line, in brackets and braces. */
export function yamlOf(value: Json): string {
  if (typeof value === 'string') return scalarText(value);
  if (isScalar(value)) return String(value);
  if (isList(value)) return `[${value.map(yamlOf).join(', ')}]`;
  const fields = Object.entries(value).map(([key, each]) => `${scalarText(key)}: ${yamlOf(each)}`);
  return `{${fields.join(', ')}}`;
}
