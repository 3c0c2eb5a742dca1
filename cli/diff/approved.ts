/** `--approved FILE`: broken promises that somebody agreed to. */

import { dirname } from 'node:path';
import {
  approveAll,
  type BrokenIn,
  printApprovals,
  readApprovals,
  staleApprovals,
  withApprovals,
} from '../../core/diff/approvals';
import { counted } from '../../core/format/words';
import type { Threshold } from '../check/threshold';
import { type LedgerFile, readLedgerFile, writeLedgerFile } from '../files/ledger';
import { absolute, isWithin } from '../files/paths';
import { complain, misuse, unreadable } from '../io/failure';
import type { Io } from '../io/io';
import type { Comparison } from './compare';

export interface ApprovedOptions {
  readonly approved?: string | undefined;
  readonly approveAll?: boolean;
  readonly pruneApproved?: boolean;
  readonly failOnBreaking: Threshold;
}

/** @throws Failure for what can't be meant */
export function refuseOddApproval({ approved, approveAll, pruneApproved }: ApprovedOptions): void {
  const option = approveAll === true ? '--approve-all' : '--prune-approved';
  if (approved === undefined) {
    if (approveAll === true || pruneApproved === true)
      throw misuse(`${option} needs a file: add --approved roadmap-approved.json.`);
    return;
  }
  if (approved.trim() === '') throw misuse('--approved has no file: name one, such as roadmap-approved.json.');
  if (/\.ya?ml$/i.test(approved))
    throw misuse(`--approved ${approved}: that file is JSON: name it roadmap-approved.json, for example.`);
}

/**
 * The comparison with what is approved marked as such, after the file is brought up to date where that is asked for.
 * @param top the work tree @throws Failure where the file can't be read or written
 */
export function withApproved(comparison: Comparison, options: ApprovedOptions, top: string, io: Io): Comparison {
  if (options.approved === undefined) return comparison;
  const ledger = readApproved(options.approved, top, io, options.approveAll === true);
  const held = updated(comparison, ledger, options, top, io);
  tellOfStale(comparison, { ...ledger, held }, options.approved, io);
  return {
    ...comparison,
    compared: comparison.compared.map((one) => {
      const breaks = withApprovals({ root: one.name, breaks: one.review.breaks }, held);
      return { ...one, review: { ...one.review, breaks } };
    }),
  };
}

/** @throws Failure where it can't be read, or is not there although it should be */
function readApproved(name: string, top: string, io: Io, mayBeMissing: boolean): LedgerFile {
  const file = absolute(io.folder, name);
  const ledger = readLedgerFile(folderOf(file, top), file, readApprovals, io.files, io);
  if (ledger.source !== undefined || mayBeMissing) return ledger;
  throw unreadable(
    `${name}: this file is not there. \`roadmap diff --approved ${name} --approve-all\` makes it, with what breaks now.`,
  );
}

/** Where links from it may lead. */
const folderOf = (file: string, top: string): string => (isWithin(top, file) ? top : dirname(file));

const brokenIn = ({ compared }: Comparison): readonly BrokenIn[] =>
  compared.map(({ name, review }) => ({ root: name, breaks: review.breaks }));

function updated(
  comparison: Comparison,
  ledger: LedgerFile,
  { approved: name = '', approveAll: all, pruneApproved: prune, failOnBreaking }: ApprovedOptions,
  top: string,
  io: Io,
): LedgerFile['held'] {
  if (all !== true && prune !== true) return ledger.held;
  const broken = brokenIn(comparison);
  const gone = new Set(prune === true ? staleApprovals(broken, ledger.held, comparison.isLookedAt) : []);
  const kept = { ...ledger.held, entries: ledger.held.entries.filter((entry) => !gone.has(entry)) };
  const { approvals, count } =
    all === true ? approveAll(broken, kept, { knownToo: failOnBreaking === 'info' }) : { approvals: kept, count: 0 };
  const problem = writeLedgerFile(folderOf(ledger.file, top), ledger, printApprovals(approvals), io);
  if (problem !== undefined) throw unreadable(`${name}: ${problem}`);
  if (prune === true) io.stderr.write(`${pruned(gone.size, name)}\n`);
  if (all === true) io.stderr.write(`${agreed(count, name, ledger.source === undefined)}\n`);
  return approvals;
}

const pruned = (count: number, name: string): string =>
  count === 0
    ? `No entry of ${name} has become needless.`
    : `Took ${counted(count, 'entry', 'entries')} out of ${name}.`;

function agreed(count: number, name: string, isNew: boolean): string {
  if (count > 0)
    return `Approved ${counted(count, 'broken promise')} in ${name}. Say who agreed, and why, with "by" and "reason".`;
  return isNew ? `There is nothing to approve; ${name} is made without entries.` : 'There is nothing to approve.';
}

/** Says in one line how many entries are good for nothing here. Once a change is merged, its own are. */
function tellOfStale(comparison: Comparison, { held }: LedgerFile, name: string, io: Io): void {
  const stale = staleApprovals(brokenIn(comparison), held, comparison.isLookedAt).length;
  if (stale === 0) return;
  const [match, them] = stale === 1 ? ['matches', 'it'] : ['match', 'them'];
  const entries = `${counted(stale, 'entry', 'entries')} of ${name}`;
  complain(io, `${entries} ${match} nothing that this change breaks; --prune-approved takes ${them} out.`);
}
