/** Which findings make a check fail. */
import type { Severity } from '../../core/rules/kit';
import type { ShownFinding } from './report';

export const THRESHOLDS = ['error', 'warning', 'info', 'never'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

export interface FailOptions {
  readonly failOn: Threshold;
  readonly maxWarnings?: number;
  /** Findings of the clock count too. */
  readonly timeRules?: boolean;
}

export const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** Whether the findings should fail a build. */
export function fails(findings: readonly ShownFinding[], { failOn, maxWarnings, timeRules }: FailOptions): boolean {
  const counting = findings.filter(({ time }) => timeRules === true || !time);
  if (failOn !== 'never' && counting.some(({ severity }) => RANK[severity] >= RANK[failOn])) return true;
  const warnings = counting.filter(({ severity }) => severity === 'warning').length;
  return maxWarnings !== undefined && warnings > maxWarnings;
}
