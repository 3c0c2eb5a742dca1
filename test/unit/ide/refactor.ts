/** What refactorings make of roadmaps with a caret or a selection (`$0` … `$1`). */
import { refactoringsAt } from '../../../core/ide/refactorings';
import { applyEdits, type FileEdits } from '../../../core/syntax/apply';
import type { Workspace } from '../../../core/workspace';
import { workspaceOf } from '../../kit/check';
import { readMarks } from '../../kit/marks';

export interface Selected {
  readonly workspace: Workspace;
  readonly file: string;
  readonly range: { readonly start: number; readonly end: number };
}

export function selected(source: string, today?: string): Selected {
  const files: Record<string, string> = {};
  let at: { file: string; start: number; end: number } | undefined;
  for (const { path, text } of readMarks(source).files) {
    const start = text.indexOf('$0');
    const bare = text.replace('$0', '');
    const end = bare.indexOf('$1');
    if (start >= 0) at = { file: path, start, end: end < 0 ? start : end };
    files[path] = bare.replace('$1', '');
  }
  if (at === undefined) throw new Error('The fixture has no $0.');
  return { workspace: workspaceOf(files, today), file: at.file, range: { start: at.start, end: at.end } };
}

/** What is offered, with why it can't be made where that is known. */
export function offered(source: string, today?: string): readonly string[] {
  const { workspace, file, range } = selected(source, today);
  return refactoringsAt(workspace, file, range).map(({ title, refused }) =>
    refused === undefined ? title : `${title} ✗ ${refused}`,
  );
}

/** The files that a refactoring changes, as they are then; or why it can't be made. */
export function refactored(source: string, title: string | RegExp, today?: string): Record<string, string> | string {
  const { workspace, file, range } = selected(source, today);
  const all = refactoringsAt(workspace, file, range);
  const one = all.find((each) => (typeof title === 'string' ? each.title === title : title.test(each.title)));
  if (one === undefined) throw new Error(`${title} is not among ${all.map((each) => each.title).join(' | ')}`);
  const made = one.edits();
  return 'refused' in made ? made.refused : textsAfter(workspace, made);
}

export function textsAfter(workspace: Workspace, files: readonly FileEdits[]): Record<string, string> {
  return Object.fromEntries(
    files.map(({ file, edits, create }) => {
      if ((create === true) !== (workspace.text(file) === undefined)) throw new Error(`${file} is made at odds`);
      return [file, applyEdits(workspace.text(file) ?? '', edits)];
    }),
  );
}
