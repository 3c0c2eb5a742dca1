/**
 * `roadmap-suppressions.json`: findings that a team takes over with an old roadmap, by fingerprint.
 */
import { type Ledger, type LedgerEntry, printLedger, readLedger } from './ledger';
import type { Finding } from './report';

/** Its path is the root of the roadmap, from the top of the git work tree. */
export type Suppression = LedgerEntry;
export type Suppressions = Ledger;

export { keyOf } from './ledger';

export const NO_SUPPRESSIONS: Suppressions = { entries: [], more: {} };

export const suppressionOf = ({ fingerprint, rule, roadmap, entity }: Finding): Suppression => ({
  fingerprint,
  rule,
  path: roadmap,
  entity,
});

const LIST = 'suppressions';

/** Reads the file's text. A problem is a sentence without its place. */
export const readSuppressions = (text: string): Suppressions | { readonly problem: string } =>
  readLedger(text, { list: LIST, mend: '`roadmap check --suppress-all`' });

export const printSuppressions = (held: Suppressions): string => printLedger(held, LIST);
