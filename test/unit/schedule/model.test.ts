/** The schedule of a roadmap as files say it: names, order, drivers, chains, cycles, questions that rules ask. */
import { describe, expect, it } from 'vitest';
import { isoDay } from '../../../core/schedule/calendar';
import type { Schedule } from '../../../core/schedule/schedule';
import type { Driver } from '../../../core/schedule/types';
import { workspaceFrom } from '../../kit/check';

const scheduleOf = (source: string): Schedule => workspaceFrom(source).schedule('main.roadmap.yaml');

function words(driver: Driver | undefined): string {
  if (driver === undefined) return 'none';
  if (driver.kind === 'phase') return `phase ${driver.on}`;
  return 'on' in driver ? `${driver.kind} ${driver.on.id}` : driver.kind;
}

const driverOf = (source: string, id: string): string => words(scheduleOf(source).find(id)?.driver);

describe('items', () => {
  const schedule = scheduleOf(`version: 1
milestones:
  live: {requires: [b, a.two]}
initiatives:
  b: {start: 2026-04-06, duration: 1w}
  a:
    activities:
      one: {start: 2026-04-06, duration: 1w}
      two: {duration: 1w, dependsOn: [one]}
`);
  it('are initiatives with their activities, then milestones, in file order', () =>
    expect(schedule.items.map(({ item }) => item.id)).toEqual(['b', 'a', 'a.one', 'a.two', 'live']));
  it('are found by id and by entity', () => {
    const one = schedule.find('a.two')!;
    expect(schedule.of(one.item)).toBe(one);
    expect(isoDay(one.start!)).toBe('2026-04-13');
    expect(schedule.find('nobody')).toBeUndefined();
  });
  it('say how long they are, and whether their dates were given', () => {
    const facts = schedule.items.map(({ workingDays, startComputed, endComputed }) => [
      workingDays,
      startComputed,
      endComputed,
    ]);
    expect(facts).toEqual([
      [5, false, true],
      [10, true, true],
      [5, false, true],
      [5, true, true],
      [0, true, true],
    ]);
  });
});

describe('references', () => {
  it('name a sibling first, then an initiative', () => {
    const schedule = scheduleOf(`version: 1
initiatives:
  build: {start: 2026-06-01, end: 2026-06-30}
  a:
    activities:
      build: {start: 2026-04-06, duration: 1w}
      test: {duration: 1w, dependsOn: [build]}
  b:
    activities:
      test: {duration: 1w, dependsOn: [build]}
`);
    expect(isoDay(schedule.find('a.test')!.start!)).toBe('2026-04-13');
    expect(isoDay(schedule.find('b.test')!.start!)).toBe('2026-07-01');
  });

  it('reach into imported name spaces', () => {
    const schedule = scheduleOf(`version: 1
imports: {emea: emea.roadmap.yaml}
initiatives:
  a: {start: 2026-04-06, duration: 1w}
#- /emea.roadmap.yaml
version: 1
initiatives:
  b: {duration: 1w, dependsOn: {a: [{type: start-to-start}, {type: finish-to-finish, lag: 2d}]}}
`);
    const b = schedule.find('emea/b')!;
    expect([isoDay(b.start!), isoDay(b.end!)]).toEqual(['2026-04-08', '2026-04-14']);
    expect(words(b.driver)).toBe('dependency a');
  });
});

describe('the driver', () => {
  const base = `version: 1
calendar: {start: 2026-04-06}
phases:
  build: {start: 2026-05}
initiatives:
  p: {start: 2026-04-06, duration: 1w}
  q: {start: 2026-04-06, duration: 1w}
`;
  it.each([
    ['a: {start: 2026-04-06, duration: 1w}', 'given'],
    ['a: {end: 2026-04-30, duration: 1w}', 'given'],
    ['a: {duration: 1w}', 'window'],
    ['a: {duration: 1w, phase: build}', 'phase build'],
    ['a: {duration: 1w, dependsOn: [q]}', 'dependency q'],
    ['a: {duration: 1w, dependsOn: [q, p]}', 'dependency q'],
    ['a: {duration: 1w, dependsOn: {q: {lag: -1w}}}', 'dependency q'],
    ['a: {duration: 1w, dependsOn: {q: {lag: -2w}}}', 'window'],
    ['a: {activities: {b: {duration: 1w}}}', 'activities'],
    ['a: {start: 2026-04-06, activities: {b: {duration: 1w}}}', 'given'],
    ['a: {}', 'none'],
  ])('%s: %s', (line, driver) => expect(driverOf(`${base}  ${line}\n`, 'a')).toBe(driver));

  it('of an activity may be its initiative, of a milestone what it requires', () => {
    expect(driverOf(`${base}  a: {start: 2026-04-08, activities: {b: {duration: 1w}}}\n`, 'a.b')).toBe('initiative a');
    expect(driverOf(`${base}milestones:\n  m: {requires: [p, q]}\n`, 'm')).toBe('requirement p');
    expect(driverOf(`${base}milestones:\n  m: {date: 2026-04-30, requires: [p, q]}\n`, 'm')).toBe('given');
  });

  it('explains a date step by step, through initiatives by their last activity', () => {
    const schedule = scheduleOf(`${base}  a:
    dependsOn: [p]
    activities:
      short: {duration: 1d}
      long: {duration: 2w}
  b: {duration: 1w, dependsOn: [a]}
milestones:
  m: {requires: [b]}
`);
    const chain = schedule
      .chain(schedule.find('m')!.item)
      .map(({ item, driver }) => `${item.item.id}: ${words(driver)}`);
    expect(chain).toEqual(['m: requirement b', 'b: dependency a', 'a: activities', 'a.long: dependency p', 'p: given']);
  });
});

describe('assumed dates', () => {
  const schedule = scheduleOf(`version: 1
calendar: {start: 2026-04-06}
phases:
  build: {start: 2026-05}
initiatives:
  given: {start: 2026-04-06, duration: 1w}
  window: {duration: 1w}
  follows: {duration: 1w, dependsOn: [window]}
  both: {duration: 1w, dependsOn: [window, given]}
  decided: {duration: 1w, phase: build}
  steps: {activities: {one: {duration: 1w}}}
milestones:
  m: {requires: [follows]}
`);
  it('come from the planning window alone, also through what drives them', () => {
    const assumed = schedule.items.filter((one) => one.assumed).map(({ item }) => item.id);
    expect(assumed).toEqual(['window', 'follows', 'steps', 'steps.one', 'm']);
  });
});

describe('cycles', () => {
  const schedule = scheduleOf(`version: 1
calendar: {start: 2026-04-06}
initiatives:
  outside: {duration: 1w}
  a: {duration: 1w, dependsOn: [c]}
  b: {duration: 1w, dependsOn: [a]}
  c: {duration: 1w, dependsOn: [b, d]}
  d: {duration: 1w, dependsOn: [c]}
  given: {start: 2026-04-06, duration: 1w, dependsOn: [given]}
  after: {duration: 1w, dependsOn: [a]}
  half: {duration: 1w, dependsOn: [a, outside]}
`);
  it('are reported with all members and the shortest way round', () => {
    expect(schedule.cycles.map(({ items }) => items.map(({ id }) => id))).toEqual([['a', 'b', 'c', 'd'], ['given']]);
    expect(schedule.cycles[0]!.edges.map(({ from, to, by }) => `${from.id} ${by} ${to.id}`)).toEqual([
      'c dependsOn d',
      'd dependsOn c',
    ]);
  });
  it('leave their members without dates, unless they are given', () => {
    expect(schedule.find('a')).toMatchObject({ unscheduled: 'it waits for itself', reason: 'cycle', inCycle: true });
    expect(schedule.find('given')).toMatchObject({ unscheduled: undefined, inCycle: true });
  });
  it('keep nothing outside from its dates but what waits for them alone', () => {
    expect(isoDay(schedule.find('outside')!.start!)).toBe('2026-04-06');
    expect(isoDay(schedule.find('half')!.start!)).toBe('2026-04-13');
    expect(schedule.find('after')!.unscheduled).toBe("'a', which it depends on, has no dates");
  });
});

describe('questions', () => {
  const SOURCE = `version: 1
calendar: {start: 2026-04-06}
phases:
  build: {start: 2026-Q2, end: 2026-Q3}
  open: {start: 2026-Q2}
initiatives:
  p: {start: 2026-04-06, end: 2026-04-24}
  late: {start: 2026-04-13, end: 2026-04-17, dependsOn: {p: {lag: 2d}}}
  fine: {start: 2026-04-27, duration: 1w, dependsOn: [p]}
  counted: {duration: 1w, dependsOn: [p]}
`;
  const schedule = scheduleOf(SOURCE);
  it('a violation says which dependency, from when, and by how much', () => {
    const [violation, ...others] = schedule.violations(schedule.find('late')!.item);
    expect(others).toEqual([]);
    expect(violation).toMatchObject({ type: 'finish-to-start', side: 'start', workingDays: 12 });
    expect([violation!.on.item.id, violation!.ref?.id, isoDay(violation!.earliest)]).toEqual(['p', 'p', '2026-04-29']);
    expect(schedule.violations(schedule.find('fine')!.item)).toEqual([]);
    expect(schedule.violations(schedule.find('counted')!.item)).toEqual([]);
  });
  it('the earliest dates keep the length of the work', () => {
    const { start, end } = schedule.earliest(schedule.find('late')!.item)!;
    expect([isoDay(start), isoDay(end)]).toEqual(['2026-04-29', '2026-05-05']);
    expect(schedule.earliest(schedule.find('p')!.item)).toBeUndefined();
  });
  it('a phase has days if it has both', () => {
    const model = workspaceFrom(SOURCE).model('main.roadmap.yaml');
    const ends = model.all('phase').map((phase) => schedule.phase(phase)?.end);
    expect(ends.map((end) => end && isoDay(end))).toEqual(['2026-09-30', undefined]);
  });
});
