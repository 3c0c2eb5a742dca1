/** Two sides and what ties them together: what everything that looks for consequences asks. */
import type { Attributor } from './attribute';
import type { Words } from './dates';
import type { Calendars } from './edits';
import type { Reach } from './reach';
import type { Side } from './records';

export interface Between {
  readonly base: Side;
  readonly head: Side;
  readonly words: Words;
  readonly calendars: Calendars;
  readonly reach: Reach;
  readonly attributor: Attributor;
}

/** Both sides, each with its word for an entity. */
export const bothOf = ({ base, head, words }: Pick<Between, 'base' | 'head' | 'words'>) =>
  [
    { side: base, wordOf: words.ofBase },
    { side: head, wordOf: words.ofHead },
  ] as const;
