/** What changed between two roadmaps, and what follows from it. Computed from bound and scheduled roadmaps, never from text. */
import type { Calendar } from '../schedule/calendar';
import { Attributor } from './attribute';
import { type Consequence, consequencesOf } from './consequences';
import { costChanges } from './costs';
import { type Items, itemChanges, type Words } from './dates';
import { type Calendars, type Edit, editsOf } from './edits';
import { match } from './match';
import { Mixer } from './mix';
import { reachOf } from './reach';
import { inUnion, type Named, type Records, recordsOf, type Side } from './records';
import { inOneWindow } from './window';

export type { Side } from './records';

export interface Difference {
  readonly edits: readonly Edit[];
  readonly consequences: readonly Consequence[];
  readonly items: Items;
  readonly calendars: Calendars;
  /** For whoever asks what some of the edits alone would do. */
  readonly mixer: Mixer;
  readonly words: Words;
  readonly base: Records;
  readonly head: Records;
}

export function differenceOf(before: Side, after: Side): Difference {
  const { base, head, agreed } = inOneWindow(before, after);
  const words = match(base.model, head.model);
  const named: Named = new WeakMap();
  const olds = recordsOf(base, words.ofBase, named, { model: head.model, wordOf: words.ofHead });
  const news = recordsOf(head, words.ofHead, named, { model: base.model, wordOf: words.ofBase });
  const union = inUnion(olds, news);
  const calendars = calendarsOf(base, head);
  const edits = editsOf(olds, news, union, { base, head, calendars });
  const mixer = new Mixer(olds, news, union, edits, named);
  const reach = reachOf(base, head, words, edits);
  const attributor = new Attributor(
    mixer,
    reach,
    [
      { data: base.model.calendar, calendar: calendars.base },
      { data: head.model.calendar, calendar: calendars.head },
    ],
    agreed,
  );
  const between = { base, head, words, calendars, reach, attributor };
  const items = itemChanges(between);
  const costs = costChanges(between, edits, { base: olds, head: news });
  const consequences = consequencesOf(between, { items, costs, edits, records: news });
  return { edits, consequences, items, calendars, mixer, words, base: olds, head: news };
}

/** Shifts are counted in the calendar with fewer days off, so that they are the same whichever side is the base. */
export function calendarsOf(
  { schedule: { calendar: base } }: Pick<Side, 'schedule'>,
  { schedule: { calendar: head } }: Pick<Side, 'schedule'>,
): Calendars {
  const counting: Calendar = base.size > head.size || (base.size === head.size && isFirst(base, head)) ? base : head;
  return { base, head, counting };
}

/** Decides between calendars with as many working days, the same from either side. */
function isFirst(a: Calendar, b: Calendar): boolean {
  for (let number = 0; number < a.size; number++) {
    const by = a.day(number) - b.day(number);
    if (by !== 0) return by < 0;
  }
  return true;
}
