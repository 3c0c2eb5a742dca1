/** Keys that are given twice: what only the schema's reading of the first would miss. */
import type { FieldPath } from '../format/kit';
import type { Node, ScalarNode } from './tree';

/** For each key given twice, the entry with that later one alone on the way to it, so that both are checked. */
export function* duplicates(node: Node, path: FieldPath): Iterable<readonly [Node, FieldPath]> {
  if (node.kind === 'scalar') return;
  if (node.kind === 'list') {
    for (const [i, item] of node.items.entries())
      for (const [copy, at] of duplicates(item, [...path, i]))
        yield [{ ...node, items: [...node.items.slice(0, i).map(() => SKIPPED), copy] }, at];
    return;
  }
  const seen = new Set<string>();
  for (const pair of node.pairs) {
    const name = pair.key.text;
    if (seen.has(name)) yield [{ ...node, pairs: [pair] }, [...path, name]];
    else
      for (const [copy, at] of duplicates(pair.value, [...path, name]))
        yield [{ ...node, pairs: [{ ...pair, value: copy }] }, at];
    seen.add(name);
  }
}

const SKIPPED: ScalarNode = { kind: 'scalar', span: { start: 0, end: 0 }, text: '', style: 'plain', value: null };
