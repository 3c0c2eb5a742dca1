import type { TextEdit } from 'vscode-languageserver';
import { finishedLineEdits, formatEdits } from '../../core/ide/format';
import type { Span } from '../../core/syntax/tree';
import { answer } from '../answer';
import { editsIn, spanOf } from '../convert';
import { type At, atCaret, inFile, type Session } from '../session';

export function provideFormatting(session: Session): void {
  const { connection } = session;
  connection.onDocumentFormatting(
    answer(session, 'The format', [], (params) => inFile<TextEdit[]>(session, params, [], (at) => edits(at))),
  );
  connection.onDocumentRangeFormatting(
    answer(session, 'The format', [], (params) =>
      inFile<TextEdit[]>(session, params, [], (at) => edits(at, spanOf(at.project.document(at.path)!, params.range))),
    ),
  );
  connection.onDocumentOnTypeFormatting(
    answer(session, 'The format', [], (params) => atCaret<TextEdit[]>(session, params, [], finishedLine)),
  );
}

function finishedLine({ project, path }: At, offset: number): TextEdit[] {
  const document = project.document(path)!;
  return editsIn(document, finishedLineEdits(document.getText(), offset));
}

function edits({ project, path }: At, range?: Span): TextEdit[] {
  const document = project.document(path)!;
  return editsIn(document, formatEdits(document.getText(), range));
}
