/** Slips of the typing in roadmap texts, as people make them. */

export interface Slip {
  readonly kind: keyof typeof SLIPS;
  /** Taken modulo what there is. */
  readonly at: number;
  readonly pick: number;
}

type Make = (text: string, at: number, pick: number) => string | undefined;

/** Puts something in place of one of the matches; undefined where there are none. */
const among =
  (pattern: RegExp, put: (match: RegExpExecArray, pick: number) => string): Make =>
  (text, at, pick) => {
    const matches = [...withoutComments(text).matchAll(pattern)];
    const match = matches[at % Math.max(1, matches.length)];
    if (match === undefined) return undefined;
    return text.slice(0, match.index) + put(match, pick) + text.slice(match.index + match[0].length);
  };

/** Comments as spaces: nobody minds a slip there. */
const withoutComments = (text: string): string =>
  text.replace(/(^|\s)#.*$/gm, (comment, before: string) => before + ' '.repeat(comment.length - before.length));

/** One letter left out, doubled, swapped with the next or replaced. */
function misspelt(word: string, pick: number): string {
  const at = (pick >> 2) % word.length;
  const [before, letter, after] = [word.slice(0, at), word[at]!, word.slice(at + 1)];
  if (pick % 4 === 0) return before + after;
  if (pick % 4 === 1) return before + letter + letter + after;
  return pick % 4 === 2 && after !== '' ? before + after[0] + letter + after.slice(1) : `${before}q${after}`;
}

const KEY = /(?<=^ *|[{,] *)[a-z][a-zA-Z0-9-]{3,}(?=:)/gm;
const DAY = /\b(\d{4})-(\d{2})-(\d{2})\b/g;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const SLIPS = {
  'a key with a wrong letter': among(KEY, ([word], pick) => misspelt(word, pick)),
  'a word with a wrong letter': among(/(?<=: |[[,] )[a-z][a-z0-9-]{3,}\b/g, ([word], pick) => misspelt(word, pick)),
  'capitals in a word': among(/(?<=: |[[,] )[a-z][a-z0-9-]{2,}\b/g, ([word]) => word[0]!.toUpperCase() + word.slice(1)),
  'a number in quotes': among(/(?<=: )-?\d+(?:\.\d+)?(?=[\s,}])/g, ([number]) => `"${number}"`),
  'a list without brackets': among(/(?<=: )\[([a-z0-9-]+)\]/g, ([, item]) => item!),
  'a day with slashes': among(DAY, ([, year, month, day]) => `${year}/${month}/${day}`),
  'a day without its noughts': among(DAY, ([, year, month, day]) => `${year}-${Number(month)}-${Number(day)}`),
  'a day the other way round': among(DAY, ([, year, month, day]) => `${day}.${month}.${year}`),
  'a day with the name of its month': among(DAY, ([, y, month, day]) => `${day} ${MONTHS[Number(month) - 1]} ${y}`),
  'a quarter the other way round': among(/\b(\d{4})-(Q[1-4])\b/g, ([, year, quarter]) => `${quarter} ${year}`),
  'a duration in words': among(/\b(\d+)w\b/g, ([, count]) => `${count} weeks`),
  'a tab at the beginning': among(/^ {2,}(?=\S)/gm, ([spaces]) => '\t'.repeat(spaces.length / 2)),
  'a bracket too few': among(/[\]}]/g, () => ''),
  'a quote too few': among(/"(?=[^"\n]*$)/gm, () => ''),
  'a colon too few': among(/(?<=\w):(?= )/g, () => ''),
  'a space too few': among(/(?<=\w:) (?=\w)/g, () => ''),
  'a line twice': among(/^.*\n/gm, ([line]) => line + line),
  'an indentation too deep': among(/^ +(?=[a-z])/gm, ([spaces]) => `${spaces} `),
} as const satisfies Readonly<Record<string, Make>>;

export const slipped = (text: string, { kind, at, pick }: Slip): string | undefined => SLIPS[kind](text, at, pick);
