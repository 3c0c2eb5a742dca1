/** One line for each finding, for editors and grep: `path:line:column: severity: message [rule]`. */
import type { Report, ShownFinding } from '../check/report';
import { visible } from '../text/plain';
import { printed } from './summary';

export const checkCompact = (report: Report, options: { readonly hints: boolean }): string =>
  printed(report, options)
    .map((finding) => `${compactLine(finding)}\n`)
    .join('');

type Said = Pick<ShownFinding, 'path' | 'range' | 'severity' | 'message' | 'rule'>;

export function compactLine({ path, range, severity, message, rule }: Said): string {
  return `${visible(path)}:${range.start.line}:${range.start.column}: ${severity}: ${visible(message)} [${rule}]`;
}
