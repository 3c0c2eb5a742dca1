import { describe, expect, it } from 'vitest';
import { check } from '../kit/check';
import { fixedBy } from '../kit/fixes';

const only = ['kpi-stale'];

const kpi = (text: string, cadence = 'cadence: weekly'): string => `version: 1
objectives:
  growth:
    kpis:
      leads: {${text}}
reviews: {${cadence}}
`;

describe('kpi-stale', () => {
  it('lets the cadence and a week pass', () => {
    check(kpi('measurements: {2026-03-02: 1}'), { only });
    check(
      kpi('measurements: {2026-03-01: 1}').replace(
        'reviews',
        "#     ^^^^^ kpi-stale: 'growth.leads' was last measured on 1 Mar, but reviews are held every week. Add what it is now to 'measurements'.\nreviews",
      ),
      { only },
    );
  });

  it('takes a period for its last day, and the latest wherever it stands', () =>
    check(kpi('measurements: {2026-W10: 2, 2026-01: 1}'), { only }));

  it('counts from the baseline before the first measurement, and says nothing where no day is known', () => {
    check(
      kpi('baseline: {value: 1, at: 2025-12-31}').replace(
        'reviews',
        "#     ^^^^^ kpi-stale: 'growth.leads' was last measured on 31 Dec 2025, but reviews are held every week. Add what it is now to 'measurements'.\nreviews",
      ),
      { only },
    );
    check(kpi('baseline: 1'), { only });
  });

  it('adds today’s number, to begin with the last one', () =>
    expect(
      fixedBy(
        kpi('unit: a, baseline: 1, target: 9, due: 2026, measurements: {2026-01: 2.5}'),
        "Add today's measurement, 2.5 as last time",
      ),
    ).toContain('measurements: {2026-01: 2.5, 2026-03-16: 2.5}}'));

  it('says nothing without a cadence', () => check(kpi('measurements: {2020-01: 1}', 'log: {}'), { only }));
});
