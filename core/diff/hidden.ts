/**
 * Findings that a change hides from now on, and such that it hides no more: by comments, for a place or a whole file, and
 * by roadmap-suppressions.json. They are no edit of a plan, but how a change can make a finding go away.
 */
import { push } from '../format/multimap';
import type { Entity, Place } from '../model/types';
import type { Finding } from '../report';
import { entityName } from '../rules/kit';
import { rulesByName } from '../rules/list';
import type { Suppression } from '../suppressions';
import type { Ignore } from '../syntax/ignores';
import type { Difference } from './diff';
import type { Records, Side } from './records';

export interface Hidden {
  readonly rule: string;
  /** `tools.crm.until`; of a whole file, the file. */
  readonly on: string;
  readonly reason: string;
  readonly by: 'comment' | 'file' | 'suppressions';
  /** What it stands at, on its own side; undefined for an entry of roadmap-suppressions.json. */
  readonly at: Place | undefined;
}

export interface HiddenChange {
  readonly added: readonly Hidden[];
  readonly removed: readonly Hidden[];
}

/** What one side hides. */
export interface Hiding {
  readonly side: Side;
  readonly ignores: (file: string) => readonly Ignore[];
  /** What is suppressed in this roadmap; undefined where nobody can tell. */
  readonly suppressions: readonly Suppression[] | undefined;
}

export function hiddenChange(base: Hiding, head: Hiding, { words, base: olds, head: news }: Difference): HiddenChange {
  const was = [...commented(base, words.ofBase), ...suppressed(base, head)];
  const is = [...commented(head, words.ofHead), ...suppressed(head, base)];
  const names = namesIn(news);
  return {
    added: without(is, was).map(({ hidden }) => hidden),
    // What is gone needs no ignoring.
    removed: without(was, is).flatMap(({ hidden, about }) => (isThere(about, olds, news, names) ? [hidden] : [])),
  };
}

export const hidesOther = ({ added, removed }: HiddenChange): boolean => added.length + removed.length > 0;

interface Known {
  readonly hidden: Hidden;
  /** The same on both sides. */
  readonly key: string;
  /** A word for an entity, its name, or the name of a file. */
  readonly about: string | undefined;
}

function commented({ side, ignores }: Hiding, wordOf: (entity: Entity) => string | undefined): readonly Known[] {
  return side.model.files.flatMap(({ path: file }) =>
    ignores(file).flatMap((ignore) => {
      if (!ignore.wholeFile && ignore.target === undefined) return [];
      const { on, about, key } = targetOf(side, file, ignore, wordOf);
      const at: Place = { file, path: ignore.path, part: 'key' };
      const by = ignore.wholeFile ? ('file' as const) : ('comment' as const);
      return [...new Set(ignore.rules)]
        .filter((rule) => rulesByName.has(rule))
        .map((rule) => ({
          hidden: { rule, on, reason: ignore.reason || ignore.loose, by, at },
          key: `${rule} ${key}`,
          about,
        }));
    }),
  );
}

function targetOf(
  { model, nameOf: called }: Side,
  file: string,
  { wholeFile, path }: Ignore,
  wordOf: (entity: Entity) => string | undefined,
): { readonly on: string; readonly about: string; readonly key: string } {
  const name = called(file);
  if (wholeFile) return { on: name, about: name, key: name };
  const place: Place = { file, path, part: 'key' };
  const entity = model.at(place);
  // Where an item stands in its list is of no matter.
  const below = path.slice(entity?.path.length ?? 0).filter((part) => typeof part === 'string');
  const start = entity === undefined ? [] : [entityName(entity)];
  const about = (entity && wordOf(entity)) ?? name;
  return { on: [...start, ...below].join('.'), about, key: [about, ...below].join('.') };
}

/** A root with another name has other fingerprints: then only rule and entity tell. */
function suppressed({ side, suppressions }: Hiding, other: Hiding): readonly Known[] {
  if (suppressions === undefined || other.suppressions === undefined) return [];
  const isRenamed = side.model.root !== other.side.model.root;
  return suppressions.map(({ rule, entity, fingerprint, path, more }) => ({
    hidden: { rule, on: entity ?? path, reason: String(more?.['reason'] ?? ''), by: 'suppressions', at: undefined },
    key: ['suppressed', rule, entity ?? '', isRenamed ? '' : fingerprint].join(' '),
    about: entity,
  }));
}

/** Those of some that others have not as often. */
function without(some: readonly Known[], others: readonly Known[]): readonly Known[] {
  const left = new Map<string, number>();
  for (const { key } of others) left.set(key, (left.get(key) ?? 0) + 1);
  return some.filter(({ key }) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

const namesIn = (records: Records): ReadonlySet<string> =>
  new Set([...records.values()].flatMap(({ name, file }) => [name, file]));

/** Whether what something was about is still there. */
const isThere = (about: string | undefined, olds: Records, news: Records, names: ReadonlySet<string>): boolean =>
  about === undefined || (olds.has(about) ? news.has(about) : names.has(about));

/** Tells whether what is ignored from now on is a finding of the base. */
export function hiderOf(added: readonly Hidden[], { nameOf: called }: Side): (finding: Finding) => boolean {
  const byRule = new Map<string, Hidden[]>();
  for (const one of added) push(byRule, one.rule, one);
  const lies = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}.`);
  return ({ rule, entity = '', file }) =>
    (byRule.get(rule) ?? []).some(({ on }) => on === called(file) || lies(on, entity) || lies(entity, on));
}

/** `renewal-before-decision on tools.crm: agreed with finance` */
export const hiddenWords = ({ rule, on, reason, by }: Hidden): string =>
  `${rule} ${by === 'file' ? 'in all of' : 'on'} ${on}${by === 'suppressions' ? ' (roadmap-suppressions.json)' : ''}${reason === '' ? ', without a reason' : `: ${reason}`}`;

/** Both lists with their titles, those that are not empty. */
export const hiddenLists = ({ added, removed }: HiddenChange): readonly (readonly [string, readonly string[]])[] =>
  (
    [
      ['Ignored from now on', added.map(hiddenWords)],
      ['No longer ignored', removed.map(hiddenWords)],
    ] as const
  ).filter(([, lines]) => lines.length > 0);
