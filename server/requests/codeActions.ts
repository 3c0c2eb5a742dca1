import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Action, actionsAt } from '../../core/ide/actions';
import { difference } from '../../core/ide/difference';
import { fixAll } from '../../core/ide/fixAll';
import { type Refactoring, refactoringsAt } from '../../core/ide/refactorings';
import { answer } from '../answer';
import { spanOf, workspaceEdit } from '../convert';
import type { At, Session } from '../session';

const FIX_ALL = 'source.fixAll.roadmap';
const { QuickFix, Refactor } = CodeActionKind;
/** The kinds that are offered. */
export const CODE_ACTIONS: string[] = [
  QuickFix,
  FIX_ALL,
  CodeActionKind.RefactorExtract,
  'refactor.move',
  CodeActionKind.RefactorRewrite,
];

export function provideCodeActions(session: Session): void {
  session.connection.onCodeAction(
    answer<CodeActionParams, CodeAction[]>(session, 'Fixes', [], async (params) => {
      const at = await session.ready(params.textDocument.uri);
      return at === undefined ? [] : codeActions(session, at, params);
    }),
  );
  session.connection.onCodeActionResolve(async (action, token) => {
    const resolve = answer<CodeAction, CodeAction>(session, 'The refactoring', action, (one) => resolved(session, one));
    return resolve(action, token);
  });
}

function codeActions(session: Session, at: At, { range, context }: CodeActionParams): CodeAction[] {
  if (at.project.document(at.path) === undefined) return [];
  const { only = [QuickFix, Refactor] } = context;
  const wants = (kind: string): boolean => only.some((asked) => isIn(kind, asked));
  return [
    ...(wants(FIX_ALL) ? fixAllAction(session, at) : []),
    ...(wants(QuickFix) ? quickFixes(session, at, range, context.diagnostics) : []),
    ...(wants(Refactor) || only.some((asked) => isIn(asked, Refactor))
      ? refactorings(session, at, range, context)
      : []),
  ];
}

/** Kinds are trees: `source` asks for `source.fixAll.roadmap` too. */
const isIn = (kind: string, asked: string): boolean => asked === '' || kind === asked || kind.startsWith(`${asked}.`);

function quickFixes(session: Session, at: At, range: Range, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const { workspace } = at.project;
  const actions: CodeAction[] = [];
  const preferred = new Set<string>();
  const span = spanOf(at.project.document(at.path)!, range);
  for (const action of actionsAt(workspace, at.path, span, session.today(at.project))) {
    const edit = workspaceEdit(at.project, action.edits, session.edits);
    if (edit === undefined) continue;
    const isPreferred = action.safe && !preferred.has(action.finding.fingerprint);
    if (isPreferred) preferred.add(action.finding.fingerprint);
    actions.push({
      title: action.title,
      kind: QuickFix,
      diagnostics: diagnosticsFor(action, diagnostics),
      ...(isPreferred ? { isPreferred } : {}),
      edit,
    });
  }
  return actions;
}

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

/** What finds a refactoring again when a client wants its edit. */
interface Wanted {
  readonly uri: string;
  readonly version: number | null;
  readonly range: Range;
}

/** Their edits are tried out before they are given, which takes a while: at once only for clients that can't ask for them. */
function refactorings(session: Session, at: At, range: Range, context: CodeActionParams['context']): CodeAction[] {
  const { documentChanges, create } = session.edits;
  const support = session.capabilities.textDocument?.codeAction;
  const isLazy = support?.resolveSupport?.properties.includes('edit') === true && support.dataSupport === true;
  if (!isLazy && context.triggerKind === CodeActionTriggerKind.Automatic) return [];
  const only = context.only ?? [Refactor];
  return refactoringsAt(at.project.workspace, at.path, spanOf(at.project.document(at.path)!, range)).flatMap((one) => {
    const canMake = one.kind !== 'refactor.extract' || (documentChanges && create);
    const isWanted = only.some((kind) => isIn(one.kind, kind));
    if (!canMake || !isWanted || (one.refused !== undefined && support?.disabledSupport !== true)) return [];
    const action: CodeAction = { title: one.title, kind: one.kind };
    if (one.refused !== undefined) return [{ ...action, disabled: { reason: one.refused } }];
    if (!isLazy) return withEdit(session, at, action, one);
    const data: Wanted = { uri: at.project.uriOf(at.path), version: at.project.version(at.path), range };
    return [{ ...action, data }];
  });
}

function withEdit(session: Session, at: At, action: CodeAction, one: Refactoring): readonly CodeAction[] {
  const edit = editOf(session, at, one);
  return typeof edit === 'string' ? [] : [{ ...action, edit }];
}

/** The edit, or why it can't be made. */
function editOf(session: Session, { project }: At, one: Refactoring): WorkspaceEdit | string {
  const made = one.edits();
  if ('refused' in made) return made.refused;
  return workspaceEdit(project, made, session.edits) ?? 'This editor can’t make new files for an extension.';
}

async function resolved(session: Session, action: CodeAction): Promise<CodeAction> {
  const wanted = action.data as Wanted | undefined;
  const at = wanted === undefined ? undefined : await session.ready(String(wanted.uri));
  const document = at?.project.document(at.path);
  if (wanted === undefined || at === undefined || document === undefined) return action;
  const one =
    at.project.version(at.path) === wanted.version
      ? refactoringsAt(at.project.workspace, at.path, spanOf(document, wanted.range)).find(
          ({ title, kind }) => title === action.title && kind === action.kind,
        )
      : undefined;
  if (one === undefined) throw refusal('The file is another one by now. Ask again.');
  const edit = editOf(session, at, one);
  if (typeof edit === 'string') throw refusal(edit);
  return { ...action, edit };
}

/** Clients show the message of a failed request. */
const refusal = (message: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, message);
