/** Moving entries to a file that the user names. */
import { extractTo, suggestedFile } from '../../core/ide/refactor/extract';
import { MOVE_REQUEST, type MoveParams, type MoveResult } from '../../core/protocol/move';
import { answer } from '../answer';
import { spanOf, workspaceEdit } from '../convert';
import type { Session } from '../session';

const NOWHERE: MoveResult = { refused: 'This file belongs to no roadmap that is open.' };

export function provideMove(session: Session): void {
  session.connection.onRequest<MoveResult, never>(
    MOVE_REQUEST,
    answer<MoveParams, MoveResult>(session, 'The move', NOWHERE, async ({ uri, range, file }) => {
      const at = await session.ready(uri);
      const document = at?.project.document(at.path);
      if (at === undefined || document === undefined) return NOWHERE;
      const { workspace } = at.project;
      const span = spanOf(document, range);
      const proposed = suggestedFile(workspace, at.path, span);
      if (file === undefined && proposed !== undefined) return { proposed };
      const made = extractTo(workspace, at.path, span, file ?? '');
      if ('refused' in made) return made;
      const edit = workspaceEdit(at.project, made, session.edits);
      return edit === undefined ? { refused: 'This editor can’t make new files for an extension.' } : { edit };
    }),
  );
}
