/** Words for messages: what a value should have been, and which of the known ones somebody may have meant. */
import type { Value } from './kit';

/** `a, b or c`. */
export function either(words: readonly string[], last = 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

export const quoted = (words: readonly string[]): readonly string[] => words.map((word) => `'${word}'`);

/** `184,000`, `0.25`: as people write numbers. */
export const inDigits = (n: number): string =>
  String(n).replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

/** `1 day`, `3 days`, `2,000 activities`. */
export const counted = (n: number, one: string, many = plural(one)): string =>
  `${inDigits(n)} ${Math.abs(n) === 1 ? one : many}`;

const plural = (one: string): string => (/[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s`);

/** All of a few words; else the first of them and how many more there are, no more than `most` in all. */
export function few(words: readonly string[], most: number): readonly string[] {
  if (words.length <= most) return words;
  const shown = words.slice(0, most - 1);
  return [...shown, `${inDigits(words.length - shown.length)} more`];
}

/** `a, b, c`; of many `a, b and 5 more`. */
export function listed(words: readonly string[], most: number, between = ', '): string {
  if (words.length <= most) return words.join(between);
  const shown = few(words, most);
  return `${shown.slice(0, -1).join(between)} and ${shown.at(-1)}`;
}

/** Cuts a text from the file so that a message stays readable. */
export const short = (text: string, most = 60): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** What would be right, as the object of "expected". */
export function expected(value: Value): string {
  switch (value.is) {
    case 'text':
      return value.form?.words ?? 'a text';
    case 'number':
      return numberWords(value);
    case 'boolean':
      return 'true or false';
    case 'date':
      return 'a date such as 2026-03-02, 2026-W12, 2026-03, 2026-Q1 or 2026';
    case 'duration':
      return value.use === 'calendar'
        ? 'a duration such as 12h, 30d, 6w, 3m or 2y'
        : 'a duration such as 10d, 2w or 3m';
    case 'choice':
      return value.open === true ? 'a word' : either(quoted(Object.keys(value.of)));
    case 'ref':
      return value.qualified === true
        ? 'an id with its collection, such as tools.crm'
        : `the id of ${either(value.to.map(aKind))}`;
    case 'list':
      return 'a list';
    case 'map':
    case 'object':
      return 'a mapping (keys with values, indented below)';
    case 'either':
      return either(
        [value.scalar, value.list, value.mapping].flatMap((part) => (part === undefined ? [] : [expected(part)])),
      );
  }
}

function numberWords(value: Extract<Value, { is: 'number' }>): string {
  const word = value.whole === true ? 'a whole number' : 'a number';
  if (value.min !== undefined && value.min === value.max) return String(value.min);
  if (value.min !== undefined && value.max !== undefined) return `${word} from ${value.min} to ${value.max}`;
  if (value.min !== undefined) return `${word}, ${value.min} or more`;
  if (value.above !== undefined) return `${word} above ${value.above}`;
  return value.max === undefined ? word : `${word}, ${value.max} at most`;
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  kpi: 'KPI',
  state: 'lifecycle state',
  criterion: 'scoring criterion',
  member: 'team member',
};
export const kindWord = (kind: string): string => KIND_WORDS[kind] ?? kind;
export const aKind = (kind: string): string => `${/^[aeio]/.test(kindWord(kind)) ? 'an' : 'a'} ${kindWord(kind)}`;

/**
 * How many slips of typing (insert, drop, replace, swap two neighbours) part two words, as far as they are `most` or
 * fewer; otherwise any larger number. Optimal string alignment.
 */
export function slips(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      next.push(best);
      least = Math.min(least, best);
    }
    // A swap reaches back two rows, and gains one slip at most.
    if (least > most + 1) return least;
    before = row;
    row = next;
  }
  return row[b.length]!;
}

export interface Near {
  /** Candidates that somebody may have meant, the nearest first; three at most. */
  readonly words: readonly string[];
  /** The only one, and just one slip away: it can be put right without asking. */
  readonly sure: string | undefined;
}

const MOST_CANDIDATES = 20_000;
const LONGEST_WORD = 100;

/** Which of the candidates a misspelt word is near to: a third of its letters wrong at most. */
export const near = (word: string, candidates: Iterable<string>): Near => new Guesses().near(word, candidates);

/**
 * Guesses for many words, until they have taken as much time as somebody waits: where hundreds of words are wrong
 * among thousands of candidates, nobody misses a suggestion for the last ones.
 */
export class Guesses {
  #left = 50_000;

  near(word: string, candidates: Iterable<string>): Near {
    if (word.length > LONGEST_WORD || this.#left <= 0) return { words: [], sure: undefined };
    const found = [...this.#within(word, candidates)].map(([candidate, by]) => ({ candidate, by }));
    found.sort((x, y) => x.by - y.by || (x.candidate < y.candidate ? -1 : 1));
    const close = found.filter(({ by }) => by <= 1);
    return {
      words: found.slice(0, 3).map(({ candidate }) => candidate),
      sure: close.length === 1 && sameDigits(word, close[0]!.candidate) ? close[0]!.candidate : undefined,
    };
  }

  /** Candidates within reach, each with how far it is off. */
  #within(word: string, candidates: Iterable<string>): ReadonlyMap<string, number> {
    const reach = Math.max(1, Math.floor(word.length / 3));
    const found = new Map<string, number>();
    let looked = 0;
    for (const candidate of candidates) {
      if (++looked > MOST_CANDIDATES) break;
      if (candidate === word || Math.abs(candidate.length - word.length) > reach) continue;
      this.#left--;
      const by = sameWord(word, candidate) ? 0.5 : slips(word, candidate, reach);
      if (by <= reach && by < candidate.length) found.set(candidate, by);
    }
    return found;
  }
}

/** Which code a text means: the code in small letters, its name (`Euro`, `US dollars`), or one that is spelt much like it. */
export function nearCode(text: string, known: Readonly<Record<string, string>>): Near {
  const capitals = text.trim().toUpperCase();
  const said = plain(text).replace(/s$/, '');
  const named = Object.keys(known).find((code) => code === capitals || plain(known[code]!).replace(/s$/, '') === said);
  return named === undefined ? near(capitals, Object.keys(known)) : { words: [named], sure: named };
}

/** Alike but for case, dashes, underscores and spaces. */
const sameWord = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (word: string): string => word.toLowerCase().replace(/[-_\s]/g, '');

/** Somebody who writes `ga3` may well mean it: another number is another thing, not a slip of the typing. */
const sameDigits = (a: string, b: string): boolean => a.replace(/\D/g, '') === b.replace(/\D/g, '');

/** ` Did you mean 'crm'?`, or nothing. */
export const didYouMean = (words: readonly string[]): string =>
  words.length === 0 ? '' : ` Did you mean ${either(quoted(words))}?`;
