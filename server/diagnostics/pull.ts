/** Diagnostics for clients that ask for them. */
import {
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { answer } from '../answer';
import type { Project } from '../project';
import type { Session } from '../session';
import { type FileReport, reportIfAny, reportOf } from './report';

const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

export function providePull(session: Session): void {
  const related = session.capabilities.textDocument?.diagnostic?.relatedDocumentSupport === true;
  const { diagnostics } = session.connection.languages;
  const shown = new Shown();
  diagnostics.on(
    answer(session, 'Diagnostics', NOTHING, async ({ textDocument, previousResultId }) => {
      const at = await session.ready(textDocument.uri);
      if (at === undefined) return NOTHING;
      const report = toReport(shown.noted(reportOf(at.project, at.path)), previousResultId);
      return related ? { ...report, relatedDocuments: relatedTo(session, at.project, at.path) } : report;
    }),
  );
  diagnostics.onWorkspace(
    answer<WorkspaceParams, WorkspaceDiagnosticReport>(session, 'Diagnostics', { items: [] }, (params) =>
      everything(session, params, shown),
    ),
  );
}

interface WorkspaceParams {
  readonly previousResultIds: readonly { readonly uri: string; readonly value: string }[];
}

/**
 * The files for which a client was given findings. It forgets the result id of a file that is closed, but not what was
 * found in it: of one that is gone for good, it has to be told unasked, and again until it listens.
 */
class Shown {
  readonly #uris = new Set<string>();

  noted(report: FileReport): FileReport {
    if (report.items.length > 0) this.#uris.add(report.uri);
    return report;
  }

  /** Files of which a report has to say something, if only that nothing is left. */
  with(others: Iterable<string>): Iterable<string> {
    return new Set([...this.#uris, ...others]);
  }
}

async function everything(session: Session, params: WorkspaceParams, shown: Shown): Promise<WorkspaceDiagnosticReport> {
  const before = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
  const items: WorkspaceDiagnosticReport['items'] = [];
  const told = new Set<string>();
  for (const project of await session.allReady())
    for (const path of project.workspace.files()) {
      // Who looks at the document has a report of its own, which goes before this.
      if (project.isOrphan(path)) continue;
      told.add(project.uriOf(path));
      const report = reportIfAny(session, project, path);
      if (report === undefined) continue;
      shown.noted(report);
      items.push({ ...toReport(report, before.get(report.uri)), uri: report.uri, version: report.version });
    }
  for (const uri of shown.with(before.keys()))
    if (!told.has(uri)) items.push({ kind: DocumentDiagnosticReportKind.Full, items: [], uri, version: null });
  return { items };
}

type OneReport = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

function toReport(report: FileReport, previous: string | undefined): OneReport {
  return previous === report.id
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: report.id }
    : { kind: DocumentDiagnosticReportKind.Full, resultId: report.id, items: [...report.items] };
}

/** The other files of the roadmap: an edit in one can change what is found in another. */
function relatedTo(session: Session, project: Project, path: string): Record<string, OneReport> {
  const others = project.related(path).filter((other) => other !== path);
  const reports = others.flatMap((other) => reportIfAny(session, project, other) ?? []);
  return Object.fromEntries(reports.map((report) => [report.uri, toReport(report, undefined)]));
}
