/** Checks marked sources against what the core finds: rules, messages and ranges, no more and no less. */
import { expect } from 'vitest';
import type { Finding } from '../../core/report';
import { EXAMPLES_DAY } from '../../core/rules/kit';
import { rulesByName } from '../../core/rules/list';
import { dayOf } from '../../core/schedule/calendar';
import { Workspace } from '../../core/workspace';
import { readMarks } from './marks';

/** Tests and the rules' examples share a day. */
export const TODAY = EXAMPLES_DAY;

export interface CheckOptions {
  readonly today?: string;
  /** Only findings of these rules count. */
  readonly only?: readonly string[];
}

/** A workspace with the given files. */
export function workspaceOf(files: Readonly<Record<string, string>>, today: string = TODAY): Workspace {
  const workspace = new Workspace();
  workspace.setToday(dayOf(today));
  for (const [path, text] of Object.entries(files)) workspace.setFile(path, { text });
  return workspace;
}

export function workspaceFrom(source: string, today?: string): Workspace {
  return workspaceOf(Object.fromEntries(readMarks(source).files.map(({ path, text }) => [path, text])), today);
}

/** One finding as a line: `main.roadmap.yaml:3:7-10 rule: message`. */
export function line(workspace: Workspace, finding: Finding): string {
  const { line: at, column } = position(workspace.text(finding.file)!, finding.span.start);
  const end = position(workspace.text(finding.file)!, finding.span.end);
  const to = end.line === at ? String(end.column) : `${end.line + 1}:${end.column}`;
  return `${finding.file}:${at + 1}:${column}-${to} ${finding.rule}: ${finding.message}`;
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, column: before.at(-1)!.length };
}

export function findingsOf(workspace: Workspace, options: CheckOptions = {}): readonly Finding[] {
  return workspace
    .files()
    .flatMap((file) => workspace.findings(file))
    .filter(({ rule }) => options.only === undefined || options.only.includes(rule));
}

/** Levels that a rule's page does not name, where no roadmap changes them. */
function undeclared(workspace: Workspace, found: readonly Finding[]): readonly string[] {
  if (workspace.files().some((file) => /^rules:/m.test(workspace.text(file)!))) return [];
  return found.flatMap(({ rule, severity }) => {
    const { severity: usual, levels = [] } = rulesByName.get(rule)!;
    return usual === severity || levels.some((level) => level.severity === severity) ? [] : [`${rule} ${severity}`];
  });
}

/** Expects exactly the marked findings, at levels that their rules declare. */
export function check(source: string, options: CheckOptions = {}): void {
  const { marks } = readMarks(source);
  const workspace = workspaceFrom(source, options.today);
  const expected = marks.map(
    (mark) => `${mark.file}:${mark.line + 1}:${mark.start}-${mark.end} ${mark.rule}: ${mark.message}`,
  );
  const found = findingsOf(workspace, options);
  expect(found.map((finding) => line(workspace, finding)).sort()).toEqual([...expected].sort());
  expect(undeclared(workspace, found), "levels that a rule names neither in 'severity' nor in 'levels'").toEqual([]);
}
