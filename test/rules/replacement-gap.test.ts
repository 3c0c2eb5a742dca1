import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { applied, expectGoodFix } from '../kit/fixes';

const only = ['replacement-gap'];

const roadmap = (old: string, next: string, work = ''): string => `version: 1
tools:
  old: {${old}}
  next: {${next}}
initiatives: {${work}}
`;

const found = (...parts: Parameters<typeof roadmap>): readonly string[] =>
  findingsOf(workspaceFrom(roadmap(...parts)), { only }).map(({ message }) => message);
const count = (...parts: Parameters<typeof roadmap>): number => found(...parts).length;

const NEXT = 'status: planned, replaces: [old]';
const SAID = "'old' is in use until 30 Jun, but 'next', which replaces it,";

describe('replacement-gap', () => {
  it('goes by the day from which the new tool is in use', () => {
    expect(found('until: 2026-06-30', `${NEXT}, from: 2026-07-02`)).toEqual([
      `${SAID} goes live on 2 Jul: 1 day with neither. Keep 'old' until 1 Jul, or go live earlier.`,
    ]);
    expect(count('until: 2026-06-30', `${NEXT}, from: 2026-07-01`)).toBe(0);
    expect(count('until: 2026-Q2', `${NEXT}, from: 2026-Q3`)).toBe(0);
    expect(count('until: 2026-Q2', `${NEXT}, from: 2026-08`)).toBe(1);
  });

  it('has nothing against a weekend or a holiday alone', () => {
    expect(count('until: 2026-06-26', `${NEXT}, from: 2026-06-29`)).toBe(0);
    expect(count('until: 2026-06-26', `${NEXT}, from: 2026-06-30`)).toBe(1);
  });

  it('goes by the end of the work that adopts it, else of the one that migrates to it', () => {
    const adopt = 'a: {type: adopt, tools: [next], start: 2026-06-01, duration: 6w}';
    const migrate = 'b: {type: migrate, tools: [old, next], start: 2026-06-01, end: 2026-07-31}';
    expect(found('until: 2026-06-30', NEXT, adopt)).toEqual([
      `${SAID} goes live when 'a' ends, on 10 Jul: 9 days with neither. Keep 'old' until 9 Jul, or go live earlier.`,
    ]);
    expect(found('until: 2026-06-30', NEXT, migrate)).toEqual([
      `${SAID} goes live when 'b' ends, on 31 Jul: 30 days with neither. Keep 'old' until 30 Jul, or go live earlier.`,
    ]);
    expect(found('until: 2026-06-30', NEXT, `${migrate}, ${adopt}`)[0]).toContain("'a' ends");
    expect(count('until: 2026-07-10', NEXT, `${migrate}, ${adopt}`)).toBe(0);
    expect(count('until: 2026-06-30', `${NEXT}, from: 2026-07-01`, adopt)).toBe(0);
    // Other work that names it says nothing of its go-live.
    expect(count('until: 2026-06-30', NEXT, adopt.replace('adopt', 'upgrade'))).toBe(0);
    expect(
      count(
        'until: 2026-06-30',
        NEXT,
        `${adopt}, c: {type: adopt, tools: [next], end: 2026-06-30, status: done, start: 2026-03}`,
      ),
    ).toBe(0);
  });

  it('says nothing where nobody can tell, or the new tool is in use already', () => {
    const adopt = (when: string): string => `a: {type: adopt, tools: [next], ${when}}`;
    expect(count('until: 2026-06-30', NEXT)).toBe(0);
    expect(count('until: 2026-06-30', NEXT, adopt('horizon: next'))).toBe(0);
    expect(count('until: 2026-06-30', NEXT, adopt('start: 2026-06-01, end: 2026-07-31, status: idea'))).toBe(0);
    expect(count('until: 2026-06-30', NEXT, adopt('start: 2026-06-01, end: 2026-07-31, status: cancelled'))).toBe(0);
    expect(
      count('until: 2026-06-30', 'status: active, replaces: [old]', adopt('start: 2026-06-01, end: 2026-07-31')),
    ).toBe(0);
    expect(count('until: 2026-06-30', 'replaces: [old]', adopt('start: 2026-06-01, end: 2026-07-31'))).toBe(1);
    expect(count('until: 2026-06-30', `${NEXT}, frm: 2026-07-01`, adopt('start: 2026-06-01, end: 2026-07-31'))).toBe(0);
    expect(
      findingsOf(
        workspaceFrom(
          `version: 1\ncalendar: {start: 2026-06}\ntools: {old: {until: 2026-06-30}, next: {${NEXT}}}\ninitiatives: {${adopt('duration: 9w')}}\n`,
        ),
        { only },
      ),
    ).toEqual([]);
  });

  it('leaves alone tools that are gone, not begun, without an end, or without a successor that is decided', () => {
    expect(count('until: 2026-06-30, status: retired', `${NEXT}, from: 2026-08-01`)).toBe(0);
    expect(count('until: 2026-06-30, status: planned', `${NEXT}, from: 2026-08-01`)).toBe(0);
    expect(count('status: phasing-out', `${NEXT}, from: 2026-08-01`)).toBe(0);
    expect(count('until: 2026-06-30', 'status: evaluating, from: 2026-08-01, replaces: [old]')).toBe(0);
    expect(count('until: 2026-06-30', 'from: 2026-08-01')).toBe(0);
  });

  it('is content if one of several is there in time', () => {
    const two = (from: string): string => `version: 1
tools:
  old: {until: 2026-06-30}
  one: {status: planned, from: 2026-08-01, replaces: [old]}
  two: {status: planned${from}, replaces: [old]}
`;
    const all = (from: string): readonly string[] =>
      findingsOf(workspaceFrom(two(from)), { only }).map(({ message }) => message);
    expect(all(', from: 2026-07-01')).toEqual([]);
    expect(all('')).toEqual([]);
    expect(all(', from: 2026-07-15')[0]).toContain("'two', which replaces it, goes live on 15 Jul");
  });

  it('moves either date, and only the end where work says when the new tool goes live', () => {
    const workspace = workspaceFrom(roadmap('until: 2026-Q2', `${NEXT}, from: 2026-07-20`));
    const [finding] = findingsOf(workspace, { only });
    expect(finding!.fixes.map(({ title, safe }) => `${title} ${safe}`)).toEqual([
      "Move the end of 'old' to 2026-07-19 false",
      "Move the go-live of 'next' to 2026-07-01 false",
    ]);
    for (const fix of finding!.fixes) expectGoodFix(workspace, finding!, fix);
    expect(applied(workspace, finding!.fixes[1]!)!['main.roadmap.yaml']).toBe(
      roadmap('until: 2026-Q2', `${NEXT}, from: 2026-07-01`),
    );
    const byWork = workspaceFrom(
      roadmap('until: 2026-06-30', NEXT, 'a: {type: adopt, tools: [next], start: 2026-06-01, end: 2026-07-31}'),
    );
    const [other] = findingsOf(byWork, { only });
    expect(other!.fixes.map(({ title }) => title)).toEqual(["Move the end of 'old' to 2026-07-30"]);
    expectGoodFix(byWork, other!, other!.fixes[0]!);
  });

  it('shows the new tool, and the chain of the work that brings it', () => {
    const source = `version: 1
tools:
  old: {until: 2026-06-30}
  next: {status: planned, replaces: [old]}
initiatives:
  audit: {start: 2026-06-01, duration: 2w}
  adopt-next: {type: adopt, tools: [next], duration: 6w, dependsOn: [audit]}
`;
    const [finding] = findingsOf(workspaceFrom(source), { only });
    expect(finding!.related.map(({ message }) => message)).toEqual([
      "'next' replaces 'old'.",
      "'adopt-next' (to 24 Jul) starts after 'audit'.",
      "'audit' (to 12 Jun) has dates of its own.",
    ]);
  });

  it('sees tools of other files', () =>
    check(
      `version: 1
imports: {emea: emea.roadmap.yaml}
tools:
  old: {until: 2026-06-30}
#              ^^^^^^^^^^ replacement-gap: 'old' is in use until 30 Jun, but 'emea/next', which replaces it, goes live on 20 Jul: 19 days with neither. Keep 'old' until 19 Jul, or go live earlier.
#- /emea.roadmap.yaml
version: 1
tools:
  next: {status: planned, from: 2026-07-20, replaces: [old]}
`,
      { only },
    ));
});
