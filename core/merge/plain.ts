/** What a text says, without how: to tell whether two sides mean the same, and what a merge has to mean. */
import type { Node } from '../syntax/tree';

export type Plain =
  /** Texts are told from numbers, truths and nothing. */
  | { readonly is: 'scalar'; readonly says: string }
  | { readonly is: 'list'; readonly items: readonly Plain[] }
  | { readonly is: 'map'; readonly entries: readonly (readonly [key: string, value: Plain])[] };

export const NOTHING: Plain = { is: 'scalar', says: 'null' };

export function plainOf(node: Node): Plain {
  if (node.kind === 'list') return { is: 'list', items: node.items.map(plainOf) };
  if (node.kind === 'map')
    return { is: 'map', entries: node.pairs.map(({ key, value }) => [key.text, plainOf(value)]) };
  // A number's spelling is kept: 1.0 and 1 are not the same to a person.
  return {
    is: 'scalar',
    says: typeof node.value === 'string' ? JSON.stringify(node.text) : node.value === null ? 'null' : node.text,
  };
}

/** As one word; the order of keys counts only if asked for. */
export function wordFor(plain: Plain | undefined, isOrdered = false): string {
  if (plain === undefined) return '';
  if (plain.is === 'scalar') return plain.says;
  if (plain.is === 'list') return `[${plain.items.map((item) => wordFor(item, isOrdered)).join(',')}]`;
  const words = plain.entries.map(([key, value]) => `${JSON.stringify(key)}:${wordFor(value, isOrdered)}`);
  return `{${(isOrdered ? words : words.sort()).join(',')}}`;
}

/** Whether a key is written twice somewhere. */
export const hasDoubles = (plain: Plain): boolean =>
  plain.is === 'map'
    ? new Set(plain.entries.map(([key]) => key)).size < plain.entries.length ||
      plain.entries.some(([, value]) => hasDoubles(value))
    : plain.is === 'list' && plain.items.some(hasDoubles);
