/** What later steps of a job can read. docs/ci.md and `action.yml` name the same; a test compares them. */
import { approvedBreaks, openBreaks } from '../core/diff/phrases';
import type { Severity } from '../core/rules/kit';
import type { Examined } from './examine';

export const OUTPUTS = [
  'errors',
  'warnings',
  'infos',
  'hints',
  'fixed',
  'breaking',
  'approved',
  'edits',
  'comment-url',
] as const;
export type OutputName = (typeof OUTPUTS)[number];

export function outputsOf(
  { report, comparison, breaks }: Examined,
  comment: string,
): Readonly<Record<OutputName, string>> {
  const count = (severity: Severity): string =>
    String(report.findings.filter((finding) => finding.severity === severity).length);
  const compared = comparison?.compared ?? [];
  return {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
    fixed: String(compared.reduce((sum, { fixed }) => sum + fixed.length, 0)),
    breaking: String(openBreaks(breaks).length),
    approved: String(approvedBreaks(breaks).length),
    edits: String(compared.reduce((sum, { review }) => sum + review.edits.length, 0)),
    'comment-url': comment,
  };
}

/** As the runner reads them; no value has a line break. */
export const outputLines = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
