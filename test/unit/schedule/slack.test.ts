/** Slack and the critical path, sentence by sentence. */
import { describe, expect, it } from 'vitest';
import { date, type Items, numberOf, solved, type World } from './plans';

type Row = [string, Items, Readonly<Record<string, string>>, World?];

/** Total and free slack, with a star for what is critical. */
function table(rows: readonly Row[]): void {
  it.each(rows)('%s', (_, items, expected, world) => {
    const solution = solved(items, world);
    const said = (id: string): string => {
      const i = numberOf(solution, id);
      return `${solution.slack.total[i]} ${solution.slack.free[i]}${solution.critical[i] === 1 ? ' *' : ''}`;
    };
    expect(Object.fromEntries(Object.keys(expected).map((id) => [id, said(id)]))).toEqual(expected);
  });
}

const weeks = (start: string, end: string) => ({ start, end });
// Ten working days from Monday, 2 March 2026.
const A = weeks('2026-03-02', '2026-03-13');

describe('slack', () => {
  table([
    ['ends at the last end of all', { a: A, b: { duration: '1w' } }, { a: '0 0 *', b: '5 5' }],
    [
      'is shared along a chain, and free only before what does not move',
      { end: A, a: { duration: '2d' }, b: { duration: '3d', needs: ['a'] } },
      { a: '5 0', b: '5 5' },
    ],
    [
      'ends at the given start of a successor',
      { a: { duration: '2d' }, b: { start: '2026-03-09', end: '2026-03-31', needs: ['a'] } },
      { a: '3 3', b: '0 0 *' },
    ],
    [
      'is negative where that is missed, and the one that misses it is critical',
      { a: { start: '2026-03-02', duration: '2w' }, b: { start: '2026-03-09', end: '2026-05-29', needs: ['a'] } },
      { a: '-5 -5 *', b: '0 0 *' },
    ],
    [
      'is negative along the chain that leads to a missed date, but critical only without room',
      {
        a: { duration: '1w' },
        b: { duration: '2w', needs: ['a'] },
        loose: { duration: '1d' },
        c: { duration: '1w', needs: ['b', 'loose'] },
        'milestone m': { end: '2026-03-20', needs: ['c'] },
        last: { start: '2026-05-04', end: '2026-05-29' },
      },
      { a: '-5 0 *', b: '-5 0 *', loose: '9 14', c: '-5 -5 *', m: '50 50', last: '0 0 *' },
    ],
    [
      'ends at the date of a milestone',
      { a: { duration: '1w' }, 'milestone m': { end: '2026-03-10', needs: ['a'] }, z: A },
      { a: '2 2' },
    ],
    [
      'ends at the given end of the initiative, which no successor is',
      { i: { end: '2026-03-11' }, 'i.a': { duration: '1w' }, z: { start: '2026-03-02', end: '2026-03-31', needs: [] } },
      { 'i.a': '3 3', i: '3 3' },
    ],
    [
      'passes through an initiative to what follows it',
      {
        i: {},
        'i.a': { duration: '1w' },
        'i.b': { duration: '3d' },
        x: { start: '2026-03-10', end: '2026-03-31', needs: ['i'] },
      },
      { 'i.a': '1 1', 'i.b': '3 3', i: '1 1' },
    ],
    ['of its own given dates is set aside', { a: { start: '2026-03-04', end: '2026-03-05' }, z: A }, { a: '6 6' }],
    [
      'is none of what is done, and what has no dates',
      { a: { ...A, status: 'done' }, b: {}, c: { ...A, status: 'cancelled' }, z: A },
      { a: 'undefined undefined', b: 'undefined undefined', c: 'undefined undefined' },
    ],
    [
      'of an initiative is the least of its open activities',
      { i: {}, 'i.a': { start: '2026-03-02', duration: '1w', status: 'done' }, 'i.b': { duration: '2d' }, z: A },
      { i: '8 8', 'i.b': '8 8' },
    ],
    [
      'is not held by a start that has really happened',
      { a: { duration: '2w' }, b: { started: '2026-03-02', end: '2026-05-29', needs: ['a'] } },
      { a: '55 55' },
    ],
    [
      'counts a lag in calendar days to the day',
      { a: { duration: '1d' }, b: { start: '2026-03-16', end: '2026-03-31', needs: ['a FS+7cd'] } },
      { a: '4 4' },
    ],
    [
      'counts a lag in months',
      { a: { duration: '1d' }, b: { start: '2026-04-15', end: '2026-05-29', needs: ['a FS+1m'] } },
      { a: '9 9' },
    ],
    [
      'looks at the start where a dependency does',
      { a: { duration: '2w' }, b: { start: '2026-03-05', end: '2026-05-29', needs: ['a SS'] } },
      { a: '3 3' },
    ],
    [
      'skips holidays',
      { a: { duration: '2d' }, b: { start: '2026-03-09', end: '2026-03-31', needs: ['a'] } },
      { a: '2 2' },
      { calendar: { start: date('2026-03-02'), holidays: [date('2026-03-05')] } },
    ],
  ]);
});

describe('critical', () => {
  table([
    [
      'is the longest way, with the initiatives on it',
      {
        i: {},
        'i.a': { duration: '1w' },
        'i.b': { duration: '2w', needs: ['i.a'] },
        'i.c': { duration: '1d' },
        x: { duration: '1w', needs: ['i'] },
      },
      { i: '0 0 *', 'i.a': '0 0 *', 'i.b': '0 0 *', 'i.c': '14 14', x: '0 0 *' },
    ],
    [
      'is never what is done, and so not what lies before it',
      {
        a: { ...A },
        b: { start: '2026-03-16', end: '2026-03-31', status: 'done', needs: ['a'] },
        c: { duration: '1w', needs: ['b'] },
      },
      { a: '17 17', b: 'undefined undefined', c: '0 0 *' },
    ],
    [
      'is what ends last, alone if nothing leads there',
      { a: { duration: '2w' }, 'milestone far': { end: '2026-12-31' } },
      { a: '209 209', far: '0 0 *' },
    ],
    [
      'are activities past the given end of their initiative',
      {
        i: { start: '2026-03-02', end: '2026-03-06' },
        'i.a': { duration: '1w' },
        'i.b': { duration: '1w', needs: ['i.a'] },
        z: { start: '2026-03-02', end: '2026-06-30' },
      },
      { 'i.a': '-5 0 *', 'i.b': '-5 -5 *', i: '-5 -5 *', z: '0 0 *' },
    ],
    [
      'a link with room ends the chain, even if it sets the date',
      { a: { start: '2026-03-02', end: '2026-03-05' }, b: { duration: '1w', needs: ['a FS+2cd'] } },
      { a: '1 1', b: '0 0 *' },
    ],
  ]);
});
