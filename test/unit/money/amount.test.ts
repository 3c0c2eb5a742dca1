import { describe, expect, it } from 'vitest';
import { amountOf, moneyWords, PARTS, priceOf, raised, ratio, roughly } from '../../../core/money/amount';

const words = (n: number, currency?: string): string => moneyWords(amountOf(priceOf(n)), currency);

describe('a price', () => {
  it.each([
    [0.1, 100_000_000_000n],
    [-12.5, -12_500_000_000_000n],
    [1e3, 1_000_000_000_000_000n],
    [1e21, 10n ** 33n],
    [1e308, 10n ** 320n],
    [1.5e-7, 150_000n],
    [5e-13, 1n],
    [-5e-13, -1n],
    [4e-13, 0n],
    [5e-324, 0n],
    [-0, 0n],
    [Number.POSITIVE_INFINITY, 0n],
    [Number.NaN, 0n],
  ])('of %s', (n, price) => expect(priceOf(n)).toBe(price));

  it('adds up without binary fractions', () => {
    expect(priceOf(0.1) + priceOf(0.2)).toBe(priceOf(0.3));
    expect(Array.from({ length: 1000 }, () => priceOf(0.01)).reduce((a, b) => a + b)).toBe(priceOf(10));
  });

  it('rises by per cent', () => {
    expect(raised(priceOf(84_000), 4)).toBe(priceOf(87_360));
    expect(raised(priceOf(99.99), 2.5)).toBe(priceOf(102.48975));
    expect(raised(priceOf(100), -100)).toBe(0n);
    expect(raised(priceOf(-10), 5)).toBe(priceOf(-10.5));
    expect(raised(3n, 50)).toBe(5n);
  });

  it('can be parted by the days of every month, quarter and year', () => {
    for (const days of [28, 29, 30, 31, 89, 90, 91, 92, 365, 366]) expect(PARTS % BigInt(days)).toBe(0n);
    for (const days of [28, 29, 30, 31]) expect(PARTS % BigInt(days * 12)).toBe(0n);
  });
});

describe('in words', () => {
  it.each([
    [12_500, 'EUR', '12,500 EUR'],
    [1_234_567.5, 'EUR', '1,234,567.50 EUR'],
    [99.5, 'USD', '99.50 USD'],
    [99.995, 'USD', '100 USD'],
    [99.994, 'USD', '99.99 USD'],
    [1250.5, 'JPY', '1,251 JPY'],
    [1.2345, 'KWD', '1.235 KWD'],
    [-1200, 'EUR', '−1,200 EUR'],
    [0, 'EUR', '0 EUR'],
    [0.001, 'EUR', 'less than 0.01 EUR'],
    [1e308, 'EUR', '1.00e308 EUR'],
    [7, undefined, '7'],
  ])('%s %s', (n, currency, said) => expect(words(n, currency)).toBe(said));

  it('sums of thousands have no cents', () => {
    expect(roughly(amountOf(priceOf(15_123.2876)), 'EUR')).toBe('15,123 EUR');
    expect(roughly(amountOf(priceOf(999.5)), 'EUR')).toBe('999.50 EUR');
    expect(roughly(amountOf(priceOf(-1000.5)), 'EUR')).toBe('−1,001 EUR');
  });

  it('a part of a whole is a number', () => {
    expect(ratio(1n, 3n)).toBe(0.3333);
    expect(ratio(10n ** 400n, 10n ** 400n * 2n)).toBe(0.5);
    expect(ratio(1n, 0n)).toBe(0);
  });
});
