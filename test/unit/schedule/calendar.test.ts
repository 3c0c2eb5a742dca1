import { describe, expect, it } from 'vitest';
import type { Calendar as CalendarData } from '../../../core/format/types';
import { Calendar, dayInWords, dayOf, hasWorkingDay, isoDay, weekday } from '../../../core/schedule/calendar';
import { date, work } from './plans';

const usual = new Calendar({});

describe('days', () => {
  it.each([
    ['1970-01-01', 0],
    ['1900-01-01', -25_567],
    ['2000-02-29', 11_016],
    ['2026-03-16', 20_528],
    ['2200-12-31', 84_370],
  ])('%s is day %i', (text, day) => {
    expect(dayOf(text)).toBe(day);
    expect(isoDay(day)).toBe(text);
  });

  it('agrees with the machine’s own calendar on every day', () => {
    for (let day = dayOf('1899-01-01'); day <= dayOf('2201-12-31'); day++) {
      const at = new Date(day * 86_400_000);
      if (isoDay(day) !== at.toISOString().slice(0, 10)) throw new Error(isoDay(day));
      if (weekday(day) !== (at.getUTCDay() + 6) % 7) throw new Error(`weekday of ${isoDay(day)}`);
    }
  });

  it.each([
    ['2026-06-30', '2026-01-01', '30 Jun'],
    ['2027-06-30', '2026-01-01', '30 Jun 2027'],
    ['2026-03-02', undefined, '2 Mar 2026'],
  ])('%s in %s is said %s', (day, context, words) =>
    expect(dayInWords(dayOf(day), context === undefined ? undefined : dayOf(context))).toBe(words),
  );

  it('is no number for what is no full date', () => {
    for (const text of ['2026-03', '2026-02-30', 'soon', '']) expect(dayOf(text)).toBeNaN();
  });
});

describe('periods', () => {
  const fiscal = (start: number, namedBy?: 'start' | 'end'): CalendarData => ({
    fiscalYear: { start, ...(namedBy === undefined ? {} : { namedBy }) },
  });
  it.each<[string, CalendarData, string, string]>([
    ['2026-03-02', {}, '2026-03-02', '2026-03-02'],
    ['2026-W01', {}, '2025-12-29', '2026-01-04'],
    ['2026-W12', {}, '2026-03-16', '2026-03-22'],
    ['2020-W53', {}, '2020-12-28', '2021-01-03'],
    ['2026-02', {}, '2026-02-01', '2026-02-28'],
    ['2024-02', {}, '2024-02-01', '2024-02-29'],
    ['2026-Q1', {}, '2026-01-01', '2026-03-31'],
    ['2026-Q4', {}, '2026-10-01', '2026-12-31'],
    ['2026-H2', {}, '2026-07-01', '2026-12-31'],
    ['2026', {}, '2026-01-01', '2026-12-31'],
    ['FY2026', {}, '2026-01-01', '2026-12-31'],
    ['FY2026', fiscal(4), '2025-04-01', '2026-03-31'],
    ['FY2026', fiscal(4, 'start'), '2026-04-01', '2027-03-31'],
    ['FY2026-Q1', fiscal(4), '2025-04-01', '2025-06-30'],
    ['FY2026-Q4', fiscal(4), '2026-01-01', '2026-03-31'],
    ['FY2026-H1', fiscal(7), '2025-07-01', '2025-12-31'],
    ['FY2026-H2', fiscal(10, 'start'), '2027-04-01', '2027-09-30'],
    ['FY2026', fiscal(1, 'end'), '2026-01-01', '2026-12-31'],
    ['FY2026', fiscal(13), '2026-01-01', '2026-12-31'],
    ['FY1900', fiscal(2), '1899-02-01', '1900-01-31'],
    ['FY2200', fiscal(12, 'start'), '2200-12-01', '2201-11-30'],
  ])('%s in %j', (text, data, first, last) => {
    const calendar = new Calendar(data);
    expect([isoDay(calendar.firstDay(date(text))), isoDay(calendar.lastDay(date(text)))]).toEqual([first, last]);
  });
});

describe('working days', () => {
  const off = (data: CalendarData, from: string, to: string): string[] => {
    const calendar = new Calendar(data);
    const days: string[] = [];
    for (let day = dayOf(from); day <= dayOf(to); day++) if (!calendar.isWorking(day)) days.push(isoDay(day).slice(8));
    return days;
  };
  it('are Monday to Friday by default', () =>
    expect(off({}, '2026-03-02', '2026-03-15')).toEqual(['07', '08', '14', '15']));
  it('are those of the work week', () =>
    expect(off({ workweek: ['sun', 'mon', 'tue', 'wed', 'thu'] }, '2026-03-02', '2026-03-08')).toEqual(['06', '07']));
  it('are less holidays, given as days, names or periods', () => {
    expect(off({ holidays: [date('2026-03-04')] }, '2026-03-02', '2026-03-06')).toEqual(['04']);
    expect(off({ holidays: [{ key: 'Trip', value: date('2026-W10') }] }, '2026-03-02', '2026-03-06')).toHaveLength(5);
    expect(off({ holidays: [date('2026-03')] }, '2026-03-01', '2026-04-01')).toHaveLength(31);
  });

  it.each<[string, CalendarData, boolean]>([
    ['nothing said', {}, true],
    ['one day', { workweek: ['sun'] }, true],
    ['no day', { workweek: [] }, false],
  ])('%s: a week with a working day?', (_, data, has) => {
    expect(hasWorkingDay(data)).toBe(has);
    expect(new Calendar(data).daysPerWeek).toBeGreaterThan(0);
  });

  it('may all be holidays without harm', () => {
    const holidays = Array.from({ length: 301 }, (_, i) => date(String(1900 + i)));
    const calendar = new Calendar({ holidays });
    expect(calendar.isWorking(dayOf('2026-03-16'))).toBe(false);
    expect(calendar.endNumber(dayOf('2026-03-16'), work('3m'))).toBeGreaterThan(0);
    expect(calendar.earliestStart(5, work('2m'))).toBeLessThanOrEqual(5);
  });
});

describe('durations', () => {
  const easter: CalendarData = { holidays: [date('2026-04-03'), date('2026-04-06')] };
  const fourDays: CalendarData = { workweek: ['mon', 'tue', 'wed', 'thu'] };
  it.each<[string, string, CalendarData, string]>([
    ['2026-03-02', '1d', {}, '2026-03-02'],
    ['2026-03-02', '10d', {}, '2026-03-13'],
    ['2026-03-02', '2w', {}, '2026-03-13'],
    ['2026-03-02', '2w', fourDays, '2026-03-12'],
    ['2026-03-30', '1w', easter, '2026-04-07'],
    ['2026-03-07', '1d', {}, '2026-03-09'],
    ['2026-03-02', '1m', {}, '2026-04-01'],
    ['2026-01-01', '3m', {}, '2026-03-31'],
    ['2026-01-31', '1m', {}, '2026-02-27'],
    ['2024-01-31', '1m', {}, '2024-02-29'],
    ['2026-01-30', '1m', {}, '2026-02-27'],
    ['2026-02-02', '1m', { holidays: [date('2026-02')] }, '2026-03-02'],
    ['2026-03-31', '12m', {}, '2027-03-30'],
  ])('from %s, %s with %j ends on %s', (start, length, data, end) =>
    expect(isoDay(new Calendar(data).endAfter(dayOf(start), work(length)))).toBe(end),
  );

  it.each<[string, string, CalendarData, string]>([
    ['2026-03-13', '10d', {}, '2026-03-02'],
    ['2026-03-15', '1w', {}, '2026-03-09'],
    ['2026-04-07', '1w', easter, '2026-03-30'],
    ['2026-03-12', '2w', fourDays, '2026-03-02'],
    ['2026-06-30', '3m', {}, '2026-04-01'],
    ['2026-02-28', '1m', {}, '2026-02-02'],
    ['2026-04-01', '1m', {}, '2026-03-02'],
    ['2026-03-30', '1m', {}, '2026-03-02'],
  ])('to %s, %s with %j starts on %s', (end, length, data, start) =>
    expect(isoDay(new Calendar(data).startBefore(dayOf(end), work(length)))).toBe(start),
  );

  it('counts working days between two days, both included', () => {
    expect(usual.workingDays(dayOf('2026-03-02'), dayOf('2026-03-13'))).toBe(10);
    expect(usual.workingDays(dayOf('2026-03-07'), dayOf('2026-03-08'))).toBe(0);
  });
});
