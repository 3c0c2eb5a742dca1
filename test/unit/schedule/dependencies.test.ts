/** The four types with lags in all units, on and off working days. */
import { describe, expect, it } from 'vitest';
import { datesOf, solved } from './plans';

// 2 March 2026 is a Monday. The successor takes two days; without a floor it starts as early as the tie allows.
const rows: readonly (readonly [string, string, string, string])[] = [
  // Predecessor from Monday to Friday of one week.
  ['2026-03-02 2026-03-06', 'FS', '2026-03-09', 'after the weekend'],
  ['2026-03-02 2026-03-06', 'FS+3d', '2026-03-12', 'three working days later'],
  ['2026-03-02 2026-03-06', 'FS-2d', '2026-03-05', 'two before: a lead'],
  ['2026-03-02 2026-03-06', 'FS+1w', '2026-03-16', 'a work week later'],
  ['2026-03-02 2026-03-06', 'FS+2cd', '2026-03-09', 'Saturday and two days: Monday'],
  ['2026-03-02 2026-03-06', 'FS+3cd', '2026-03-10', 'Saturday and three days: Tuesday'],
  ['2026-03-02 2026-03-06', 'FS-3cd', '2026-03-04', 'Saturday less three days: Wednesday'],
  ['2026-03-02 2026-03-06', 'FS+1m', '2026-04-07', 'a month after the 7th'],
  ['2026-03-02 2026-03-06', 'SS', '2026-03-02', 'the same day'],
  ['2026-03-02 2026-03-06', 'SS+3d', '2026-03-05', 'three working days later'],
  ['2026-03-02 2026-03-06', 'SS+5cd', '2026-03-09', 'Saturday lands on Monday'],
  ['2026-03-02 2026-03-06', 'SS-1m', '2026-02-02', 'a month before'],
  ['2026-03-02 2026-03-06', 'FF', '2026-03-05', 'ends on the same day'],
  ['2026-03-02 2026-03-06', 'FF+1d', '2026-03-06', 'ends one working day later'],
  ['2026-03-02 2026-03-06', 'FF+2cd', '2026-03-06', 'ends on the Monday after'],
  ['2026-03-02 2026-03-06', 'SF', '2026-02-26', 'ends on the last working day before'],
  ['2026-03-02 2026-03-06', 'SF+1d', '2026-02-27', 'ends one working day later'],
  ['2026-03-02 2026-03-06', 'SF+2cd', '2026-03-03', 'ends two days after the start'],
  // Predecessor from Saturday to Sunday of the week after.
  ['2026-03-07 2026-03-15', 'FS', '2026-03-16', 'after Sunday comes Monday'],
  ['2026-03-07 2026-03-15', 'FS+1d', '2026-03-17', 'counted from the Friday before'],
  ['2026-03-07 2026-03-15', 'FS+1cd', '2026-03-17', 'Monday and one day'],
  ['2026-03-07 2026-03-15', 'SS', '2026-03-09', 'Saturday counts as Monday'],
  ['2026-03-07 2026-03-15', 'SS+1d', '2026-03-09', 'one day after the Friday before'],
  ['2026-03-07 2026-03-15', 'SS+2d', '2026-03-10', 'two days after the Friday before'],
  ['2026-03-07 2026-03-15', 'SS+0d', '2026-03-09', 'a lag of nothing is none'],
  ['2026-03-07 2026-03-15', 'FF', '2026-03-12', 'Sunday counts as Friday'],
  ['2026-03-07 2026-03-15', 'FF+1d', '2026-03-13', 'one day after that Friday'],
  ['2026-03-07 2026-03-15', 'SF', '2026-03-05', 'ends on the Friday before'],
];

describe('a dependency', () => {
  it.each(rows)('on %s, %s: starts on %s (%s)', (dates, tie, expected) => {
    const [start, end] = dates.split(' ') as [string, string];
    const solution = solved({ p: { start, end }, s: { duration: '2d', needs: [`p ${tie}`] } }, { calendar: {} });
    expect(datesOf(solution, 's').slice(0, 10)).toBe(expected);
  });

  it('may be tied twice, as in a ladder', () => {
    const solution = solved({
      p: { start: '2026-03-02', end: '2026-03-20' },
      s: { duration: '1w', needs: ['p SS+2d', 'p FF+2d'] },
    });
    expect(datesOf(solution, 's')).toBe('2026-03-18 2026-03-24');
  });

  it('on an end holds work of some months from the day on which they end late enough', () => {
    const solution = solved({ p: { start: '2026-03-02', end: '2026-05-29' }, s: { duration: '2m', needs: ['p FF'] } });
    expect(datesOf(solution, 's')).toBe('2026-03-30 2026-05-29');
  });
});
