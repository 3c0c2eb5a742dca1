/** Which findings make a check fail. */
import { reaches } from '../../core/rules/kit';
import type { ShownFinding } from './report';

export const THRESHOLDS = ['error', 'warning', 'info', 'never'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

export interface FailOptions {
  readonly failOn: Threshold;
  readonly maxWarnings?: number;
  /** Findings of the clock count too. */
  readonly timeRules?: boolean;
}

/** Whether the findings should fail a build. */
export const fails = (findings: readonly ShownFinding[], options: FailOptions): boolean =>
  failing(findings, options).length > 0;

/** Those of the findings that should fail a build: where there are too many warnings, all of them. */
export function failing(
  findings: readonly ShownFinding[],
  { failOn, maxWarnings, timeRules }: FailOptions,
): readonly ShownFinding[] {
  const counting = findings.filter(({ time }) => timeRules === true || !time);
  const warnings = counting.filter(({ severity }) => severity === 'warning').length;
  const isOver = maxWarnings !== undefined && warnings > maxWarnings;
  return counting.filter(
    (one) => (failOn !== 'never' && reaches(one, failOn)) || (isOver && one.severity === 'warning'),
  );
}
