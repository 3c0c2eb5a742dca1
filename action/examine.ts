/** Checks what is checked out, and compares it with the base: as `roadmap check` and `roadmap diff` do. */
import { join } from 'node:path';
import { narrow, type OpenedFrom } from '../cli/check/narrow';
import { type Report, reportOf, type ShownFinding, type ShownPlace, shownPlace } from '../cli/check/report';
import { SuppressionFiles } from '../cli/check/suppressions';
import { failing, type Threshold } from '../cli/check/threshold';
import { withApproved } from '../cli/diff/approved';
import { type Comparison, compare } from '../cli/diff/compare';
import { readSides } from '../cli/diff/sides';
import { isGlob } from '../cli/files/glob';
import { openProjects } from '../cli/files/open';
import { shown } from '../cli/files/paths';
import type { Project } from '../cli/files/project';
import type { Repository } from '../cli/git/repository';
import type { Io } from '../cli/io/io';
import { todayFrom } from '../cli/io/today';
import type { BrokenPromise } from '../core/diff/promises/run';
import type { Overrides } from '../core/report';
import { bySeverity, reaches } from '../core/rules/kit';
import type { Day } from '../core/schedule/types';
import { locate } from '../core/syntax/locate';
import type { Workspace } from '../core/workspace';
import type { Base } from './base';
import type { Inputs } from './inputs';

/** A broken promise, and where it is broken; undefined where what promised it is gone. */
export interface ShownBreak extends BrokenPromise {
  readonly at: ShownPlace | undefined;
}

export interface Examined {
  readonly today: Day;
  /** What counts (`filter`). */
  readonly report: Report;
  /** Undefined without a base. */
  readonly comparison: Comparison | undefined;
  /** The gravest first. */
  readonly breaks: readonly ShownBreak[];
  /** What makes the job fail. */
  readonly failing: { readonly findings: readonly ShownFinding[]; readonly breaks: readonly ShownBreak[] };
  /** What kept paths from being checked. */
  readonly failures: readonly string[];
}

const NO_OVERRIDES: Overrides = new Map();

export async function examine(
  inputs: Inputs,
  base: Base | undefined,
  repository: Repository,
  io: Io,
): Promise<Examined> {
  const opened = { ...(await openProjects(inputs.paths, io, { mayBeEmpty: true })), files: io.files };
  const today = todayFrom(inputs.today, io, repository.top);
  for (const { workspace } of opened.projects) workspace.setToday(today);
  new SuppressionFiles(opened, {}, io);
  const report = reportFor(inputs.filter, opened, base, repository, today, io);
  const { comparison, breaks } = compared(inputs, opened.projects, base, today, io);
  return {
    today,
    report,
    comparison,
    breaks,
    failing: {
      findings: failing(report.findings, { failOn: inputs.failOn }),
      breaks: failingBreaks(breaks, inputs.failOnBreaking),
    },
    failures: opened.failures.map(({ message }) => message),
  };
}

function reportFor(
  filter: Inputs['filter'],
  opened: OpenedFrom,
  base: Base | undefined,
  repository: Repository,
  today: Day,
  io: Io,
): Report {
  if (base === undefined || filter === 'all') return reportOf(opened.projects, io.folder);
  const prepare = (workspace: Workspace): void => workspace.setToday(today);
  const { projects, since } = narrow(opened, { base: base.commit }, prepare, io);
  const label = since && { ...since, ref: base.label };
  if (filter === 'introduced') return reportOf(projects, io.folder, label);
  const touched = new Set(
    repository.changedSince(base.commit, 'filter: changed').map((path) => join(repository.top, path)),
  );
  return reportOf(
    projects.map((project) => orTouched(project, touched)),
    io.folder,
    label,
  );
}

/** What is asked about anyway, and everything in files that the change touches. */
function orTouched(project: Project, touched: ReadonlySet<string>): Project {
  return {
    ...project,
    asked: () => {
      const isNew = project.asked?.() ?? (() => true);
      return (finding) => touched.has(join(project.top, finding.file)) || isNew(finding);
    },
  };
}

function compared(
  inputs: Inputs,
  projects: readonly Project[],
  base: Base | undefined,
  today: Day,
  io: Io,
): Pick<Examined, 'comparison' | 'breaks'> {
  if (base === undefined) return { comparison: undefined, breaks: [] };
  const sides = readSides([base.commit], {}, io);
  // As the head has it, for both: what a change suppresses is not fixed.
  new SuppressionFiles({ projects: [sides.base.project, sides.head.project], files: io.files }, {}, io);
  const paths = pathsCompared(inputs.paths, projects, io);
  const head = sides.head.project;
  const found = compare(sides, { today, overrides: NO_OVERRIDES, paths }, io);
  const comparison = withApproved(found, inputs, head.top, io);
  const breaks = comparison.compared.flatMap(({ review }) =>
    review.breaks.map((one): ShownBreak => ({ ...one, at: placeOf(one, head, io) })),
  );
  return { comparison, breaks: [...breaks].sort(bySeverity) };
}

const failingBreaks = (breaks: readonly ShownBreak[], least: Threshold): readonly ShownBreak[] =>
  least === 'never' ? [] : breaks.filter((one) => one.approved === undefined && reaches(one, least));

/** A pattern stands for the files that it finds; a path also for what is not there any more. */
function pathsCompared(written: readonly string[], projects: readonly Project[], io: Io): readonly string[] {
  if (written.includes('.')) return [];
  const found = projects.flatMap(({ top, selected }) => selected.map((file) => shown(io.folder, join(top, file))));
  const paths = [...written.filter((path) => !isGlob(path)), ...found];
  // None would mean all.
  return paths.length === 0 ? written : paths;
}

function placeOf({ side, place }: BrokenPromise, head: Project, io: Io): ShownPlace | undefined {
  const tree = side === 'head' ? head.workspace.tree(place.file) : undefined;
  return tree && shownPlace(head, io.folder, place.file, locate(tree, place.path, place.part));
}
