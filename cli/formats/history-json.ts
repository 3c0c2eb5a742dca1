/** A history for programs, as schemas/history.schema.json describes it. */
import type { Commit, History, Step, Trend } from '../../core/diff/history';
import type { OnDay } from '../../core/diff/history-words';
import { isoDay } from '../../core/schedule/days';
import type { Day } from '../../core/schedule/types';
import type { Asked } from '../history/history';
import { json } from './json';

export interface HistoryFacts {
  /** The root file, from the current folder. */
  readonly path: string;
  readonly skipped: number;
  readonly isCut: boolean;
}

export function historyJson(history: History, { path, skipped, isCut }: HistoryFacts, asked?: Asked): string {
  const of = (kind: Trend['kind']): readonly object[] => history.trends.filter((one) => one.kind === kind).map(trend);
  return json({
    version: 1,
    root: path,
    title: history.title,
    commits: history.commits.map(commitData),
    skipped,
    cut: isCut,
    milestones: of('milestone'),
    initiatives: of('initiative'),
    ...(asked === undefined ? {} : { at: onDayData(asked) }),
  });
}

const iso = (day: Day | undefined): string | null => (day === undefined ? null : isoDay(day));

const commitData = ({ id, day, summary }: Commit): object => ({ id, date: isoDay(day), summary });

const trend = ({ id, name, steps, slipped, earlier }: Trend): object => ({
  id,
  name,
  steps: steps.map(stepData),
  slipped,
  earlier,
});

const stepData = ({ commit, id, date, is, events, workingDays, was }: Step): object => ({
  commit: commit.id,
  id,
  date: iso(date),
  is,
  events,
  workingDays: workingDays ?? null,
  ...(was === undefined ? {} : { was }),
});

const onDayData = ({ day, found }: Asked): object => ({
  date: isoDay(day),
  commit: found.commit.id,
  items: found.items.map((one: OnDay['items'][number]) => ({
    kind: one.trend.kind,
    id: one.trend.id,
    name: one.trend.name,
    said: iso(one.said),
    now: iso(one.now),
    workingDays: one.workingDays ?? null,
  })),
});
