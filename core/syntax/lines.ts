/** What is the same in two lists of lines, by the fewest differences. Method: Myers 1986, "An O(ND) Difference Algorithm". */

export type Step = { readonly kind: ' ' | '-' | '+'; readonly line: string };

/** Lines with their ends. */
export const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** The way from one list of lines to another: what stays, goes and comes. */
export function stepsBetween(a: readonly string[], b: readonly string[]): Step[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const same = (line: string): Step => ({ kind: ' ', line });
  return [
    ...a.slice(0, start).map(same),
    ...shortestSteps(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ];
}

/** For each line of the first list, the line of the second that it stays as. */
export function matched(a: readonly string[], b: readonly string[]): readonly (number | undefined)[] {
  const found: (number | undefined)[] = [];
  let at = 0;
  for (const { kind } of stepsBetween(a, b)) {
    if (kind !== '+') found.push(kind === ' ' ? at : undefined);
    if (kind !== '-') at++;
  }
  return found;
}

/** Beyond this many differing lines the shortest way is not looked for. */
const MOST_STEPS = 2000;

function shortestSteps(a: readonly string[], b: readonly string[]): Step[] {
  const trail: Map<number, number>[] = [];
  let reach = new Map([[1, 0]]);
  for (let d = 0; d <= Math.min(a.length + b.length, MOST_STEPS); d++) {
    const next = new Map(reach);
    trail.push(reach);
    for (let k = -d; k <= d; k += 2) {
      let x = isDown(reach, k, d) ? reach.get(k + 1)! : reach.get(k - 1)! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(trail, a, b);
    }
    reach = next;
  }
  return [...a.map((line): Step => ({ kind: '-', line })), ...b.map((line): Step => ({ kind: '+', line }))];
}

const isDown = (reach: ReadonlyMap<number, number>, k: number, d: number): boolean =>
  k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));

function walkBack(trail: readonly ReadonlyMap<number, number>[], a: readonly string[], b: readonly string[]): Step[] {
  const steps: Step[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = trail.length - 1; d >= 0; d--) {
    const reach = trail[d]!;
    const k = x - y;
    const from = isDown(reach, k, d) ? k + 1 : k - 1;
    const [startX, startY] = [reach.get(from) ?? 0, (reach.get(from) ?? 0) - from];
    while (x > startX && y > startY && x > 0 && y > 0) {
      steps.push({ kind: ' ', line: a[--x]! });
      y--;
    }
    if (d > 0) steps.push(from === k + 1 ? { kind: '+', line: b[--y]! } : { kind: '-', line: a[--x]! });
  }
  return steps.reverse();
}
