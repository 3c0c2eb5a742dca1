/** A long text that was changed, word by word. */
import { stepsBetween } from '../syntax/lines';

/** Words that stay (` `), are gone (`-`), or are new (`+`); what stays is cut where it is long. */
export interface Piece {
  readonly kind: ' ' | '-' | '+';
  readonly text: string;
}

/** Shorter texts are read at a glance, side by side. */
const LEAST_WORDS = 8;
/** Longer ones take too long to compare. */
const MOST_WORDS = 3000;
/** Words around a change that tell where it is. */
const CONTEXT = 3;

/** Undefined where both are better read whole: short, or with little in common. */
export function textChange(before: string, after: string): readonly Piece[] | undefined {
  const [old, fresh] = [before, after].map((text) => text.split(/\s+/).filter((word) => word !== ''));
  const most = Math.max(old!.length, fresh!.length);
  if (most < LEAST_WORDS || most > MOST_WORDS) return undefined;
  const runs: { kind: Piece['kind']; words: string[] }[] = [];
  let same = 0;
  for (const { kind, line } of stepsBetween(old!, fresh!)) {
    if (kind === ' ') same++;
    const last = runs.at(-1);
    if (last?.kind === kind) last.words.push(line);
    else runs.push({ kind, words: [line] });
  }
  if (same * 2 < Math.min(old!.length, fresh!.length)) return undefined;
  return runs.map(({ kind, words }, i) => ({
    kind,
    text: kind === ' ' ? context(words, i === 0, i === runs.length - 1) : words.join(' '),
  }));
}

function context(words: readonly string[], isFirst: boolean, isLast: boolean): string {
  const head = isFirst ? [] : words.slice(0, CONTEXT);
  const tail = isLast ? [] : words.slice(-CONTEXT);
  return words.length <= head.length + tail.length + 1 ? words.join(' ') : [...head, '…', ...tail].join(' ');
}

/** `launch in [-May-] {+June+} with …` */
export const pieceWords = (pieces: readonly Piece[]): string =>
  pieces.map(({ kind, text }) => (kind === ' ' ? text : kind === '-' ? `[-${text}-]` : `{+${text}+}`)).join(' ');
