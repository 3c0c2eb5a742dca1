import { describe, expect, it } from 'vitest';
import { Calendar, dayOf, isoDay } from '../../../core/schedule/calendar';
import { overloads } from '../../../core/schedule/capacity';
import { date } from './plans';

const calendar = new Calendar({});

/** `a 2026-03-02 2026-03-13 0.5` → runs as `2026-03-02 2026-03-13 1.5: a b`. */
function runs(works: readonly string[], capacity: number, holidays: readonly string[] = []): string[] {
  const loads = works.map((line) => {
    const [work, start, end, share] = line.split(' ') as [string, string, string, string | undefined];
    return { work, start: dayOf(start), end: dayOf(end), share: Number(share ?? 1) };
  });
  return overloads(
    calendar,
    loads,
    capacity,
    holidays.map((text) => calendar.span(date(text))),
  ).map((run) => `${isoDay(run.start)} ${isoDay(run.end)} ${run.most}: ${run.works.join(' ')}`);
}

describe('capacity', () => {
  it.each<[string, readonly string[], number, readonly string[], (readonly string[])?]>([
    ['is not exceeded by one after the other', ['a 2026-03-02 2026-03-06', 'b 2026-03-09 2026-03-13'], 1, []],
    ['is by two at once', ['a 2026-03-02 2026-03-10', 'b 2026-03-09 2026-03-13'], 1, ['2026-03-09 2026-03-10 2: a b']],
    [
      'a weekend breaks no run',
      ['a 2026-03-02 2026-03-13', 'b 2026-03-06 2026-03-09'],
      1,
      ['2026-03-06 2026-03-09 2: a b'],
    ],
    [
      'nor does another work in its place',
      ['a 2026-03-02 2026-03-13', 'b 2026-03-03 2026-03-04', 'c 2026-03-05 2026-03-06'],
      1,
      ['2026-03-03 2026-03-06 2: a b c'],
    ],
    [
      'a free day does',
      ['a 2026-03-02 2026-03-13', 'b 2026-03-03 2026-03-03', 'c 2026-03-05 2026-03-05'],
      1,
      ['2026-03-03 2026-03-03 2: a b', '2026-03-05 2026-03-05 2: a c'],
    ],
    ['shares add up exactly', Array.from({ length: 10 }, (_, i) => `w${i} 2026-03-02 2026-03-06 0.1`), 1, []],
    ['nothing is capacity for nothing', ['a 2026-03-02 2026-03-03'], 0, ['2026-03-02 2026-03-03 1: a']],
    [
      'work on a weekend has no part in what lies around it',
      ['a 2026-03-02 2026-03-13', 'b 2026-03-02 2026-03-13', 'c 2026-03-07 2026-03-08'],
      1,
      ['2026-03-02 2026-03-13 2: a b'],
    ],
    ['work on a weekend takes no working day', ['a 2026-03-07 2026-03-08'], 0, []],
    [
      'a team’s holidays are left out, and break no run',
      ['a 2026-03-02 2026-03-06', 'b 2026-03-02 2026-03-06'],
      1,
      ['2026-03-03 2026-03-06 2: a b'],
      ['2026-03-02', '2026-03-04'],
    ],
    ['all of it a holiday is nothing', ['a 2026-03-02 2026-03-06', 'b 2026-03-02 2026-03-06'], 1, [], ['2026-W10']],
  ])('%s', (_, works, capacity, expected, holidays) => expect(runs(works, capacity, holidays)).toEqual(expected));
});
