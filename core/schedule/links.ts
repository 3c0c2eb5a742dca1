/** The ties between placed items, as slack and the critical path see them. */
import type { Calendar } from './calendar';
import { actingOn, isPlaced, type Place, type Placed, stays } from './forward';
import { counts, type Graph } from './graph';
import { bindsStart, bound, fromEnd, latest, type Tie } from './lags';
import type { Need, Plan } from './plan';
import type { Day } from './types';

export interface Network {
  readonly plan: Plan;
  readonly graph: Graph;
  readonly calendar: Calendar;
  readonly places: readonly Place[];
}

/** Where a successor would have to be by, in days; undefined where a dependency of that kind holds nothing. */
export interface Limits {
  readonly start: Day | undefined;
  readonly end: Day | undefined;
}

export const placed = ({ places }: Network, i: number): Placed | undefined => {
  const place = places[i];
  return isPlaced(place) ? place : undefined;
};

/** Activities of an initiative that have dates. */
export const datedChildren = ({ graph, places }: Network, i: number): readonly number[] =>
  graph.children[i]!.filter((child) => isPlaced(places[child]));

/** Whether dependencies move an item (else its own dates, or its activities, say where it is). */
export const isCounted = (place: Placed): boolean => place.origin === 'counted';

/**
 * The given dates of an item that what it waits for may not pass. A start that has really happened can't be moved any
 * more, nor can the end of done work.
 */
export function heldLimits(network: Network, i: number): Limits {
  const place = placed(network, i)!;
  const item = network.plan.items[i]!;
  if (item.status === 'done') return { start: undefined, end: undefined };
  return {
    start: place.startHeld && !(item.kind !== 'milestone' && stays(item)) ? network.calendar.day(place.s) : undefined,
    end: place.endHeld ? place.end : undefined,
  };
}

/** What an item waits for that has dates and is not tied to it in a circle. An initiative's own act on its activities. */
export function ties(network: Network, i: number): readonly Need[] {
  const { plan, graph, places } = network;
  const needs = plan.items[i]!.kind === 'activity' ? actingOn(plan, graph, i) : plan.items[i]!.needs;
  return needs.filter((need) => counts(plan, need) && isPlaced(places[need.on]) && !isCircular(network, need.on, i));
}

function isCircular({ plan, graph }: Network, on: number, i: number): boolean {
  const { groupOf, groups } = graph;
  const inOneKnot = groupOf[on] === groupOf[i] && groups[groupOf[on]!]!.length > 1;
  return on === i || inOneKnot || plan.items[on]!.parent === i;
}

/**
 * The latest number on the grid for a predecessor's end or start, so that a tie's successor keeps its limit. Dates on a
 * day off that keep it already count as they are.
 */
export function room(network: Network, tie: Tie, before: Placed, limit: Day): number {
  const at = latest(network.calendar, tie, limit);
  const now = position(tie, before);
  return at < now && bound(network.calendar, tie, before.start, before.end) <= limit ? now : at;
}

/** Where a predecessor is, on the side that a tie looks at. */
export const position = (tie: Tie, before: Placed): number => (fromEnd(tie) ? before.e : before.s);

/** The limit that a tie hands on. */
export const limitOf = (tie: Tie, limits: Limits): Day | undefined => (bindsStart(tie) ? limits.start : limits.end);
