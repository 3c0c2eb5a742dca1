import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['late-start'];

describe('late-start', () => {
  it('says of an initiative and its activity only the initiative', () =>
    check(
      `version: 1
calendar: {start: 2026-03-02}
initiatives:
  migrate:
    start: 2026-03-02
#          ^^^^^^^^^^ late-start: 'migrate' was to start on 2 Mar, 10 working days ago, and is still planned. Set it in progress, or move its start.
    end: 2026-04-24
    activities:
      export: {start: 2026-03-02, duration: 4w}
`,
      { only },
    ));

  it('speaks of blocked work that has not begun', () =>
    check(
      `version: 1
initiatives:
  a: {status: blocked, start: 2026-03-13, end: 2026-04-24}
#                             ^^^^^^^^^^ late-start: 'a' was to start on 13 Mar, 1 working day ago, and is still blocked. Set it in progress, or move its start.
`,
      { only },
    ));

  it('leaves alone what starts today, ideas, counted starts, and what is overdue', () =>
    check(
      `version: 1
calendar: {start: 2026-03-02}
initiatives:
  today: {start: 2026-03-16, end: 2026-04-24}
  idea: {status: idea, start: 2026-03-02, end: 2026-04-24}
  counted: {duration: 8w}
  over: {start: 2026-02-02, end: 2026-03-13}
  begun: {start: 2026-03-02, end: 2026-04-24, started: 2026-03-05}
`,
      { only },
    ));
});
