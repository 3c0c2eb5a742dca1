/** Random roadmaps as data, and what people do to them. A roadmap's text is its data as JSON, which is YAML. */
import fc from 'fast-check';

export type Data = Record<string, Record<string, Record<string, unknown>>>;

const id = (kind: string, n: number): string => `${kind}-${'abcdefghijklmnopqrstuvwxyz'[n % 26]}`;
const day = (n: number): string => new Date(Date.UTC(2026, 0, 5 + n)).toISOString().slice(0, 10);

const TYPES = ['finish-to-start', 'start-to-start', 'finish-to-finish', 'start-to-finish'] as const;

const duration = fc.oneof(
  fc.integer({ min: 1, max: 15 }).map((n) => `${n}d`),
  fc.integer({ min: 1, max: 4 }).map((n) => `${n}w`),
  fc.constant('1m'),
);

const work = fc.record({
  length: duration,
  dated: fc.nat(5),
  at: fc.nat(80),
  needs: fc.array(fc.record({ on: fc.nat(30), type: fc.nat(8), lag: fc.integer({ min: -2, max: 5 }) }), {
    maxLength: 2,
  }),
  activities: fc.array(fc.record({ length: duration, after: fc.boolean(), name: fc.nat(9) }), { maxLength: 3 }),
  phase: fc.nat(4),
  owner: fc.nat(4),
  status: fc.nat(12),
  cost: fc.nat(9),
});

const milestone = fc.record({ dated: fc.nat(2), at: fc.nat(120), needs: fc.array(fc.nat(30), { maxLength: 3 }) });

/** Initiatives that wait for earlier ones (now and then for later ones), milestones, phases, teams, tools. */
export const roadmapData: fc.Arbitrary<Data> = fc
  .record({
    works: fc.array(work, { minLength: 1, maxLength: 8 }),
    milestones: fc.array(milestone, { maxLength: 3 }),
    window: fc.nat(3),
    holidays: fc.array(fc.nat(60), { maxLength: 2 }),
  })
  .map(({ works, milestones, window, holidays }) => {
    const names = works.map((_, i) => id('work', i));
    const initiatives = Object.fromEntries(
      works.map((one, i) => [
        names[i]!,
        {
          name: `Work ${i}`,
          ...(one.activities.length === 0
            ? one.dated < 4
              ? { duration: one.length }
              : { start: day(one.at), duration: one.length }
            : {
                activities: Object.fromEntries(
                  one.activities.map((step, n) => [
                    id('step', n),
                    { duration: step.length, ...(step.after && n > 0 ? { dependsOn: [id('step', n - 1)] } : {}) },
                  ]),
                ),
              }),
          ...needsOf(one.needs, i, names),
          ...(one.phase < 2 ? { phase: id('phase', one.phase) } : {}),
          ...(one.owner < 2 ? { owner: id('team', one.owner) } : {}),
          ...(one.status === 0 ? { status: 'cancelled' } : one.status === 1 ? { status: 'idea' } : {}),
          ...(one.cost < 3 ? { costs: { training: { amount: 100 * (one.cost + 1), currency: 'EUR' } } } : {}),
        },
      ]),
    );
    return {
      calendar: { ...(window > 0 ? { start: '2026-01-05' } : {}), holidays: holidays.map(day) },
      teams: { 'team-a': { function: 'it' }, 'team-b': { function: 'data' } },
      phases: { 'phase-a': { start: '2026-01-12', end: '2026-06-30' }, 'phase-b': { start: '2026-03-02' } },
      initiatives,
      milestones: Object.fromEntries(
        milestones.map((one, i) => [
          id('gate', i),
          {
            requires: [...new Set(one.needs.map((n) => names[n % names.length]!))],
            ...(one.dated === 0 ? { date: day(one.at) } : {}),
          },
        ]),
      ),
    } as unknown as Data;
  });

function needsOf(
  needs: readonly { readonly on: number; readonly type: number; readonly lag: number }[],
  i: number,
  names: readonly string[],
): object {
  // Mostly on what stands above; a circle now and then.
  const found = needs.map(({ on, type, lag }) => ({
    on: on === 30 ? names.length - 1 : on % Math.max(1, i),
    type,
    lag,
  }));
  const entries = found.filter(({ on }) => on !== i && (i > 0 || on > 0));
  if (entries.length === 0) return {};
  return {
    dependsOn: Object.fromEntries(
      entries.map(({ on, type, lag }) => [
        names[on]!,
        { ...(type < 4 ? { type: TYPES[type]! } : {}), ...(lag === 0 ? {} : { lag: `${lag}d` }) },
      ]),
    ),
  };
}

/** One thing that somebody does to a roadmap; numbers are taken modulo what there is. */
export interface Deed {
  readonly kind: (typeof DEEDS)[number];
  readonly at: number;
  readonly other: number;
  readonly length: string;
}

const DEEDS = [
  ...['duration', 'duration', 'start', 'depend', 'undepend', 'remove', 'add', 'rename', 'reorder', 'status'],
  ...['owner', 'cost', 'phase', 'holiday', 'gate-date', 'require', 'activity', 'un-activity', 'window'],
] as const;

export const deeds = (most: number): fc.Arbitrary<readonly Deed[]> =>
  fc.array(fc.record({ kind: fc.constantFrom(...DEEDS), at: fc.nat(1000), other: fc.nat(1000), length: duration }), {
    minLength: 1,
    maxLength: most,
  });

/** The roadmap after some deeds; the data given stays as it is. */
export function after(data: Data, done: readonly Deed[]): Data {
  return done.reduce((made, deed) => doOne(structuredClone(made), deed), data);
}

function doOne(data: Data, { kind, at, other, length }: Deed): Data {
  const initiatives = data['initiatives']!;
  const names = Object.keys(initiatives);
  const name = names[at % Math.max(1, names.length)];
  const one = name === undefined ? undefined : initiatives[name]!;
  const second = names[other % Math.max(1, names.length)];
  const gates = Object.keys(data['milestones']!);
  const gate = gates.length === 0 ? undefined : data['milestones']![gates[at % gates.length]!]!;
  const calendar = data['calendar'] as unknown as { holidays: string[]; start?: string };
  switch (kind) {
    case 'duration':
      if (one !== undefined && one['activities'] === undefined) one['duration'] = length;
      return data;
    case 'start':
      if (one !== undefined) one['start'] = day(other % 90);
      return data;
    case 'depend':
      if (one !== undefined && second !== undefined && second !== name)
        one['dependsOn'] = { ...(one['dependsOn'] as object), [second]: {} };
      return data;
    case 'undepend':
      if (one !== undefined) delete one['dependsOn'];
      return data;
    case 'remove':
      if (name !== undefined) delete initiatives[name];
      return forget(data, name);
    case 'add':
      initiatives[`extra-${at % 50}`] ??= { name: `Extra ${at}`, duration: length, tags: [`t${other}`] };
      if (one !== undefined && other % 2 === 0)
        one['dependsOn'] = { ...(one['dependsOn'] as object), [`extra-${at % 50}`]: {} };
      return data;
    case 'rename':
      return name === undefined ? data : renamed(data, name, `other-${name}`);
    case 'reorder': {
      if (name === undefined) return data;
      const { [name]: moved, ...rest } = initiatives;
      return { ...data, initiatives: { ...rest, [name]: moved! } };
    }
    case 'status':
      if (one !== undefined) one['status'] = ['cancelled', 'idea', 'planned', 'blocked'][other % 4];
      return data;
    case 'owner':
      if (one !== undefined) one['owner'] = ['team-a', 'team-b'][other % 2];
      return data;
    case 'cost':
      if (one !== undefined) one['costs'] = { training: { amount: other, currency: 'EUR' }, exit: at };
      return data;
    case 'phase':
      if (one !== undefined) one['phase'] = ['phase-a', 'phase-b'][other % 2];
      return data;
    case 'holiday':
      calendar.holidays = [...calendar.holidays, day(other % 60)];
      return data;
    case 'window':
      calendar.start = day(other % 40);
      return data;
    case 'gate-date':
      if (gate !== undefined) gate['date'] = day(other % 150);
      return data;
    case 'require':
      if (gate !== undefined && name !== undefined)
        gate['requires'] = [...new Set([...(gate['requires'] as string[]), name])];
      return data;
    case 'activity':
      if (one !== undefined) {
        delete one['duration'];
        one['activities'] = { ...(one['activities'] as object), 'step-x': { duration: length } };
      }
      return data;
    case 'un-activity':
      if (one?.['activities'] !== undefined) {
        const steps = Object.entries(one['activities'] as object).slice(1);
        if (steps.length > 0) one['activities'] = Object.fromEntries(steps);
      }
      return data;
    default:
      return data;
  }
}

/** Without all mentions of an id. */
function forget(data: Data, name: string | undefined): Data {
  for (const one of Object.values(data['initiatives']!)) {
    const needs = one['dependsOn'] as Record<string, unknown> | undefined;
    if (needs !== undefined && !Array.isArray(needs)) delete needs[name ?? ''];
  }
  for (const gate of Object.values(data['milestones']!))
    gate['requires'] = (gate['requires'] as string[]).filter((one) => one !== name);
  return data;
}

function renamed(data: Data, from: string, to: string): Data {
  if (data['initiatives']![to] !== undefined) return data;
  const text = JSON.stringify(data).replaceAll(`"${from}"`, `"${to}"`);
  return JSON.parse(text) as Data;
}

export const textOf = (data: Data): string => `${JSON.stringify({ version: 1, ...data }, undefined, 2)}\n`;
