/** Quick fixes of findings, and all safe fixes of a file at once. */
import type { Finding } from '../report';
import { applyEdits, type FileEdits, toEdits } from '../syntax/apply';
import type { TextEdit } from '../syntax/edit';
import type { Span } from '../syntax/tree';
import type { Workspace } from '../workspace';
import { sourceOf } from './source';
import { suppression } from './suppress';

export interface Action {
  readonly title: string;
  readonly finding: Finding;
  /** Can be applied without asking. */
  readonly safe: boolean;
  /** Silences the finding in place of mending it. */
  readonly silences: boolean;
  readonly edits: readonly FileEdits[];
}

/** What can be done about the findings that a range touches: fixes first, then comments that silence them. */
export function actionsAt(workspace: Workspace, path: string, range: Span, today: string): readonly Action[] {
  const found = workspace.findings(path).filter(({ span }) => span.start <= range.end && span.end >= range.start);
  return [
    ...found.flatMap((finding) => fixesOf(workspace, finding)),
    ...found.flatMap((finding) => silencing(workspace, finding, today)),
  ];
}

function fixesOf(workspace: Workspace, finding: Finding): readonly Action[] {
  return finding.fixes.flatMap(({ title, safe, changes }) => {
    const edits = toEdits(changes, (file) => sourceOf(workspace, file));
    return edits === undefined ? [] : [{ title, finding, safe, silences: false, edits }];
  });
}

function silencing(workspace: Workspace, finding: Finding, today: string): readonly Action[] {
  const edit = suppression(workspace, finding, today);
  if (edit === undefined) return [];
  const edits = [{ file: finding.file, edits: [edit] }];
  return [{ title: `Ignore ${finding.rule} here, with a reason`, finding, safe: false, silences: true, edits }];
}

/** More rounds than fixes that call for other fixes ever need. */
const MOST_ROUNDS = 20;

export interface FixedFile {
  readonly text: string;
  /** How many fixes were made. */
  readonly count: number;
}

/**
 * A file with all safe fixes made, and with those that only then become possible. Fixes that reach into other files
 * are left to people. The workspace is as before afterwards.
 */
export function fixAll(workspace: Workspace, path: string): FixedFile {
  const before = workspace.text(path) ?? '';
  const seen = new Set([before]);
  let text = before;
  let count = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { edits, made } = safeEdits(workspace, path);
    const next = applyEdits(text, edits);
    if (made === 0 || seen.has(next)) break;
    seen.add(next);
    text = next;
    count += made;
    workspace.setFile(path, { text });
  }
  if (text !== before) workspace.setFile(path, { text: before });
  return { text, count };
}

/** The edits of the first safe fix of each finding; of those that overlap, the first. */
function safeEdits(workspace: Workspace, path: string): { edits: readonly TextEdit[]; made: number } {
  const edits: TextEdit[] = [];
  let made = 0;
  for (const finding of workspace.findings(path)) {
    const own = firstSafe(workspace, finding);
    if (own === undefined || own.some((edit) => edits.some((other) => overlap(edit.span, other.span)))) continue;
    edits.push(...own);
    made++;
  }
  return { edits: edits.sort((a, b) => a.span.start - b.span.start), made };
}

function firstSafe(workspace: Workspace, finding: Finding): readonly TextEdit[] | undefined {
  const fix = finding.fixes.find(({ safe }) => safe);
  if (fix === undefined) return undefined;
  const files = toEdits(fix.changes, (file) => sourceOf(workspace, file));
  const own = files?.length === 1 && files[0]!.file === finding.file && !files[0]!.create ? files[0]!.edits : [];
  return own.length === 0 ? undefined : own;
}

/** Two insertions at one place are in each other's way too: their order would be chance. */
const overlap = (a: Span, b: Span): boolean =>
  (a.start < b.end && b.start < a.end) || (a.start === b.start && (a.start === a.end || b.start === b.end));
