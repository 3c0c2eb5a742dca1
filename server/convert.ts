/** The only place where offsets become positions (UTF-16, as the documents count) and the other way round. */
import type { Location, Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileEdits } from '../core/syntax/apply';
import type { TextEdit as CoreEdit } from '../core/syntax/edit';
import type { Span } from '../core/syntax/tree';
import type { Project } from './project';

export function rangeOf(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function positionOf(document: TextDocument, offset: number): Position {
  return document.positionAt(offset);
}

export function offsetOf(document: TextDocument, position: Position): number {
  return document.offsetAt(position);
}

export function spanOf(document: TextDocument, range: Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** A stretch of a file as a range; an empty one at the top where the file can't be read. */
export function rangeIn(project: Pick<Project, 'document'>, path: string, span: Span): Range {
  const document = project.document(path);
  const top = { line: 0, character: 0 };
  return document === undefined ? { start: top, end: top } : rangeOf(document, span);
}

export function locationIn(project: Project, path: string, span: Span): Location {
  return { uri: project.uriOf(path), range: rangeIn(project, path, span) };
}

export function editsIn(document: TextDocument, edits: readonly CoreEdit[]): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text }));
}

/** Edits of several files; new files are made first. Undefined where a client can't make files but must. */
export function workspaceEdit(
  project: Project,
  files: readonly FileEdits[],
  can: { readonly documentChanges: boolean; readonly create: boolean },
): WorkspaceEdit | undefined {
  if (!can.documentChanges) {
    if (files.some(({ create }) => create)) return undefined;
    return { changes: Object.fromEntries(files.map((one) => [project.uriOf(one.file), editsOf(project, one)])) };
  }
  if (!can.create && files.some(({ create }) => create)) return undefined;
  return {
    documentChanges: files.flatMap((one) => {
      const uri = project.uriOf(one.file);
      // A file of that name that the server does not know must not be written into.
      const made = one.create ? [{ kind: 'create' as const, uri, options: { overwrite: false } }] : [];
      return [...made, { textDocument: { uri, version: project.version(one.file) }, edits: editsOf(project, one) }];
    }),
  };
}

function editsOf(project: Project, { file, edits }: FileEdits): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: rangeIn(project, file, span), newText: text }));
}
