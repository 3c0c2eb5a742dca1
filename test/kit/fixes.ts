/** Checks what fixes do to a text. */
import { expect } from 'vitest';
import type { Finding } from '../../core/report';
import { applyEdits, toEdits } from '../../core/syntax/apply';
import type { Fix } from '../../core/syntax/edit';
import type { Workspace } from '../../core/workspace';
import { findingsOf, line, workspaceOf } from './check';

/** The files after a fix; undefined where its edits can't be made. */
export function applied(workspace: Workspace, fix: Fix): Record<string, string> | undefined {
  const source = (file: string) => {
    const text = workspace.text(file);
    return text === undefined ? undefined : { text, tree: workspace.tree(file) };
  };
  const edits = toEdits(fix.changes, source);
  if (edits === undefined) return undefined;
  const files = Object.fromEntries(workspace.files().map((file) => [file, workspace.text(file)!]));
  for (const { file, edits: made } of edits) files[file] = applyEdits(files[file] ?? '', made);
  return files;
}

const comments = (text: string): string[] =>
  [...text.matchAll(/(?<=^|\s)#.*$/gm)].map(([comment]) => comment.trimEnd());

/** What must hold for every fix: it parses, clears its finding, adds no other, and keeps the comments. */
export function expectGoodFix(workspace: Workspace, finding: Finding, fix: Fix): void {
  const label = `${line(workspace, finding)} → ${fix.title}`;
  const files = applied(workspace, fix);
  expect(files, label).toBeDefined();
  const after = workspaceOf(files!);
  const left = findingsOf(after);
  expect(
    left.filter(({ rule }) => rule === 'yaml-syntax').map((one) => line(after, one)),
    label,
  ).toEqual([]);
  expect(
    left.map(({ fingerprint }) => fingerprint),
    `${label}: clears its finding`,
  ).not.toContain(finding.fingerprint);
  const before = new Set(findingsOf(workspace).map(({ fingerprint }) => fingerprint));
  const errors = left.filter(
    ({ severity, fingerprint }) => (severity === 'error' || severity === 'warning') && !before.has(fingerprint),
  );
  expect(
    errors.map((one) => line(after, one)),
    `${label}: adds no other`,
  ).toEqual([]);
  if (finding.rule === 'unused-ignore') return;
  for (const file of workspace.files())
    expect(comments(files![file]!), `${label}: keeps comments`).toEqual(comments(workspace.text(file)!));
}
