/** Silencing a finding with a comment that says why. */
import type { Finding } from '../report';
import { rulesByName } from '../rules/list';
import { applyEdits } from '../syntax/apply';
import type { TextEdit } from '../syntax/edit';
import { type FileTree, parseFile } from '../syntax/file';
import { type Ignore, ignoresOf } from '../syntax/ignores';
import type { Span } from '../syntax/tree';
import type { Workspace } from '../workspace';
import { lineEnd, lineStart, newlineOf } from './source';

/**
 * The edit that silences a finding: its rule added to a comment that is there, else a comment at the end of the line,
 * else (where a text runs over it) on a line of its own above. Undefined for findings that can't be silenced.
 */
export function suppression(workspace: Workspace, finding: Finding, today: string): TextEdit | undefined {
  const text = workspace.text(finding.file);
  if (text === undefined || finding.rule === 'yaml-syntax' || rulesByName.get(finding.rule)?.group === 'ignores')
    return undefined;
  const tree = workspace.tree(finding.file);
  const ignores = ignoresOf(text, tree);
  const comment = `# roadmap-ignore ${finding.rule}: accepted on ${today}`;
  const end = lineEnd(text, finding.span.start);
  const start = lineStart(text, finding.span.start);
  const indent = /^ */.exec(text.slice(start, end))![0];
  const candidates = [
    joined(text, ignores, { start, end }, finding.rule),
    { span: { start: end, end }, text: `${text.slice(start, end).endsWith(' ') ? '' : ' '}${comment}` },
    { span: { start, end: start }, text: `${indent}${comment}${newlineOf(text)}` },
  ];
  return candidates.find((edit) => edit !== undefined && silences(text, edit, finding, tree.pieces));
}

/** A comment that ends the finding's line takes one more rule. */
function joined(text: string, ignores: readonly Ignore[], line: Span, rule: string): TextEdit | undefined {
  const known = ignores.find(({ span, rules }) => rules.length > 0 && span.start >= line.start && span.end <= line.end);
  if (known === undefined) return undefined;
  const at = text.slice(known.span.start).search(/roadmap-ignore/i) + known.span.start + 'roadmap-ignore'.length;
  return { span: { start: at, end: at }, text: ` ${rule},` };
}

const covers = (target: NonNullable<Ignore['target']>, { span }: Finding, by = 0): boolean =>
  span.start + by >= target.start && span.start + by <= target.end;

/** Whether the comment is one once it stands there, and reaches the finding. */
function silences(text: string, edit: TextEdit, finding: Finding, pieces: FileTree['pieces']): boolean {
  const after = applyEdits(text, [edit]);
  const by = edit.span.start <= finding.span.start ? edit.text.length : 0;
  return ignoresOf(after, parseFile(after, pieces)).some(
    ({ rules, target }) => target !== undefined && rules.includes(finding.rule) && covers(target, finding, by),
  );
}
