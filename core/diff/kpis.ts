/** KPIs whose serving work ends after they are due now and did not, or the other way round. */
import type { Entity, Model } from '../model/types';
import type { Calendar } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { Day, ScheduledItem } from '../schedule/types';
import { type Between, bothOf } from './between';
import type { Found } from './consequences';
import { inOrder } from './reach';

type Kpi = Entity<'kpi'>;

/** A roadmap with its dates: a side, or one between the two. */
interface Dated {
  readonly model: Model;
  readonly schedule: Schedule;
}

export function kpiChanges(between: Between): readonly Found[] {
  const { base, head, words, calendars } = between;
  const olds = new Map(base.model.all('kpi').map((kpi) => [words.ofBase(kpi), kpi]));
  return head.model.all('kpi').flatMap((kpi): readonly Found[] => {
    const identity = words.ofHead(kpi);
    const old = olds.get(identity);
    const due = dueOf(head.schedule.calendar, kpi);
    const dueBefore = old === undefined ? undefined : dueOf(base.schedule.calendar, old);
    if (old === undefined || due === undefined || dueBefore === undefined) return [];
    const [before, after] = [lastServing(base, old)?.end, lastServing(head, kpi)?.end];
    const isLate = (day: Day | undefined, by: Day): boolean => day !== undefined && day > by;
    if (isLate(before, dueBefore) === isLate(after, due)) return [];
    const lateness = (dated: Dated, one: Kpi | undefined): number => latenessOf(dated, one, calendars.counting);
    const late = { before: lateness(base, old), after: lateness(head, kpi) };
    return [
      {
        said: { kind: 'kpi', id: kpi.id, entity: kpi, before, after, due, late },
        effect: {
          ...groundOf(between, identity),
          ...late,
          value: (state) => lateness(state, state.entity(identity) as Kpi | undefined),
        },
      },
    ];
  });
}

/** The edits of the KPI, of what serves it on either side, and of what decides what does. */
function groundOf(between: Between, identity: string): Pick<Found['effect'], 'edits' | 'ground'> {
  const { reach } = between;
  const serving: string[] = [];
  const above: string[] = [];
  for (const { side, wordOf } of bothOf(between)) {
    const kpi = side.model.all('kpi').find((one) => wordOf(one) === identity);
    if (kpi?.parent !== undefined) above.push(wordOf(kpi.parent));
    if (kpi !== undefined) serving.push(...servingWork(side.model, kpi).map(wordOf));
  }
  const edits = inOrder(
    reach.touching([identity], ['due', 'targets']),
    reach.touching(above, []),
    reach.touching(serving, ['objectives']),
    serving.flatMap((item) => reach.edits.get(item) ?? []),
  );
  return { edits, ground: { layer: 'schedule', items: [...new Set(serving)], others: [identity, ...above] } };
}

function dueOf(calendar: Calendar, { data }: Kpi): Day | undefined {
  const days = [
    ...(data.due === undefined ? [] : [calendar.lastDay(data.due)]),
    ...(data.targets ?? []).map(({ date }) => calendar.lastDay(date)),
  ];
  return days.length === 0 ? undefined : Math.max(...days);
}

/** Working days by which the last work for a KPI ends after it is due; a day off counts as one. */
function latenessOf(dated: Dated, kpi: Kpi | undefined, counting: Calendar): number {
  const due = kpi === undefined ? undefined : dueOf(dated.schedule.calendar, kpi);
  const end = kpi === undefined ? undefined : lastServing(dated, kpi)?.end;
  if (due === undefined || end === undefined || end <= due) return 0;
  return Math.max(1, counting.prev(end) - counting.prev(due));
}

const servingWork = (model: Model, kpi: Kpi): readonly Entity<'initiative'>[] =>
  model.all('initiative').filter(({ data }) =>
    (data.objectives ?? []).some((ref) => {
      const target = model.target(ref);
      return target === kpi || (target !== undefined && target === kpi.parent);
    }),
  );

/** The initiative that ends last of those that serve a KPI or its objective. */
function lastServing({ model, schedule }: Dated, kpi: Kpi): ScheduledItem | undefined {
  return servingWork(model, kpi)
    .flatMap((work) => schedule.of(work) ?? [])
    .filter((item) => item.end !== undefined && item.status !== 'idea' && item.status !== 'cancelled')
    .reduce<ScheduledItem | undefined>(
      (last, one) => (last === undefined || one.end! > last.end! ? one : last),
      undefined,
    );
}
