/** What each tool and initiative costs, on which days, and who pays it. */
import type { DateValue } from '../format/values';
import type { Entity, Model } from '../model/types';
import { addMonths, type Span } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import { type Price, priceOf, raised } from './amount';
import { type CostKind, type WrittenCost, writtenCosts } from './costs';
import { type Payment, payersIn } from './payers';
import type { Recurrence } from './periods';

export type Payer = Entity<'tool'> | Entity<'initiative'>;

/** The same price, for each period of some days or once on a day. */
export interface Step extends Span {
  readonly per: Recurrence | 'once';
  readonly price: Price;
}

export interface CostLine extends Payment {
  readonly entity: Payer;
  /** Where it stands below its entity. */
  readonly field: readonly ['costs'] | readonly ['costs', string];
  readonly kind: CostKind | undefined;
  readonly per: Recurrence | 'once';
  /** As it is written, for one period or once. */
  readonly price: Price;
  /** The days on which it falls; undefined where nothing says when: then it counts in totals only. */
  readonly span: Span | undefined;
  /** Some of these days come from the planning window alone, not from what somebody decided. */
  readonly assumed: boolean;
  /** Why it costs nothing after all. */
  readonly idle: 'idea' | 'cancelled' | 'evaluating' | undefined;
  /** Its prices over time, the earliest first: an uplift raises them. */
  readonly steps: readonly Step[];
}

/** Days of which a side may be open. */
export interface Sides {
  readonly start: Day | undefined;
  readonly end: Day | undefined;
}

/** The days of an entity, and what is only assumed of them. */
interface Life extends Sides {
  readonly assumed: boolean;
  /** It is over, though nothing says since when. */
  readonly ended: boolean;
  readonly idle: CostLine['idle'];
}

/** Nothing is given. */
const OPEN: Sides = { start: undefined, end: undefined };

/**
 * The planning window. A side that is not given is what others agreed on, else that of the dated work and the budgets:
 * what costs something each month does so in their time at least.
 */
export function windowOf(model: Model, schedule: Schedule, agreed: Sides = OPEN): Sides {
  const { calendar, items } = schedule;
  const starts: Day[] = items.flatMap(({ start }) => start ?? []);
  const ends: Day[] = items.flatMap(({ end }) => end ?? []);
  for (const { data } of model.all('budget')) {
    if (data.from !== undefined) starts.push(calendar.firstDay(data.from));
    if (data.until !== undefined) ends.push(calendar.lastDay(data.until));
  }
  return {
    start: calendar.start ?? agreed.start ?? leastOf(starts),
    end: calendar.end ?? agreed.end ?? mostOf(ends),
  };
}

export const leastOf = (days: readonly Day[]): Day | undefined =>
  days.length === 0 ? undefined : days.reduce((a, b) => Math.min(a, b));
export const mostOf = (days: readonly Day[]): Day | undefined =>
  days.length === 0 ? undefined : days.reduce((a, b) => Math.max(a, b));

/** All costs, tools first, in file order. */
export function linesOf(model: Model, schedule: Schedule, window: Sides): readonly CostLine[] {
  const payers = payersIn(model, schedule.calendar);
  const lines = (entity: Payer, life: Life): readonly CostLine[] =>
    writtenCosts(entity.data.costs).map((cost) => lineOf(schedule, entity, life, window, cost, payers(cost)));
  return [
    ...model.all('tool').flatMap((tool) => lines(tool, lifeOfTool(schedule, tool))),
    ...model.all('initiative').flatMap((work) => lines(work, lifeOfWork(schedule, work))),
  ];
}

function lifeOfTool({ calendar }: Schedule, { data }: Entity<'tool'>): Life {
  const first = data.from ?? data.contract?.starts;
  return {
    start: first === undefined ? undefined : calendar.firstDay(first),
    end: data.until === undefined ? undefined : calendar.lastDay(data.until),
    assumed: data.status === 'planned' && first === undefined,
    ended: data.status === 'retired' && data.until === undefined,
    idle: data.status === 'evaluating' ? 'evaluating' : undefined,
  };
}

function lifeOfWork(schedule: Schedule, work: Entity<'initiative'>): Life {
  const item = schedule.of(work);
  const status = item?.status;
  return {
    start: item?.start,
    end: item?.end,
    assumed: item?.start === undefined || item.assumed || item.inCycle,
    ended: false,
    idle: status === 'idea' || status === 'cancelled' ? status : undefined,
  };
}

function lineOf(
  schedule: Schedule,
  entity: Payer,
  life: Life,
  window: Sides,
  cost: WrittenCost,
  payment: Payment,
): CostLine {
  const per = cost.per ?? 'once';
  const price = priceOf(cost.amount);
  const span = per === 'once' ? onceOn(schedule, cost, life) : recurring(schedule, cost, life, window);
  const isGiven = cost.from !== undefined && (per === 'once' || cost.until !== undefined);
  return {
    ...payment,
    entity,
    field: cost.key === undefined ? ['costs'] : ['costs', cost.key],
    kind: cost.kind,
    per,
    price,
    span,
    assumed: span !== undefined && !isGiven && life.assumed,
    idle: life.idle,
    steps: span === undefined ? [] : stepsOf(schedule, entity, { ...span, per, price }),
  };
}

function onceOn({ calendar }: Schedule, { from }: WrittenCost, life: Life): Span | undefined {
  const day = from === undefined ? life.start : calendar.firstDay(from);
  return day === undefined ? undefined : { start: day, end: day };
}

function recurring({ calendar }: Schedule, { from, until }: WrittenCost, life: Life, window: Sides): Span | undefined {
  if (life.ended && until === undefined) return undefined;
  const start = from === undefined ? (life.start ?? window.start) : calendar.firstDay(from);
  const end = until === undefined ? (life.end ?? window.end) : calendar.lastDay(until);
  return start === undefined || end === undefined || start > end ? undefined : { start, end };
}

/** The rise in price that a tool's contract has agreed on. */
export function upliftOf(entity: Payer): { readonly renews: DateValue; readonly uplift: number } | undefined {
  const { renews, uplift = 0 } = entity.kind === 'tool' ? ((entity as Entity<'tool'>).data.contract ?? {}) : {};
  return renews === undefined || uplift === 0 ? undefined : { renews, uplift };
}

/**
 * A contract's costs that come again rise by its uplift on the day it renews. One day is given and contracts run for a
 * year, so they rise on that day of every year after, too; the price that is written holds until the first.
 */
function stepsOf({ calendar }: Schedule, entity: Payer, first: Step): readonly Step[] {
  const contract = upliftOf(entity);
  if (contract === undefined || first.per === 'once') return [first];
  const { uplift } = contract;
  const renewal = calendar.firstDay(contract.renews);
  const steps: Step[] = [];
  let { start, price } = first;
  for (let nth = 0; ; nth++) {
    const next = addMonths(renewal, nth * 12);
    if (next > first.end) break;
    if (next > start) {
      steps.push({ ...first, start, end: next - 1, price });
      start = next;
    }
    price = raised(price, uplift);
  }
  return [...steps, { ...first, start, price }];
}
