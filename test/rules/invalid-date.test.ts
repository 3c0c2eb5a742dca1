import { describe, expect, it } from 'vitest';
import { check } from '../kit/check';
import { fixedBy, titlesOf } from '../kit/fixes';

const milestone = (date: string): string => `version: 1\nmilestones:\n  launch: {date: ${date}} # ours\n`;

describe('invalid-date', () => {
  it('says what is wrong with a day, week, month, quarter, half or year', () =>
    check(`version: 1
milestones:
  a: {date: 2026-02-30}
#           ^^^^^^^^^^ invalid-date: 'date': '2026-02-30' is no date: 2026-02 has 28 days. Did you mean 2026-02-28?
  b: {date: 2026-W54}
#           ^^^^^^^^ invalid-date: 'date': '2026-W54' is no date: 2026 has 53 weeks. Did you mean 2026-W53?
  c: {date: 2026-13}
#           ^^^^^^^ invalid-date: 'date': '2026-13' is no date: there is no month 13. Did you mean 2026-12?
  d: {date: 2026-Q5}
#           ^^^^^^^ invalid-date: 'date': '2026-Q5' is no date: 2026 has 4 quarters. Did you mean 2026-Q4?
  e: {date: FY2026-H3}
#           ^^^^^^^^^ invalid-date: 'date': 'FY2026-H3' is no date: FY2026 has 2 halves. Did you mean FY2026-H2?
  f: {date: 2601-03-02}
#           ^^^^^^^^^^ invalid-date: 'date': '2601-03-02' is no date: the year 2601 is outside 1900 to 2200.
  g: {date: soon}
#           ^^^^ invalid-date: 'date': 'soon' is no date: expected a day (2026-03-02), week (2026-W12), month (2026-03), quarter (2026-Q1), half (2026-H1) or year (2026).
`));

  it('knows other ways of writing a date', () =>
    check(`version: 1
milestones:
  a: {date: 2026/04/01}
#           ^^^^^^^^^^ invalid-date: 'date': '2026/04/01' is no date: it is written another way here. Did you mean 2026-04-01?
  b: {date: Apr 2026}
#           ^^^^^^^^ invalid-date: 'date': 'Apr 2026' is no date: it is written another way here. Did you mean 2026-04?
  c: {date: Q2 2026}
#           ^^^^^^^ invalid-date: 'date': 'Q2 2026' is no date: it is written another way here. Did you mean 2026-Q2?
  d: {date: 01.04.2026}
#           ^^^^^^^^^^ invalid-date: 'date': '01.04.2026' is no date: it is written another way here. Did you mean 2026-04-01 (1 Apr) or 2026-01-04 (4 Jan)?
`));

  it.each([
    ['2026-4-1', ['* Change to 2026-04-01']],
    ['2026 Q2', ['* Change to 2026-Q2']],
    ['13.04.2026', ['* Change to 2026-04-13']],
    ['"Apr 1, 2026"', ['* Change to 2026-04-01']],
    ['01.04.2026', ['Change to 2026-04-01 (1 Apr)', 'Change to 2026-01-04 (4 Jan)']],
    ['4/1/2026', ['Change to 2026-01-04 (4 Jan)', 'Change to 2026-04-01 (1 Apr)']],
    ['2026-02-30', ['Change to 2026-02-28']],
    ['tbd', []],
  ])('%s has the fixes %s', (date, titles) => expect(titlesOf(milestone(date))).toEqual(titles));

  it('keeps what stands beside the date', () => {
    expect(fixedBy(milestone('4/1/2026'), 'Change to 2026-04-01 (1 Apr)')).toBe(milestone('2026-04-01'));
    expect(fixedBy(milestone("'2026/4'"), 'Change to 2026-04')).toBe(milestone('2026-04'));
  });

  it('does not give a key the date of another one', () =>
    expect(
      titlesOf(`version: 1
objectives:
  growth:
    kpis:
      leads: {unit: leads, baseline: 1, target: 2, due: 2026-12, measurements: {2026-03-01: 1, 2026/03/01: 1}}
`),
    ).toEqual([]));

  it('leaves every date of the format alone', () =>
    check(
      `version: 1
calendar:
  start: 2026-01
  end: 2026-12-31
  holidays: [2026-12-25, 2026-W53]
  fiscalYear: {start: 7}
phases:
  a: {start: FY2026-Q3, end: FY2026-H2}
milestones:
  a: {date: "2026-06-30", phase: a}
  b: {date: 2026}
`,
    ));
});
