/** Assertions that work in both extension hosts: Node's are not there in a worker. */

/** @throws if the values are not the same, comparing lists and plain objects by what is in them */
export function equal<Value>(actual: Value, expected: Value, what = 'the value'): void {
  if (canonical(actual) === canonical(expected)) return;
  throw Object.assign(new Error(`${what} is not what was expected`), { actual, expected });
}

/** @throws if the value is not truthy */
export function ok(value: unknown, what = 'the condition holds'): asserts value {
  if (!value) throw new Error(`It is not so that ${what}.`);
}

/** JSON with the keys of objects in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint' || part === undefined) return String(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
