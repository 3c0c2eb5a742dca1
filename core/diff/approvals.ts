/** Broken promises that somebody agreed to, in a file that goes through the same review as the change itself. */
import { push } from '../format/multimap';
import { keyOf, type Ledger, type LedgerEntry, printLedger, readLedger } from '../ledger';
import { type BrokenPromise, isBroken } from './promises/run';

export type Approvals = Ledger;

const LIST = 'approved';

/** Reads the file's text. A problem is a sentence without its place. */
export function readApprovals(text: string): Approvals | { readonly problem: string } {
  const read = readLedger(text, { list: LIST, mend: '`roadmap diff --approve-all`' });
  if ('problem' in read) return read;
  const wrong = read.entries.findIndex(({ more }) => more?.['upTo'] !== undefined && upToOf(more) === undefined);
  return wrong < 0 ? read : { problem: `Entry ${wrong + 1}: 'upTo' has to be a day such as 2026-07-14.` };
}

export const printApprovals = (approvals: Approvals): string => printLedger(approvals, LIST);

function upToOf(more: LedgerEntry['more']): string | undefined {
  const upTo = more?.['upTo'];
  return typeof upTo === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(upTo) ? upTo : undefined;
}

/** What is broken in one roadmap. @param root as fingerprints call it */
export interface BrokenIn {
  readonly root: string;
  readonly breaks: readonly BrokenPromise[];
}

/** The entry that a broken promise would have. */
function entryFor(root: string, { rule, entity, fingerprint, upTo }: BrokenPromise): LedgerEntry {
  return { rule, path: root, entity, fingerprint, ...(upTo === undefined ? {} : { more: { upTo } }) };
}

/** The same breaks; those that are approved say so. */
export function withApprovals({ root, breaks }: BrokenIn, { entries }: Approvals): readonly BrokenPromise[] {
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]));
  return breaks.map((one) => {
    const entry = byKey.get(keyOf(entryFor(root, one)));
    return entry === undefined || goesBeyond(one, entry)
      ? one
      : { ...one, approved: { by: said(entry, 'by'), reason: said(entry, 'reason') } };
  });
}

/** A later day than somebody agreed to needs a new yes; a sooner one doesn't. */
function goesBeyond({ upTo: now }: BrokenPromise, { more }: LedgerEntry): boolean {
  const upTo = upToOf(more);
  return now !== undefined && upTo !== undefined && now > upTo;
}

function said({ more }: LedgerEntry, key: string): string | undefined {
  const value = more?.[key];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/**
 * Approves everything that is broken and is not approved. What is only good to know breaks nothing, and is left out
 * unless it is asked for. Of an entry whose day was too soon only whoever said yes to that goes. What was approved for
 * the same rule and entity and is not so any more makes room: else going back to it would need no yes. Others stay.
 */
export function approveAll(
  broken: readonly BrokenIn[],
  approvals: Approvals,
  asked: { readonly knownToo: boolean },
): { readonly approvals: Approvals; readonly count: number } {
  const entries = new Map(approvals.entries.map((entry) => [keyOf(entry), entry]));
  let count = 0;
  for (const { root, breaks } of broken) {
    const outdated = outdatedIn({ root, breaks }, approvals);
    for (const one of withApprovals({ root, breaks }, approvals)) {
      if (one.approved !== undefined || !(isBroken(one) || (asked.knownToo && one.severity === 'info'))) continue;
      const entry = entryFor(root, one);
      for (const old of outdated.get(questionOf(entry)) ?? []) entries.delete(keyOf(old));
      const { by: _, ...kept } = entries.get(keyOf(entry))?.more ?? {};
      const more = { ...kept, ...entry.more };
      entries.set(keyOf(entry), Object.keys(more).length === 0 ? entry : { ...entry, more });
      count++;
    }
  }
  return { approvals: { ...approvals, entries: [...entries.values()] }, count };
}

const questionOf = ({ rule, entity }: LedgerEntry): string => `${rule} ${entity ?? ''}`;

/** Entries of a roadmap that nothing in it needs, by what they are about. */
function outdatedIn(broken: BrokenIn, approvals: Approvals): ReadonlyMap<string, readonly LedgerEntry[]> {
  const found = new Map<string, LedgerEntry[]>();
  for (const entry of staleApprovals([broken], approvals, (root) => root === broken.root))
    push(found, questionOf(entry), entry);
  return found;
}

/**
 * Entries that nothing in a comparison needs. That a day went beyond one does not make it needless.
 * @param isLookedAt whether the comparison would have found what breaks in that roadmap
 */
export function staleApprovals(
  broken: readonly BrokenIn[],
  { entries }: Approvals,
  isLookedAt: (root: string) => boolean,
): readonly LedgerEntry[] {
  const needed = new Set(broken.flatMap(({ root, breaks }) => breaks.map((one) => keyOf(entryFor(root, one)))));
  return entries.filter((entry) => isLookedAt(entry.path) && !needed.has(keyOf(entry)));
}
