import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['over-capacity'];

describe('over-capacity', () => {
  it("adds shares, and takes the owner's team where none is named", () =>
    check(
      `version: 1
teams:
  data: {capacity: 1, members: {ana: Ana}}
#                  ^ over-capacity: From 20 Apr to 24 Apr, 'data' has 1.5 initiatives' worth of work ('b', 'c'), but capacity for 1. Move one of them, or give it to another team.
initiatives:
  a: {teams: {data: 0.5}, start: 2026-04-06, end: 2026-04-17}
  b: {teams: {data: 0.5}, start: 2026-04-06, end: 2026-04-24}
  c: {owner: data.ana, start: 2026-04-20, end: 2026-04-24}
`,
      { only },
    ));

  it('makes one finding of each unbroken run of days, whatever it consists of', () =>
    check(
      `version: 1
teams:
  data: {capacity: 1}
#                  ^ over-capacity: From 13 Apr to 24 Apr, 'data' has 2 initiatives' worth of work ('a', 'b', 'c'), but capacity for 1. Move one of them, or give it to another team.
#                  ^ over-capacity: On 15 May, 'data' has 2 initiatives' worth of work ('d', 'e'), but capacity for 1. Move one of them, or give it to another team.
initiatives:
  a: {teams: [data], start: 2026-04-06, end: 2026-04-17}
  b: {teams: [data], start: 2026-04-13, end: 2026-04-24}
  c: {teams: [data], start: 2026-04-20, end: 2026-05-01}
  d: {teams: [data], start: 2026-05-11, end: 2026-05-15}
  e: {teams: [data], start: 2026-05-15, end: 2026-05-22}
`,
      { only },
    ));

  it("leaves out a team's holidays", () =>
    check(
      `version: 1
teams:
  data: {capacity: 1, holidays: [2026-04-13, 2026-04-14, 2026-04-15, 2026-04-16, 2026-04-17]}
initiatives:
  a: {teams: [data], start: 2026-04-06, end: 2026-04-17}
  b: {teams: [data], start: 2026-04-13, end: 2026-04-24}
`,
      { only },
    ));

  it('leaves alone full but not overfull teams, work that is over, ideas, assumed dates, and teams without capacity', () =>
    check(
      `version: 1
calendar: {start: 2026-04-06}
teams:
  data: {capacity: 2}
  ops: {}
  one: {capacity: 1}
initiatives:
  a: {teams: [data, ops], start: 2026-04-06, end: 2026-04-17}
  b: {teams: [data, ops], start: 2026-04-06, end: 2026-04-17}
  c: {teams: [data, ops], start: 2026-02-02, end: 2026-04-17, status: done}
  d: {teams: [data], status: idea, start: 2026-04-06, end: 2026-04-17}
  e: {teams: [one], start: 2026-04-06, end: 2026-04-17}
  f: {teams: [one], duration: 1w}
`,
      { only },
    ));
});
