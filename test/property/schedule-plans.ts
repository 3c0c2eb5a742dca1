/** Random plans: all types of dependency, lags in all units, odd weeks, holidays, phases, milestones, every status. */
import fc from 'fast-check';
import type { DateValue, Duration } from '../../core/format/values';
import type { Need, Plan, PlanItem } from '../../core/schedule/plan';
import type { DependencyType, WorkStatus } from '../../core/schedule/types';

const BASE = Date.UTC(2026, 0, 1) / 86_400_000;

/** A full date, some days after 1 January 2026. */
export function dateAt(offset: number): DateValue {
  const at = new Date((BASE + offset) * 86_400_000);
  const [year, part, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  return { text: at.toISOString().slice(0, 10), unit: 'day', year, part, day, fiscal: false };
}

const TYPES: readonly DependencyType[] = ['finish-to-start', 'start-to-start', 'finish-to-finish', 'start-to-finish'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const duration: fc.Arbitrary<Duration> = fc
  .oneof(
    { weight: 6, arbitrary: fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constant('d' as const)) },
    { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constant('w' as const)) },
    { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.constant('m' as const)) },
  )
  .map(([count, unit]) => ({ text: `${count}${unit}`, count, unit }));

const lag: fc.Arbitrary<Duration | undefined> = fc
  .oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.tuple(fc.integer({ min: -4, max: 6 }), fc.constant('d' as const)) },
    { weight: 1, arbitrary: fc.tuple(fc.integer({ min: -1, max: 2 }), fc.constant('w' as const)) },
    { weight: 2, arbitrary: fc.tuple(fc.integer({ min: -6, max: 14 }), fc.constant('cd' as const)) },
    { weight: 1, arbitrary: fc.tuple(fc.integer({ min: -1, max: 2 }), fc.constant('m' as const)) },
  )
  .map((made) => (made === undefined ? undefined : { text: `${made[0]}${made[1]}`, count: made[0], unit: made[1] }));

interface RawNeed {
  readonly on: number;
  readonly anywhere: boolean;
  readonly unknown: boolean;
  readonly type: DependencyType;
  readonly lag: Duration | undefined;
}

const need: fc.Arbitrary<RawNeed> = fc.record({
  on: fc.nat(),
  anywhere: fc.nat(40).map((n) => n === 0),
  unknown: fc.nat(25).map((n) => n === 0),
  type: fc.oneof({ weight: 3, arbitrary: fc.constant(TYPES[0]!) }, { weight: 4, arbitrary: fc.constantFrom(...TYPES) }),
  lag,
});

const status: fc.Arbitrary<WorkStatus> = fc.oneof(
  { weight: 12, arbitrary: fc.constant('planned' as const) },
  { weight: 5, arbitrary: fc.constantFrom('idea', 'in-progress', 'blocked', 'done', 'cancelled') },
);

const work = fc.record({
  has: fc.oneof(
    { weight: 8, arbitrary: fc.constant('duration' as const) },
    { weight: 5, arbitrary: fc.constantFrom('both', 'from', 'to', 'start', 'end', 'nothing', 'real') },
  ),
  at: fc.nat(70),
  length: fc.nat(25),
  duration,
  status,
  horizon: fc.nat(12).map((n) => n === 0),
  phase: fc.integer({ min: -2, max: 1 }),
  needs: fc.array(need, { maxLength: 3 }),
});
type RawWork = typeof work extends fc.Arbitrary<infer T> ? T : never;

const milestone = fc.record({
  has: fc.constantFrom('date', 'reached', 'nothing', 'nothing'),
  at: fc.nat(90),
  needs: fc.array(need, { maxLength: 3 }),
});

const shapes = fc.record({
  initiatives: fc.array(
    fc.record({ own: work, inside: fc.oneof(fc.constant<RawWork[]>([]), fc.array(work, { maxLength: 4 })) }),
    {
      minLength: 1,
      maxLength: 5,
    },
  ),
  milestones: fc.array(milestone, { maxLength: 3 }),
  workweek: fc.oneof(
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.subarray([...DAYS], { minLength: 1 }) },
  ),
  holidays: fc.array(fc.nat(120), { maxLength: 6 }),
  window: fc.option(fc.nat(40), { nil: undefined, freq: 5 }),
  phases: fc.array(fc.option(fc.nat(60), { nil: undefined }), { minLength: 2, maxLength: 2 }),
});
type Shape = typeof shapes extends fc.Arbitrary<infer T> ? T : never;

/** What a written field would say, by kind of work. */
function fieldsOf({ has, at, length, duration }: RawWork): Partial<PlanItem> {
  const [start, end] = [dateAt(at), dateAt(at + length)];
  switch (has) {
    case 'duration':
      return { duration };
    case 'both':
      return { start, end };
    case 'from':
      return { start, duration };
    case 'to':
      return { end, duration };
    case 'start':
      return { start };
    case 'end':
      return { end };
    case 'real':
      return { start, started: dateAt(at + 2), duration };
    case 'nothing':
      return {};
  }
}

function planOf(shape: Shape): Plan {
  const rows: { item: Omit<PlanItem, 'needs'>; needs: readonly RawNeed[] }[] = [];
  shape.initiatives.forEach(({ own, inside }, k) => {
    const parent = rows.length;
    const above = own.status === 'cancelled' ? ('cancelled' as const) : undefined;
    const common = { phase: own.phase < 0 ? -1 : own.phase, horizon: own.horizon };
    rows.push({
      item: { id: `i${k}`, kind: 'initiative', parent: -1, status: own.status, ...common, ...fieldsOf(own) },
      needs: own.needs,
    });
    inside.forEach((one, a) => {
      const id = `i${k}.a${a}`;
      rows.push({
        item: { id, kind: 'activity', parent, status: above ?? one.status, ...common, ...fieldsOf(one) },
        needs: one.needs,
      });
    });
  });
  shape.milestones.forEach(({ has, at, needs }, k) => {
    const dates = has === 'date' ? { end: dateAt(at) } : has === 'reached' ? { finished: dateAt(at) } : {};
    const status = has === 'reached' ? 'done' : 'planned';
    rows.push({ item: { id: `m${k}`, kind: 'milestone', parent: -1, status, phase: -1, ...dates }, needs });
  });
  return {
    calendar: {
      ...(shape.window === undefined ? {} : { start: dateAt(shape.window) }),
      ...(shape.workweek === undefined ? {} : { workweek: shape.workweek }),
      holidays: shape.holidays.map(dateAt),
    },
    phases: shape.phases.map((start, i) => ({ id: `p${i}`, start: start === undefined ? undefined : dateAt(start) })),
    items: rows.map(({ item, needs }, i) => ({ ...item, needs: needs.flatMap((one) => needOf(one, item, i, rows)) })),
  };
}

/** Mostly on something earlier, so that most plans have no circle. */
function needOf(
  { on, anywhere, unknown, type, lag }: RawNeed,
  item: Omit<PlanItem, 'needs'>,
  i: number,
  rows: readonly { readonly item: Omit<PlanItem, 'needs'> }[],
): readonly Need[] {
  const kind = item.kind === 'milestone' ? { type: TYPES[2]! } : { type, lag };
  if (unknown) return [{ on: -1, ...kind }];
  if (anywhere) return [{ on: on % rows.length, ...kind }];
  const earlier = rows.flatMap((_, j) => (j < i && j !== item.parent ? [j] : []));
  return earlier.length === 0 ? [] : [{ on: earlier[on % earlier.length]!, ...kind }];
}

export const plans: fc.Arbitrary<Plan> = shapes.map(planOf);

/** A plan as a few lines, for the report of a failure. */
export const inWords = (plan: Plan): string =>
  [
    JSON.stringify(plan.calendar, (key, value) =>
      key === 'holidays' ? value.map((one: DateValue) => one.text) : value,
    ),
    ...plan.items.map(({ id, status, phase, horizon, needs, ...item }) => {
      const fields = ['start', 'end', 'started', 'finished', 'duration'] as const;
      const said = fields.flatMap((key) => (item[key] === undefined ? [] : [`${key} ${item[key].text}`]));
      const on = needs.map((one) => `${plan.items[one.on]?.id ?? '?'} ${one.type} ${one.lag?.text ?? ''}`);
      return `${id} ${status} ${said.join(', ')} phase ${phase} ${horizon ? 'horizon' : ''} ← ${on.join(', ')}`;
    }),
  ].join('\n');
