import { describe, expect, it } from 'vitest';
import { expectedOn, lagOf, pathOf } from '../../../core/kpi/path';
import { dayOf, isoDay } from '../../../core/schedule/calendar';
import { workspaceFrom } from '../../kit/check';

function kpi(data: string, calendar = '{}') {
  const workspace = workspaceFrom(`version: 1\ncalendar: ${calendar}\nobjectives: {o: {kpis: {k: {${data}}}}}\n`);
  const [root] = workspace.roots();
  return [workspace.model(root!).all('kpi')[0]!, workspace.schedule(root!).calendar] as const;
}

const points = (data: string, calendar?: string): readonly string[] | undefined =>
  pathOf(...kpi(data, calendar))?.map(({ day, value }) => `${isoDay(day)} ${value}`);

describe('a path', () => {
  it.each<[string, string, string | undefined, readonly string[] | undefined]>([
    [
      'begins with the baseline on its day',
      'baseline: {value: 1, at: 2026-01}, target: 9, due: 2026-Q2',
      undefined,
      ['2026-01-31 1', '2026-06-30 9'],
    ],
    [
      'else on that of the first measurement',
      'baseline: 1, target: 9, due: 2026-Q2, measurements: {2026-03: 3, 2026-02: 2}',
      undefined,
      ['2026-02-28 1', '2026-06-30 9'],
    ],
    [
      'else with the planning window',
      'baseline: 1, target: 9, due: 2026-Q2',
      '{start: 2026}',
      ['2026-01-01 1', '2026-06-30 9'],
    ],
    ['else nowhere', 'baseline: 1, target: 9, due: 2026-Q2', undefined, undefined],
    [
      'goes over all targets in the order of their days, and not back',
      'baseline: {value: 1, at: 2026-03-31}, targets: {2026-12: 9, 2026-06: 4, 2026-02: 3}',
      undefined,
      ['2026-03-31 1', '2026-06-30 4', '2026-12-31 9'],
    ],
    ['needs a baseline', 'target: 9, due: 2026-Q2', '{start: 2026}', undefined],
    ['needs a day for its target', 'baseline: 1, target: 9', '{start: 2026}', undefined],
    ['can’t end before it begins', 'baseline: 1, target: 9, due: 2025', '{start: 2026}', undefined],
  ])('%s', (_, data, calendar, expected) => expect(points(data, calendar)).toEqual(expected));

  it('is straight between its points, and stays at its ends', () => {
    const path = pathOf(...kpi('baseline: {value: 10, at: 2026-01-01}, targets: {2026-01-11: 20, 2026-01-31: 10}'))!;
    const on = (day: string): number => expectedOn(path, dayOf(day));
    expect(
      ['2025-12-01', '2026-01-01', '2026-01-06', '2026-01-11', '2026-01-21', '2026-01-31', '2027-01-01'].map(on),
    ).toEqual([10, 10, 15, 20, 15, 10, 10]);
  });
});

describe('what lags', () => {
  const lag = (measured: number, more = ''): number | undefined =>
    lagOf(
      ...kpi(
        `baseline: {value: 100, at: 2026-01-01}, target: 200, due: 2026-04-11, measurements: {2026-02-20: ${measured}}${more}`,
      ),
    )?.expected;

  it('is behind by more than a tenth of the way, or the tolerance', () => {
    expect(lag(139.9)).toBe(150);
    expect(lag(140)).toBeUndefined();
    expect(lag(147, ', tolerance: 2')).toBe(150);
    expect(lag(148, ', tolerance: 2')).toBeUndefined();
    expect(lag(900)).toBeUndefined();
  });

  it('is nothing that should go the other way', () => expect(lag(100, ', direction: decrease')).toBeUndefined());
});
