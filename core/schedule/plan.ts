/** A roadmap's work as plain data, with items by number: what the schedule is made from. */
import type { Ref } from '../format/kit';
import type { Calendar, DataOf, DependsOn } from '../format/types';
import type { DateValue, Duration } from '../format/values';
import type { Entity, Item, ItemKind, Model } from '../model/types';
import type { DependencyType, WorkStatus } from './types';

/** One dependency or requirement. */
export interface Need {
  /** The number of the item; −1 for an unknown one. */
  readonly on: number;
  readonly type: DependencyType;
  readonly lag?: Duration | undefined;
  readonly ref?: Ref | undefined;
}

export interface PlanItem {
  readonly id: string;
  readonly kind: ItemKind;
  /** Of an activity, the number of its initiative; else −1. */
  readonly parent: number;
  readonly status: WorkStatus;
  /** As written; of a milestone, `end` is its `date` and `finished` its `reached`. */
  readonly start?: DateValue | undefined;
  readonly end?: DateValue | undefined;
  readonly duration?: Duration | undefined;
  readonly started?: DateValue | undefined;
  readonly finished?: DateValue | undefined;
  readonly horizon?: boolean;
  /** Number of its phase (of an activity, its initiative's); −1 for none. */
  readonly phase: number;
  /** What it depends on, or what a milestone requires, as written. */
  readonly needs: readonly Need[];
}

export interface PlanPhase {
  readonly id: string;
  readonly start?: DateValue | undefined;
  readonly end?: DateValue | undefined;
}

/** Activities stand after their initiative. */
export interface Plan {
  readonly calendar: Calendar;
  readonly phases: readonly PlanPhase[];
  readonly items: readonly PlanItem[];
}

type Work = DataOf['activity'];
type Written = Pick<Work, 'status' | 'started' | 'finished'>;

/** Without a `status`, the dates of what really happened say it. */
export function statusOf({ status, started, finished }: Written): WorkStatus {
  return status ?? (finished !== undefined ? 'done' : started !== undefined ? 'in-progress' : 'planned');
}

/** Decided and not finished. */
export const isOpenStatus = (status: WorkStatus): boolean => ['planned', 'in-progress', 'blocked'].includes(status);

/** Initiatives, each with its activities behind it, then milestones, in file order. */
export function itemsOf(model: Model): readonly Item[] {
  return [
    ...model.all('initiative').flatMap((initiative) => [initiative, ...model.children(initiative, 'activity')]),
    ...model.all('milestone'),
  ];
}

/** The plan of a roadmap; item `i` of the plan is item `i` of `items`. */
export function planOf(model: Model, items: readonly Item[] = itemsOf(model)): Plan {
  const numbers = new Map<Entity, number>(items.map((item, i) => [item, i]));
  const phases = model.all('phase');
  const phaseNumbers = new Map<Entity, number>(phases.map((phase, i) => [phase, i]));
  const numberOf = (ref: Ref): number => numbers.get(model.target(ref) as Entity) ?? -1;
  const phaseOf = (ref: Ref | undefined): number =>
    (ref === undefined ? undefined : phaseNumbers.get(model.target(ref) as Entity)) ?? -1;
  const made: PlanItem[] = [];
  for (const item of items)
    made.push(item.kind === 'milestone' ? milestone(item, numberOf) : work(item, made, numbers, numberOf, phaseOf));
  return {
    calendar: model.calendar,
    phases: phases.map(({ id, data: { start, end } }) => ({ id, start, end })),
    items: made,
  };
}

function milestone({ id, data }: Entity<'milestone'>, numberOf: (ref: Ref) => number): PlanItem {
  return {
    id,
    kind: 'milestone',
    parent: -1,
    status: data.reached === undefined ? 'planned' : 'done',
    end: data.date,
    finished: data.reached,
    phase: -1,
    needs: (data.requires ?? []).map((ref) => ({ on: numberOf(ref), type: 'finish-to-finish', ref })),
  };
}

function work(
  item: Entity<'initiative'> | Entity<'activity'>,
  made: readonly PlanItem[],
  numbers: ReadonlyMap<Entity, number>,
  numberOf: (ref: Ref) => number,
  phaseOf: (ref: Ref | undefined) => number,
): PlanItem {
  const { start, end, duration, started, finished, dependsOn } = item.data;
  const parent = item.kind === 'activity' ? (numbers.get(item.parent as Entity) ?? -1) : -1;
  const above = made[parent];
  const own = statusOf(item.data);
  return {
    id: item.id,
    kind: item.kind,
    parent,
    status: above?.status === 'cancelled' ? 'cancelled' : above?.status === 'idea' && own === 'planned' ? 'idea' : own,
    start,
    end,
    duration,
    started,
    finished,
    horizon: item.kind === 'initiative' ? item.data.horizon !== undefined : (above?.horizon ?? false),
    phase: item.kind === 'initiative' ? phaseOf(item.data.phase) : (above?.phase ?? -1),
    needs: needsOf(dependsOn ?? [], numberOf),
  };
}

/** Each dependency that is written: a list of ids, or a mapping from ids to how they are tied. */
export function needsOf(dependsOn: DependsOn, numberOf: (ref: Ref) => number): readonly Need[] {
  return (dependsOn as readonly DependsOn[number][]).flatMap((one): readonly Need[] => {
    if (!('ref' in one)) return [{ on: numberOf(one), type: 'finish-to-start', ref: one }];
    const on = numberOf(one.ref);
    const ties = Array.isArray(one.value) ? one.value : [one.value];
    return (ties.length === 0 ? [{}] : ties).map(({ type, lag }) => ({
      on,
      type: type ?? 'finish-to-start',
      lag,
      ref: one.ref,
    }));
  });
}
