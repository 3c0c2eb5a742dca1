/**
 * Files that say what a team agreed to live with, by fingerprint. One entry is one line, in order, so that git merges
 * what two people add.
 */
import { compare } from './report';

export interface LedgerEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** The root of the roadmap. */
  readonly path: string;
  readonly entity: string | undefined;
  /** What somebody wrote beside it, such as a reason. */
  readonly more?: Extras;
}

type Scalar = string | number | boolean | null;
export type Extras = Readonly<Record<string, Scalar>>;

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  /** What else stands in the file, such as `$schema`. */
  readonly more: Extras;
}

/** One file's own. */
export interface LedgerWords {
  /** The key of its list. */
  readonly list: string;
  /** The command that makes it anew. */
  readonly mend: string;
}

/**
 * What an entry and what it is for have in common. Rule and path are part of it, so that an entry stands for nothing but
 * what its reader expects. The entity is not: of several equals, another may come first one day.
 */
export const keyOf = ({ fingerprint, rule, path }: Omit<LedgerEntry, 'entity'>): string =>
  [fingerprint, rule, path].join('\u0000');

/** Reads the file's text. A problem is a sentence without its place. */
export function readLedger(text: string, words: LedgerWords): Ledger | { readonly problem: string } {
  if (/^(?:<{7}|={7}|>{7})(?: |\r?$)/m.test(text))
    return { problem: 'It has a merge conflict: keep the entries of both sides, and take the markers out.' };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: `It is no JSON. ${mendWords(words)}` };
  }
  return read(data, words);
}

const mendWords = ({ mend }: LedgerWords): string => `Mend it, or delete it and make it anew with ${mend}.`;

function read(data: unknown, words: LedgerWords): Ledger | { readonly problem: string } {
  const { list } = words;
  const mend = mendWords(words);
  if (!isRecord(data)) return { problem: `It has to be an object with 'version' and '${list}'. ${mend}` };
  const { version, [list]: listed, ...more } = data;
  if (version !== 1)
    return typeof version === 'number' && version > 1
      ? { problem: `Its version is ${version}, but this program knows version 1 only. Use a newer program.` }
      : { problem: `'version' has to be 1. ${mend}` };
  if (!Array.isArray(listed)) return { problem: `'${list}' has to be a list. ${mend}` };
  if (!hasScalars(more)) return { problem: `Besides '${list}' it may hold single values only. ${mend}` };
  const entries: LedgerEntry[] = [];
  for (const [i, one] of listed.entries()) {
    const entry = entryOf(one);
    if (typeof entry === 'string') return { problem: `Entry ${i + 1}: ${entry}. ${mend}` };
    entries.push(entry);
  }
  return { entries, more };
}

/** An entry, or what is wrong with it. */
function entryOf(data: unknown): LedgerEntry | string {
  if (!isRecord(data)) return 'it has to be an object';
  const { fingerprint, rule, path, entity, ...more } = data;
  if (typeof fingerprint !== 'string' || !/^[0-9a-f]{12}$/.test(fingerprint))
    return "'fingerprint' has to be 12 hex digits";
  if (typeof rule !== 'string') return "'rule' has to be the name of a rule";
  if (typeof path !== 'string') return "'path' has to be the path of a roadmap";
  if (entity !== undefined && typeof entity !== 'string') return "'entity' has to be a text such as 'tools.crm'";
  if (!hasScalars(more)) return 'what is added to an entry has to be single values, such as a reason';
  return { fingerprint, rule, path, entity, ...(Object.keys(more).length === 0 ? {} : { more }) };
}

const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

const hasScalars = (data: Readonly<Record<string, unknown>>): data is Extras =>
  Object.values(data).every((value) => value === null || ['string', 'number', 'boolean'].includes(typeof value));

/** The file's text: by path, rule, entity and fingerprint, one entry a line, each once. */
export function printLedger({ entries, more }: Ledger, list: string): string {
  const byKey = new Map<string, LedgerEntry>();
  for (const entry of entries) if (!byKey.has(keyOf(entry))) byKey.set(keyOf(entry), entry);
  const lines = [...byKey.values()].sort(inOrder).map((entry) => `\n    ${entryText(entry)}`);
  const listed = lines.length === 0 ? '[]' : `[${lines.join(',')}\n  ]`;
  const rest = Object.entries(more).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  return `{\n${rest.join('')}  "version": 1,\n  ${JSON.stringify(list)}: ${listed}\n}\n`;
}

function entryText({ fingerprint, rule, path, entity, more }: LedgerEntry): string {
  const fields = Object.entries({ rule, path, ...(entity === undefined ? {} : { entity }), fingerprint, ...more });
  return `{${fields.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(', ')}}`;
}

const inOrder = (a: LedgerEntry, b: LedgerEntry): number =>
  compare(a.path, b.path) ||
  compare(a.rule, b.rule) ||
  compare(a.entity ?? '', b.entity ?? '') ||
  compare(a.fingerprint, b.fingerprint);
