/** Small looks at a file's text that several features share. */
import type { SourceFile } from '../syntax/apply';
import type { Workspace } from '../workspace';

/** A file with its tree, as edits are made from; undefined where it can't be read. */
export function sourceOf(workspace: Workspace, path: string): SourceFile | undefined {
  const text = workspace.text(path);
  return text === undefined ? undefined : { text, tree: workspace.tree(path) };
}

export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of a line's text, before its line end. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline < 0) return text.length;
  return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline;
}

export const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
