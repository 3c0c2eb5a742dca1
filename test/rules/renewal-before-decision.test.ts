import { describe, expect, it } from 'vitest';
import { findingsOf, workspaceFrom } from '../kit/check';

const only = ['renewal-before-decision'];
const both = [...only, 'auto-renewal-unreviewed'];

const roadmap = (contract: string, work: string, more = '', top = ''): string => `version: 1
${top}tools:
  old: {contract: {${contract}}${more}}
  next: {status: planned, replaces: [old]}
initiatives:
  move: {${work}}
`;

const TERMS = 'renews: 2026-07-01, notice: 3m, autoRenews: true';
const WORK = 'type: migrate, tools: [old], start: 2026-03-02, end: 2026-08-28';

const found = (...parts: Parameters<typeof roadmap>): readonly string[] =>
  findingsOf(workspaceFrom(roadmap(...parts)), { only }).map(({ message }) => message);
const count = (...parts: Parameters<typeof roadmap>): number => found(...parts).length;

describe('renewal-before-decision', () => {
  it('compares the last day to say no with the end of the work', () => {
    expect(found(TERMS, WORK)).toEqual([
      "The contract of 'old' renews on 1 Jul, and the last day to say no is 1 Apr; but 'move' ends on 28 Aug only. Decide by 1 Apr: agree on a shorter term, or finish before.",
    ]);
    expect(count(TERMS, WORK.replace('08-28', '04-02'))).toBe(1);
    expect(count(TERMS, WORK.replace('08-28', '04-01'))).toBe(0);
    expect(found('renews: 2026-07-01, autoRenews: true', WORK)).toEqual([
      "The contract of 'old' renews on 1 Jul; but 'move' ends on 28 Aug only. Decide by 1 Jul: agree on a shorter term, or finish before.",
    ]);
  });

  it('takes a contract with a notice for one that renews by itself, unless it says otherwise', () => {
    expect(count('renews: 2026-07-01, notice: 3m', WORK)).toBe(1);
    expect(count('renews: 2026-07-01', WORK)).toBe(0);
    expect(count(TERMS.replace('true', 'false'), WORK)).toBe(0);
    expect(count('notice: 3m, autoRenews: true', WORK)).toBe(0);
  });

  it('goes by what retires the tool, migrates from it, or brings what replaces it', () => {
    const by = (type: string, tool: string): number =>
      count(TERMS, WORK.replace('migrate', type).replace('[old]', `[${tool}]`));
    expect(by('retire', 'old')).toBe(1);
    expect(by('migrate', 'next')).toBe(1);
    expect(by('adopt', 'next')).toBe(1);
    expect(by('adopt', 'old')).toBe(0);
    expect(by('retire', 'next')).toBe(0);
    expect(by('upgrade', 'old')).toBe(0);
  });

  it('leaves alone a tool that stays: to which work migrates, or that it only touches', () => {
    const stays = (tool: string, more = ''): number =>
      findingsOf(
        workspaceFrom(
          `version: 1\ntools: {crm: {${tool}contract: {${TERMS}}}${more}}\ninitiatives: {move: {type: migrate, tools: [crm], start: 2026-03-02, end: 2026-08-28}}\n`,
        ),
        { only },
      ).length;
    expect(stays('')).toBe(0);
    expect(stays('replaces: [old], ', ', old: {}')).toBe(0);
    expect(stays('status: phasing-out, ')).toBe(1);
    expect(stays('until: 2026-12-31, ')).toBe(1);
  });

  it('takes the work that ends last, with the chain that leads there', () => {
    const source = `version: 1
tools:
  old: {contract: {${TERMS}}}
initiatives:
  a: {type: migrate, tools: [old], start: 2026-03-02, end: 2026-05-29}
  b: {type: retire, tools: [old], duration: 2w, dependsOn: [a]}
`;
    const [finding, more] = findingsOf(workspaceFrom(source), { only });
    expect(more).toBeUndefined();
    expect(finding!.message).toContain("'b' ends on 12 Jun only");
    expect(finding!.related.map(({ message }) => message)).toEqual([
      "'b' (to 12 Jun) starts after 'a'.",
      "'a' (to 29 May) has dates of its own.",
    ]);
    expect(finding).toMatchObject({ severity: 'warning', time: false, entity: 'tools.old' });
  });

  it('leaves alone work that is over, not decided or without dates that somebody gave', () => {
    expect(count(TERMS, `${WORK}, status: done`)).toBe(0);
    expect(count(TERMS, `${WORK}, status: idea`)).toBe(0);
    expect(count(TERMS, `${WORK}, status: cancelled`)).toBe(0);
    expect(count(TERMS, 'type: migrate, tools: [old], horizon: next')).toBe(0);
    expect(count(TERMS, 'type: migrate, tools: [old], duration: 30w', '', 'calendar: {start: 2026-03-02}\n')).toBe(0);
    expect(count(TERMS, WORK, ', status: retired')).toBe(0);
  });

  it('leaves alone renewals that are over: before the planning window, or before the work really began', () => {
    expect(count(TERMS, WORK, '', 'calendar: {start: 2026-07-02}\n')).toBe(0);
    expect(count(TERMS, WORK, '', 'calendar: {start: 2026-07-01}\n')).toBe(1);
    expect(count(TERMS.replace('2026', '2025'), `${WORK}, started: 2026-03-02`)).toBe(0);
    expect(count(TERMS, `${WORK}, started: 2026-03-02`)).toBe(1);
  });

  it('speaks in place of auto-renewal-unreviewed', () => {
    const rules = (source: string): readonly string[] =>
      findingsOf(workspaceFrom(source), { only: both }).map(({ rule }) => rule);
    expect(rules(roadmap(TERMS, WORK))).toEqual(['renewal-before-decision']);
    expect(rules(roadmap(TERMS, WORK.replace('08-28', '03-27')))).toEqual(['auto-renewal-unreviewed']);
  });
});
