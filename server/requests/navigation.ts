/** Going to definitions and mentions, and highlighting them. */
import { type DocumentHighlight, DocumentHighlightKind, type Location, type LocationLink } from 'vscode-languageserver';
import { definitionAt, mentionsAt } from '../../core/ide/references';
import { answer } from '../answer';
import { locationIn, rangeIn } from '../convert';
import { type At, atCaret, type Caret, type Session } from '../session';

export function provideNavigation(session: Session): void {
  const { connection } = session;
  connection.onDefinition(
    answer<Caret, Location[] | LocationLink[] | null>(session, 'The definition', null, (params) =>
      atCaret(session, params, null, (at, offset) => definition(session, at, offset)),
    ),
  );
  connection.onReferences(
    answer(session, 'References', [], (params) =>
      atCaret<Location[]>(session, params, [], (at, offset) =>
        references(at, offset, params.context.includeDeclaration),
      ),
    ),
  );
  connection.onDocumentHighlight(
    answer(session, 'Highlights', [], (params) => atCaret<DocumentHighlight[]>(session, params, [], highlights)),
  );
}

function definition(session: Session, { project, path }: At, offset: number): Location[] | LocationLink[] | null {
  const found = definitionAt(project.workspace, path, offset);
  if (found === undefined) return null;
  if (session.capabilities.textDocument?.definition?.linkSupport !== true)
    return [locationIn(project, found.file, found.span)];
  return [
    {
      originSelectionRange: rangeIn(project, path, found.origin),
      targetUri: project.uriOf(found.file),
      targetRange: rangeIn(project, found.file, found.whole),
      targetSelectionRange: rangeIn(project, found.file, found.span),
    },
  ];
}

function references({ project, path }: At, offset: number, withDeclaration: boolean): Location[] {
  return mentionsAt(project.workspace, path, offset)
    .filter(({ declares }) => withDeclaration || !declares)
    .map(({ file, span }) => locationIn(project, file, span));
}

function highlights({ project, path }: At, offset: number): DocumentHighlight[] {
  return mentionsAt(project.workspace, path, offset)
    .filter(({ file }) => file === path)
    .map(({ span, declares }) => ({
      range: rangeIn(project, path, span),
      kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
