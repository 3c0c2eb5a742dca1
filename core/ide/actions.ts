/** What can be done about findings: fixing and silencing them. */
import type { Finding } from '../report';
import { type FileEdits, toEdits } from '../syntax/apply';
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
