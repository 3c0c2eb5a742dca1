/** How the dates of milestones and initiatives moved over the states that a roadmap had. */
import type { Bound } from '../model/bind';
import { nameOf, titleOf } from '../render/rows';
import type { Schedule } from '../schedule/schedule';
import type { Day, ScheduledItem } from '../schedule/types';
import { match } from './match';
import { identityOf } from './records';

export interface Commit {
  readonly id: string;
  /** On the committer's calendar. */
  readonly day: Day;
  readonly summary: string;
}

export type Standing = 'open' | 'done' | 'cancelled' | 'removed';

export type StepEvent =
  /** What the first state had. */
  | 'first'
  | 'added'
  | 'removed'
  | 'renamed'
  | 'moved'
  /** It has a date, or none, after the other. */
  | 'dated'
  | 'undated'
  /** Of a milestone: reached. */
  | 'done'
  | 'cancelled'
  | 'reopened';

/** A state in which something differs from the one before. */
export interface Step {
  readonly commit: Commit;
  /** As it was called then. */
  readonly id: string;
  /** Its last day. */
  readonly date: Day | undefined;
  readonly is: Standing;
  readonly events: readonly StepEvent[];
  /** Working days against the date that was said last, later positive; undefined where the date is as it was. */
  readonly workingDays: number | undefined;
  /** Its id before, where that was another. */
  readonly was: string | undefined;
}

/** How often, and by how many working days in all. */
export interface Tally {
  readonly times: number;
  readonly workingDays: number;
}

export interface Trend {
  readonly kind: 'milestone' | 'initiative';
  /** As it is called now, or was called last. */
  readonly id: string;
  readonly name: string;
  /** The oldest first; never empty. */
  readonly steps: readonly Step[];
  readonly slipped: Tally;
  readonly earlier: Tally;
}

export interface History {
  readonly title: string;
  /** All states, the oldest first. */
  readonly commits: readonly Commit[];
  /** Milestones, then initiatives, each in the order of the newest state; then what is gone. */
  readonly trends: readonly Trend[];
}

/** One state of the roadmap. */
export interface State {
  readonly commit: Commit;
  readonly model: Bound;
  readonly schedule: Schedule;
}

interface Said {
  readonly id: string;
  readonly name: string;
  readonly date: Day | undefined;
  readonly is: Standing;
}

interface Trace {
  readonly kind: Trend['kind'];
  /** By number of the state, the newest first; nothing where it is not there. */
  readonly said: (Said | undefined)[];
}

/**
 * Reads states one by one, the newest first, and keeps of each only what it says of dates. What is the same under
 * another id is found between neighbours; days are counted in the calendar of the newest state.
 */
export class HistoryReader {
  readonly #commits: Commit[] = [];
  readonly #traces: Trace[] = [];
  /** By the word that the oldest state with it so far has for it. */
  #known = new Map<string, Trace>();
  #newest: State | undefined;
  #last: State | undefined;

  add(state: State): void {
    const { model, schedule } = state;
    const words = this.#last === undefined ? undefined : match(model, this.#last.model);
    const number = this.#commits.length;
    const now = new Map<string, Trace>();
    for (const scheduled of schedule.items) {
      const { item } = scheduled;
      if (item.kind === 'activity') continue;
      const own = identityOf(item.kind, item.id);
      const later = this.#known.get(words?.ofBase(item) ?? own) ?? this.#known.get(own);
      const trace = later === undefined || later.said[number] !== undefined ? this.#begin(item.kind) : later;
      trace.said[number] = saidOf(scheduled);
      now.set(own, trace);
    }
    const taken = new Set(now.values());
    for (const [word, trace] of this.#known) if (!taken.has(trace) && !now.has(word)) now.set(word, trace);
    this.#known = now;
    this.#commits.push(state.commit);
    this.#newest ??= state;
    this.#last = state;
  }

  #begin(kind: Trend['kind']): Trace {
    const trace: Trace = { kind, said: [] };
    this.#traces.push(trace);
    return trace;
  }

  history(): History {
    const trends = this.#traces.map((trace) => this.#trendOf(trace));
    return {
      title: this.#newest === undefined ? '' : titleOf(this.#newest.model),
      commits: [...this.#commits].reverse(),
      trends: [
        ...trends.filter(({ kind }) => kind === 'milestone'),
        ...trends.filter(({ kind }) => kind === 'initiative'),
      ],
    };
  }

  #trendOf({ kind, said }: Trace): Trend {
    const steps: Step[] = [];
    let before: Said | undefined;
    let date: Day | undefined;
    const oldest = this.#commits.length - 1;
    for (let number = oldest; number >= 0; number--) {
      const now = said[number];
      const events = eventsBetween(before, now, steps.length === 0 && number === oldest);
      if (events.length > 0) steps.push(this.#step(number, before, now, date, events));
      before = now;
      date = now?.date ?? date;
    }
    const last = said.find((one) => one !== undefined)!;
    const moves = steps.flatMap(({ workingDays }) => workingDays ?? []);
    return {
      kind,
      id: last.id,
      name: last.name,
      steps,
      slipped: tally(moves.filter((by) => by > 0)),
      earlier: tally(moves.filter((by) => by < 0)),
    };
  }

  #step(
    number: number,
    before: Said | undefined,
    now: Said | undefined,
    date: Day | undefined,
    events: readonly StepEvent[],
  ): Step {
    const commit = this.#commits[number]!;
    const was = events.includes('renamed') ? before!.id : undefined;
    if (now === undefined)
      return { commit, id: before!.id, date: undefined, is: 'removed', events, workingDays: undefined, was };
    const moves = date !== undefined && now.date !== undefined && date !== now.date;
    const workingDays = moves ? this.#between(date, now.date) : undefined;
    return { commit, id: now.id, date: now.date, is: now.is, events, workingDays, was };
  }

  #between(before: Day, after: Day): number {
    const { calendar } = this.#newest!.schedule;
    return calendar.prev(after) - calendar.prev(before);
  }
}

function saidOf({ item, end, status }: ScheduledItem): Said {
  const is = status === 'done' || status === 'cancelled' ? status : 'open';
  return { id: item.id, name: nameOf(item), date: end, is };
}

function eventsBetween(before: Said | undefined, now: Said | undefined, isFirst: boolean): readonly StepEvent[] {
  if (before === undefined || now === undefined) {
    if (before === now) return [];
    const came: StepEvent = isFirst ? 'first' : 'added';
    return now === undefined ? ['removed'] : [came, ...(now.is === 'open' ? [] : [now.is as 'done' | 'cancelled'])];
  }
  const events: StepEvent[] = [];
  if (before.id !== now.id) events.push('renamed');
  if (before.is !== now.is) events.push(now.is === 'open' ? 'reopened' : (now.is as 'done' | 'cancelled'));
  if (before.date !== now.date && now.is !== 'cancelled')
    events.push(now.date === undefined ? 'undated' : before.date === undefined ? 'dated' : 'moved');
  return events;
}

const tally = (moves: readonly number[]): Tally => ({
  times: moves.length,
  workingDays: Math.abs(moves.reduce((sum, by) => sum + by, 0)),
});

/** What the last state on or before a day said of an item; undefined where it was not there. */
export const stepOn = ({ steps }: Trend, commit: Commit, { commits }: History): Step | undefined => {
  const upTo = commits.indexOf(commit);
  const found = steps.findLast((step) => commits.indexOf(step.commit) <= upTo);
  return found?.is === 'removed' ? undefined : found;
};

/** The newest commit on or before a day. */
export const commitOn = ({ commits }: History, day: Day): Commit | undefined =>
  commits.findLast((commit) => commit.day <= day);
