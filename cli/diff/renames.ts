/** Files that were renamed in the work tree and that git has not been told of. */
import { linesOf } from '../../core/syntax/lines';
import type { Project } from '../files/project';

/** As much of two files has to be the same, as for git. */
const LIKENESS = 0.5;

/** New names by old ones: of files that are gone, those that a new one is most like, each once. */
export function unstagedRenames(before: Project, after: Project): ReadonlyMap<string, string> {
  const gone = [...before.sources].filter(([path]) => !after.sources.has(path));
  const fresh = [...after.sources].filter(([path]) => !before.sources.has(path));
  const pairs = gone.flatMap(([old, { text }]) =>
    fresh.map(([now, { text: other }]) => ({ old, now, likeness: likenessOf(text, other) })),
  );
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  for (const { old, now, likeness } of pairs.sort((a, b) => b.likeness - a.likeness)) {
    if (likeness < LIKENESS || renames.has(old) || taken.has(now)) continue;
    renames.set(old, now);
    taken.add(now);
  }
  return renames;
}

/** How much of both texts are lines that both have, wherever they stand; from 0 to 1. */
function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  const [some, others] = [linesOf(a), linesOf(b)];
  const left = new Map<string, number>();
  for (const line of some) left.set(line, (left.get(line) ?? 0) + 1);
  let same = 0;
  for (const line of others) {
    const count = left.get(line) ?? 0;
    if (count === 0) continue;
    left.set(line, count - 1);
    same += line.length;
  }
  return a.length + b.length === 0 ? 0 : (2 * same) / (a.length + b.length);
}
