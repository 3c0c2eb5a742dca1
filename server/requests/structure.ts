/** Folding, growing selections, what is typed in several places at once, and links. */
import {
  type DocumentLink,
  type FoldingRange,
  FoldingRangeKind,
  type LinkedEditingRanges,
  type SelectionRange,
} from 'vscode-languageserver';
import { foldsOf, selectionsAt } from '../../core/ide/folding';
import { linkedAt } from '../../core/ide/linked';
import { linksOf } from '../../core/ide/links';
import { answer } from '../answer';
import { offsetOf, rangeIn } from '../convert';
import { type At, atCaret, type Caret, inFile, type Session } from '../session';

export function provideStructure(session: Session): void {
  const { connection } = session;
  connection.onFoldingRanges(
    answer(session, 'Folding', [], (params) => inFile<FoldingRange[]>(session, params, [], folding)),
  );
  connection.onSelectionRanges(
    answer(session, 'The selection', [], (params) =>
      inFile<SelectionRange[]>(session, params, [], ({ project, path }) => {
        const document = project.document(path);
        if (document === undefined) return [];
        return params.positions.map((position) => selection({ project, path }, offsetOf(document, position)));
      }),
    ),
  );
  connection.languages.onLinkedEditingRange(
    answer<Caret, LinkedEditingRanges | null>(session, 'What is linked', null, (params) =>
      atCaret<LinkedEditingRanges | null>(session, params, null, linked),
    ),
  );
  connection.onDocumentLinks(
    answer(session, 'Links', [], (params) => inFile<DocumentLink[]>(session, params, [], links)),
  );
}

function folding({ project, path }: At): FoldingRange[] {
  return foldsOf(project.workspace, path).map(({ span, comment }) => {
    const { start, end } = rangeIn(project, path, span);
    return { startLine: start.line, endLine: end.line, ...(comment ? { kind: FoldingRangeKind.Comment } : {}) };
  });
}

/** What an id is made of while it is typed; anything else is no id any more, and ends it. */
const ID_LETTERS = '[A-Za-z0-9_-]*';

function linked({ project, path }: At, offset: number): LinkedEditingRanges | null {
  const spans = linkedAt(project.workspace, path, offset);
  return spans === undefined
    ? null
    : { ranges: spans.map((span) => rangeIn(project, path, span)), wordPattern: ID_LETTERS };
}

function selection({ project, path }: At, offset: number): SelectionRange {
  const spans = selectionsAt(project.workspace, path, offset);
  return spans.reduceRight<SelectionRange | undefined>(
    (parent, span) => ({ range: rangeIn(project, path, span), ...(parent === undefined ? {} : { parent }) }),
    undefined,
  )!;
}

function links({ project, path }: At): DocumentLink[] {
  return linksOf(project.workspace, path).map(({ span, target }) => ({
    range: rangeIn(project, path, span),
    target: 'file' in target ? project.uriOf(target.file) : target.url,
  }));
}
