import { counted } from '../format/words';
import type { Model } from '../model/types';
import { isoDay } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { Day, ScheduledItem } from '../schedule/types';
import type { Fix } from '../syntax/edit';
import { defineRule, named, type Report } from './kit';
import { aboveOf, type Dated, isDated, isOpen, setDate, when, workingDays } from './timeline';
import { MOST_RELATED } from './words';

export const overdue = defineRule({
  name: 'overdue',
  severity: 'warning',
  group: 'timeline',
  reads: 'today',
  summary: 'Work that is not done, or a milestone that is not reached, although its day is past.',
  why: 'What should be finished and is not holds up all that follows, and the timeline still shows it as if it were on time. What is late only because it follows, without dates of its own, is named with the first that is late, and so is an initiative that ends with its activities.',
  examples: [
    {
      bad: `version: 1
calendar: {start: 2026-02-02}
initiatives:
  audit: {start: 2026-02-02, end: 2026-03-06, status: in-progress}
#                                 ^^^^^^^^^^ overdue: 'audit' was to end on 6 Mar, 6 working days ago, and is not done. Set it done, or move its end.
`,
      fixed: `version: 1
calendar: {start: 2026-02-02}
initiatives:
  audit: {start: 2026-02-02, end: 2026-03-06, status: done, finished: 2026-03-16}
`,
      good: `version: 1
calendar: {start: 2026-02-02}
initiatives:
  audit: {start: 2026-02-02, end: 2026-03-06, status: done}
  consent: {start: 2026-02-02, end: 2026-03-27, status: in-progress}
`,
    },
  ],
  check({ model, schedule, today, report }) {
    const late = schedule.items.filter((one): one is Dated => isDated(one) && isLate(schedule, one, today));
    const leaders = new Leaders(model, schedule, late);
    const followers = new Map<ScheduledItem, Dated[]>();
    for (const one of late) {
      const first = leaders.firstOf(one);
      const known = followers.get(first) ?? [];
      if (leaders.isCounted(one)) known.push(one);
      followers.set(first, known);
    }
    for (const one of late)
      if (leaders.firstOf(one) === one) report(finding(schedule, one, followers.get(one)!, today));
  },
});

/**
 * Milestones that are not reached are `planned`; a gate that was passed is done. What is open in an initiative that is
 * done is said of that contradiction.
 */
const isLate = (schedule: Schedule, one: ScheduledItem, today: Day): boolean =>
  isOpen(one) &&
  !one.inCycle &&
  !one.assumed &&
  one.end !== undefined &&
  one.end < today &&
  !(one.item.kind === 'milestone' && one.item.data.decision === 'go') &&
  aboveOf(schedule, one)?.status !== 'done';

/** Who is late because of whom: one finding at the first is enough for all that only follow it. */
class Leaders {
  readonly #late: ReadonlySet<ScheduledItem>;
  readonly #first = new Map<ScheduledItem, ScheduledItem>();
  /** Of each initiative, the first late activity that starts with it. */
  readonly #starters = new Map<ScheduledItem, ScheduledItem>();

  constructor(
    readonly model: Model,
    readonly schedule: Schedule,
    late: readonly ScheduledItem[],
  ) {
    this.#late = new Set(late);
    for (const one of late) {
      const above = aboveOf(schedule, one);
      if (above !== undefined && one.driver?.kind === 'initiative' && isFollower(one) && !this.#starters.has(above))
        this.#starters.set(above, one);
    }
  }

  /** The item at which it began; the item itself where it is late on its own. */
  firstOf(one: ScheduledItem): ScheduledItem {
    const way = new Set<ScheduledItem>();
    let at = one;
    for (let next: ScheduledItem | undefined = at; next !== undefined && !way.has(next); next = this.#leader(at)) {
      at = this.#first.get(next) ?? next;
      way.add(next);
    }
    for (const passed of way) this.#first.set(passed, at);
    return at;
  }

  /** Whether it is worth a mention: not where it only frames its activities, or the other way round. */
  isCounted(one: ScheduledItem): boolean {
    return this.firstOf(one) !== one && this.#said(one) === undefined;
  }

  #leader(one: ScheduledItem): ScheduledItem | undefined {
    const found = this.#said(one) ?? (isFollower(one) ? this.#driver(one) : undefined);
    return found === one ? undefined : found;
  }

  /** An end that comes from activities is theirs to be late by; one that they pass is said of the initiative. */
  #said(one: ScheduledItem): ScheduledItem | undefined {
    if (one.item.kind === 'activity') {
      const above = aboveOf(this.schedule, one);
      return above !== undefined && !above.endComputed && this.#late.has(above) ? above : undefined;
    }
    if (one.item.kind !== 'initiative' || !one.endComputed) return undefined;
    const late = this.model.children(one.item, 'activity').flatMap((activity) => this.#lateOne(activity));
    return late.reduce<ScheduledItem | undefined>(
      (last, next) => (last && last.end! >= next.end! ? last : next),
      undefined,
    );
  }

  #driver(one: ScheduledItem): ScheduledItem | undefined {
    const { driver } = one;
    if (driver?.kind === 'dependency') return this.#lateOne(driver.on)[0];
    if (driver?.kind === 'requirement') return this.#required(one, driver.on);
    const above = driver?.kind === 'initiative' ? this.schedule.of(driver.on) : undefined;
    if (above === undefined) return undefined;
    return (isFollower(above) ? this.#driver(above) : undefined) ?? this.#starters.get(above);
  }

  /** What sets a milestone's day, if that is late, else the first late one of what it requires. */
  #required({ item }: ScheduledItem, last: ScheduledItem['item']): ScheduledItem | undefined {
    const refs = item.kind === 'milestone' ? (item.data.requires ?? []) : [];
    const others = refs.flatMap((ref) => this.model.target(ref) ?? []) as readonly ScheduledItem['item'][];
    return [last, ...others].flatMap((one) => this.#lateOne(one))[0];
  }

  #lateOne(item: ScheduledItem['item']): readonly ScheduledItem[] {
    const one = this.schedule.of(item);
    return one !== undefined && this.#late.has(one) ? [one] : [];
  }
}

/** Whether nothing but what it waits for says when it is. */
function isFollower({ item }: ScheduledItem): boolean {
  if (item.kind === 'milestone') return item.data.date === undefined;
  const { start, end, started } = item.data;
  return start === undefined && end === undefined && started === undefined;
}

function finding(schedule: Schedule, one: Dated, followers: readonly Dated[], today: Day): Report {
  const { item, end } = one;
  const days = schedule.calendar.prev(today) - schedule.calendar.prev(end);
  const ago = days > 0 ? `, ${workingDays(days)} ago,` : '';
  const isMilestone = item.kind === 'milestone';
  const field = isMilestone ? 'date' : 'end';
  const isGiven = item.kind === 'milestone' ? item.data.date !== undefined : item.data.end !== undefined;
  const late = followers.length === 0 ? '' : ` ${counted(followers.length, 'other is', 'others are')} late with it.`;
  const what = isMilestone
    ? `Milestone ${named(item)} was due on ${when(schedule, end)}${ago} and is not reached.${late} Say when it was reached, or move its date.`
    : `${named(item)} was to end on ${when(schedule, end)}${ago} and is not done.${late} Set it done, or move its end.`;
  const next = schedule.calendar.day(schedule.calendar.next(today));
  return {
    at: isGiven ? [item, field] : item,
    message: what,
    subjects: [item.id],
    related: followers.slice(0, MOST_RELATED).map((other) => ({ at: other.item, message: waits(schedule, other) })),
    fixes: [done(item, today), ...(isGiven ? [setDate(`Move it to ${when(schedule, next)}`, item, field, next)] : [])],
  };
}

const waits = (schedule: Schedule, { item, end }: Dated): string =>
  item.kind === 'milestone'
    ? `Milestone ${named(item)} was due on ${when(schedule, end)}.`
    : `${named(item)} was to end on ${when(schedule, end)}.`;

function done(item: ScheduledItem['item'], today: Day): Fix {
  const set = (field: string, yaml: string): Fix['changes'][number] => ({
    do: 'set',
    file: item.file,
    path: [...item.path, field],
    yaml,
  });
  if (item.kind === 'milestone')
    return { title: 'Set it reached today', safe: false, changes: [set('reached', isoDay(today))] };
  const status = item.data.status === undefined ? [] : [set('status', 'done')];
  const progress = (item.data.progress ?? 100) === 100 ? [] : [set('progress', '100')];
  return {
    title: 'Set it done today',
    safe: false,
    changes: [...status, ...progress, set('finished', isoDay(today))],
  };
}
