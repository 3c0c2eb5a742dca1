/** A history as rows of words, for terminal and Markdown alike. Names and summaries in them are text from the files. */
import { counted, either } from '../format/words';
import { isoDay } from '../schedule/calendar';
import type { Day } from '../schedule/types';
import { signed } from './difference';
import {
  type Commit,
  commitOn,
  type History,
  type Step,
  type StepEvent,
  stepOn,
  type Tally,
  type Trend,
} from './history';

export interface WordTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const SHORT = 7;
export const shortId = ({ id }: Commit): string => id.slice(0, SHORT);

const day = (one: Day | undefined): string => (one === undefined ? 'no date' : isoDay(one));

/** `2026-01-05 to 2026-03-09, 12 commits` */
export function spanWords({ commits }: History): string {
  const [first, last] = [commits[0], commits.at(-1)];
  if (first === undefined || last === undefined) return '';
  const days = first.day === last.day ? isoDay(first.day) : `${isoDay(first.day)} to ${isoDay(last.day)}`;
  return `${days}, ${counted(commits.length, 'commit')}`;
}

/** What happened to an item in a commit: `+5`, `reached, +1`, `first`. */
export function stepWords({ events, workingDays, was }: Step, kind: Trend['kind']): string {
  const words: Readonly<Record<StepEvent, string>> = {
    first: 'first',
    added: 'added',
    removed: 'removed',
    renamed: `was ${was}`,
    moved: '',
    dated: workingDays === undefined ? 'has a date now' : 'has a date again',
    undated: 'has no date any more',
    done: kind === 'milestone' ? 'reached' : 'done',
    cancelled: 'cancelled',
    reopened: 'open again',
  };
  const by = workingDays === undefined ? '' : workingDays === 0 ? '±0' : signed(workingDays);
  return [...events.map((event) => words[event]), by].filter((word) => word !== '').join(', ');
}

/** Every change of every milestone, the name once. */
export function stepsTable({ trends }: History): WordTable {
  const milestones = trends.filter(({ kind }) => kind === 'milestone');
  return {
    columns: ['Milestone', 'Date', 'Change', 'Said on', 'Commit', 'Summary'],
    rows: milestones.flatMap(({ name, kind, steps }) =>
      steps.map((step, i) => [
        i === 0 ? name : '',
        step.is === 'removed' || step.is === 'cancelled' ? '' : day(step.date),
        stepWords(step, kind),
        isoDay(step.commit.day),
        shortId(step.commit),
        step.commit.summary,
      ]),
    ),
  };
}

const moves = ({ slipped, earlier }: Trend): boolean => slipped.times + earlier.times > 0;

/** What slipped, by how much in all, the worst first. */
export function slipsTable({ trends }: History): WordTable {
  const moved = trends.filter(moves).sort((a, b) => b.slipped.workingDays - a.slipped.workingDays);
  return {
    columns: ['What moved', 'Kind', 'First', 'Last', 'Later', 'Earlier'],
    rows: moved.map(({ name, kind, steps, slipped, earlier }) => {
      const dates = steps.flatMap(({ date }) => date ?? []);
      return [name, kind, day(dates[0]), day(dates.at(-1)), tallyWords(slipped, '+'), tallyWords(earlier, '−')];
    }),
  };
}

const TIMES = ['', 'once', 'twice'];
const tallyWords = ({ times, workingDays }: Tally, sign: string): string =>
  times === 0 ? '' : `${TIMES[times] ?? `${times} times`}, ${sign}${workingDays}`;

/** `2 milestones and 1 initiative never moved.`; '' where all did. */
export function stillWords({ trends }: History): string {
  const still = trends.filter((trend) => !moves(trend));
  const words = (['milestone', 'initiative'] as const).flatMap((kind) => {
    const count = still.filter((trend) => trend.kind === kind).length;
    return count === 0 ? [] : [counted(count, kind)];
  });
  return words.length === 0 ? '' : `${either(words, 'and')} never moved.`;
}

export interface OnDay {
  readonly commit: Commit;
  readonly items: readonly {
    readonly trend: Trend;
    readonly said: Day | undefined;
    /** What is said now; undefined too where it is gone. */
    readonly now: Day | undefined;
    readonly isGone: boolean;
    readonly workingDays: number | undefined;
  }[];
}

/** What was said on a day; undefined where nothing was yet. @param between working days from one day to another */
export function onDay(history: History, asked: Day, between: (before: Day, after: Day) => number): OnDay | undefined {
  const commit = commitOn(history, asked);
  const latest = history.commits.at(-1);
  if (commit === undefined || latest === undefined) return undefined;
  const items = history.trends.flatMap((trend) => {
    const said = stepOn(trend, commit, history);
    if (said === undefined) return [];
    const now = stepOn(trend, latest, history);
    const both = said.date !== undefined && now?.date !== undefined;
    const workingDays = both ? between(said.date!, now.date!) : undefined;
    return [{ trend, said: said.date, now: now?.date, isGone: now === undefined, workingDays }];
  });
  return { commit, items };
}

export function onDayTable({ items }: OnDay, asked: Day): WordTable {
  return {
    columns: ['What', 'Kind', `On ${isoDay(asked)}`, 'Now', 'Change'],
    rows: items.map(({ trend, said, now, isGone, workingDays }) => [
      trend.name,
      trend.kind,
      day(said),
      isGone ? 'removed' : day(now),
      workingDays === undefined || workingDays === 0 ? '' : signed(workingDays),
    ]),
  };
}

/** A milestone in a sentence: `Launch: 2026-05-29 at first, 2026-06-15 at last; slipped 3 times, by 15 working days.` */
export function trendSentence({ name, steps, slipped, earlier }: Trend): string {
  const dates = steps.flatMap(({ date }) => date ?? []);
  const by = ({ times, workingDays }: Tally): string =>
    `${TIMES[times] ?? `${times} times`}, by ${counted(workingDays, 'working day')}`;
  const facts = [
    ...(slipped.times === 0 ? [] : [`slipped ${by(slipped)}`]),
    ...(earlier.times === 0 ? [] : [`came earlier ${by(earlier)}`]),
    ...(steps.at(-1)!.is === 'done' ? ['reached'] : []),
    ...(steps.at(-1)!.is === 'removed' ? ['removed'] : []),
  ];
  const when =
    dates.length === 0
      ? 'no date'
      : dates[0] === dates.at(-1)
        ? day(dates[0])
        : `${day(dates[0])} at first, ${day(dates.at(-1))} at last`;
  return `${name}: ${[when, ...facts].join('; ')}.`;
}
