import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['kpi-direction'];

describe('kpi-direction', () => {
  it('rejects a target above the baseline of what should decrease, and one that equals it', () =>
    check(
      `version: 1
objectives:
  service:
    kpis:
      complaints: {direction: decrease, baseline: {value: 8, at: 2025-12-31}, target: 12}
#                                                                                     ^^ kpi-direction: 'service.complaints' should decrease, but its target 12 lies above its baseline 8. Set 'direction' to increase, or the target below 8.
      replies: {direction: increase, baseline: 5, target: 5}
#                                                         ^ kpi-direction: The target of 'service.replies' is its baseline, 5. Set another target, or 'direction' to maintain with a 'tolerance'.
      score: {baseline: -2.5, target: -2.5}
#                                     ^^^^ kpi-direction: The target of 'service.score' is its baseline, -2.5. Set another target, or 'direction' to maintain with a 'tolerance'.
`,
      { only },
    ));

  it('takes the direction from the target where none is said', () =>
    check(
      `version: 1
objectives:
  service: {kpis: {complaints: {baseline: 8, target: 2}, replies: {baseline: 8, target: 20}}}
`,
      { only },
    ));

  it('wants a tolerance for what should stay', () =>
    check(
      `version: 1
objectives:
  service:
    kpis:
      score: {direction: maintain, baseline: 61, target: 61}
#                        ^^^^^^^^ kpi-direction: 'service.score' should stay where it is, but nothing says how far off is still fine. Add a 'tolerance' in its unit.
      rating: {direction: maintain, baseline: 4, target: 4, tolerance: 0.2}
`,
      { only },
    ));

  it('looks at the last point of a path, whatever its place in the file', () =>
    check(
      `version: 1
objectives:
  growth:
    kpis:
      leads: {direction: increase, baseline: 100, targets: {2026-Q4: 90, 2026-Q2: 120}}
#                                                                    ^^ kpi-direction: 'growth.leads' should increase, but its target 90 lies below its baseline 100. Set 'direction' to decrease, or the target above 100.
      dip: {direction: increase, baseline: 100, targets: {2026-Q2: 95, 2026-Q4: 130}}
`,
      { only },
    ));

  it('says nothing while baseline or target is missing', () =>
    check(
      `version: 1
objectives:
  growth: {kpis: {leads: {direction: increase, target: 0}, visits: {direction: increase, baseline: 9}}}
`,
      { only },
    ));
});
