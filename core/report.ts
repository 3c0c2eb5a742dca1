/** From raw findings to what is shown: severities, ignores, ranges and fingerprints. */

import type { Profile } from './format/entities';
import type { EntityKind, FieldPath } from './format/kit';
import { push } from './format/multimap';
import { didYouMean, Guesses, type Near, short } from './format/words';
import type { Bound } from './model/bind';
import { isTaken, mentionsOf, renaming } from './model/renaming';
import type { FileData } from './model/types';
import { clockOf, idIn, isMeant, type RawFinding, type Rule, type RuleGroup, type Severity } from './rules/kit';
import type { Change, Fix } from './syntax/edit';
import type { FileTree } from './syntax/file';
import type { Ignore } from './syntax/ignores';
import { locate } from './syntax/locate';
import { type Span, type SyntaxProblem, shift } from './syntax/tree';
import type { ShapeFinding } from './syntax/wrong';

export interface RelatedSpan {
  readonly file: string;
  readonly span: Span;
  readonly message: string;
}

/** A finding as people see it. Spans are offsets in the file. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly span: Span;
  readonly entity: string | undefined;
  readonly related: readonly RelatedSpan[];
  readonly fixes: readonly Fix[];
  /** Looks at today: never changes an exit code unless asked. */
  readonly time: boolean;
  /** The root of the roadmap that it was found in; from the top of the git work tree. */
  readonly roadmap: string;
  readonly fingerprint: string;
  /** Those in other roadmaps that it was found in. */
  readonly otherPrints: readonly string[];
}

/** A roadmap in which something was found, and what the entity is called there. */
export interface Origin {
  readonly root: string;
  readonly entity: string | undefined;
}

/** A finding with its place in offsets, before levels. */
export type Placed = Omit<Finding, 'entity' | 'fingerprint' | 'otherPrints' | 'related' | 'roadmap'> & {
  readonly related: RawFinding['related'];
  readonly subjects: readonly string[];
  readonly field: FieldPath;
  readonly isOfGroup: boolean;
  /** In order, at least one: a file may be part of several roadmaps. */
  readonly origins: readonly Origin[];
};

/** What the parser rejected, as findings. */
export function fromProblem(file: string, problem: SyntaxProblem, roots: readonly string[]): Placed {
  const { mend } = problem;
  const fixes: readonly Fix[] =
    mend === undefined
      ? []
      : [{ title: mend.title, safe: mend.safe, changes: [{ do: 'replace', file, span: mend.span, text: mend.text }] }];
  return {
    rule: 'yaml-syntax',
    severity: 'error',
    message: problem.message,
    file,
    span: problem.span,
    related: [],
    fixes,
    ...about(roots),
  };
}

/** Something about a file rather than an entity. */
const about = (
  roots: readonly string[],
  subjects: readonly string[] = [],
): Pick<Placed, 'subjects' | 'field' | 'time' | 'isOfGroup' | 'origins'> => ({
  subjects,
  field: [],
  time: false,
  isOfGroup: false,
  origins: roots.map((root) => ({ root, entity: undefined })),
});

/** What the schema rejected; `base` is the offset that its spans count from. */
export function fromShape(file: string, finding: ShapeFinding, base: number, origins: readonly Origin[]): Placed {
  return {
    rule: finding.rule,
    severity: finding.severity ?? 'error',
    message: finding.message,
    file,
    span: shift(finding.span, base),
    related: [],
    fixes: finding.fixes.map((fix) => ({ ...fix, changes: fix.changes.map((change) => inFile(change, file, base)) })),
    subjects: [finding.subject],
    field: finding.path,
    time: false,
    isOfGroup: false,
    origins,
  };
}

/** More to choose from than that helps nobody. */
const MOST_CHOICES = 5;

/** What a missing reference could name: what is not named beside it already. */
export function withChoices(finding: Placed, kinds: readonly EntityKind[], model: Bound): Placed {
  const { file, field } = finding;
  const named = new Set(model.refsBelow(file, field).map((ref) => model.target(ref)));
  const [key] = finding.subjects;
  const ids = kinds
    .flatMap((kind) => model.all(kind))
    .filter((entity) => !named.has(entity) && isMeant(model, file, idIn(model, file, entity), entity))
    .map((entity) => idIn(model, file, entity));
  const fixes = ids.slice(0, MOST_CHOICES).map((id) => ({
    title: `Add '${key}: ${id}'`,
    safe: false,
    changes: [{ do: 'set' as const, file, path: [...field, key!], yaml: id }],
  }));
  return { ...finding, fixes };
}

const OF_IDS: readonly string[] = ['invalid-id', 'reserved-id'];

export const renamesId = ({ rule, fixes }: Placed): boolean => OF_IDS.includes(rule) && fixes.length > 0;

/** Where an id is to be renamed, what names it is renamed with it; no fix where the new one is taken in a roadmap. */
export function withReferences(finding: Placed, models: readonly Bound[]): Placed {
  if (!renamesId(finding)) return finding;
  const place = { file: finding.file, path: finding.field, part: 'key' as const };
  const fixes = finding.fixes.flatMap((fix) => {
    const [change] = fix.changes;
    const key = change?.do === 'replace' ? change.text : '';
    const changes: Change[] = [];
    for (const model of models) {
      const entity = model.at(place);
      if (entity === undefined || entity.path.length !== finding.field.length) continue;
      if (isTaken(model, entity, key)) return [];
      changes.push(...renaming(entity, key, mentionsOf(model, entity)));
    }
    return changes.length === 0 ? [fix] : [{ ...fix, changes }];
  });
  return { ...finding, fixes };
}

function inFile(change: ShapeFinding['fixes'][number]['changes'][number], file: string, base: number): Change {
  return change.do === 'replace' ? { ...change, file, span: shift(change.span, base) } : { ...change, file };
}

export function fromRaw({ place, entity, ...raw }: RawFinding, tree: FileTree, root: string): Placed {
  const { file, path, part } = place;
  return { ...raw, file, span: locate(tree, path, part), field: path, origins: [{ root, entity }] };
}

const SYNTAX: readonly LeveledRule['group'][] = ['syntax'];
const ALSO_IN_STARTER: readonly string[] = ['duration-mismatch', 'unused-ignore'];
const STEP_UP: Readonly<Record<Severity, Severity>> = {
  hint: 'info',
  info: 'warning',
  warning: 'warning',
  error: 'error',
};

/** What a level depends on: of a rule of roadmaps, or of one of changes. */
export interface LeveledRule {
  readonly name: string;
  readonly severity: Severity;
  readonly group: RuleGroup | 'change';
}

/** Levels that go before the files' own: from the command line. */
export type Overrides = ReadonlyMap<string, Severity | 'off'>;

/** The severity that a file and its root give a finding; undefined if it is off. One of the clock is a warning at most. */
export function levelOf(
  rule: LeveledRule,
  { severity, time }: Pick<Finding, 'severity' | 'time'>,
  file: FileData | undefined,
  root: FileData | undefined,
  overrides?: Overrides,
): Severity | undefined {
  if (rule.name === 'yaml-syntax') return 'error';
  const level = overrides?.get(rule.name) ?? file?.levels.get(rule.name) ?? root?.levels.get(rule.name);
  if (level === 'off') return undefined;
  const profile = file?.profile ?? root?.profile ?? 'recommended';
  const found = level ?? byProfile(rule, severity, profile);
  return time && found === 'error' ? 'warning' : found;
}

/** The severity of a finding under a profile; undefined if its rule is off there. */
export function byProfile(rule: LeveledRule, severity: Severity, profile: Profile): Severity | undefined {
  if (profile === 'strict') return STEP_UP[severity];
  if (profile === 'recommended') return severity;
  const kept = SYNTAX.includes(rule.group) || rule.severity === 'error' || ALSO_IN_STARTER.includes(rule.name);
  return kept ? severity : undefined;
}

export interface IgnoreOutcome<P extends Placed = Placed> {
  readonly kept: readonly P[];
  /** Ignores by rule name that silenced nothing. */
  readonly unused: readonly { readonly ignore: Ignore; readonly rule: string }[];
}

/** Drops what comments silence. The parser's own findings can't be silenced. The findings must be in order. */
export function applyIgnores<P extends Placed>(findings: readonly P[], ignores: readonly Ignore[]): IgnoreOutcome<P> {
  if (ignores.length === 0) return { kept: findings, unused: [] };
  const used = new Set<string>();
  const sweep = new Sweep(ignores);
  const kept = findings.filter((finding) => {
    if (finding.rule === 'yaml-syntax') return true;
    const silencing = sweep.at(finding.span.start, finding.rule);
    for (const nth of silencing) used.add(`${nth} ${finding.rule}`);
    return silencing.length === 0;
  });
  const unused = ignores.flatMap((ignore, i) =>
    ignore.rules.filter((rule) => !used.has(`${i} ${rule}`)).map((rule) => ({ ignore, rule })),
  );
  return { kept, unused };
}

/** Answers for growing offsets which ignores, by their position in the list, hold there. */
class Sweep {
  readonly #targets: readonly { readonly nth: number; readonly ignore: Ignore; readonly target: Span }[];
  readonly #ofFile = new Map<string, number[]>();
  #next = 0;
  /** Those that have begun and may not have ended. */
  #open: { readonly nth: number; readonly ignore: Ignore; readonly target: Span }[] = [];

  constructor(ignores: readonly Ignore[]) {
    for (const [nth, { wholeFile, rules }] of ignores.entries())
      for (const rule of wholeFile ? rules : []) push(this.#ofFile, rule, nth);
    this.#targets = ignores
      .flatMap((ignore, nth) => (ignore.target === undefined ? [] : [{ nth, ignore, target: ignore.target }]))
      .sort((a, b) => a.target.start - b.target.start);
  }

  at(offset: number, rule: string): readonly number[] {
    for (let next = this.#targets[this.#next]; next !== undefined && next.target.start <= offset; ) {
      this.#open.push(next);
      next = this.#targets[++this.#next];
    }
    this.#open = this.#open.filter(({ target }) => target.end >= offset);
    const here = this.#open.filter(({ ignore }) => ignore.rules.includes(rule)).map(({ nth }) => nth);
    return [...(this.#ofFile.get(rule) ?? []), ...here];
  }
}

/** Ignores with the names of rules put right where they are one slip away: they hold until somebody mends them. */
export function asMeant(ignores: readonly Ignore[], rules: ReadonlyMap<string, Rule>): readonly Ignore[] {
  const guesses = new Guesses();
  const meant = (name: string): string => (rules.has(name) ? name : (guesses.near(name, rules.keys()).sure ?? name));
  return ignores.map((ignore) =>
    ignore.rules.every((rule) => rules.has(rule)) ? ignore : { ...ignore, rules: ignore.rules.map(meant) },
  );
}

/** Findings on the ignores themselves. */
export function ignoreFindings(
  source: Source,
  ignores: readonly Ignore[],
  unused: IgnoreOutcome['unused'],
  rules: ReadonlyMap<string, Rule>,
): readonly Placed[] {
  const guesses = new Guesses();
  return [
    ...ignores.flatMap((ignore) => [
      ...misshapen(source, ignore),
      ...(ignore.loose === '' ? ignore.written : [])
        .filter((name) => !rules.has(name))
        .map((name) => unknownRule(source, ignore, name, guesses.near(name, rules.keys()))),
    ]),
    ...unused.flatMap(({ ignore, rule }) => {
      const known = rules.get(rule);
      const isSaid = ignore.loose !== '' || !ignore.written.includes(rule);
      return isSaid || known === undefined || clockOf(known) !== 'none' ? [] : [silencesNothing(source, ignore, rule)];
    }),
  ];
}

export interface Source {
  readonly file: string;
  readonly text: string;
  readonly roots: readonly string[];
}

const onIgnore = (
  rule: string,
  { file, roots }: Source,
  { span }: Ignore,
  { subjects, ...said }: Pick<Placed, 'message' | 'subjects' | 'fixes'>,
): Placed => ({ rule, severity: 'warning', file, span, related: [], ...about(roots, subjects), ...said });

/** A comment without a rule or a reason, or without the colon between the two. */
function misshapen(source: Source, ignore: Ignore): readonly Placed[] {
  const { written, reason, loose } = ignore;
  const named = written.join(', ');
  const subjects = [written.join()];
  if (written.length === 0) {
    const message = 'This names no rule to ignore. Write `# roadmap-ignore rule: reason`.';
    const fixes = [removal(source, ignore, loose === '' && reason === '')];
    return [onIgnore('unused-ignore', source, ignore, { message, subjects, fixes })];
  }
  if (loose !== '') {
    const right = `# roadmap-ignore${ignore.wholeFile ? '-file' : ''} ${named}: ${loose}`;
    const message = `Write a colon before the reason: \`${short(right, MOST_SHOWN)}\`.`;
    const changes = [{ do: 'replace' as const, file: source.file, span: ignore.span, text: right }];
    const fixes = [{ title: 'Write the colon', safe: false, changes }];
    return [onIgnore('ignore-without-reason', source, ignore, { message, subjects, fixes })];
  }
  const message = `Say why ${named} may be ignored here: \`# roadmap-ignore ${named}: reason\`.`;
  return reason !== '' ? [] : [onIgnore('ignore-without-reason', source, ignore, { message, subjects, fixes: [] })];
}

const unknownRule = (source: Source, ignore: Ignore, name: string, guess: Near): Placed =>
  onIgnore('unused-ignore', source, ignore, {
    message: `There is no rule '${short(name)}'.${didYouMean(guess.words)}`,
    subjects: [name],
    fixes: corrections(source, ignore, name, guess),
  });

const silencesNothing = (source: Source, ignore: Ignore, rule: string): Placed =>
  onIgnore('unused-ignore', source, ignore, {
    message: `'${rule}' finds nothing here any more; remove this comment.`,
    subjects: [rule],
    fixes: ignore.written.length === 1 ? [removal(source, ignore, true)] : [],
  });

const MOST_SHOWN = 120;

/** The name of a rule put right; what somebody wrote is not thrown away without asking. */
function corrections(source: Source, ignore: Ignore, rule: string, guess: Near): readonly Fix[] {
  const { file, text } = source;
  const { start, end } = ignore.span;
  const before = /^#\s*roadmap-ignore(?:-file)?/i.exec(text.slice(start, end))![0].length;
  const at = start + before + nameIn(text.slice(start + before, end), rule);
  const fixes: Fix[] = guess.words
    .filter((word) => !ignore.written.includes(word))
    .map((word) => ({
      title: `Change to '${word}'`,
      safe: guess.sure === word,
      changes: [{ do: 'replace', file, span: { start: at, end: at + rule.length }, text: word }],
    }));
  return ignore.written.length === 1 ? [...fixes, removal(source, ignore, false)] : fixes;
}

/** Where a name stands in a list of names. */
function nameIn(list: string, name: string): number {
  let at = 0;
  for (const part of list.split(/([,\s:]+)/)) {
    if (part === name) return at;
    at += part.length;
  }
  return 0;
}

/** Takes a comment away, with its line if nothing else stands on it. */
function removal({ file, text }: Source, { span }: Ignore, safe: boolean): Fix {
  const lineStart = span.start === 0 ? 0 : text.lastIndexOf('\n', span.start - 1) + 1;
  const before = text.slice(lineStart, span.start);
  const newline = text.indexOf('\n', span.end);
  const wholeLine = { start: lineStart, end: newline < 0 ? text.length : newline + 1 };
  const cut = /^\s*$/.test(before)
    ? wholeLine
    : { start: span.start - (before.length - before.trimEnd().length), end: span.end };
  return { title: 'Remove the comment', safe, changes: [{ do: 'replace', file, span: cut, text: '' }] };
}

/** By place, then rule; the same finding once, with all the roadmaps that it was found in. */
export function inOrder<P extends Placed>(findings: readonly P[]): readonly P[] {
  const byKey = new Map<string, P>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.span.start} ${finding.span.end} ${finding.message}`;
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? finding : { ...known, origins: joined(known.origins, finding.origins) });
  }
  return [...byKey.values()].sort(
    (a, b) =>
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

const joined = (some: readonly Origin[], more: readonly Origin[]): readonly Origin[] => [
  ...some,
  ...more.filter(({ root }) => some.every((one) => one.root !== root)),
];

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a finding is known by in one of its roadmaps. */
export interface Print extends Origin {
  readonly fingerprint: string;
}

/** What fingerprints call a file, and the root of its roadmap. */
export interface PrintName {
  readonly root: string;
  readonly file: string;
}

/** Something to be known by a fingerprint. */
export interface Printed {
  /** The root's path. */
  readonly root: string;
  readonly rule: string;
  /** The entity, else the file, and the field. */
  readonly about: readonly string[];
  /** In any order. */
  readonly subjects: readonly string[];
}

/**
 * Makes fingerprints: 12 hex digits from the root's path, rule, entity, field and subjects, never from words, values or
 * positions; a repeated one gets a number. Two FNV-1a hashes (32 and 16 bits of them) side by side.
 */
export class Printer {
  readonly #counts = new Map<string, number>();

  print({ root, rule, about, subjects }: Printed): string {
    const made = [root, rule, ...about, '|', ...[...subjects].sort(compare)].join('\u0000');
    const nth = this.#counts.get(made) ?? 0;
    this.#counts.set(made, nth + 1);
    return digits(nth === 0 ? made : `${made}\u0000${nth}`);
  }
}

/** A field without positions in lists, which may grow above. */
export const fieldKeys = (field: FieldPath): readonly string[] => field.filter((part) => typeof part === 'string');

/**
 * What a file's findings are known by in each of their roadmaps. Where several equals share one finding, it is no
 * matter which of them comes first. What is about no entity is about its file, and so is an entity whose id another
 * file has too (`doubled`).
 */
export function fingerprints(
  findings: readonly Placed[],
  nameOf: (root: string) => PrintName,
  doubled: ReadonlySet<string>,
): readonly (readonly Print[])[] {
  const printer = new Printer();
  return findings.map(({ rule, origins, field, isOfGroup, subjects }) =>
    origins.map((origin) => {
      const { entity } = origin;
      const { root, file } = nameOf(origin.root);
      const what = entity !== undefined && !doubled.has(entity) ? [entity] : [entity ?? '', file];
      const about = isOfGroup ? [] : [...what, ...fieldKeys(field)];
      return { root, entity, fingerprint: printer.print({ root, rule, about, subjects }) };
    }),
  );
}

const digits = (text: string): string =>
  fnv(text, 0x811c9dc5).toString(16).padStart(8, '0') + (fnv(text, 0x050c5d1f) >>> 16).toString(16).padStart(4, '0');

/** Fowler–Noll–Vo 1a over UTF-16 units, 32 bits. */
export function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
