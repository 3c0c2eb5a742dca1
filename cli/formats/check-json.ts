/** Findings for programs, as schemas/report.schema.json describes them. */

import { rulePage } from '../../core/protocol/pages';
import type { Severity } from '../../core/rules/kit';
import { isoDay } from '../../core/schedule/days';
import type { Day } from '../../core/schedule/types';
import type { Report, ShownFinding } from '../check/report';
import { json } from './json';
import { statisticsOf } from './summary';

export interface JsonOptions {
  readonly today: Day;
  readonly statistics: boolean;
}

export function checkJson(report: Report, { today, statistics }: JsonOptions): string {
  const { since } = report;
  return json({
    version: 1,
    today: isoDay(today),
    findings: report.findings.map(findingData),
    summary: {
      ...summaryOf(report.findings),
      files: report.files,
      suppressed: report.suppressed,
      ...(since && { old: since.old.length }),
    },
    ...(since?.commit === undefined ? {} : { base: { ref: since.ref, commit: since.commit } }),
    ...(statistics ? { statistics: statisticsOf(report.findings) } : {}),
  });
}

export function findingData(finding: ShownFinding): object {
  const { rule, severity, message, path, range, entity, related, time, fingerprint } = finding;
  return {
    rule,
    severity,
    message,
    path,
    range,
    ...(entity === undefined ? {} : { entity }),
    related: related.map((one) => ({ path: one.path, range: one.range, message: one.message })),
    fixes: finding.fixes(),
    time,
    url: rulePage(rule),
    fingerprint,
  };
}

function summaryOf(findings: readonly ShownFinding[]): object {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info'), hints: count('hint') };
}
