/** Where dates come from, sentence by sentence. */
import { describe, expect, it } from 'vitest';
import { date, datesOf, type Items, solved, type World } from './plans';

type Row = [string, Items, Readonly<Record<string, string>>, World?];

const window = (start: string): World => ({ calendar: { start: date(start) } });
const NO_WINDOW: World = { calendar: {} };
const NO_FLOOR = 'neither a dependency nor a phase nor `calendar.start` says when it can begin';

function table(rows: readonly Row[]): void {
  it.each(rows)('%s', (_, items, expected, world) => {
    const solution = solved(items, world);
    expect(Object.fromEntries(Object.keys(expected).map((id) => [id, datesOf(solution, id)]))).toEqual(expected);
  });
}

describe('given dates', () => {
  table([
    ['start and end hold', { a: { start: '2026-03-04', end: '2026-03-10' } }, { a: '2026-03-04 2026-03-10' }],
    ['even on days off', { a: { start: '2026-03-07', end: '2026-03-15' } }, { a: '2026-03-07 2026-03-15' }],
    [
      'even if a duration says something else',
      { a: { start: '2026-03-04', end: '2026-03-10', duration: '9w' } },
      { a: '2026-03-04 2026-03-10' },
    ],
    [
      'periods are their first and last day',
      { a: { start: '2026-Q2', end: '2026-Q2' } },
      { a: '2026-04-01 2026-06-30' },
    ],
    [
      'the wrong way round they are none',
      { a: { start: '2026-03-10', end: '2026-03-04' } },
      { a: 'its end is before its start' },
    ],
    ['an end is counted from a start', { a: { start: '2026-03-04', duration: '1w' } }, { a: '2026-03-04 2026-03-10' }],
    ['a start from an end', { a: { end: '2026-03-10', duration: '1w' } }, { a: '2026-03-04 2026-03-10' }],
    ['a start alone is not enough', { a: { start: '2026-03-04' } }, { a: 'an end or a duration is missing' }],
    ['nor is an end', { a: { end: '2026-03-04' } }, { a: 'a start or a duration is missing' }],
    ['nor is nothing', { a: {} }, { a: 'a duration, or a start and an end, is missing' }],
    [
      'they hold whatever they depend on',
      { a: { start: '2026-03-02', end: '2026-03-31' }, b: { start: '2026-03-04', duration: '1w', needs: ['a'] } },
      { b: '2026-03-04 2026-03-10' },
    ],
    [
      'beyond the year 2200 nothing is counted',
      {
        a: { start: '2200-12-01', duration: '3m' },
        b: { start: '2200-12-29', end: '2200-12-31' },
        c: { duration: '9d', needs: ['b'] },
      },
      { a: 'it would lie beyond the year 2200', c: 'it would lie beyond the year 2200' },
    ],
    [
      'nor before the year 1900',
      {
        a: { end: '1900-01-05', duration: '3m' },
        b: { duration: '1w', needs: ['c FS-99999d'], horizon: true },
        c: { start: '1990', end: '1990' },
      },
      { a: 'it would lie before the year 1900', b: 'it would lie before the year 1900' },
    ],
  ]);
});

describe('initiatives with activities', () => {
  const inside = (own: Items[string]): Items => ({
    i: own,
    'i.a': { start: '2026-03-04', end: '2026-03-10' },
    'i.b': { duration: '1w', needs: ['i.a'] },
  });
  table([
    ['go from the first of theirs to the last', inside({}), { i: '2026-03-04 2026-03-17' }],
    ['whatever duration stands beside', inside({ duration: '9w' }), { i: '2026-03-04 2026-03-17' }],
    ['from a given start', inside({ start: '2026-03-03' }), { i: '2026-03-03 2026-03-17' }],
    ['to a given end', inside({ end: '2026-03-31' }), { i: '2026-03-04 2026-03-31' }],
    [
      'but by a start and a duration, if both are given',
      inside({ start: '2026-03-02', duration: '2d' }),
      { i: '2026-03-02 2026-03-03' },
    ],
    [
      'as far as they are dated',
      { i: {}, 'i.a': { start: '2026-03-04', end: '2026-03-10' }, 'i.b': {} },
      { i: '2026-03-04 2026-03-10' },
    ],
    ['not without any that is', { i: {}, 'i.a': {} }, { i: 'none of its activities has dates' }],
    [
      'not if all lie after their given end',
      inside({ end: '2026-03-03' }),
      { i: 'its activities lie outside of its own dates' },
    ],
    [
      'without cancelled ones',
      {
        i: {},
        'i.a': { start: '2026-03-04', end: '2026-03-10' },
        'i.b': { status: 'cancelled', start: '2026-05-04', end: '2026-05-08' },
      },
      { i: '2026-03-04 2026-03-10' },
    ],
    [
      'also where activities are given days off',
      { i: {}, 'i.a': { start: '2026-03-07', end: '2026-03-08' } },
      { i: '2026-03-07 2026-03-08' },
    ],
  ]);
});

describe('a duration alone', () => {
  const phases: World = { phases: { p: { start: '2026-04' }, open: {} } };
  table([
    ['starts with the planning window', { a: { duration: '1w' } }, { a: '2026-03-02 2026-03-06' }],
    ['on a working day', { a: { duration: '1w' } }, { a: '2026-03-09 2026-03-13' }, window('2026-03-07')],
    ['has no dates without any floor', { a: { duration: '1w' } }, { a: NO_FLOOR }, NO_WINDOW],
    [
      'starts with its phase, even before the window',
      { a: { duration: '1w', phase: 'p' } },
      { a: '2026-04-01 2026-04-07' },
      { ...window('2026-06-01'), ...phases },
    ],
    [
      'or with the window if the phase has no start',
      { a: { duration: '1w', phase: 'open' } },
      { a: '2026-03-02 2026-03-06' },
      phases,
    ],
    ['has no window if it is an idea', { a: { duration: '1w', status: 'idea' } }, { a: NO_FLOOR }],
    ['nor with a horizon', { a: { duration: '1w', horizon: true } }, { a: NO_FLOOR }],
    [
      'but an idea has its phase',
      { a: { duration: '1w', status: 'idea', phase: 'p' } },
      { a: '2026-04-01 2026-04-07' },
      phases,
    ],
    [
      'an activity starts with its initiative',
      { i: { start: '2026-03-18', end: '2026-03-31' }, 'i.a': { duration: '1w' } },
      { 'i.a': '2026-03-18 2026-03-24' },
    ],
    [
      'also where that start is counted',
      { i: { end: '2026-03-31', duration: '2w' }, 'i.a': { duration: '1w' } },
      { 'i.a': '2026-03-18 2026-03-24' },
    ],
    [
      'a start that comes from activities is no floor',
      { i: {}, 'i.a': { start: '2026-03-18', end: '2026-03-31' }, 'i.b': { duration: '1w' } },
      { 'i.b': '2026-03-02 2026-03-06' },
    ],
    [
      'an activity has the floor of its initiative’s phase',
      { i: { phase: 'p' }, 'i.a': { duration: '1w' } },
      { 'i.a': '2026-04-01 2026-04-07', i: '2026-04-01 2026-04-07' },
      phases,
    ],
    [
      'waits for all that it depends on',
      {
        a: { start: '2026-03-02', duration: '1w' },
        b: { start: '2026-03-02', duration: '2w' },
        c: { duration: '1d', needs: ['a', 'b'] },
      },
      { c: '2026-03-16 2026-03-16' },
    ],
    [
      'but not before its floor',
      { a: { start: '2026-03-02', duration: '1w' }, b: { duration: '1d', needs: ['a'], phase: 'p' } },
      { b: '2026-04-01 2026-04-01' },
      phases,
    ],
    [
      'needs no floor with a dependency',
      { a: { start: '2026-03-02', duration: '1w' }, b: { duration: '1d', needs: ['a'], status: 'idea' } },
      { b: '2026-03-09 2026-03-09' },
      NO_WINDOW,
    ],
    [
      'leaves an unknown dependency out',
      { a: { start: '2026-03-02', duration: '1w' }, b: { duration: '1d', needs: ['nobody', 'a'] } },
      { b: '2026-03-09 2026-03-09' },
    ],
    [
      'has no dates if all are unknown or without dates',
      {
        a: {},
        b: { duration: '1d', needs: ['nobody'] },
        c: { duration: '1d', needs: ['a', 'nobody'] },
        d: { duration: '1d', needs: ['a'] },
      },
      {
        b: 'nothing that it depends on is known',
        c: "nothing that it depends on has dates, such as 'a'",
        d: "'a', which it depends on, has no dates",
      },
    ],
    [
      'takes a cancelled dependency as met',
      { a: { status: 'cancelled', start: '2026-05-04', end: '2026-05-08' }, b: { duration: '1d', needs: ['a'] } },
      { a: 'it is cancelled', b: '2026-03-02 2026-03-02' },
    ],
  ]);
});

describe('work that has really begun', () => {
  const late: Items = { p: { start: '2026-03-02', end: '2026-04-30' } };
  table([
    [
      'stays where its real dates say, whatever it depends on',
      {
        ...late,
        a: { start: '2026-03-02', end: '2026-03-31', started: '2026-03-04', finished: '2026-03-20', needs: ['p'] },
      },
      { a: '2026-03-04 2026-03-20' },
    ],
    [
      'counts from its real start',
      { ...late, a: { started: '2026-03-04', duration: '1w', needs: ['p'] } },
      { a: '2026-03-04 2026-03-10' },
    ],
    [
      'blocked work with a real start stays too',
      { ...late, a: { status: 'blocked', started: '2026-03-04', duration: '1w', needs: ['p'] } },
      { a: '2026-03-04 2026-03-10' },
    ],
    [
      'blocked work without one waits',
      { ...late, a: { status: 'blocked', duration: '1w', needs: ['p'] } },
      { a: '2026-05-01 2026-05-07' },
    ],
    [
      'without any date it is scheduled as if planned',
      {
        ...late,
        a: { status: 'in-progress', duration: '1w', needs: ['p'] },
        b: { status: 'done', duration: '1w', needs: ['p'] },
      },
      { a: '2026-05-01 2026-05-07', b: '2026-05-01 2026-05-07' },
    ],
    [
      'planned work does not go by real dates',
      { a: { status: 'planned', started: '2026-03-04', duration: '1w' } },
      { a: '2026-03-02 2026-03-06' },
    ],
    ['a real end alone is not enough', { a: { finished: '2026-03-04' } }, { a: 'a start or a duration is missing' }],
    [
      'what is cancelled has no dates, nor have its activities',
      { i: { status: 'cancelled', start: '2026-03-02', end: '2026-03-06' } },
      { i: 'it is cancelled' },
    ],
  ]);
});

describe('milestones', () => {
  const work: Items = {
    a: { start: '2026-03-02', end: '2026-03-20' },
    b: { start: '2026-03-02', end: '2026-03-27' },
    c: {},
  };
  table([
    [
      'lie on their date',
      { ...work, 'milestone m': { end: '2026-03-10', needs: ['a'] } },
      { m: '2026-03-10 2026-03-10' },
    ],
    [
      'or on the day they were reached',
      { 'milestone m': { end: '2026-03-10', finished: '2026-03-12' } },
      { m: '2026-03-12 2026-03-12' },
    ],
    [
      'or on the latest end of what they require',
      { ...work, 'milestone m': { needs: ['a', 'b'] } },
      { m: '2026-03-27 2026-03-27' },
    ],
    [
      'unless some of that has no dates',
      { ...work, 'milestone m': { needs: ['a', 'c'] } },
      { m: "'c', which it requires, has no dates" },
    ],
    [
      'of an unknown one nothing is said',
      { ...work, 'milestone m': { needs: ['a', 'nobody'] } },
      { m: '2026-03-20 2026-03-20' },
    ],
    ['they need something', { 'milestone m': {} }, { m: 'a date, or something that it requires, is missing' }],
    [
      'what follows starts on the next working day, what starts with it on its own',
      {
        'milestone m': { end: '2026-03-20' },
        x: { duration: '1d', needs: ['m'] },
        y: { duration: '1d', needs: ['m SS'] },
      },
      { x: '2026-03-23 2026-03-23', y: '2026-03-20 2026-03-20' },
    ],
    ['a day in period form is its last', { 'milestone m': { end: '2026-Q2' } }, { m: '2026-06-30 2026-06-30' }],
    [
      'other milestones count too',
      { 'milestone l': { needs: ['m'] }, 'milestone m': { end: '2026-03-10' } },
      { l: '2026-03-10 2026-03-10' },
    ],
  ]);
});

describe('an initiative’s own dependencies', () => {
  const p: Items = { p: { start: '2026-03-02', end: '2026-03-13' } };
  table([
    [
      'hold each activity’s start',
      { ...p, i: { needs: ['p'] }, 'i.a': { duration: '2d' }, 'i.b': { duration: '1w' } },
      { 'i.a': '2026-03-16 2026-03-17', 'i.b': '2026-03-16 2026-03-20', i: '2026-03-16 2026-03-20' },
    ],
    [
      'of the finish types the end of those alone that no sibling follows',
      { ...p, i: { needs: ['p FF'] }, 'i.a': { duration: '2d' }, 'i.b': { duration: '1d', needs: ['i.a'] } },
      { 'i.a': '2026-03-02 2026-03-03', 'i.b': '2026-03-13 2026-03-13', i: '2026-03-02 2026-03-13' },
    ],
    [
      'and the initiative itself where none of its activities has dates',
      { ...p, i: { duration: '1w', needs: ['p'] }, 'i.a': {} },
      { i: '2026-03-16 2026-03-20' },
    ],
    [
      'what depends on an initiative depends on its whole span',
      {
        i: {},
        'i.a': { start: '2026-03-02', end: '2026-03-06' },
        'i.b': { start: '2026-03-04', end: '2026-03-18' },
        x: { duration: '1d', needs: ['i'] },
        y: { duration: '1d', needs: ['i SS'] },
      },
      { x: '2026-03-19 2026-03-19', y: '2026-03-02 2026-03-02' },
    ],
  ]);
});
