import { describe, expect, it } from 'vitest';
import { exactShares, sampledShares } from '../../../core/diff/shapley';

/** A game by the value of each set of edits, written as bits. */
const game = (values: readonly number[]) => (made: number) => [values[made]!];

const shares = (values: readonly number[]): readonly number[] => {
  const [one] = exactShares(2, game(values));
  expect(one!.isPartial).toBe(false);
  return one!.of;
};

describe('exact shares', () => {
  it('of edits in a row are their own', () => expect(shares([0, 5, 3, 8])).toEqual([5, 3]));

  it('of edits side by side are halves of what the longer one does', () => {
    // The end moves by the larger of 4 and 10.
    expect(shares([0, 4, 10, 10])).toEqual([2, 8]);
  });

  it('are nothing for an edit that changes nothing', () => expect(shares([0, 6, 0, 6])).toEqual([6, 0]));

  it('leave out orders in which there is no value on the way', () =>
    expect(exactShares(2, game([0, Number.NaN, 7, 9]))).toEqual([{ of: [2, 7], isPartial: true }]));

  it('are unknown where every order has none', () =>
    expect(exactShares(2, game([0, Number.NaN, Number.NaN, 9]))).toEqual([undefined]));
});

describe('shares from some orders', () => {
  const sum = (made: ReadonlySet<number>): readonly number[] => [[...made].reduce((total, one) => total + one, 0)];

  const reaches = (): boolean => true;

  it('add up to the whole, the same every time', () => {
    const largest = (made: ReadonlySet<number>): readonly number[] => [Math.max(0, ...made)];
    const [found] = sampledShares(12, { orders: 8, steps: 12, reaches }, largest);
    expect(found!.of.reduce((total, one) => total + one, 0)).toBeCloseTo(11, 9);
    expect(sampledShares(12, { orders: 8, steps: 12, reaches }, largest)[0]).toEqual(found);
  });

  it('are exact where edits do not meet', () =>
    expect(sampledShares(10, { orders: 4, steps: 10, reaches }, sum)[0]!.of).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));

  it('of edits made in one step are theirs that can move the thing', () => {
    const last = (made: ReadonlySet<number>): readonly number[] => [made.has(3) ? 8 : 0];
    const found = sampledShares(6, { orders: 1, steps: 1, reaches: (_, edit) => edit === 3 || edit === 5 }, last);
    expect(found[0]!.of).toEqual([0, 0, 0, 4, 0, 4]);
  });
});
