/** The difference of two texts as a unified diff. Method: Myers 1986, "An O(ND) Difference Algorithm". */

type Step = { readonly kind: ' ' | '-' | '+'; readonly line: string };

const CONTEXT = 3;

/** What `diff -u` would print; '' where nothing differs. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const hunks = hunksOf(stepsBetween(linesOf(before), linesOf(after)));
  return [`--- ${named(`a/${path}`)}\n`, `+++ ${named(`b/${path}`)}\n`, ...hunks].join('');
}

/** A name as git writes it: in quotes where characters would mislead, with a tab at the end where a space would. */
function named(path: string): string {
  if (!/["\\\p{Cc}]/u.test(path)) return path.includes(' ') ? `${path}\t` : path;
  const quoted = path.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, octal);
  return `"${quoted}"`;
}

const octal = (character: string): string =>
  [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

/** Lines with their ends. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function stepsBetween(a: readonly string[], b: readonly string[]): Step[] {
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

function hunksOf(steps: readonly Step[]): string[] {
  const hunks: string[] = [];
  const changed = steps.flatMap(({ kind }, i) => (kind === ' ' ? [] : [i]));
  for (let i = 0; i < changed.length; ) {
    let last = i;
    while (last + 1 < changed.length && changed[last + 1]! - changed[last]! <= 2 * CONTEXT) last++;
    hunks.push(hunkOf(steps, Math.max(0, changed[i]! - CONTEXT), changed[last]! + CONTEXT + 1));
    i = last + 1;
  }
  return hunks;
}

function hunkOf(steps: readonly Step[], start: number, end: number): string {
  const count = (some: readonly Step[], other: Step['kind']) => some.filter(({ kind }) => kind !== other).length;
  const [before, shown] = [steps.slice(0, start), steps.slice(start, end)];
  const range = (other: Step['kind']) => {
    const length = count(shown, other);
    return `${count(before, other) + (length === 0 ? 0 : 1)},${length}`;
  };
  const lines = shown.map(({ kind, line }) => kind + (line.endsWith('\n') ? line : `${line}\n${NO_NEWLINE}`));
  return `@@ -${range('+')} +${range('-')} @@\n${lines.join('')}`;
}

const NO_NEWLINE = '\\ No newline at end of file\n';
