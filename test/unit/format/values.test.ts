/** Every spelling of dates, durations and ids, and what the nearest right one is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DATE_PATTERN,
  DURATION_PATTERNS,
  type DurationUse,
  daysInMonth,
  ID_PATTERN,
  idProblem,
  nearestId,
  parseDate,
  parseDuration,
  weeksInYear,
} from '../../../core/format/values';

describe('dates', () => {
  it.each([
    ['2026-03-02', 'day', 2026, 3, 2, false],
    ['2024-02-29', 'day', 2024, 2, 29, false],
    ['1900-01-01', 'day', 1900, 1, 1, false],
    ['2200-12-31', 'day', 2200, 12, 31, false],
    ['2026-W01', 'week', 2026, 1, 0, false],
    ['2026-W53', 'week', 2026, 53, 0, false],
    ['2026-03', 'month', 2026, 3, 0, false],
    ['2026-Q4', 'quarter', 2026, 4, 0, false],
    ['2026-H2', 'half', 2026, 2, 0, false],
    ['2026', 'year', 2026, 0, 0, false],
    ['FY2026', 'year', 2026, 0, 0, true],
    ['FY2026-Q1', 'quarter', 2026, 1, 0, true],
    ['FY2026-H1', 'half', 2026, 1, 0, true],
  ])('%s', (text, unit, year, part, day, fiscal) => {
    expect(parseDate(text)).toEqual({ value: { text, unit, year, part, day, fiscal } });
    expect(text).toMatch(new RegExp(DATE_PATTERN));
  });

  it.each([
    ['2026-02-30', '2026-02-28'],
    ['2024-02-30', '2024-02-29'],
    ['2100-02-29', '2100-02-28'],
    ['2026-04-31', '2026-04-30'],
    ['2026-04-00', '2026-04-01'],
    ['2026-13', '2026-12'],
    ['2026-00', '2026-01'],
    ['2026-13-01', '2026-12-01'],
    ['2026-W54', '2026-W53'],
    ['2025-W53', '2025-W52'],
    ['2026-W00', '2026-W01'],
    ['2026-Q5', '2026-Q4'],
    ['2026-Q0', '2026-Q1'],
    ['2026-H3', '2026-H2'],
    ['FY2026-Q5', 'FY2026-Q4'],
    ['2026/3/2', '2026-03-02'],
    ['2026-3-2', '2026-03-02'],
    ['2026.03.02', '2026-03-02'],
    ['2026-03-02T09:00:00Z', '2026-03-02'],
    ['2026/03', '2026-03'],
    ['2026-3', '2026-03'],
    ['2026Q1', '2026-Q1'],
    ['2026-q1', '2026-Q1'],
    ['2026 Q1', '2026-Q1'],
    ['Q1 2026', '2026-Q1'],
    ['Q1/2026', '2026-Q1'],
    ['H2-2026', '2026-H2'],
    ['W7 2026', '2026-W07'],
    ['2026-W7', '2026-W07'],
    ['fy2026-q1', 'FY2026-Q1'],
    ['Q1 FY2026', 'FY2026-Q1'],
    [' 2026-03-02', '2026-03-02'],
    ['1899', undefined],
    ['2201-01-01', undefined],
    ['FY2026-03', undefined],
    ['FY2026-W01', undefined],
    ['2026-02-30-01', undefined],
    ['soon', undefined],
    ['', undefined],
    ['2026-03-02x', undefined],
    ['-2026', undefined],
    ['２０２６', undefined],
  ])('%s is none; nearest: %s', (text, nearest) => {
    const parsed = parseDate(text);
    expect('error' in parsed && parsed.error.problem.length > 10).toBe(true);
    expect('error' in parsed && parsed.error.nearest).toBe(nearest);
    if (nearest !== undefined) expect(parseDate(nearest)).toHaveProperty('value');
  });

  it.each([
    ['2026/3/2', '2026-03-02'],
    ['2026-3-2', '2026-03-02'],
    ['2026.03.02', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['2026-03-02T09:00:00Z', '2026-03-02'],
    ['2026/03', '2026-03'],
    ['03.2026', '2026-03'],
    ['3/2026', '2026-03'],
    ['13.04.2026', '2026-04-13'],
    ['04/13/2026', '2026-04-13'],
    ['4/4/2026', '2026-04-04'],
    ['Apr 2026', '2026-04'],
    ['april 2026', '2026-04'],
    ['2026 Apr.', '2026-04'],
    ['1 Apr 2026', '2026-04-01'],
    ['1. April 2026', '2026-04-01'],
    ['1st of April 2026', '2026-04-01'],
    ['Apr 1, 2026', '2026-04-01'],
    ['1-Apr-2026', '2026-04-01'],
    ['Q2 2026', '2026-Q2'],
    ['2026 Q2', '2026-Q2'],
    ['2026Q2', '2026-Q2'],
    ['Q2/2026', '2026-Q2'],
    ['H1 2026', '2026-H1'],
    ['KW 9 2026', '2026-W09'],
    ['FY26 Q1', 'FY2026-Q1'],
    ['FY 2026', 'FY2026'],
  ])('%s can only mean %s', (text, nearest) => {
    const problem = 'it is written another way here';
    expect(parseDate(text)).toEqual({ error: { problem, nearest, sure: true } });
    expect(parseDate(nearest)).toHaveProperty('value');
  });

  it.each([
    ['01.04.2026', '2026-04-01', '2026-01-04'],
    ['4/1/2026', '2026-01-04', '2026-04-01'],
    ['4-1-2026', '2026-01-04', '2026-04-01'],
    ['1. 4. 2026', '2026-04-01', '2026-01-04'],
    ['01.04.26', '2026-04-01', '2026-01-04'],
    ['13.04.26', '2026-04-13', undefined],
    ['2026-4', '2026-04', undefined],
    ['Q2 26', '2026-Q2', undefined],
    ['2026-02-30', '2026-02-28', undefined],
  ])('%s may mean %s or %s', (text, nearest, other) => {
    const parsed = parseDate(text);
    expect('error' in parsed && [parsed.error.nearest, parsed.error.other, parsed.error.sure]).toEqual([
      nearest,
      other,
      undefined,
    ]);
  });

  it.each(['Smarch 2026', 'Apr', 'Apr 2026 2027', '1 2 Apr 2026', '32.13.2026', 'ma 2026', 'tbd', '31 Feb 2026'])(
    '%s means nothing',
    (text) => {
      const parsed = parseDate(text);
      expect('error' in parsed && parsed.error.nearest).toBeUndefined();
    },
  );

  it('has the months and ISO weeks of the Gregorian calendar', () => {
    expect([1900, 2000, 2024, 2026, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28, 28]);
    // Long years from the ISO 8601 article of Wikipedia.
    const long = [2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048, 2054, 2060];
    const found = Array.from({ length: 61 }, (_, i) => 2000 + i).filter((year) => weeksInYear(year) === 53);
    expect(found).toEqual(long);
  });
});

describe('durations', () => {
  const uses: readonly DurationUse[] = ['work', 'lag', 'calendar'];
  it.each([
    ['10d', 10, 'd', ['work', 'lag', 'calendar']],
    ['2w', 2, 'w', ['work', 'lag', 'calendar']],
    ['3m', 3, 'm', ['work', 'lag', 'calendar']],
    ['99999d', 99_999, 'd', ['work', 'lag', 'calendar']],
    ['12h', 12, 'h', ['calendar']],
    ['2y', 2, 'y', ['calendar']],
    ['14cd', 14, 'cd', ['lag']],
    ['-5d', -5, 'd', ['lag']],
    ['-2cd', -2, 'cd', ['lag']],
    ['0d', 0, 'd', ['lag']],
    ['-0d', 0, 'd', ['lag']],
  ] as const)('%s', (text, count, unit, goodFor) => {
    for (const use of uses) {
      const good = (goodFor as readonly string[]).includes(use);
      expect(parseDuration(text, use)).toEqual(good ? { value: { text, count, unit } } : { error: expect.anything() });
      expect(new RegExp(DURATION_PATTERNS[use]).test(text)).toBe(good);
    }
  });

  it.each([
    ['0d', 'work', '1d'],
    ['-3w', 'work', '3w'],
    ['1.5w', 'work', '2w'],
    ['0.2w', 'work', '1w'],
    ['10D', 'work', '10d'],
    ['10 d', 'work', '10d'],
    ['10 days', 'work', '10d'],
    ['1 day', 'work', '1d'],
    ['2weeks', 'work', '2w'],
    ['3mo', 'work', '3m'],
    ['P10D', 'work', '10d'],
    ['12 hours', 'calendar', '12h'],
    ['1 year', 'calendar', '1y'],
    ['-1 week', 'lag', '-1w'],
    ['12h', 'work', undefined],
    ['14cd', 'work', undefined],
    ['1y', 'lag', undefined],
    ['10', 'work', '10d'],
    ['30', 'calendar', '30d'],
    ['-5', 'lag', '-5d'],
    ['d', 'work', undefined],
    ['', 'work', undefined],
    ['1000000d', 'work', undefined],
    ['2w3d', 'work', undefined],
    ['two weeks', 'work', undefined],
  ] as const)('%s as %s is none; nearest: %s', (text, use, nearest) => {
    const parsed = parseDuration(text, use);
    expect('error' in parsed && parsed.error.nearest).toBe(nearest);
    if (nearest !== undefined) expect(parseDuration(nearest, use)).toHaveProperty('value');
  });
});

describe('durations that say the same in other words', () => {
  it.each([
    ['10 days', 'work', true],
    ['10D', 'work', true],
    ['3 weeks', 'work', true],
    ['2 wks', 'work', true],
    ['30 days', 'calendar', true],
    ['-1 week', 'lag', true],
    ['10 days', 'lag', undefined],
    ['P10D', 'work', undefined],
    ['1.5w', 'work', undefined],
    ['2.0w', 'work', true],
    ['10', 'work', undefined],
    ['0d', 'work', undefined],
  ] as const)('%s as %s: %s', (text, use, sure) => {
    const parsed = parseDuration(text, use);
    expect('error' in parsed && parsed.error.nearest !== undefined).toBe(true);
    expect('error' in parsed && parsed.error.sure).toBe(sure);
  });
});

describe('ids', () => {
  it.each(['a', 'crm', 'crm-2', 'marketing-ops', 'a1-b2-c3', 'nullable', 'true-north', 'x'])('%s', (id) => {
    expect(idProblem(id)).toBeUndefined();
    expect(id).toMatch(new RegExp(ID_PATTERN));
    expect(nearestId(id)).toBe(id);
  });

  it.each([
    ['CRM', 'malformed', 'crm'],
    ['CRM System', 'malformed', 'crm-system'],
    ['crm_system', 'malformed', 'crm-system'],
    ['crmSystem', 'malformed', 'crm-system'],
    ['crm--2', 'malformed', 'crm-2'],
    ['-crm', 'malformed', 'crm'],
    ['crm-', 'malformed', 'crm'],
    ['2crm', 'malformed', 'crm'],
    ['Café Olé', 'malformed', 'cafe-ole'],
    ['a.b', 'malformed', 'a-b'],
    ['__proto__', 'malformed', 'proto'],
    ['42', 'malformed', ''],
    ['', 'malformed', ''],
    ['日本', 'malformed', ''],
    ['null', 'reserved', 'null-1'],
    ['true', 'reserved', 'true-1'],
    ['false', 'reserved', 'false-1'],
    ['Null', 'malformed', 'null-1'],
    ['yes', 'boolean-in-yaml-1.1', 'yes-1'],
    ['no', 'boolean-in-yaml-1.1', 'no-1'],
    ['on', 'boolean-in-yaml-1.1', 'on-1'],
    ['off', 'boolean-in-yaml-1.1', 'off-1'],
    ['y', 'boolean-in-yaml-1.1', 'y-1'],
    ['n', 'boolean-in-yaml-1.1', 'n-1'],
  ])('%s is %s; nearest: %s', (id, problem, nearest) => {
    expect(idProblem(id)).toBe(problem);
    expect(nearestId(id)).toBe(nearest);
  });

  it('has a nearest id that is one, or none', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), (text) => {
      const nearest = nearestId(text);
      expect(nearest === '' || idProblem(nearest) === undefined).toBe(true);
    });
    fc.assert(property, { seed: 7, numRuns: 2_000 });
  });
});
