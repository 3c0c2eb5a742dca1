import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { applied } from '../kit/fixes';

const only = ['auto-renewal-unreviewed'];

const tool = (contract: string, more = ''): string => `version: 1
tools:
  crm: {contract: {${contract}}${more}}
`;

const count = (contract: string): number => findingsOf(workspaceFrom(tool(contract)), { only }).length;

describe('auto-renewal-unreviewed', () => {
  it('speaks from 60 days before the last day to say no until that day', () => {
    expect(count('autoRenews: true, renews: 2026-05-15')).toBe(1);
    expect(count('autoRenews: true, renews: 2026-05-16')).toBe(0);
    expect(count('autoRenews: true, renews: 2026-03-16')).toBe(1);
    expect(count('autoRenews: true, renews: 2026-03-15')).toBe(0);
  });

  it('counts the notice as contracts do', () => {
    expect(count('autoRenews: true, renews: 2026-06-14, notice: 30d')).toBe(1);
    expect(count('autoRenews: true, renews: 2026-06-15, notice: 30d')).toBe(0);
    expect(count('autoRenews: true, renews: 2027-04-01, notice: 1y')).toBe(1);
    expect(count('autoRenews: true, renews: 2026-03-17, notice: 24h')).toBe(1);
    expect(count('autoRenews: true, renews: 2026-03-16, notice: 1h')).toBe(0);
  });

  it('is content with a review before that day, not on it', () => {
    expect(count('autoRenews: true, renews: 2026-05-01, reviewBy: 2026-04-30')).toBe(0);
    expect(count('autoRenews: true, renews: 2026-05-01, reviewBy: 2026-05-01')).toBe(1);
  });

  it('leaves other contracts and retired tools alone', () => {
    check(tool('renews: 2026-05-01'), { only });
    check(tool('autoRenews: false, renews: 2026-05-01'), { only });
    check(tool('autoRenews: true'), { only });
    check(tool('autoRenews: true, renews: 2026-05-01', ', status: retired'), { only });
  });

  it('proposes a day that is still ahead, and none on the last day', () => {
    const fixOf = (renews: string): string | undefined => {
      const workspace = workspaceFrom(tool(`autoRenews: true, renews: ${renews}`));
      const [fix] = findingsOf(workspace, { only })[0]!.fixes;
      return fix && applied(workspace, fix)!['main.roadmap.yaml'];
    };
    expect(fixOf('2026-03-20')).toBe(tool('autoRenews: true, renews: 2026-03-20, reviewBy: 2026-03-16'));
    expect(fixOf('2026-03-16')).toBeUndefined();
  });
});
