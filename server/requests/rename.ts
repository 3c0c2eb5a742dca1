import {
  LSPErrorCodes,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { rename, renameRange } from '../../core/ide/rename';
import { answer } from '../answer';
import { rangeIn, workspaceEdit } from '../convert';
import { atCaret, type Caret, type Session } from '../session';

export function provideRename(session: Session): void {
  session.connection.onPrepareRename(
    answer<Caret, PrepareRenameResult | null>(session, 'The rename', null, (params) =>
      atCaret<PrepareRenameResult | null>(session, params, null, ({ project, path }, offset) => {
        const found = renameRange(project.workspace, path, offset);
        if ('refused' in found) throw refusal(found.refused);
        return { range: rangeIn(project, path, found.span), placeholder: found.id };
      }),
    ),
  );
  session.connection.onRenameRequest(
    answer<RenameParams, WorkspaceEdit | null>(session, 'The rename', null, (params) =>
      atCaret<WorkspaceEdit | null>(session, params, null, ({ project, path }, offset) => {
        const made = rename(project.workspace, path, offset, params.newName.trim());
        if ('refused' in made) throw refusal(made.refused);
        return workspaceEdit(project, made, session.edits) ?? null;
      }),
    ),
  );
}

/** Clients show the message of a failed request. */
const refusal = (message: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, message);
