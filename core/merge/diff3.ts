/**
 * Three texts merged line by line, as `git merge-file` does. Method: Khanna, Kunal and Pierce 2007, "A Formal
 * Investigation of Diff3".
 */

import { linesOf, matched } from '../syntax/lines';
import { byLines, type Chunk } from './chunks';

export function mergeLines(base: string, ours: string, theirs: string): readonly Chunk[] {
  if (ours === theirs || theirs === base) return [ours];
  if (ours === base) return [theirs];
  const [b, o, t] = [linesOf(base), linesOf(ours), linesOf(theirs)];
  const [inOurs, inTheirs] = [matched(b, o), matched(b, t)];
  const chunks: Chunk[] = [];
  let at = { b: 0, o: 0, t: 0 };
  for (let i = 0; i <= b.length; i++) {
    const isEnd = i === b.length;
    const [x, y] = isEnd ? [o.length, t.length] : [inOurs[i], inTheirs[i]];
    // Lines that stand on all three sides divide what is between them.
    if (x === undefined || y === undefined) continue;
    const between = (lines: readonly string[], from: number, to: number): string => lines.slice(from, to).join('');
    chunks.push(...merged(between(b, at.b, i), between(o, at.o, x), between(t, at.t, y)));
    if (!isEnd) chunks.push(b[i]!);
    at = { b: i + 1, o: x + 1, t: y + 1 };
  }
  return byLines(chunks);
}

function merged(base: string, ours: string, theirs: string): readonly Chunk[] {
  if (ours === theirs || theirs === base) return [ours];
  return ours === base ? [theirs] : [{ ours, theirs }];
}
