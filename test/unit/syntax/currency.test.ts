import { expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../../kit/check';
import { applied } from '../../kit/fixes';

it('takes ISO 4217 codes alone', () => {
  check(`version: 1
budgets:
  media: {amount: 5000, currency: EUR}
  tools: {amount: 5000, currency: Euro}
#                                 ^^^^ invalid-value: 'currency' can’t be 'Euro'; expected a currency code of three capital letters (ISO 4217), such as EUR.
`);
});

it('mends small letters', () => {
  const workspace = workspaceFrom('version: 1\nbudgets:\n  media: {amount: 5000, currency: eur}\n');
  const [finding] = findingsOf(workspace);
  expect(finding?.fixes.map(({ title, safe }) => [title, safe])).toEqual([['Change to EUR', true]]);
  expect(applied(workspace, finding!.fixes[0]!)).toEqual({
    'main.roadmap.yaml': 'version: 1\nbudgets:\n  media: {amount: 5000, currency: EUR}\n',
  });
});
