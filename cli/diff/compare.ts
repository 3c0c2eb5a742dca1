/** Reviews of all roadmaps that two sides have. */
import { join } from 'node:path';
import { type Review, review, type Version } from '../../core/diff/review';
import type { Finding, Overrides } from '../../core/report';
import type { Day } from '../../core/schedule/types';
import { type Suppression, suppressionOf } from '../../core/suppressions';
import { Workspace } from '../../core/workspace';
import { type ShownFinding, shownFindings } from '../check/report';
import { absolute, isWithin, shown } from '../files/paths';
import type { Io } from '../io/io';
import type { DiffSide, Sides } from './sides';

/** One roadmap. */
export interface Compared {
  /** What fingerprints and approvals call it: its root file from the top of the work tree. */
  readonly name: string;
  /** Its root file, from the current folder. */
  readonly path: string;
  readonly review: Review;
  readonly introduced: readonly ShownFinding[];
  readonly fixed: readonly ShownFinding[];
}

export interface Comparison {
  readonly base: string;
  readonly head: string;
  /** Roadmaps in which something differs. */
  readonly compared: readonly Compared[];
  /** Whether the roadmap of a name was looked at, or is on neither side. */
  readonly isLookedAt: (name: string) => boolean;
  /** Files in which only comments, order or formatting differ. */
  readonly meaningless: readonly string[];
}

export interface CompareOptions {
  readonly today: Day;
  readonly overrides: Overrides;
  /** As written; empty for everything. */
  readonly paths: readonly string[];
}

export function compare({ base, head }: Sides, options: CompareOptions, io: Io): Comparison {
  const kept = [base, head].flatMap((side) => prepare(side, options));
  // What either suppresses is left out of both: to suppress something neither mends nor breaks it.
  if (base.hasOwnNames || head.hasOwnNames)
    for (const { project } of [base, head]) project.workspace.setSuppressions(kept);
  const names = new Set([...rootNames(head), ...onlyIn(base, head)]);
  const asked = [...names].filter((name) => isAsked(name, [base, head], options.paths, io)).sort();
  const reviews = asked.map((name) => compareOne(name, base, head, options, io));
  const compared = reviews.filter(({ review: { edits, breaks, hidden }, introduced, fixed }) =>
    [edits, breaks, introduced, fixed, hidden.added, hidden.removed].some((list) => list.length > 0),
  );
  const isLookedAt = (name: string): boolean =>
    asked.includes(name) || (options.paths.length === 0 && !names.has(name));
  return {
    base: base.label,
    head: head.label,
    compared,
    isLookedAt,
    meaningless: meaningless(base, head, reviews, io),
  };
}

/**
 * The same day, levels and names on both sides, so that findings can be told apart by their fingerprints.
 * @returns what it suppresses by names of its own, by those that both sides have
 */
function prepare(side: DiffSide, { today, overrides }: CompareOptions): readonly Suppression[] {
  const { nameOf, suppressions, hasOwnNames } = side;
  const { workspace } = side.project;
  workspace.setToday(today);
  workspace.setLevels(overrides);
  const hidden = new Set<string>();
  if (hasOwnNames) {
    workspace.setSuppressions(suppressions ?? []);
    for (const file of workspace.files()) for (const one of workspace.suppressed(file)) hidden.add(whatOf(one));
    workspace.setSuppressions([]);
  }
  workspace.setPrintNames((file, root) => ({ file: nameOf(file) ?? file, root: nameOf(root) ?? root }));
  if (hidden.size === 0) return [];
  const all = workspace.files().flatMap((file) => workspace.findings(file));
  return all.filter((one) => hidden.has(whatOf(one))).map(suppressionOf);
}

/** A finding, whatever fingerprint it has. */
const whatOf = ({ rule, file, span, message }: Finding): string =>
  [rule, file, span.start, span.end, message].join(' ');

const rootNames = ({ project: { workspace }, nameOf }: DiffSide): readonly string[] =>
  workspace.roots().flatMap((root) => nameOf(root) ?? []);

/** Roots of the base that the head has no file for. */
function onlyIn(base: DiffSide, head: DiffSide): readonly string[] {
  const there = new Set(head.project.workspace.files().flatMap((file) => head.nameOf(file) ?? []));
  return rootNames(base).filter((name) => !there.has(name));
}

const fileOf = ({ project: { workspace }, nameOf }: DiffSide, name: string): string | undefined =>
  workspace.files().find((file) => nameOf(file) === name);

/** Whether a roadmap, as either side has it, has a file among the paths. */
function isAsked(name: string, sides: readonly DiffSide[], paths: readonly string[], io: Io): boolean {
  if (paths.length === 0) return true;
  return sides.some((side) => {
    const root = fileOf(side, name);
    const members = root === undefined ? [] : side.project.workspace.members(root);
    return members.some((file) =>
      paths.some((path) => isWithin(absolute(io.folder, path), join(side.project.top, file))),
    );
  });
}

function compareOne(name: string, base: DiffSide, head: DiffSide, options: CompareOptions, io: Io): Compared {
  const [before, after] = [versionOf(base, name), versionOf(head, name)];
  const made = review(before, after, { ...options, root: name });
  const shownIn = (side: DiffSide, findings: Review['findings']['fixed']): readonly ShownFinding[] =>
    shownFindings(side.project, io.folder, findings);
  return {
    name,
    path: shown(io.folder, join(head.project.top, fileOf(head, name) ?? fileOf(base, name) ?? name)),
    review: made,
    introduced: shownIn(head, made.findings.introduced),
    fixed: shownIn(base, made.findings.fixed),
  };
}

/** A roadmap, or an empty one where a side has none. */
function versionOf(side: DiffSide, name: string): Version {
  const root = fileOf(side, name);
  const nameOf = (file: string): string => side.nameOf(file) ?? file;
  const suppressions = side.suppressions?.filter(({ path }) => nameOf(path) === name);
  const known = suppressions === undefined ? {} : { suppressions };
  if (root !== undefined) return { workspace: side.project.workspace, root, nameOf, ...known };
  const workspace = new Workspace();
  workspace.setFile(name, { text: 'version: 1\n' });
  return { workspace, root: name, ...known };
}

/** Files of compared roadmaps whose text differs although no edit lies in them. */
function meaningless(base: DiffSide, head: DiffSide, reviews: readonly Compared[], io: Io): readonly string[] {
  const edited = new Set(
    reviews.flatMap(({ review: { edits } }) =>
      edits.flatMap(({ at }) => [at.base, at.head]).map((place) => place?.file),
    ),
  );
  // A comment that ignores something means something.
  const ignoring = ({ project: { workspace } }: DiffSide, file: string): string =>
    workspace
      .ignores(file)
      .map(({ rules, path, wholeFile }) => [wholeFile, path, rules].join(' '))
      .sort()
      .join('; ');
  const found = reviews.flatMap(({ review: { sides } }) =>
    sides.head.model.files.flatMap(({ path }) => {
      const name = head.nameOf(path);
      const old = name === undefined ? undefined : fileOf(base, name);
      const before = old === undefined ? undefined : base.project.workspace.text(old);
      const after = head.project.workspace.text(path);
      const isOther = before !== undefined && after !== undefined && before !== after;
      const isPlain = isOther && !edited.has(path) && !edited.has(old) && ignoring(base, old!) === ignoring(head, path);
      return isPlain ? [shown(io.folder, join(head.project.top, path))] : [];
    }),
  );
  return [...new Set(found)].sort();
}
