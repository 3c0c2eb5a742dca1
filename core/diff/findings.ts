/** Findings that a change introduces and fixes, matched by fingerprint: a line that only moved is no change. */
import type { Finding } from '../report';

export interface FindingsChange {
  readonly introduced: readonly Finding[];
  readonly fixed: readonly Finding[];
}

export function findingsChange(before: readonly Finding[], after: readonly Finding[]): FindingsChange {
  return { introduced: without(after, before), fixed: without(before, after) };
}

/** Those of some findings that are not among others; each of the others answers for one. */
function without(some: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const left = new Map<string, number>();
  for (const { fingerprint } of others) left.set(fingerprint, (left.get(fingerprint) ?? 0) + 1);
  return some.filter(({ fingerprint }) => {
    const count = left.get(fingerprint) ?? 0;
    left.set(fingerprint, count - 1);
    return count <= 0;
  });
}
