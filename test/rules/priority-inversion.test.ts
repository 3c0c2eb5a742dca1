import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['priority-inversion'];

/** `low` starts on 6 April, `high` two weeks later; both with one score. */
const roadmap = (low: string, high: string, more = '', scoring = 'criteria: {worth: {}}'): string => `version: 1
scoring: {${scoring}}
teams: {web: {}, data: {}}
initiatives:
  low: {${low}}
  high: {${high}}
${more}`;

const LOW = 'teams: [web], start: 2026-04-06, duration: 2w, scores: {worth: 2}';
const HIGH = 'teams: [web], start: 2026-04-20, duration: 2w, scores: {worth: 4}';

const found = (source: string): readonly string[] =>
  findingsOf(workspaceFrom(source), { only }).map(({ message }) => message);
const count = (...parts: Parameters<typeof roadmap>): number => found(roadmap(...parts)).length;

describe('priority-inversion', () => {
  it('speaks from a gap of 0.8 on', () => {
    expect(count(LOW, HIGH)).toBe(1);
    expect(count(LOW.replace('worth: 2', 'worth: 3.2'), HIGH)).toBe(1);
    expect(count(LOW.replace('worth: 2', 'worth: 3.21'), HIGH)).toBe(0);
    expect(count(LOW.replace('worth: 2', 'worth: 5'), HIGH)).toBe(0);
  });

  it('with RICE, from a factor of 1.2 on', () => {
    const rice = (low: number, high: number): number =>
      count(
        LOW.replace('{worth: 2}', `{reach: ${low}, impact: 1, confidence: 1, effort: 1}`),
        HIGH.replace('{worth: 4}', `{reach: ${high}, impact: 1, confidence: 1, effort: 1}`),
        '',
        'method: rice',
      );
    expect(rice(100, 120)).toBe(1);
    expect(rice(100, 119)).toBe(0);
    expect(rice(0, 1)).toBe(1);
    expect(rice(0, 0)).toBe(0);
  });

  it('asks for a team that does both: listed, with a share, or the owner’s', () => {
    const data = LOW.replace('[web]', '[data]');
    expect(count(data, HIGH)).toBe(0);
    expect(count(LOW.replace('[web]', '{web: 0.2, data: 0.8}'), HIGH)).toBe(1);
    expect(count(LOW.replace('[web]', '{web: 0, data: 1}'), HIGH)).toBe(0);
    expect(count(LOW.replace('teams: [web]', 'owner: web'), HIGH)).toBe(1);
    expect(count(LOW.replace('teams: [web]', 'owner: web, teams: [data]'), HIGH)).toBe(0);
    expect(count(LOW.replace('teams: [web], ', ''), HIGH)).toBe(0);
  });

  it('speaks only if all that the other waits for is over on that day', () => {
    const after = (more: string): number => count(LOW, `${HIGH}, dependsOn: [before]`, `  before: {${more}}\n`);
    expect(after('start: 2026-03-02, end: 2026-04-03')).toBe(1);
    expect(after('start: 2026-03-02, end: 2026-04-06')).toBe(0);
    expect(after('status: cancelled')).toBe(1);
    // When it ends, nobody knows.
    expect(after('horizon: now')).toBe(0);
    expect(count(LOW, `${HIGH}, dependsOn: [nobody]`)).toBe(0);
    expect(count(LOW, `${HIGH}, dependsOn: {low: {type: start-to-start}}`)).toBe(0);
  });

  it('looks at the first activities of the other, not at those behind them', () => {
    const steps = (first: string, second: string): number =>
      count(
        LOW,
        `${HIGH.replace('duration: 2w', 'end: 2026-05-29')}, activities: {one: {duration: 1w${first}}, two: {duration: 1w, dependsOn: [one${second}]}}`,
        '  before: {start: 2026-03-02, end: 2026-04-10}\n',
      );
    expect(steps('', '')).toBe(1);
    expect(steps('', ', before')).toBe(1);
    expect(steps(', dependsOn: [before]', '')).toBe(0);
  });

  it('leaves alone what has a reason to go first', () => {
    expect(count(`${LOW}, deadline: 2026-04-30`, HIGH)).toBe(0);
    // Something of the same worth waits for it.
    const waits = (worth: number, by: string): number =>
      count(LOW, HIGH, `  next: {scores: {worth: ${worth}}, horizon: next, dependsOn: [${by}]}\n`);
    expect(waits(4, 'low')).toBe(0);
    expect(waits(3, 'low')).toBe(1);
    expect(waits(4, 'high')).toBe(1);
  });

  it('leaves alone what belongs to a later phase', () => {
    const phases = 'phases: {one: {start: 2026-03, end: 2026-04-10}, two: {start: 2026-04-13, end: 2026-06}}\n';
    expect(count(LOW, `${HIGH}, phase: one`, phases)).toBe(1);
    expect(count(LOW, `${HIGH}, phase: two`, phases)).toBe(0);
  });

  it('blames no date that nobody gave, and nothing that has begun or can’t', () => {
    expect(count(LOW.replace('start: 2026-04-06, ', ''), HIGH, 'calendar: {start: 2026-04-06}\n')).toBe(0);
    expect(count(LOW, HIGH.replace('start: 2026-04-20', 'x-a: 1'), 'calendar: {start: 2026-04-20}\n')).toBe(0);
    expect(count(LOW, HIGH.replace('start: 2026-04-20, duration: 2w', 'horizon: next'))).toBe(0);
    expect(count(`${LOW}, status: in-progress`, HIGH)).toBe(0);
    expect(count(LOW, `${HIGH}, status: in-progress`)).toBe(0);
    expect(count(LOW, `${HIGH}, status: blocked`)).toBe(0);
    expect(count(LOW, `${HIGH}, status: idea`)).toBe(0);
    expect(count(LOW.replace('2026-04-06', '2026-04-20'), HIGH)).toBe(0);
    // On a Saturday nobody works: both begin on Monday.
    expect(count(LOW.replace('2026-04-06', '2026-04-18'), HIGH)).toBe(0);
  });

  it('names each overtaken one once, with the lowest before it', () =>
    check(
      `version: 1
scoring: {criteria: {worth: {}}}
teams: {web: {}, data: {}}
initiatives:
  a: {teams: [web, data], start: 2026-04-06, duration: 2w, scores: {worth: 1}}
#                                ^^^^^^^^^^ priority-inversion: 'a' (1.00) starts on 6 Apr, before 'c' (4.00), 'd' (3.50) and 3 more, which score higher and which 'web' or 'data' could start then. Start those first, or score all again.
  b: {teams: [web], start: 2026-04-07, duration: 2w, scores: {worth: 2}}
  c: {teams: [web], start: 2026-05-04, duration: 2w, scores: {worth: 4}}
  d: {teams: [web], start: 2026-05-18, duration: 2w, scores: {worth: 3.5}}
  e: {teams: [data], start: 2026-05-18, duration: 2w, scores: {worth: 3}}
  f: {teams: [web], start: 2026-06-01, duration: 2w, scores: {worth: 3}}
`,
      { only },
    ));

  it('is a hint, and shows what is overtaken', () => {
    const [finding] = findingsOf(workspaceFrom(roadmap(LOW, HIGH)), { only });
    expect(finding).toMatchObject({ severity: 'hint', entity: 'initiatives.low', time: false });
    expect(finding!.related.map(({ message }) => message)).toEqual(["'high' (4.00) starts on 20 Apr."]);
  });

  it('keeps quiet while the way of scoring, or one of the two, can’t be read', () => {
    expect(count(LOW, HIGH, '', 'criteria: {worth: {weight: much}}')).toBe(0);
    expect(count(`${LOW}, strt: 2026-06-01`, HIGH)).toBe(0);
    expect(count(LOW, `${HIGH}, dependOn: [low]`)).toBe(0);
  });
});
