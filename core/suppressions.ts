/**
 * `roadmap-suppressions.json`: findings that a team takes over with an old roadmap, by fingerprint. One entry is one
 * line, in order, so that git merges what two people add.
 */
import { compare, type Finding } from './report';

export interface Suppression {
  readonly fingerprint: string;
  readonly rule: string;
  /** The root of the roadmap, from the top of the git work tree. */
  readonly path: string;
  readonly entity: string | undefined;
  /** What somebody wrote beside it, such as a reason. */
  readonly more?: Extras;
}

type Scalar = string | number | boolean | null;
type Extras = Readonly<Record<string, Scalar>>;

export interface Suppressions {
  readonly entries: readonly Suppression[];
  /** What else stands in the file, such as `$schema`. */
  readonly more: Extras;
}

export const NO_SUPPRESSIONS: Suppressions = { entries: [], more: {} };

/**
 * What an entry and a finding have in common. Rule and path are part of it, so that an entry suppresses nothing but
 * what its reader expects. The entity is not: of several equals, another may come first one day.
 */
export const keyOf = ({ fingerprint, rule, path }: Omit<Suppression, 'entity'>): string =>
  [fingerprint, rule, path].join('\u0000');

export const suppressionOf = ({ fingerprint, rule, roadmap, entity }: Finding): Suppression => ({
  fingerprint,
  rule,
  path: roadmap,
  entity,
});

/** Reads the file's text. A problem is a sentence without its place. */
export function readSuppressions(text: string): Suppressions | { readonly problem: string } {
  if (/^(?:<{7}|={7}|>{7})(?: |\r?$)/m.test(text))
    return { problem: 'It has a merge conflict: keep the entries of both sides, and take the markers out.' };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: `It is no JSON. ${MEND}` };
  }
  return read(data);
}

const MEND = 'Mend it, or delete it and make it anew with `roadmap check --suppress-all`.';

function read(data: unknown): Suppressions | { readonly problem: string } {
  if (!isRecord(data)) return { problem: `It has to be an object with 'version' and 'suppressions'. ${MEND}` };
  const { version, suppressions, ...more } = data;
  if (version !== 1)
    return typeof version === 'number' && version > 1
      ? { problem: `Its version is ${version}, but this program knows version 1 only. Use a newer program.` }
      : { problem: `'version' has to be 1. ${MEND}` };
  if (!Array.isArray(suppressions)) return { problem: `'suppressions' has to be a list. ${MEND}` };
  if (!hasScalars(more)) return { problem: `Besides 'suppressions' it may hold single values only. ${MEND}` };
  const entries: Suppression[] = [];
  for (const [i, one] of suppressions.entries()) {
    const entry = entryOf(one);
    if (typeof entry === 'string') return { problem: `Entry ${i + 1}: ${entry}. ${MEND}` };
    entries.push(entry);
  }
  return { entries, more };
}

/** An entry, or what is wrong with it. */
function entryOf(data: unknown): Suppression | string {
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
export function printSuppressions({ entries, more }: Suppressions): string {
  const byKey = new Map<string, Suppression>();
  for (const entry of entries) if (!byKey.has(keyOf(entry))) byKey.set(keyOf(entry), entry);
  const lines = [...byKey.values()].sort(inOrder).map((entry) => `\n    ${entryText(entry)}`);
  const list = lines.length === 0 ? '[]' : `[${lines.join(',')}\n  ]`;
  const rest = Object.entries(more).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  return `{\n${rest.join('')}  "version": 1,\n  "suppressions": ${list}\n}\n`;
}

function entryText({ fingerprint, rule, path, entity, more }: Suppression): string {
  const fields = Object.entries({ rule, path, ...(entity === undefined ? {} : { entity }), fingerprint, ...more });
  return `{${fields.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(', ')}}`;
}

const inOrder = (a: Suppression, b: Suppression): number =>
  compare(a.path, b.path) ||
  compare(a.rule, b.rule) ||
  compare(a.entity ?? '', b.entity ?? '') ||
  compare(a.fingerprint, b.fingerprint);
