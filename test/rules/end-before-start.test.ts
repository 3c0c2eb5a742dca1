import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['end-before-start'];

describe('end-before-start', () => {
  it('looks at the day of a baseline and the day when its target is due', () =>
    check(
      `version: 1
objectives:
  growth:
    kpis:
      leads: {unit: leads, baseline: {value: 1, at: 2026-12-31}, target: 2, due: 2026-06}
#                                                                                ^^^^^^^ end-before-start: 'due' (30 Jun 2026) comes before 'baseline' (31 Dec 2026). Correct one of them.
      visits: {unit: visits, baseline: {value: 1, at: 2026}, target: 2, due: 2026-06}
`,
      { only: ['end-before-start'] },
    ));

  it('looks at phases, the window, budgets, tools, contracts and costs', () =>
    check(
      `version: 1
calendar: {start: 2026-12, end: 2026-01}
#                               ^^^^^^^ end-before-start: 'end' (31 Jan) comes before 'start' (1 Dec). Swap the two, or correct one.
phases:
  build: {start: 2026-Q3, end: 2026-Q2}
#                              ^^^^^^^ end-before-start: 'end' (30 Jun) comes before 'start' (1 Jul). Swap the two, or correct one.
budgets:
  main: {amount: 10, from: 2027, until: 2026}
#                                       ^^^^ end-before-start: 'until' (31 Dec) comes before 'from' (1 Jan 2027). Swap the two, or correct one.
tools:
  crm:
    from: 2026-06
    until: 2026-05-31
#          ^^^^^^^^^^ end-before-start: 'until' (31 May) comes before 'from' (1 Jun). Swap the two, or correct one.
    contract: {starts: 2026-10-01, renews: 2026-09-30}
#                                          ^^^^^^^^^^ end-before-start: 'renews' (30 Sep) comes before 'starts' (1 Oct). Swap the two, or correct one.
    costs: {licence: {amount: 5, per: month, from: 2026-05, until: 2026-04}}
#                                                                  ^^^^^^^ end-before-start: 'until' (30 Apr) comes before 'from' (1 May). Swap the two, or correct one.
`,
      { only },
    ));

  it('compares what really happened with itself and with the plan', () =>
    check(
      `version: 1
initiatives:
  a: {started: 2026-03-10, finished: 2026-03-09}
#                                    ^^^^^^^^^^ end-before-start: 'finished' (9 Mar 2026) comes before 'started' (10 Mar 2026). Swap the two, or correct one.
  b: {started: 2026-03-10, end: 2026-03-09}
#                               ^^^^^^^^^^ end-before-start: 'end' (9 Mar 2026) comes before 'started' (10 Mar 2026). Correct one of them.
  c: {start: 2026-03-10, finished: 2026-03-09}
#                                  ^^^^^^^^^^ end-before-start: 'finished' (9 Mar 2026) comes before 'start' (10 Mar 2026). Correct one of them.
`,
      { only },
    ));

  it('takes one day, and a period that holds both dates, as right', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-04-01, end: 2026-04-01}
  b: {start: 2026-04, end: 2026-04}
  c: {start: 2026-04-30, end: 2026-04}
`,
      { only },
    ));
});
