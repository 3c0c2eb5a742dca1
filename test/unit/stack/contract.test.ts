import { describe, expect, it } from 'vitest';
import { isoDay } from '../../../core/schedule/calendar';
import { renewalOf } from '../../../core/stack/contract';
import { workspaceFrom } from '../../kit/check';

function renewal(contract: string): string | undefined {
  const workspace = workspaceFrom(`version: 1\ntools: {crm: {contract: {${contract}}}}\n`);
  const [root] = workspace.roots();
  const found = renewalOf(workspace.model(root!).all('tool')[0]!, workspace.schedule(root!).calendar);
  return found && `${isoDay(found.day)} ${isoDay(found.noticeDay)} ${found.byItself}`;
}

describe('the last day to say no', () => {
  it.each([
    ['renews: 2026-07-01', '2026-07-01 2026-07-01 undefined'],
    ['renews: 2026-07-01, notice: 30d', '2026-07-01 2026-06-01 true'],
    ['renews: 2026-07-01, notice: 6w', '2026-07-01 2026-05-20 true'],
    ['renews: 2026-05-31, notice: 3m', '2026-05-31 2026-02-28 true'],
    ['renews: 2028-02-29, notice: 1y', '2028-02-29 2027-02-28 true'],
    // Parts of a day count as one.
    ['renews: 2026-07-01, notice: 25h', '2026-07-01 2026-06-29 true'],
    ['renews: 2026-Q3, notice: 1d, autoRenews: false', '2026-07-01 2026-06-30 false'],
    ['renews: 2026-07-01, autoRenews: true', '2026-07-01 2026-07-01 true'],
    ['notice: 3m', undefined],
  ])('of `%s`', (contract, expected) => expect(renewal(contract)).toBe(expected));
});
