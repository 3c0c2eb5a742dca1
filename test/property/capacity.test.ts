/** What a team is asked for, counted day by day over the whole year, must be what over-capacity finds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsOf, workspaceFrom } from '../kit/check';

const SEED = 20260316;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** Days of 2026 in which all of it lies: a month or two, so that work meets. */
const DAYS = 50;
const dateAt = (n: number): Date => new Date(Date.UTC(2026, 2, 2 + n));
const iso = (n: number): string => dateAt(n).toISOString().slice(0, 10);
const words = (n: number): string => `${dateAt(n).getUTCDate()} ${MONTHS[dateAt(n).getUTCMonth()]}`;

interface Work {
  readonly start: number;
  readonly length: number;
  readonly status: string;
  /** In tenths, by team; −1 for a team that is not named. */
  readonly shares: readonly number[];
  readonly isListed: boolean;
  readonly owner: number;
}
interface Roadmap {
  readonly workweek: readonly string[];
  readonly holidays: readonly number[];
  readonly teams: readonly { readonly capacity: number; readonly holidays: readonly number[] }[];
  readonly works: readonly Work[];
}

const day = fc.integer({ min: 0, max: DAYS - 1 });
const TEAMS = 2;
const roadmaps: fc.Arbitrary<Roadmap> = fc.record({
  workweek: fc.constantFrom(WEEK.slice(1, 6), ['mon', 'wed', 'sat'], WEEK),
  holidays: fc.uniqueArray(day, { maxLength: 4 }),
  teams: fc.array(
    fc.record({ capacity: fc.constantFrom(0, 0.5, 1, 1.5, 2), holidays: fc.uniqueArray(day, { maxLength: 8 }) }),
    { minLength: TEAMS, maxLength: TEAMS },
  ),
  works: fc.array(
    fc.record({
      start: day,
      length: fc.integer({ min: 0, max: 20 }),
      status: fc.constantFrom('planned', 'planned', 'in-progress', 'blocked', 'done', 'idea', 'cancelled'),
      shares: fc.array(fc.integer({ min: -1, max: 10 }), { minLength: TEAMS, maxLength: TEAMS }),
      isListed: fc.boolean(),
      owner: fc.integer({ min: -1, max: TEAMS - 1 }),
    }),
    { maxLength: 7 },
  ),
});

const list = (days: readonly number[]): string => `[${days.map(iso).join(', ')}]`;

function source({ workweek, holidays, teams, works }: Roadmap): string {
  const lines = works.map(({ start, length, status, shares, isListed, owner }, i) => {
    const named = shares.flatMap((share, team) =>
      share < 0 ? [] : [isListed ? `t${team}` : `t${team}: ${share / 10}`],
    );
    const [open, close] = isListed ? ['[', ']'] : ['{', '}'];
    return `  w${i}: {start: ${iso(start)}, end: ${iso(start + length)}, status: ${status}, teams: ${open}${named.join(', ')}${close}${owner < 0 ? '' : `, owner: t${owner}`}}`;
  });
  return `version: 1
calendar: {start: 2026, workweek: [${workweek.join(', ')}], holidays: ${list(holidays)}}
teams:
${teams.map((team, i) => `  t${i}: {capacity: ${team.capacity}, holidays: ${list(team.holidays)}}`).join('\n')}
initiatives:
${lines.join('\n')}
`;
}

/** In tenths. */
function shareOf({ shares, isListed, owner }: Work, team: number): number {
  if (shares.every((share) => share < 0)) return owner === team ? 10 : 0;
  const share = shares[team]!;
  return share < 0 ? 0 : isListed ? 10 : share;
}

/** Walks the days one by one. */
function expected({ workweek, holidays, teams, works }: Roadmap): readonly string[] {
  const isWorking = (n: number): boolean => workweek.includes(WEEK[dateAt(n).getUTCDay()]!) && !holidays.includes(n);
  const open = works
    .map((work, i) => ({ work, name: `'w${i}'` }))
    .filter(({ work }) => ['planned', 'in-progress', 'blocked'].includes(work.status));
  const on = (n: number) => open.filter(({ work }) => work.start <= n && n <= work.start + work.length);
  return teams.flatMap((team, t) => {
    const runs: { first: number; last: number; most: number }[] = [];
    let run: { first: number; last: number; most: number } | undefined;
    for (let n = 0; n < DAYS + 30; n++) {
      if (!isWorking(n) || team.holidays.includes(n)) continue;
      const load = on(n).reduce((sum, { work }) => sum + shareOf(work, t), 0);
      if (load <= team.capacity * 10) {
        run = undefined;
        continue;
      }
      if (run === undefined) {
        run = { first: n, last: n, most: load };
        runs.push(run);
      }
      run.last = n;
      run.most = Math.max(run.most, load);
    }
    return runs.map(({ first, last, most }) => {
      const days = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(isWorking);
      const named = open.filter(
        ({ work }) => shareOf(work, t) > 0 && days.some((n) => on(n).some((one) => one.work === work)),
      );
      const when = first === last ? `On ${words(first)}` : `From ${words(first)} to ${words(last)}`;
      return `${when}, 't${t}' has ${most === 10 ? "1 initiative's" : `${most / 10} initiatives'`} worth of work (${named.map(({ name }) => name).join(', ')}), but capacity for ${team.capacity}. Move one of them, or give it to another team.`;
    });
  });
}

describe('over-capacity', () => {
  it('finds what is found day by day', () => {
    let found = 0;
    fc.assert(
      fc.property(roadmaps, (roadmap) => {
        const text = source(roadmap);
        const messages = findingsOf(workspaceFrom(text), { only: ['over-capacity'] }).map(({ message }) => message);
        found += messages.length;
        expect([...messages].sort(), text).toEqual([...expected(roadmap)].sort());
      }),
      { seed: SEED, numRuns: 400 },
    );
    expect(found).toBeGreaterThan(200);
  }, 120_000);
});
