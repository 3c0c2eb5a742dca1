/** What rules and views ask of a solved schedule. */
import type { Item } from '../model/types';
import type { Span } from './calendar';
import { actingOn, type DriverAt, type Placed } from './forward';
import { bindsStart, bound, fromEnd } from './lags';
import { heldLimits, limitOf, type Network, placed, ties } from './links';
import type { Need, Plan, PlanItem } from './plan';
import type { Solution } from './solve';
import type { ChainStep, Driver, ScheduledItem, Violation } from './types';

export interface Asked {
  readonly solution: Solution;
  readonly items: readonly ScheduledItem[];
  readonly entities: readonly Item[];
}

/** Dependencies that an item's own dates contradict, also those of its initiative that act on it; the worst first. */
export function violations({ solution, items, entities }: Asked, i: number): readonly Violation[] {
  const place = placed(solution, i);
  if (place === undefined || items[i]!.inCycle || !(place.startHeld || place.endHeld)) return [];
  const item = solution.plan.items[i]!;
  const limits = item.status === 'done' ? heldLimits(solution, i) : ownDates(solution, place);
  const found = ties(solution, i).flatMap((need): readonly Violation[] => {
    const limit = limitOf(need, limits);
    const before = solution.places[need.on] as Placed;
    const at = bound(solution.calendar, need, before.start, before.end);
    if (limit === undefined || at <= limit) return [];
    const side = bindsStart(need) ? 'start' : 'end';
    const landed = solution.calendar.next(at);
    return [
      {
        on: items[need.on]!,
        type: need.type,
        lag: need.lag,
        ref: need.ref,
        from: entities[item.needs.includes(need) ? i : item.parent]!,
        side,
        earliest: solution.calendar.day(landed),
        workingDays: Math.max(1, landed - (side === 'start' ? place.s : place.e)),
      },
    ];
  });
  return found.sort((a, b) => b.workingDays - a.workingDays);
}

/** The days that an item's own dates stand for; a start that comes from activities stands for none. */
function ownDates({ calendar }: Network, place: Placed): { start: number | undefined; end: number | undefined } {
  return {
    start: place.startHeld ? calendar.day(place.s) : undefined,
    end: place.endHeld ? place.end : undefined,
  };
}

/** Where dependencies alone would put an item of this length. */
export function earliest({ solution }: Asked, i: number): Span | undefined {
  const { plan, graph, calendar, places } = solution;
  const item = plan.items[i]!;
  const place = placed(solution, i);
  if (place === undefined || item.kind === 'milestone') return undefined;
  const starts = actingOn(plan, graph, i)
    .filter((need) => ties(solution, i).includes(need))
    .map((need) => startFor(solution, item, place, need, places[need.on] as Placed));
  if (starts.length === 0) return undefined;
  const s = starts.reduce((a, b) => Math.max(a, b));
  return { start: calendar.day(s), end: calendar.day(endOf(solution, item, place, s)) };
}

function startFor({ calendar }: Network, item: PlanItem, place: Placed, need: Need, before: Placed): number {
  const landed = calendar.next(bound(calendar, need, before.start, before.end));
  if (bindsStart(need)) return landed;
  return item.duration === undefined ? landed - (place.e - place.s) : calendar.earliestStart(landed, item.duration);
}

function endOf({ calendar }: Network, item: PlanItem, place: Placed, s: number): number {
  return item.duration === undefined ? s + (place.e - place.s) : calendar.endNumber(calendar.day(s), item.duration);
}

/** Follows drivers from an item to where its date begins; through an initiative, by the activity that sets the date. */
export function chain(
  { solution, items, entities }: Asked,
  i: number,
  side: 'start' | 'end',
  most: number,
): readonly ChainStep[] {
  const steps: ChainStep[] = [];
  const seen = new Set<number>();
  let at: number | undefined = i;
  let from = side;
  while (at !== undefined && !seen.has(at) && steps.length < most) {
    seen.add(at);
    const place = placed(solution, at);
    if (place === undefined) break;
    const child: number = from === 'end' ? place.last : place.first;
    const { driver } = place;
    if (child >= 0) {
      steps.push({ item: items[at]!, driver: { kind: 'activities' } });
      at = child;
      continue;
    }
    const given = (from === 'end' ? place.endHeld : place.startHeld) && driver.kind !== 'given';
    steps.push({ item: items[at]!, driver: given ? { kind: 'given' } : driverOf(solution.plan, entities, driver) });
    at = !given && (driver.kind === 'dependency' || driver.kind === 'requirement') ? driver.on : undefined;
    from = driver.kind === 'dependency' && !fromEnd(driver) ? 'start' : 'end';
  }
  return steps;
}

export function driverOf(plan: Plan, entities: readonly Item[], driver: DriverAt): Driver {
  switch (driver.kind) {
    case 'dependency':
      return { kind: 'dependency', on: entities[driver.on]!, type: driver.type, lag: driver.lag };
    case 'initiative':
    case 'requirement':
      return { kind: driver.kind, on: entities[driver.on]! };
    case 'phase':
      return { kind: 'phase', on: plan.phases[driver.on]!.id };
    default:
      return { kind: driver.kind };
  }
}
