/** Plans in few words, for tests on plain data. */
import type { Calendar as CalendarData } from '../../../core/format/types';
import { type DateValue, type Duration, parseDate, parseDuration } from '../../../core/format/values';
import { isoDay } from '../../../core/schedule/calendar';
import { isPlaced } from '../../../core/schedule/forward';
import type { Plan, PlanItem } from '../../../core/schedule/plan';
import { type Solution, solve } from '../../../core/schedule/solve';
import type { DependencyType, WorkStatus } from '../../../core/schedule/types';

export const date = (text: string): DateValue => (parseDate(text) as { value: DateValue }).value;
export const work = (text: string): Duration => (parseDuration(text, 'work') as { value: Duration }).value;
export const lag = (text: string): Duration => (parseDuration(text, 'lag') as { value: Duration }).value;

export const TYPES: Readonly<Record<string, DependencyType>> = {
  FS: 'finish-to-start',
  SS: 'start-to-start',
  FF: 'finish-to-finish',
  SF: 'start-to-finish',
};

export interface Words {
  /** `a`, `a SS`, `a FF+2d`, `a FS-1w`; an id that isn't there is an unknown one. */
  readonly needs?: readonly string[];
  readonly start?: string;
  readonly end?: string;
  readonly duration?: string;
  readonly started?: string;
  readonly finished?: string;
  readonly status?: WorkStatus;
  readonly horizon?: boolean;
  readonly phase?: string;
}

/** `milestone launch` is a milestone, `a.b` an activity of `a`, anything else an initiative. */
export type Items = Readonly<Record<string, Words>>;

export interface World {
  readonly calendar?: CalendarData;
  readonly phases?: Readonly<Record<string, { readonly start?: string; readonly end?: string }>>;
}

/** Monday 2 March 2026, on which most tests begin. */
export const WINDOW: CalendarData = { start: date('2026-03-02') };

export function planFrom(items: Items, world: World = {}): Plan {
  const names = Object.keys(items);
  const ids = names.map((name) => name.replace(/^milestone /, ''));
  const phases = Object.entries(world.phases ?? {});
  return {
    calendar: world.calendar ?? WINDOW,
    phases: phases.map(([id, { start, end }]) => ({
      id,
      start: start === undefined ? undefined : date(start),
      end: end === undefined ? undefined : date(end),
    })),
    items: names.map((name, i): PlanItem => {
      const words = items[name]!;
      const isMilestone = name.startsWith('milestone ');
      const parent = isMilestone ? -1 : ids.indexOf(ids[i]!.split('.').slice(0, -1).join('.'));
      const phase = words.phase ?? (parent >= 0 ? items[names[parent]!]!.phase : undefined);
      const optional = <T>(read: (text: string) => T, text: string | undefined): T | undefined =>
        text === undefined ? undefined : read(text);
      return {
        id: ids[i]!,
        kind: isMilestone ? 'milestone' : parent >= 0 ? 'activity' : 'initiative',
        parent,
        status:
          words.status ??
          (words.finished !== undefined ? 'done' : words.started !== undefined ? 'in-progress' : 'planned'),
        start: optional(date, words.start),
        end: optional(date, words.end),
        started: optional(date, words.started),
        finished: optional(date, words.finished),
        duration: optional(work, words.duration),
        horizon: words.horizon ?? false,
        phase: phases.findIndex(([id]) => id === phase),
        needs: (words.needs ?? []).map((need) => {
          const [on, tie] = need.split(' ') as [string, string | undefined];
          return {
            on: ids.indexOf(on),
            type: isMilestone ? ('finish-to-finish' as const) : TYPES[tie?.slice(0, 2) ?? 'FS']!,
            lag: tie === undefined || tie.length < 3 ? undefined : lag(tie.slice(2).replace('+', '')),
          };
        }),
      };
    }),
  };
}

export const solved = (items: Items, world?: World): Solution => solve(planFrom(items, world));

/** `2026-03-02 2026-03-06`, or why there are no dates. */
export function datesOf({ plan, places }: Solution, id: string): string {
  const place = places[plan.items.findIndex((item) => item.id === id)]!;
  return isPlaced(place) ? `${isoDay(place.start)} ${isoDay(place.end)}` : place.why;
}

export const numberOf = ({ plan }: Solution, id: string): number => plan.items.findIndex((item) => item.id === id);
