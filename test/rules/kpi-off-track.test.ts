import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['kpi-off-track'];

/** A KPI whose last number is marked with a message. */
function kpi(text: string, message?: string): string {
  const line = `      leads: {${text}}`;
  const number = /[\d.]+(?=\}+$)/.exec(line)!;
  const mark = `#${' '.repeat(number.index - 1)}${'^'.repeat(number[0].length)} kpi-off-track: ${message}\n`;
  return `version: 1
calendar: {start: 2026-01-01}
objectives:
  growth:
    kpis:
${line}
${message === undefined ? '' : mark}`;
}

describe('kpi-off-track', () => {
  it('lets a tenth of the way pass, or the tolerance', () => {
    const path = 'baseline: {value: 0, at: 2026-01-01}, target: 100, due: 2026-04-11';
    check(kpi(`${path}, measurements: {2026-02-20: 40}`), { only });
    check(
      kpi(
        `${path}, measurements: {2026-02-20: 39}`,
        "'growth.leads' was 39 on 20 Feb; on its way from 0 to 100 (11 Apr) it should have been 50, 11 more. Do more for it, or plan less.",
      ),
      { only },
    );
    check(kpi(`${path}, tolerance: 11, measurements: {2026-02-20: 39}`), { only });
  });

  it('follows a path of targets, downwards too', () => {
    const path = 'baseline: {value: 100, at: 2026-01-01}, targets: {2026-04-11: 50, 2026-02-10: 90}';
    check(kpi(`${path}, measurements: {2026-02-10: 95}`), { only });
    check(
      kpi(
        `${path}, measurements: {2026-02-10: 96}`,
        "'growth.leads' was 96 on 10 Feb; on its way from 100 to 50 (11 Apr) it should have been 90, 6 less. Do more for it, or plan less.",
      ),
      { only },
    );
  });

  it('begins where the first measurement or the window does, if the baseline has no day', () => {
    check(kpi('baseline: 0, target: 100, due: 2026-04-11, measurements: {2026-02-20: 0}'), { only });
    check(
      kpi(
        'baseline: 0, target: 100, due: 2026-04-11, measurements: {2026-01-01: 0, 2026-02-20: 30}',
        "'growth.leads' was 30 on 20 Feb; on its way from 0 to 100 (11 Apr) it should have been 50, 20 more. Do more for it, or plan less.",
      ),
      { only },
    );
  });

  it('wants what should stay within its tolerance', () => {
    check(kpi('direction: maintain, baseline: 60, tolerance: 3, measurements: {2026-01: 57}'), { only });
    check(kpi('direction: maintain, baseline: 60, measurements: {2026-01: 20}'), { only });
    check(
      kpi(
        'direction: maintain, baseline: 60, tolerance: 3, measurements: {2026-01: 56}',
        "'growth.leads' was 56 when last measured; it should stay at 60, give or take 3. Find out what changed.",
      ),
      { only },
    );
  });

  it('leaves a broken guardrail to its own rule', () =>
    check(
      kpi(
        'guardrail: true, baseline: {value: 0, at: 2026-01-01}, target: 100, due: 2026-04-11, measurements: {2026-02-20: -1}',
      ),
      { only },
    ));

  it('leaves a target on the wrong side, and what was not measured, to other rules', () => {
    check(kpi('direction: increase, baseline: 10, target: 5, due: 2026-04-11, measurements: {2026-02-20: 9}'), {
      only,
    });
    check(kpi('baseline: 0, target: 100, due: 2026-04-11, tolerance: 9'), { only });
    check(kpi('baseline: 0, target: 100, measurements: {2026-02-20: 0}'), { only });
  });
});
