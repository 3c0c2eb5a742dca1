/** Findings as a client shows them. */
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { rulePage } from '../../core/protocol/pages';
import { type Finding, fnv } from '../../core/report';
import type { Severity } from '../../core/rules/kit';
import { locationIn, rangeIn } from '../convert';
import type { Project } from '../project';
import type { Session } from '../session';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS: Readonly<Record<string, DiagnosticTag>> = {
  'unused-ignore': DiagnosticTag.Unnecessary,
  'retired-tool-used': DiagnosticTag.Deprecated,
};

export interface FileReport {
  readonly uri: string;
  readonly version: number | null;
  readonly items: readonly Diagnostic[];
  /** The same for the same items. */
  readonly id: string;
}

const NOTHING: readonly Finding[] = [];

/** What is found in a file; nothing in old versions of files, which tools open beside the real ones. */
export function reportOf(project: Project, path: string): FileReport {
  const findings = project.folder.query === '' ? project.workspace.findings(path) : NOTHING;
  const files = new Set([path, ...findings.flatMap(({ related }) => related.map(({ file }) => file))]);
  // Texts too: an edit can move lines without moving offsets.
  const places = [...files].flatMap((file) => [project.uriOf(file), project.workspace.text(file)]);
  return project.kept(path, [findings, project.version(path), ...places], () => makeReport(project, path, findings));
}

function makeReport(project: Project, path: string, findings: readonly Finding[]): FileReport {
  const items = findings.map((finding) => diagnosticOf(project, finding));
  return { uri: project.uriOf(path), version: project.version(path), items, id: hash(JSON.stringify(items)) };
}

/** What is found in a file; if that can't be said, one line in the log. One file never silences the others. */
export function reportIfAny(session: Session, project: Project, path: string): FileReport | undefined {
  try {
    return reportOf(project, path);
  } catch (error) {
    session.connection.console.error(`${path} could not be checked: ${String(error).split('\n')[0]}`);
    return undefined;
  }
}

function diagnosticOf(project: Project, finding: Finding): Diagnostic {
  const tag = TAGS[finding.rule];
  return {
    range: rangeIn(project, finding.file, finding.span),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    codeDescription: { href: rulePage(finding.rule) },
    source: 'roadmap',
    message: finding.message,
    ...(tag === undefined ? {} : { tags: [tag] }),
    relatedInformation: finding.related.map(({ file, span, message }) => ({
      location: locationIn(project, file, span),
      message,
    })),
    data: finding.fingerprint,
  };
}

/** Two hashes side by side. */
const hash = (text: string): string => `${fnv(text, 0x811c9dc5).toString(16)}${fnv(text, 0x050c5d1f).toString(16)}`;
