/** Checks what fixes do to a text. */
import { expect } from 'vitest';
import type { Finding } from '../../core/report';
import { applyEdits, toEdits } from '../../core/syntax/apply';
import type { Fix, TextEdit } from '../../core/syntax/edit';
import type { Workspace } from '../../core/workspace';
import { findingsOf, line, workspaceFrom, workspaceOf } from './check';

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

/** The comments of a text, each with its offset. */
const comments = (text: string): { readonly at: number; readonly said: string }[] =>
  [...text.matchAll(/(?<=^|\s)#.*$/gm)].map((match) => ({ at: match.index, said: match[0].trimEnd() }));

const lineEnds = (text: string): readonly string[] => [...new Set(text.match(/\r?\n/g))].sort();

/** Whether a comment may go with a fix: it stands at the end of a line whose text is taken away. */
function mayGo(text: string, at: number, edits: readonly TextEdit[]): boolean {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const said = text.slice(line, at);
  const start = line + said.length - said.trimStart().length;
  const end = line + said.trimEnd().length;
  return start < end && edits.some(({ span, text: put }) => put === '' && span.start <= start && span.end >= end);
}

function expectComments(workspace: Workspace, fix: Fix, files: Readonly<Record<string, string>>, label: string): void {
  const edits = toEdits(fix.changes, (file) => ({ text: workspace.text(file)!, tree: workspace.tree(file) }))!;
  if (edits.length > 1 && edits.every(({ create }) => create !== true)) {
    // Moved from file to file, or standing in several: all of them are somewhere still.
    const all = (texts: readonly string[]): string[] =>
      texts
        .flatMap(comments)
        .map(({ said }) => said)
        .sort();
    const before = all(workspace.files().map((file) => workspace.text(file)!));
    expect(all(Object.values(files)), `${label}: keeps comments`).toEqual(before);
    return;
  }
  for (const file of workspace.files()) {
    const text = workspace.text(file)!;
    const own = edits.find((each) => each.file === file)?.edits ?? [];
    const wanted = comments(text).filter(({ at }) => !mayGo(text, at, own));
    expect(
      comments(files[file]!).map(({ said }) => said),
      `${label}: keeps comments\n${files[file]}`,
    ).toEqual(wanted.map(({ said }) => said));
  }
}

interface NextDecision {
  readonly rule: string;
  readonly title: RegExp;
  readonly adds: string;
  /** Why the fix can't do that, too. */
  readonly why: string;
}

/** Findings that a fix leads to: the next decision, which nobody but the user can take. */
const NEXT: readonly NextDecision[] = [
  {
    rule: 'unknown-reference',
    title: /^Create a budget/,
    adds: 'over-budget',
    why: 'how much there is has to be filled in',
  },
  {
    rule: 'kpi-incomplete',
    title: /^Add '/,
    adds: 'kpi-incomplete',
    why: 'each of its fields is a decision of its own',
  },
  {
    rule: 'objective-without-kpi',
    title: /^Add a KPI/,
    adds: 'kpi-incomplete',
    why: 'what the KPI counts, and from where to where it goes, has to be filled in',
  },
  {
    rule: 'unknown-reference',
    title: /^Create a tool/,
    adds: 'tool-unused',
    why: 'the other tool was taken for the one meant; now that it is not, it is seen that nothing uses it',
  },
];

const isNext = (finding: Finding, fix: Fix, added: Finding): boolean =>
  NEXT.some(({ rule, title, adds }) => rule === finding.rule && title.test(fix.title) && adds === added.rule);

/**
 * What must hold for every fix that can be made: it parses, clears its finding, adds no other of any severity, and
 * keeps the line ends, and the comments other than at the end of lines that it takes away.
 */
export function expectGoodFix(workspace: Workspace, finding: Finding, fix: Fix): void {
  const label = `${line(workspace, finding)} → ${fix.title}`;
  const files = applied(workspace, fix);
  expect(files, label).toBeDefined();
  const after = workspaceOf(files!);
  const left = findingsOf(after);
  const before = new Set(findingsOf(workspace).map(({ fingerprint }) => fingerprint));
  const shown = `${label}\n${Object.values(files!).join('\n')}`;
  expect(
    left.map(({ fingerprint }) => fingerprint),
    `${shown}: clears its finding`,
  ).not.toContain(finding.fingerprint);
  const added = left.filter((one) => !before.has(one.fingerprint) && !isNext(finding, fix, one));
  expect(
    added.map((one) => line(after, one)),
    `${shown}: adds no other`,
  ).toEqual([]);
  for (const file of workspace.files()) expect(lineEnds(files![file]!), label).toEqual(lineEnds(workspace.text(file)!));
  if (finding.rule !== 'unused-ignore') expectComments(workspace, fix, files!, label);
}

/** The titles of all fixes of a source's findings, the safe ones with a star. */
export const titlesOf = (source: string, today?: string): readonly string[] =>
  findingsOf(workspaceFrom(source, today)).flatMap(({ fixes }) =>
    fixes.map(({ safe, title }) => `${safe ? '* ' : ''}${title}`),
  );

/** Expects the fix of that title to be good, and returns what it makes of the first file. */
export function fixedBy(source: string, title: string, today?: string): string {
  const workspace = workspaceFrom(source, today);
  const found = findingsOf(workspace).flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
  const one = found.find(({ fix }) => fix.title === title);
  expect(one, `${title} among ${found.map(({ fix }) => fix.title).join(', ')}`).toBeDefined();
  if (today === undefined) expectGoodFix(workspace, one!.finding, one!.fix);
  return applied(workspace, one!.fix)!['main.roadmap.yaml']!;
}
