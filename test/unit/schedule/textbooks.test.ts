/** Networks whose numbers are published: early and late dates, slack, critical path. */
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../core/schedule/calendar';
import { isPlaced } from '../../../core/schedule/forward';
import { date, numberOf, solved } from './plans';

interface Published {
  readonly source: string;
  /** Activity → duration, predecessors, early start, early finish, total slack. */
  readonly rows: Readonly<Record<string, readonly [number, string, number, number, number]>>;
  readonly length: number;
  readonly critical: string;
}

const examples: readonly Published[] = [
  {
    source: 'Heizer, Render: Operations Management, chapter Project Management, Milwaukee Paper Manufacturing',
    rows: {
      a: [2, '', 0, 2, 0],
      b: [3, '', 0, 3, 1],
      c: [2, 'a', 2, 4, 0],
      d: [4, 'a b', 3, 7, 1],
      e: [4, 'c', 4, 8, 0],
      f: [3, 'c', 4, 7, 6],
      g: [5, 'd e', 8, 13, 0],
      h: [2, 'f g', 13, 15, 0],
    },
    length: 15,
    critical: 'a c e g h',
  },
  {
    source: 'Hillier, Lieberman: Introduction to Operations Research, Reliable Construction Co.',
    rows: {
      a: [2, '', 0, 2, 0],
      b: [4, 'a', 2, 6, 0],
      c: [10, 'b', 6, 16, 0],
      d: [6, 'c', 16, 22, 4],
      e: [4, 'c', 16, 20, 0],
      f: [5, 'e', 20, 25, 0],
      g: [7, 'd', 22, 29, 4],
      h: [9, 'e g', 29, 38, 4],
      i: [7, 'c', 16, 23, 2],
      j: [8, 'f i', 25, 33, 0],
      k: [4, 'j', 33, 37, 1],
      l: [5, 'j', 33, 38, 0],
      m: [2, 'h', 38, 40, 4],
      n: [6, 'k l', 38, 44, 0],
    },
    length: 44,
    critical: 'a b c e f j l n',
  },
  {
    source: 'Wikipedia: Program evaluation and review technique, the worked example (in hundredths of a day)',
    rows: {
      a: [400, '', 0, 400, 0],
      b: [533, '', 0, 533, 384],
      c: [517, 'a', 400, 917, 0],
      d: [633, 'a', 400, 1033, 468],
      e: [517, 'b c', 917, 1434, 0],
      f: [450, 'd', 1033, 1483, 468],
      g: [517, 'e', 1434, 1951, 0],
    },
    length: 1951,
    critical: 'a c e g',
  },
];

describe.each(examples)('$source', ({ rows, length, critical }) => {
  const items = Object.fromEntries(
    Object.entries(rows).map(([id, [days, after]]) => [
      id,
      { duration: `${days}d`, needs: after.split(' ').filter(Boolean) },
    ]),
  );
  const solution = solved(items, { calendar: { start: date('2026-03-02') } });
  const first = solution.calendar.next(dayOf('2026-03-02'));

  it.each(Object.entries(rows))('%s', (id, [, , start, finish, slack]) => {
    const i = numberOf(solution, id);
    const place = solution.places[i]!;
    expect(isPlaced(place) && [place.s - first, place.e - first + 1]).toEqual([start, finish]);
    expect(solution.slack.total[i]).toBe(slack);
  });

  it('has its length and critical path', () => {
    expect(solution.slack.lastEnd - first + 1).toBe(length);
    expect(Object.keys(rows).filter((id) => solution.critical[numberOf(solution, id)] === 1)).toEqual(
      critical.split(' '),
    );
  });
});
