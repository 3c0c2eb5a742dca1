/** What `check` does with `roadmap-suppressions.json`: findings that a team lives with for now. */

import { join } from 'node:path';
import { counted } from '../../core/format/words';
import { SUPPRESSIONS_FILE } from '../../core/protocol/files';
import type { Overrides } from '../../core/report';
import { clockOf } from '../../core/rules/kit';
import { rulesByName } from '../../core/rules/list';
import {
  keyOf,
  printSuppressions,
  readSuppressions,
  type Suppression,
  type Suppressions,
  suppressionOf,
} from '../../core/suppressions';
import type { Workspace } from '../../core/workspace';
import { type LedgerFile, readLedgerFile, writeLedgerFile } from '../files/ledger';
import { isWithin, shown } from '../files/paths';
import type { Project } from '../files/project';
import { complain, type Failure, misuse, unreadable } from '../io/failure';
import type { Files, Io } from '../io/io';
import { findingsAsked } from './report';

export interface SuppressionOptions {
  readonly suppressAll?: boolean;
  readonly pruneSuppressions?: boolean;
  /** False with `--no-suppressions`: everything is shown. */
  readonly suppressions?: boolean;
}

/** The file of one workspace, which lies at its top. */
type Ledger = Omit<LedgerFile, 'held'> & { held: Suppressions };

/** @throws Failure for what can't be meant */
export function refuseOddSuppressions(
  paths: readonly string[],
  options: SuppressionOptions & { readonly fixDryRun?: boolean; readonly staged?: boolean; readonly watch?: boolean },
): void {
  const { suppressAll, pruneSuppressions, suppressions, fixDryRun, staged, watch } = options;
  const option = suppressAll === true ? '--suppress-all' : '--prune-suppressions';
  if (suppressAll !== true && pruneSuppressions !== true) return;
  if (suppressions === false) throw misuse(`${option} and --no-suppressions exclude each other: use one of them.`);
  if (fixDryRun === true) throw misuse(`${option} writes a file, --fix-dry-run none: use one of them.`);
  if (watch === true) throw misuse(`${option} is for one run: leave --watch away.`);
  if (staged === true)
    throw misuse(`${option} writes a file, which --staged does not read: use --changed, and stage the result.`);
  if (paths.includes('-'))
    throw misuse(`${option} is for roadmaps in files: name the file instead of - for standard input.`);
}

/** @throws Failure where the file can't be read */
const ledgerAt = (top: string, files: Files, io: Io): LedgerFile =>
  readLedgerFile(top, join(top, SUPPRESSIONS_FILE), readSuppressions, files, io);

/** What is suppressed in a work tree. @throws Failure where the file can't be read */
export const suppressedIn = (top: string, files: Files, io: Io): readonly Suppression[] =>
  ledgerAt(top, files, io).held.entries;

export class SuppressionFiles {
  readonly #ledgers = new Map<Workspace, Ledger>();

  /**
   * Reads what is suppressed, and tells the workspaces.
   * @throws Failure where a file can't be read: everything that it suppresses would be shown
   */
  constructor(
    { projects, files }: { readonly projects: readonly Project[]; readonly files: Files },
    readonly options: SuppressionOptions,
    readonly io: Io,
  ) {
    for (const { workspace, top } of options.suppressions === false ? [] : projects) {
      const ledger: Ledger = { ...ledgerAt(top, files, io) };
      this.#ledgers.set(workspace, ledger);
      workspace.setSuppressions(ledger.held.entries);
    }
  }

  /** Does what the options ask for, and says what came of it. */
  update(projects: readonly Project[], levels: Overrides): readonly Failure[] {
    const { suppressAll, pruneSuppressions } = this.options;
    if (suppressAll !== true && pruneSuppressions !== true) return [];
    return projects.flatMap((project) => {
      const ledger = this.#ledgers.get(project.workspace)!;
      const gone = new Set(pruneSuppressions === true ? this.#stale(project, levels) : []);
      const added = suppressAll === true ? suppressible(project) : [];
      const entries = [...ledger.held.entries.filter((entry) => !gone.has(entry)), ...added];
      const problem = this.#write(project.top, ledger, { ...ledger.held, entries });
      if (problem !== undefined) return [unreadable(`${this.#shown(ledger.file)}: ${problem}`)];
      project.workspace.setSuppressions(entries);
      if (pruneSuppressions === true) this.#sayPruned(ledger, gone.size);
      if (suppressAll === true) this.#saySuppressed(ledger, added.length);
      return [];
    });
  }

  /** Says in one line how many entries are good for nothing. A day may bring back what the clock finds. */
  tellOfStale(projects: readonly Project[], levels: Overrides): void {
    for (const project of projects) {
      const stale = this.#stale(project, levels).filter(({ rule }) => !hangsOnToday(rule));
      if (stale.length === 0) continue;
      const [match, them] = stale.length === 1 ? ['matches', 'it'] : ['match', 'them'];
      const file = this.#shown(this.#ledgers.get(project.workspace)!.file);
      const entries = `${counted(stale.length, 'entry', 'entries')} of ${file}`;
      complain(this.io, `${entries} ${match} nothing any more; --prune-suppressions takes ${them} out.`);
    }
  }

  #sayPruned({ file }: Ledger, count: number): void {
    const said =
      count === 0
        ? `No entry of ${this.#shown(file)} has become needless.`
        : `Took ${counted(count, 'entry', 'entries')} out of ${this.#shown(file)}.`;
    this.io.stderr.write(`${said}\n`);
  }

  #saySuppressed({ file }: Ledger, count: number): void {
    const said =
      count === 0
        ? 'There is nothing to suppress.'
        : `Suppressed ${counted(count, 'finding')} in ${this.#shown(file)}.`;
    this.io.stderr.write(`${said}\n`);
  }

  /** Entries that match nothing, as far as this check can say. */
  #stale(project: Project, levels: Overrides): readonly Suppression[] {
    const entries = this.#ledgers.get(project.workspace)?.held.entries ?? [];
    if (entries.length === 0) return [];
    const matched = matchedIn(project, new Set(entries.map(({ path }) => path)));
    return entries.filter(
      (entry) => !matched.has(keyOf(entry)) && levels.get(entry.rule) !== 'off' && this.#isDead(project, entry),
    );
  }

  /** Whether a check that doesn't find what an entry is for proves that it is not there. */
  #isDead(project: Project, { path, rule, entity }: Suppression): boolean {
    const { workspace, sources, selected, folders, top } = project;
    const known = rulesByName.get(rule);
    if (sources.has(path))
      return (
        selected.includes(path) &&
        workspace.rootsWith(path).every((root) => known === undefined || workspace.proves(root, known, entity))
      );
    const file = join(top, path);
    if (!isWithin(top, file)) return true;
    return [...folders].some((folder) => isWithin(folder, file)) && this.#isGone(file);
  }

  #isGone(file: string): boolean {
    try {
      return this.io.files.kind(file) === undefined;
    } catch {
      return false;
    }
  }

  /** Writes the file, but none for nothing. Returns what went wrong. */
  #write(top: string, ledger: Ledger, held: Suppressions): string | undefined {
    const isNone = ledger.source === undefined && held.entries.length === 0;
    const problem = isNone ? undefined : writeLedgerFile(top, ledger, printSuppressions(held), this.io);
    if (problem === undefined) ledger.held = held;
    return problem;
  }

  #shown(file: string): string {
    return shown(this.io.folder, file);
  }
}

const hangsOnToday = (name: string): boolean => {
  const rule = rulesByName.get(name);
  return rule !== undefined && clockOf(rule) !== 'none';
};

/** All that was asked about and can be suppressed, of every level and of the clock too. */
const suppressible = (project: Project): readonly Suppression[] =>
  findingsAsked(project)
    .filter(({ rule }) => rule !== 'yaml-syntax')
    .map(suppressionOf);

/** The keys of entries that match something, in the whole roadmaps that some files are in. */
function matchedIn({ workspace, selected }: Project, paths: ReadonlySet<string>): ReadonlySet<string> {
  const roots = new Set(selected.filter((path) => paths.has(path)).flatMap((path) => workspace.rootsWith(path)));
  const files = new Set([...roots].flatMap((root) => workspace.members(root)));
  return new Set([...files].flatMap((path) => workspace.suppressed(path).map((one) => keyOf(suppressionOf(one)))));
}
