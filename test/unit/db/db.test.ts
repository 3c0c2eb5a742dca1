/** The memo engine computes what has changed, and only that. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Db } from '../../../core/db';

/** A sum of two inputs through a parity: made to show what is computed again. */
function sums() {
  const db = new Db();
  const log: string[] = [];
  const input = db.input(0);
  const parity = db.query<number>((key) => {
    log.push(`parity ${key}`);
    return input.get(key) % 2;
  });
  const both = db.query<number>((key) => {
    log.push(`both ${key}`);
    return parity('a') + parity('b');
  });
  const ran = (): readonly string[] => log.splice(0);
  return { db, input, both, parity, ran };
}

it('computes once', () => {
  const { both, ran } = sums();
  expect([both('x'), both('x')]).toEqual([0, 0]);
  expect(ran()).toEqual(['both x', 'parity a', 'parity b']);
});

it('computes again what read a changed input, and nothing else', () => {
  const { input, both, ran } = sums();
  both('x');
  ran();
  input.set('a', 1);
  expect(both('x')).toBe(1);
  expect(ran()).toEqual(['parity a', 'both x']);
});

it('stops where a value stays the same', () => {
  const { input, both, ran } = sums();
  both('x');
  ran();
  input.set('a', 2);
  expect(both('x')).toBe(0);
  expect(ran()).toEqual(['parity a']);
});

it('computes nothing for an input that nothing reads, or that is set to what it was', () => {
  const { input, both, ran } = sums();
  both('x');
  ran();
  input.set('c', 7);
  input.set('a', 0);
  both('x');
  expect(ran()).toEqual([]);
});

it('keeps a value that its own notion of sameness calls the same', () => {
  const db = new Db();
  const input = db.input('a');
  const letters = db.query<readonly string[]>(
    () => [...input.get('')].sort(),
    (a, b) => a.join() === b.join(),
  );
  const first = letters('');
  input.set('', 'a');
  expect(letters('')).toBe(first);
  input.set('', 'ba');
  const second = letters('');
  input.set('', 'ab');
  expect(letters('')).toBe(second);
});

it('hands a query the value it had before', () => {
  const db = new Db();
  const input = db.input(1);
  const history = db.query<readonly number[]>((_key, before) => [...(before ?? []), input.get('')]);
  history('');
  input.set('', 2);
  expect(history('')).toEqual([1, 2]);
});

it('follows dependencies that change', () => {
  const db = new Db();
  const which = db.input('left');
  const value = db.input(0);
  let runs = 0;
  const chosen = db.query<number>(() => {
    runs++;
    return value.get(which.get(''));
  });
  value.set('left', 1);
  value.set('right', 2);
  expect(chosen('')).toBe(1);
  which.set('', 'right');
  expect(chosen('')).toBe(2);
  runs = 0;
  value.set('left', 9);
  expect([chosen(''), runs]).toEqual([2, 0]);
});

it('computes again after a query has thrown', () => {
  const db = new Db();
  const input = db.input(0);
  const query = db.query<number>(() => {
    if (input.get('') === 0) throw new Error('nothing there');
    return input.get('');
  });
  expect(() => query('')).toThrow('nothing there');
  input.set('', 5);
  expect(query('')).toBe(5);
});

it('says the same as plain functions, whatever is set and asked in whatever order', () => {
  const step = fc.record({ key: fc.constantFrom('a', 'b', 'c'), value: fc.nat(3), ask: fc.boolean() });
  const property = fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    const db = new Db();
    const input = db.input(0);
    const half = db.query<number>((key) => Math.floor(input.get(key) / 2));
    const total = db.query<number>(() => half('a') + (half('b') > 0 ? half('c') : 0));
    const plain = new Map<string, number>();
    const plainHalf = (key: string): number => Math.floor((plain.get(key) ?? 0) / 2);
    for (const { key, value, ask } of steps) {
      input.set(key, value);
      plain.set(key, value);
      if (ask) expect(total('')).toBe(plainHalf('a') + (plainHalf('b') > 0 ? plainHalf('c') : 0));
    }
  });
  fc.assert(property, { seed: 11 });
});

it('forgets a key: its input has the fallback again, and what read it is computed anew', () => {
  const { db, input, both, ran } = sums();
  input.set('a', 1);
  expect(both('x')).toBe(1);
  ran();
  db.forget('a');
  expect(both('x')).toBe(0);
  expect(ran()).toEqual(['both x', 'parity a']);
  input.set('a', 3);
  expect(both('x')).toBe(1);
});
