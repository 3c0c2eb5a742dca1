/** Reviews of all roadmaps that two sides have. */
import { join } from 'node:path';
import { type Review, review, type Version } from '../../core/diff/review';
import type { Overrides } from '../../core/report';
import type { Day } from '../../core/schedule/types';
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
  for (const side of [base, head]) prepare(side, options);
  const names = new Set([...rootNames(head), ...onlyIn(base, head)]);
  const asked = [...names].filter((name) => isAsked(name, [base, head], options.paths, io)).sort();
  const reviews = asked.map((name) => compareOne(name, base, head, options, io));
  const compared = reviews.filter(({ review: { edits, breaks }, introduced, fixed }) =>
    [edits, breaks, introduced, fixed].some((list) => list.length > 0),
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

/** The same day, levels and names on both sides, so that findings can be told apart by their fingerprints. */
function prepare({ project: { workspace }, nameOf }: DiffSide, { today, overrides }: CompareOptions): void {
  workspace.setToday(today);
  workspace.setLevels(overrides);
  workspace.setPrintNames((file, root) => ({ file: nameOf(file) ?? file, root: nameOf(root) ?? root }));
}

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
  if (root !== undefined) return { workspace: side.project.workspace, root, nameOf };
  const workspace = new Workspace();
  workspace.setFile(name, { text: 'version: 1\n' });
  return { workspace, root: name };
}

/** Files of compared roadmaps whose text differs although no edit lies in them. */
function meaningless(base: DiffSide, head: DiffSide, reviews: readonly Compared[], io: Io): readonly string[] {
  const edited = new Set(
    reviews.flatMap(({ review: { edits } }) =>
      edits.flatMap(({ at }) => [at.base, at.head]).map((place) => place?.file),
    ),
  );
  const found = reviews.flatMap(({ review: { sides } }) =>
    sides.head.model.files.flatMap(({ path }) => {
      const name = head.nameOf(path);
      const old = name === undefined ? undefined : fileOf(base, name);
      const before = old === undefined ? undefined : base.project.workspace.text(old);
      const after = head.project.workspace.text(path);
      const isOther = before !== undefined && after !== undefined && before !== after;
      const isPlain = isOther && !edited.has(path) && !edited.has(old);
      return isPlain ? [shown(io.folder, join(head.project.top, path))] : [];
    }),
  );
  return [...new Set(found)].sort();
}
