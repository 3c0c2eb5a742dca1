/** The syntax tree of one entry. All spans count UTF-16 units from the entry's `base`, so an edit elsewhere moves nothing. */

export interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  /** The text that it says: quotes and escapes undone, otherwise as written. Empty where nothing stands. */
  readonly text: string;
  readonly style: ScalarStyle;
  /** What YAML 1.2's core schema takes it for. */
  readonly value: string | number | boolean | null;
}

export interface Pair {
  readonly key: ScalarNode;
  readonly value: Node;
}

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  readonly pairs: readonly Pair[];
  readonly flow: boolean;
}

export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Node[];
  readonly flow: boolean;
}

export type Node = ScalarNode | MapNode | ListNode;

export const isNull = (node: Node): boolean => node.kind === 'scalar' && node.value === null;

/** The first pair with that key; later ones are duplicates. */
export function pairOf(node: Node | undefined, key: string): Pair | undefined {
  return node?.kind === 'map' ? node.pairs.find((pair) => pair.key.text === key) : undefined;
}

/** Finds pairs by key in mappings of any size: large ones get an index when they are first asked. */
export class PairIndex {
  readonly #byKey = new Map<MapNode, ReadonlyMap<string, readonly Pair[]>>();

  /** All pairs with that key, in file order. */
  all(node: MapNode, key: string): readonly Pair[] {
    if (node.pairs.length < 16) return node.pairs.filter((pair) => pair.key.text === key);
    let index = this.#byKey.get(node);
    if (index === undefined) {
      index = grouped(node.pairs, (pair) => pair.key.text);
      this.#byKey.set(node, index);
    }
    return index.get(key) ?? [];
  }

  first(node: MapNode, key: string): Pair | undefined {
    return this.all(node, key)[0];
  }
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** From a key's first character to its value's last. */
export const pairSpan = (pair: Pair): Span => ({
  start: pair.key.span.start,
  end: Math.max(pair.key.span.end, pair.value.span.end),
});

export const shift = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });

/** Something that the YAML parser rejects. */
export interface SyntaxProblem {
  readonly span: Span;
  readonly message: string;
  /** A quote or bracket runs on: text further down could still close it. */
  readonly unclosed?: true;
  /** What was not read because of it, where that is more than its line. */
  readonly lost?: Span;
  /** A mend with one reading, as text in place of a span. */
  readonly mend?: { readonly title: string; readonly safe: boolean; readonly span: Span; readonly text: string };
}
