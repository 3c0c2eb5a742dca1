/** Roadmaps with a caret: `$0` in one of the files (parted by `#- /path` lines) says where something is asked. */
import type { Workspace } from '../../../core/workspace';
import { workspaceOf } from '../../kit/check';
import { readMarks } from '../../kit/marks';

export interface Fixture {
  readonly workspace: Workspace;
  readonly file: string;
  readonly offset: number;
}

export function fixture(source: string, today?: string): Fixture {
  const files: Record<string, string> = {};
  let at: { readonly file: string; readonly offset: number } | undefined;
  for (const { path, text } of readMarks(source).files) {
    const offset = text.indexOf('$0');
    if (offset >= 0) at = { file: path, offset };
    files[path] = offset < 0 ? text : text.slice(0, offset) + text.slice(offset + 2);
  }
  if (at === undefined) throw new Error('The fixture has no $0.');
  return { workspace: workspaceOf(files, today), ...at };
}

/** The text of a file that a span covers. */
export function textAt(
  workspace: Workspace,
  file: string,
  span: { readonly start: number; readonly end: number },
): string {
  return workspace.text(file)!.slice(span.start, span.end);
}
