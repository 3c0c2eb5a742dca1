/** What all findings come to: in one sentence, and by rule. */
import { counted, either } from '../../core/format/words';
import { SEVERITIES, type Severity } from '../../core/rules/kit';
import type { Report, ShownFinding } from '../check/report';
import { visible } from '../text/plain';
import type { Style } from '../text/style';

/** The findings that a format prints: hints only if they are asked for. */
export const printed = ({ findings }: Report, { hints }: { readonly hints: boolean }): readonly ShownFinding[] =>
  findings.filter(({ severity }) => hints || severity !== 'hint');

/** How many findings there are, what `--fix` does, and what is not shown; no text from any file is in it. */
export function summary(
  report: Report,
  shown: readonly ShownFinding[],
  { style, hints: hintsToo }: { readonly style: Style; readonly hints: boolean },
): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = shown.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  });
  const hidden = report.findings.length - shown.length;
  const hints = hidden === 0 ? '' : ` ${counted(hidden, 'hint')} not shown (--hints shows them).`;
  const { since } = report;
  const files = `in ${counted(report.files, 'file')}`;
  const suppressed = report.suppressed === 0 ? '' : ` ${report.suppressed} suppressed.`;
  const old = since === undefined ? '' : oldText(since.old, hintsToo);
  if (counts.length === 0)
    return `${style.green(since === undefined ? 'Nothing found' : `Nothing new since ${visible(since.ref)}`)} ${files}.${suppressed}${hints}${old}`;
  const fixable = shown.filter(({ isFixable }) => isFixable).length;
  const fixes =
    fixable === 0 ? '' : ` --fix mends ${fixable < shown.length ? fixable : fixable === 1 ? 'it' : 'all of them'}.`;
  const news = since === undefined ? '' : `, new since ${visible(since.ref)}`;
  return `${style.bold(`${either(counts, 'and')} ${files}${news}.`)}${suppressed}${fixes}${hints}${old}`;
}

/** What is left out because it was there before. */
function oldText(old: readonly Severity[], hints: boolean): string {
  const count = old.filter((severity) => hints || severity !== 'hint').length;
  return count === 0 ? '' : ` ${counted(count, 'older one')} not shown.`;
}

/** How often each rule speaks, the most frequent first. */
export function statisticsOf(
  findings: readonly ShownFinding[],
): readonly { readonly rule: string; readonly count: number; readonly fixable: number }[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return rules
    .map((rule) => {
      const some = findings.filter((finding) => finding.rule === rule);
      return { rule, count: some.length, fixable: some.filter(({ isFixable }) => isFixable).length };
    })
    .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}
