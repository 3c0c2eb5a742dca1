import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['review-overdue'];

const reviewed = (cadence: string, last: string): string => `version: 1
reviews:
  cadence: ${cadence}
  log: {2025-11-01: {}, ${last}: {}}
`;

describe('review-overdue', () => {
  it('waits for a whole cadence after the last review', () => {
    check(reviewed('weekly', '2026-03-09'), { only });
    check(reviewed('biweekly', '2026-03-02'), { only });
    check(reviewed('monthly', '2026-02-16'), { only });
    check(reviewed('quarterly', '2025-12-16'), { only });
  });

  it('counts months as the calendar does', () => {
    const count = (today: string): number =>
      findingsOf(workspaceFrom(reviewed('monthly', '2026-01-31'), today), { only }).length;
    expect([count('2026-02-28'), count('2026-03-01')]).toEqual([0, 1]);
  });

  it('is a clock finding', () => {
    const [finding] = findingsOf(workspaceFrom(reviewed('weekly', '2026-03-08')), { only });
    expect(finding).toMatchObject({ severity: 'info', time: true });
    expect(finding!.message).toContain('the next was due on 15 Mar');
  });

  it('says nothing without a cadence or a first review', () => {
    check('version: 1\nreviews:\n  log: {2020-01-01: {}}\n', { only });
    check('version: 1\nreviews:\n  cadence: weekly\n', { only });
    check('version: 1\nreviews:\n', { only });
  });
});
