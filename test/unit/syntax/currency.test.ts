import { describe, expect, it } from 'vitest';
import { CURRENCIES, placesOf } from '../../../core/format/currencies';
import { check, findingsOf, workspaceFrom } from '../../kit/check';
import { applied } from '../../kit/fixes';

const withCurrency = (code: string): string =>
  `version: 1\nbudgets:\n  media: {amount: 5000, currency: ${code}} # for ads\n`;

it('takes ISO 4217 codes alone', () => {
  check(`version: 1
budgets:
  media: {amount: 5000, currency: EUR}
  ads: {amount: 5000, currency: XCG}
  tools: {amount: 5000, currency: Euro}
#                                 ^^^^ invalid-value: 'currency' can’t be 'Euro'; expected a currency code of three capital letters (ISO 4217), such as EUR. Did you mean 'EUR'?
  people: {amount: 5000, currency: XYQ}
#                                  ^^^ invalid-value: 'currency' can’t be 'XYQ'; expected a currency code of three capital letters (ISO 4217), such as EUR.
`);
});

describe('a code that is none', () => {
  it.each([
    ['eur', [['Change to EUR', true]]],
    ['EURO', [['Change to EUR', true]]],
    ['euros', [['Change to EUR', true]]],
    ['US dollars', [['Change to USD', true]]],
    ['GPB', [['Change to GBP', true]]],
    [
      'USB',
      [
        ['Change to USD', false],
        ['Change to USN', false],
      ],
    ],
    ['money', []],
    ['"€"', []],
  ])('%s', (code, fixes) => {
    const workspace = workspaceFrom(withCurrency(code));
    const [finding] = findingsOf(workspace);
    expect(finding?.rule).toBe('invalid-value');
    expect(finding?.fixes.map(({ title, safe }) => [title, safe])).toEqual(fixes);
    const right = fixes[0]?.[0] === undefined ? undefined : String(fixes[0][0]).slice(-3);
    if (right !== undefined)
      expect(applied(workspace, finding!.fixes[0]!)).toEqual({ 'main.roadmap.yaml': withCurrency(right) });
  });
});

describe('the list of currencies', () => {
  const codes = Object.keys(CURRENCIES);

  it('has codes with names', () => {
    expect(codes.length).toBeGreaterThan(160);
    for (const code of codes) expect(code).toMatch(/^[A-Z]{3}$/);
    expect(Object.values(CURRENCIES).filter((name) => name.length < 3)).toEqual([]);
  });

  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
    [undefined, 2],
  ])('%s has %s places', (code, places) => expect(placesOf(code)).toBe(places));
});
