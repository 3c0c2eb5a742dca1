import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import { type Action, actionsAt } from '../../core/ide/actions';
import { difference } from '../../core/ide/difference';
import { fixAll } from '../../core/ide/fixAll';
import { answer } from '../answer';
import { spanOf, workspaceEdit } from '../convert';
import type { At, Session } from '../session';

export const FIX_ALL = 'source.fixAll.roadmap';

export function provideCodeActions(session: Session): void {
  session.connection.onCodeAction(
    answer<CodeActionParams, CodeAction[]>(session, 'Fixes', [], async (params) => {
      const at = await session.ready(params.textDocument.uri);
      return at === undefined ? [] : codeActions(session, at, params);
    }),
  );
}

function codeActions(session: Session, at: At, { range, context }: CodeActionParams): CodeAction[] {
  const document = at.project.document(at.path);
  if (document === undefined) return [];
  const wants = (kind: string): boolean => (context.only ?? [CodeActionKind.QuickFix]).some((only) => isIn(kind, only));
  const actions: CodeAction[] = [];
  if (wants(FIX_ALL)) actions.push(...fixAllAction(session, at));
  if (!wants(CodeActionKind.QuickFix)) return actions;
  const preferred = new Set<string>();
  const today = session.today(at.project);
  for (const action of actionsAt(at.project.workspace, at.path, spanOf(document, range), today)) {
    const edit = workspaceEdit(at.project, action.edits, session.edits);
    if (edit === undefined) continue;
    const isPreferred = action.safe && !preferred.has(action.finding.fingerprint);
    if (isPreferred) preferred.add(action.finding.fingerprint);
    actions.push({
      title: action.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnosticsFor(action, context.diagnostics),
      ...(isPreferred ? { isPreferred } : {}),
      edit,
    });
  }
  return actions;
}

/** Kinds are trees: `source` asks for `source.fixAll.roadmap` too. */
const isIn = (kind: string, asked: string): boolean => asked === '' || kind === asked || kind.startsWith(`${asked}.`);

/** The client's own copies of the finding, as it wants them back. */
function diagnosticsFor({ finding }: Action, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(
    ({ code, data }) => code === finding.rule && (data ?? finding.fingerprint) === finding.fingerprint,
  );
}

function fixAllAction(session: Session, { project, path }: At): readonly CodeAction[] {
  const { files } = fixAll(project.workspace, path);
  if (files.length === 0) return [];
  const edits = files.map(({ file, before, after }) => ({ file, edits: difference(before, after) }));
  const edit = workspaceEdit(project, edits, session.edits);
  return edit === undefined ? [] : [{ title: 'Fix all safe findings', kind: FIX_ALL, edit }];
}
