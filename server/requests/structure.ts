/** Folding, growing selections, and links. */
import { type DocumentLink, type FoldingRange, FoldingRangeKind, type SelectionRange } from 'vscode-languageserver';
import { foldsOf, selectionsAt } from '../../core/ide/folding';
import { linksOf } from '../../core/ide/links';
import { answer } from '../answer';
import { offsetOf, rangeIn } from '../convert';
import { type At, inFile, type Session } from '../session';

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
