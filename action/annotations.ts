/** Annotations at the lines of a change, as many as GitHub shows, the gravest first. */

import type { ShownFinding } from '../cli/check/report';
import { compactLine } from '../cli/formats/check-compact';
import { annotation, COMMANDS, MOST_SHOWN } from '../cli/formats/check-github';
import { bySeverity, type Severity } from '../core/rules/kit';
import { line } from './commands';
import type { Examined, ShownBreak } from './examine';

interface Remark {
  readonly severity: Severity;
  readonly isFailing: boolean;
  readonly command: string;
  /** The same for the log alone. */
  readonly text: string;
}

/** For the log: commands for what GitHub shows, plain lines for the rest. Hints are neither. */
export function annotations(examined: Examined): string {
  const left = new Map<string, number>();
  const lines = remarks(examined).map(({ severity, command, text }) => {
    const kind = COMMANDS[severity];
    const taken = left.get(kind) ?? 0;
    left.set(kind, taken + 1);
    return taken < MOST_SHOWN ? `${command}\n` : line(text);
  });
  return lines.join('');
}

/** For the log, where annotations are not wanted. */
export const plainLines = (examined: Examined): string =>
  remarks(examined)
    .map(({ text }) => line(text))
    .join('');

/** What makes the job fail goes before what doesn't, a broken promise before a finding. Of what is approved nothing is said. */
function remarks({ report, breaks, failing }: Examined): readonly Remark[] {
  const failed = new Set<object>([...failing.breaks, ...failing.findings]);
  const remarkOf = (one: ShownFinding): Remark => ({
    severity: one.severity,
    isFailing: failed.has(one),
    text: compactLine(one),
    command: annotation({ ...one, at: one }),
  });
  const open = breaks.filter(({ approved }) => approved === undefined);
  return [...open.map((one) => breakRemark(one, failed.has(one))), ...report.findings.map(remarkOf)]
    .filter(({ severity }) => severity !== 'hint')
    .sort((a, b) => bySeverity(a, b) || Number(b.isFailing) - Number(a.isFailing));
}

/** A promise may be broken on purpose: where that fails nothing, it is no error for whoever looks at the lines. */
function breakRemark({ rule, message, entity, at, ...one }: ShownBreak, isFailing: boolean): Remark {
  const severity = one.severity === 'error' && !isFailing ? 'warning' : one.severity;
  const text =
    at === undefined ? `${entity}: ${severity}: ${message} [${rule}]` : compactLine({ ...at, severity, message, rule });
  return { severity, isFailing, text, command: annotation({ severity, rule, message, at, related: [] }) };
}
