/** GitLab's code quality report. https://docs.gitlab.com/ci/testing/code_quality/ */
import type { Severity } from '../../core/rules/kit';
import type { Report, ShownFinding } from '../check/report';
import { json } from './json';
import { printed } from './summary';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};

export function checkGitlab(report: Report, options: { readonly hints: boolean }): string {
  const shown = printed(report, options);
  const fingerprints = uniqueFingerprints(shown);
  return json(
    shown.map(({ message, rule, severity, path, range: { start, end } }, i) => ({
      type: 'issue',
      description: message,
      check_name: rule,
      fingerprint: fingerprints[i],
      severity: SEVERITIES[severity],
      location: { path, lines: { begin: start.line, end: end.line } },
    })),
  );
}

/** GitLab keeps one finding of a fingerprint. Two repositories checked at once may have the same. */
function uniqueFingerprints(findings: readonly ShownFinding[]): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map(({ fingerprint }) => {
    const nth = (counts.get(fingerprint) ?? 0) + 1;
    counts.set(fingerprint, nth);
    return nth === 1 ? fingerprint : `${fingerprint}-${nth}`;
  });
}
