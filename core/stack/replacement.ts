/** What takes a tool's place, the work that does it, and the day on which it is in use. */
import { namers } from '../model/refs';
import type { Entity, Model } from '../model/types';
import { isOpenStatus } from '../schedule/plan';
import type { Schedule } from '../schedule/schedule';
import type { Day, ScheduledItem } from '../schedule/types';
import { statusOf } from './words';

type Tool = Entity<'tool'>;
type Initiative = Entity<'initiative'>;

/** Work with dates that somebody gave, or that follow from such. */
export type DatedWork = ScheduledItem & { readonly item: Initiative; readonly start: Day; readonly end: Day };

/** The tools that are to take another's place; what is only looked at, or gone itself, is none. */
export const successorsOf = (model: Model, tool: Tool): readonly Tool[] =>
  namers(model, tool, 'tool', 'replaces').filter(
    (one) => one !== tool && !['evaluating', 'retired'].includes(statusOf(one)),
  );

/** The initiatives of some types that name a tool, with their dates. */
function workOn(model: Model, schedule: Schedule, tool: Tool, types: readonly string[]): readonly ScheduledItem[] {
  return namers(model, tool, 'initiative', 'tools')
    .filter(({ data }) => types.includes(data.type ?? ''))
    .flatMap((work) => schedule.of(work) ?? []);
}

const isSure = (one: ScheduledItem): one is DatedWork =>
  one.item.kind === 'initiative' && one.start !== undefined && !one.assumed && !one.inCycle;

/**
 * The open work that takes a tool out of use: what retires it, and of a tool that is to go, what migrates from it, and
 * what adopts or migrates to its successors. Only what has dates.
 */
export function replacingWork(model: Model, schedule: Schedule, tool: Tool): readonly DatedWork[] {
  const retiring = workOn(model, schedule, tool, ['retire']);
  const successors = successorsOf(model, tool);
  // Work that migrates to a tool names it, too.
  const isToGo =
    retiring.length > 0 || successors.length > 0 || statusOf(tool) === 'phasing-out' || tool.data.until !== undefined;
  const found = [
    ...retiring,
    ...(isToGo ? workOn(model, schedule, tool, ['migrate']) : []),
    ...successors.flatMap((one) => workOn(model, schedule, one, ['adopt', 'migrate'])),
  ];
  return [...new Set(found)].filter(isSure).filter(({ status }) => isOpenStatus(status));
}

export interface GoLive {
  readonly tool: Tool;
  readonly day: Day;
  /** The work whose end it is; undefined where the tool's own `from` says it. */
  readonly work: DatedWork | undefined;
}

/**
 * When a tool goes live: its `from`, else the end of the work that adopts it, else of the work that migrates to it; the
 * earliest of several, since from then on it is there. `live` where it is in use and nothing says since when.
 */
export function goLiveOf(model: Model, schedule: Schedule, tool: Tool): GoLive | 'live' | undefined {
  const { from, status } = tool.data;
  if (from !== undefined) return { tool, day: schedule.calendar.firstDay(from), work: undefined };
  if (status === 'active' || status === 'phasing-out') return 'live';
  for (const type of ['adopt', 'migrate']) {
    const all = workOn(model, schedule, tool, [type]).filter(({ status: at }) => at === 'done' || isOpenStatus(at));
    if (all.length === 0) continue;
    const sure = all.filter(isSure);
    if (sure.length < all.length) return undefined;
    const work = sure.reduce((a, b) => (b.end < a.end ? b : a));
    return { tool, day: work.end, work };
  }
  return undefined;
}

/** The last day of a tool: its `until`, else the end of the last work that retires it; undefined where nobody can tell. */
export function lastDayOf(model: Model, schedule: Schedule, tool: Tool): Day | undefined {
  const { until } = tool.data;
  if (until !== undefined) return schedule.calendar.lastDay(until);
  const all = workOn(model, schedule, tool, ['retire']).filter(
    ({ status }) => status === 'done' || isOpenStatus(status),
  );
  const sure = all.filter(isSure);
  return sure.length === 0 || sure.length < all.length
    ? undefined
    : sure.reduce((last, { end }) => Math.max(last, end), sure[0]!.end);
}

/** The first of what replaces a tool to go live; undefined where one of it is in use, or nobody can tell. */
export function firstLive(live: readonly (GoLive | 'live' | undefined)[]): GoLive | undefined {
  const known = live.filter((one): one is GoLive => typeof one === 'object');
  if (known.length === 0 || known.length < live.length) return undefined;
  return known.reduce((a, b) => (b.day < a.day ? b : a));
}
