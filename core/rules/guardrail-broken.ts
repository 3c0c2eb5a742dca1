import { baselineOf, isWorse, lastMeasured } from '../kpi/kpi';
import { defineRule, named } from './kit';

export const guardrailBroken = defineRule({
  name: 'guardrail-broken',
  severity: 'warning',
  group: 'objectives',
  reads: 'schedule',
  compares: true,
  summary: 'A guardrail whose last measurement is worse than its baseline.',
  why: 'A guardrail is the promise that nobody pays for the success of another number. Once it is broken, look at what changed before going on.',
  examples: [
    {
      bad: `version: 1
objectives:
  growth:
    kpis:
      unsubscribes: {unit: "%", guardrail: true, direction: decrease, baseline: 0.35, measurements: {2026-01: 0.34, 2026-02: 0.41}}
#                                                                                                                            ^^^^ guardrail-broken: The guardrail 'growth.unsubscribes' was last measured at 0.41, above its baseline 0.35. It must not get worse: find out what changed.
`,
      good: `version: 1
objectives:
  growth:
    kpis:
      unsubscribes: {unit: "%", guardrail: true, direction: decrease, baseline: 0.35, measurements: {2026-01: 0.41, 2026-02: 0.34}}
`,
    },
  ],
  check({ model, schedule, report }) {
    for (const kpi of model.all('kpi').filter(({ data }) => data.guardrail === true)) {
      const baseline = baselineOf(kpi);
      const last = lastMeasured(kpi, schedule.calendar);
      if (baseline === undefined || last === undefined || !isWorse(kpi, schedule.calendar)) continue;
      report({
        at: [kpi, ...last.field],
        message: `The guardrail ${named(kpi)} was last measured at ${last.value}, ${last.value > baseline ? 'above' : 'below'} its baseline ${baseline}. It must not get worse: find out what changed.`,
        related: [{ at: [kpi, 'baseline'], message: `Its baseline is ${baseline}.` }],
      });
    }
  },
});
