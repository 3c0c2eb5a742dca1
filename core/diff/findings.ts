/** Findings that a change introduces and fixes, matched by fingerprint: a line that only moved is no change. */
import type { Finding } from '../report';

export interface FindingsChange {
  readonly introduced: readonly Finding[];
  readonly fixed: readonly Finding[];
}

export function findingsChange(before: readonly Finding[], after: readonly Finding[]): FindingsChange {
  return { introduced: without(after, before), fixed: without(before, after) };
}

/** Those of some findings that are not among others, in any of their roadmaps; each of the others answers for one. */
function without(some: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const left = new Map<string, Set<Finding>>();
  for (const other of others)
    for (const print of printsOf(other)) left.set(print, (left.get(print) ?? new Set()).add(other));
  return some.filter((finding) => {
    const known = printsOf(finding).flatMap((print) => [...(left.get(print) ?? [])].slice(0, 1))[0];
    if (known === undefined) return true;
    for (const print of printsOf(known)) left.get(print)?.delete(known);
    return false;
  });
}

const printsOf = ({ fingerprint, otherPrints }: Finding): readonly string[] => [fingerprint, ...otherPrints];
