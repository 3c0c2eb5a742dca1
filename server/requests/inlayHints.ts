import { type InlayHint, type InlayHintLabelPart, InlayHintRequest, MarkupKind } from 'vscode-languageserver';
import { type Hint, type HintPart, hintsOf } from '../../core/ide/hints';
import { answer } from '../answer';
import { locationIn, positionOf, spanOf } from '../convert';
import { type At, inFile, type Session } from '../session';

export function provideInlayHints(session: Session): void {
  session.connection.onRequest(
    InlayHintRequest.type,
    answer(session, 'Hints', [], (params) =>
      inFile<InlayHint[]>(session, params, [], (at) => {
        const { project, path } = at;
        const within = spanOf(project.document(path)!, params.range);
        return hintsOf(project.workspace, path, session.hints(project), within).map((hint) => inlay(at, hint));
      }),
    ),
  );
}

function inlay({ project, path }: At, { offset, parts, facts }: Hint): InlayHint {
  const tooltip = { kind: MarkupKind.Markdown, value: facts };
  const position = positionOf(project.document(path)!, offset);
  return { position, label: parts.map((part) => label({ project, path }, part)), tooltip, paddingLeft: true };
}

function label({ project }: At, { text, place }: HintPart): InlayHintLabelPart {
  if (place === undefined) return { value: text };
  return { value: text, location: locationIn(project, place.file, project.workspace.span(place)) };
}
