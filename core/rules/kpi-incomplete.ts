import { either, quoted } from '../format/words';
import { firstMeasured } from '../kpi/kpi';
import type { Bound } from '../model/bind';
import type { Entity, Model } from '../model/types';
import type { Calendar } from '../schedule/calendar';
import type { Fix } from '../syntax/edit';
import { scalarText } from '../syntax/scalar';
import { defineRule, named, setField } from './kit';
import { namers, workStatus } from './words';

type Kpi = Entity<'kpi'>;

export const kpiIncomplete = defineRule({
  name: 'kpi-incomplete',
  severity: 'info',
  levels: [{ severity: 'warning', when: 'once work for it is in progress' }],
  group: 'objectives',
  reads: 'schedule',
  absenceOf: [],
  summary: 'A KPI without unit, baseline, target or due date; a warning once work for it is in progress.',
  why: 'A number says something only if everybody knows what it counts, where it stood, where it should be, and when. A guardrail needs no target: it must not get worse.',
  examples: [
    {
      bad: `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: per month, baseline: 120, target: 180}
#     ^^^^^ kpi-incomplete: The KPI 'growth.leads' has no 'due'. Without it nobody can tell whether it is on its way.
      visits: {unit: per month, baseline: 9000, target: 11000, due: 2026-Q4}
`,
      fixed: `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: per month, baseline: 120, target: 180, due: 2026-Q4}
      visits: {unit: per month, baseline: 9000, target: 11000, due: 2026-Q4}
`,
      good: `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: per month, baseline: 120, target: 180, due: 2026-Q4}
      visits: {unit: per month, baseline: 9000, targets: {2026-Q2: 9500, 2026-Q4: 11000}}
`,
    },
  ],
  check({ model, schedule, report }) {
    for (const kpi of model.all('kpi')) {
      const missing = missingFields(kpi);
      if (missing.length === 0) continue;
      report({
        at: kpi,
        severity: isWorkedOn(model, kpi) ? 'warning' : 'info',
        message: `The KPI ${named(kpi)} has no ${either(quoted(missing), 'and')}. Without ${missing.length === 1 ? 'it' : 'them'} nobody can tell whether it is on its way.`,
        subjects: missing,
        fixes: missing.flatMap((field) => known(model, schedule.calendar, kpi, field)),
      });
    }
  },
});

/** More to choose from than that helps nobody. */
const MOST_UNITS = 3;

/** What the roadmap says of a missing field elsewhere; a target is for a person to set. */
function known(model: Bound, calendar: Calendar, kpi: Kpi, field: string): readonly Fix[] {
  const others = [...model.children(kpi.parent!, 'kpi'), ...model.all('kpi')].filter((one) => one !== kpi);
  const offer = (yaml: string, how = ''): Fix => setField(`Add '${field}: ${yaml}'${how}`, kpi, [field], yaml);
  if (field === 'unit') {
    const units = new Set(others.flatMap(({ data }) => data.unit ?? []));
    return [...units].slice(0, MOST_UNITS).map((unit) => offer(scalarText(unit)));
  }
  if (field === 'baseline') {
    const first = firstMeasured(kpi, calendar);
    return first === undefined ? [] : [offer(`{value: ${first.value}, at: ${first.key}}`, ', as first measured')];
  }
  if (field !== 'due') return [];
  const due = others.flatMap(({ data }) => data.due?.text ?? [])[0];
  if (due !== undefined) return [offer(due, ', as others')];
  const { end } = model.calendar;
  return end === undefined ? [] : [offer(end.text, ', the end of the planning window')];
}

function missingFields({ data }: Kpi): readonly string[] {
  const needed =
    data.guardrail === true ? (['unit', 'baseline'] as const) : (['unit', 'baseline', 'target', 'due'] as const);
  const hasPath = (data.targets ?? []).length > 0;
  return needed.filter((field) => data[field] === undefined && !(hasPath && (field === 'target' || field === 'due')));
}

/** Whether work in progress serves it, or its objective as a whole. */
const isWorkedOn = (model: Model, kpi: Kpi): boolean =>
  [kpi, kpi.parent].some(
    (one) =>
      one !== undefined &&
      namers(model, one, 'initiative', 'objectives').some((work) => workStatus(work) === 'in-progress'),
  );
