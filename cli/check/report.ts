/** What `check` found, as it is shown. */
import { join } from 'node:path';
import { compare, type Finding } from '../../core/report';
import type { Severity } from '../../core/rules/kit';
import { type SourceFile, toEdits } from '../../core/syntax/apply';
import type { Fix } from '../../core/syntax/edit';
import { shown } from '../files/paths';
import type { Project } from '../files/project';
import { Lines, type Range } from '../text/lines';

export interface ShownPlace {
  readonly path: string;
  readonly range: Range;
}
export interface ShownEdit extends ShownPlace {
  readonly text: string;
  readonly create?: true;
}
export interface ShownFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly ShownEdit[];
}

/** A finding with paths relative to the current folder, and lines and columns from 1. */
export interface ShownFinding extends ShownPlace {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly entity: string | undefined;
  readonly related: readonly (ShownPlace & { readonly message: string })[];
  readonly time: boolean;
  readonly fingerprint: string;
  readonly isFixable: boolean;
  /** Made only when somebody asks. */
  fixes(): readonly ShownFix[];
  /** The source from the first line of the range. */
  line(): string;
}

export interface Report {
  readonly findings: readonly ShownFinding[];
  /** How many files were checked. */
  readonly files: number;
  /** How many findings in them are suppressed. */
  readonly suppressed: number;
  /** With what it was compared, and how much of that is not new; undefined where nothing was. */
  readonly since?: Since & { readonly old: readonly Severity[] };
  /** The files that were checked, in order. */
  readonly paths: readonly string[];
  /** The text of a file that a finding, what is related to it, or a fix is in; undefined of one that is not there yet. */
  source(path: string): Lines | undefined;
}

/** What `--base` names. */
export interface Since {
  readonly ref: string;
  /** What it was compared with; undefined if there was no roadmap to compare. */
  readonly commit: string | undefined;
}

/** The findings of the selected files by path, line, column and rule. */
export function reportOf(projects: readonly Project[], folder: string, since?: Since): Report {
  const reporters = projects.map((project) => new Reporter(project, folder));
  const paths = reporters.flatMap((reporter) => reporter.paths());
  const suppressed = projects.flatMap(({ workspace, selected }) =>
    selected.flatMap((file) => workspace.suppressed(file)),
  );
  return {
    findings: reporters.flatMap((reporter) => reporter.findings()).sort(byPlace),
    files: paths.length,
    suppressed: suppressed.length,
    paths: paths.sort(compare),
    source: (path) => reporters.map((reporter) => reporter.source(path)).find((lines) => lines !== undefined),
    ...(since === undefined ? {} : { since: { ...since, old: projects.flatMap(notAsked) } }),
  };
}

function notAsked({ workspace, selected, asked }: Project): readonly Severity[] {
  const isAsked = asked?.() ?? (() => true);
  const all = selected.flatMap((file) => workspace.findings(file));
  return all.filter((finding) => !isAsked(finding)).map(({ severity }) => severity);
}

function byPlace(a: ShownFinding, b: ShownFinding): number {
  return (
    compare(a.path, b.path) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compare(a.rule, b.rule)
  );
}

class Reporter {
  /** By path in the workspace. */
  readonly #lines = new Map<string, Lines>();
  /** Paths in the workspace by how they are shown. */
  readonly #files = new Map<string, string>();

  constructor(
    readonly project: Project,
    readonly folder: string,
  ) {}

  findings(): ShownFinding[] {
    return findingsAsked(this.project).map((finding) => this.shown(finding));
  }

  paths(): string[] {
    return this.project.selected.map((file) => this.#path(file));
  }

  source(path: string): Lines | undefined {
    const file = this.#files.get(path);
    return file === undefined || this.project.workspace.text(file) === undefined ? undefined : this.#linesOf(file);
  }

  shown(finding: Finding): ShownFinding {
    const place = this.place(finding.file, finding.span);
    return {
      ...place,
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      entity: finding.entity,
      related: finding.related.map(({ file, span, message }) => ({ ...this.place(file, span), message })),
      time: finding.time,
      fingerprint: finding.fingerprint,
      isFixable: finding.fixes.some(({ safe }) => safe),
      fixes: () => finding.fixes.flatMap((fix) => this.#fix(fix) ?? []),
      line: () => this.#linesOf(finding.file).line(place.range.start.line),
    };
  }

  #fix(fix: Fix): ShownFix | undefined {
    const edits = toEdits(fix.changes, sourceIn(this.project));
    if (edits === undefined) return undefined;
    const shownEdits = edits.flatMap(({ file, edits: each, create }) =>
      each.map(({ span, text }) => ({ ...this.place(file, span), text, ...(create ? { create } : {}) })),
    );
    return { title: fix.title, safe: fix.safe, edits: shownEdits };
  }

  place(file: string, span: Finding['span']): ShownPlace {
    const path = this.#path(file);
    this.#files.set(path, file);
    return { path, range: this.#linesOf(file).range(span) };
  }

  #path(file: string): string {
    return shown(this.folder, join(this.project.top, file));
  }

  #linesOf(file: string): Lines {
    const lines = this.#lines.get(file) ?? new Lines(this.project.workspace.text(file) ?? '');
    this.#lines.set(file, lines);
    return lines;
  }
}

/** Findings of a project, as they are shown. */
export function shownFindings(project: Project, folder: string, findings: readonly Finding[]): readonly ShownFinding[] {
  const reporter = new Reporter(project, folder);
  return findings.map((finding) => reporter.shown(finding));
}

/** Where something stands, as it is shown. */
export const shownPlace = (project: Project, folder: string, file: string, span: Finding['span']): ShownPlace =>
  new Reporter(project, folder).place(file, span);

/** The findings that the project is asked about. */
export function findingsAsked({ workspace, selected, asked }: Project): readonly Finding[] {
  const isAsked = asked?.() ?? (() => true);
  return selected.flatMap((file) => workspace.findings(file).filter(isAsked));
}

/** How fixes look files up. */
function sourceIn({ workspace }: Project): (file: string) => SourceFile | undefined {
  return (file) => {
    const text = workspace.text(file);
    return text === undefined ? undefined : { text, tree: workspace.tree(file) };
  };
}
