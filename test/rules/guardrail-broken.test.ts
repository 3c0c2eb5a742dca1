import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['guardrail-broken'];

describe('guardrail-broken', () => {
  it('takes the direction from the target where none is said, and the latest day wherever it stands', () =>
    check(
      `version: 1
objectives:
  growth:
    kpis:
      margin: {guardrail: true, baseline: {value: 30, at: 2025-12-31}, target: 32, measurements: {2026-02: 29, 2026-01: 31}}
#                                                                                                          ^^ guardrail-broken: The guardrail 'growth.margin' was last measured at 29, below its baseline 30. It must not get worse: find out what changed.
`,
      { only },
    ));

  it('is content with what stayed, got better or lies within the tolerance', () =>
    check(
      `version: 1
objectives:
  growth:
    kpis:
      a: {guardrail: true, direction: decrease, baseline: 5, measurements: {2026-01: 5}}
      b: {guardrail: true, direction: increase, baseline: 5, measurements: {2026-01: 9}}
      c: {guardrail: true, direction: increase, baseline: 5, tolerance: 1, measurements: {2026-01: 4}}
      d: {guardrail: true, direction: maintain, baseline: 5, tolerance: 1, measurements: {2026-01: 6}}
      e: {guardrail: true, direction: increase, baseline: 0.8, tolerance: 0.1, measurements: {2026-01: 0.7}}
      f: {guardrail: true, direction: decrease, baseline: 0.7, tolerance: 0.1, measurements: {2026-01: 0.8}}
      g: {guardrail: true, direction: maintain, baseline: 0.8, tolerance: 0.1, measurements: {2026-01: 0.7}}
`,
      { only },
    ));

  it('leaves other KPIs alone, and those of which too little is known', () =>
    check(
      `version: 1
objectives:
  growth:
    kpis:
      a: {direction: increase, baseline: 5, measurements: {2026-01: 1}}
      b: {guardrail: false, direction: increase, baseline: 5, measurements: {2026-01: 1}}
      c: {guardrail: true, baseline: 5, measurements: {2026-01: 1}}
      d: {guardrail: true, direction: increase, measurements: {2026-01: 1}}
      e: {guardrail: true, direction: increase, baseline: 5}
`,
      { only },
    ));

  it('speaks of both sides of what should stay', () =>
    check(
      `version: 1
objectives:
  growth:
    kpis:
      score: {guardrail: true, direction: maintain, baseline: 60, tolerance: 3, measurements: {2026-Q1: 64}}
#                                                                                                       ^^ guardrail-broken: The guardrail 'growth.score' was last measured at 64, above its baseline 60. It must not get worse: find out what changed.
`,
      { only },
    ));
});
