/** What came out, in words: for the log, the summary and the comment. */
import { promiseWords } from '../core/diff/phrases';
import { counted, either } from '../core/format/words';
import { markdownText } from '../core/render/escape';
import { SEVERITIES } from '../core/rules/kit';
import type { Base } from './base';
import type { Examined } from './examine';
import type { Inputs } from './inputs';

/** `2 errors and 1 warning in 3 files, introduced since main; 1 promise broken.` Hints are not counted. */
export function outcome({ report, breaks }: Examined, filter: Inputs['filter'], base: Base | undefined): string {
  const counts = SEVERITIES.filter((severity) => severity !== 'hint').flatMap((severity) => {
    const count = report.findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  });
  const files = `in ${counted(report.files, 'file')}`;
  const since = base === undefined || filter !== 'introduced' ? '' : ` since ${base.label}`;
  const found =
    counts.length === 0
      ? `${since === '' ? 'Nothing found' : 'Nothing new found'} ${files}${since}`
      : `${either(counts, 'and')} ${files}${since === '' ? '' : `, new${since}`}`;
  return `${[found, promiseWords(breaks)].filter((part) => part !== '').join('; ')}.`;
}

/** Why the job fails, a line for each cause. */
export function reasons({ failing }: Examined, { failOn, failOnBreaking }: Inputs): readonly string[] {
  const { findings, breaks } = failing;
  return [
    ...(findings.length === 0
      ? []
      : [`This fails because of ${counted(findings.length, 'finding')} (fail-on: ${failOn}).`]),
    ...(breaks.length === 0
      ? []
      : [`This fails because of ${counted(breaks.length, 'broken promise')} (fail-on-breaking: ${failOnBreaking}).`]),
  ];
}

/** What a comment was made of, and where the rest is. */
export function footer(base: Base, run: string | undefined): string {
  const from = `Compared with ${markdownText(base.label)} at \`${base.commit.slice(0, 7)}\`.`;
  return run === undefined ? `<sub>${from}</sub>\n` : `<sub>${from} [All findings](${run})</sub>\n`;
}
