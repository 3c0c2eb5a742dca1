/** The difference of two texts as a unified diff. */
import { linesOf, type Step, stepsBetween } from '../../core/syntax/lines';

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
