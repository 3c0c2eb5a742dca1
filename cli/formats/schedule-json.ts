/** The schedule for programs, as schemas/schedule.schema.json describes it. */
import { isoDay } from '../../core/schedule/days';
import type { Day, Driver } from '../../core/schedule/types';
import { json } from './json';
import type { ListedItem } from './listed';

export function scheduleJson(items: readonly ListedItem[]): string {
  return json({ version: 1, items: items.map(itemData) });
}

function itemData(scheduled: ListedItem): object {
  const { item, start, end, driver, late } = scheduled;
  const hasDates = start !== undefined;
  return {
    id: item.id,
    kind: item.kind,
    start: isoOrNull(start),
    end: isoOrNull(end),
    workingDays: hasDates ? scheduled.workingDays : null,
    totalSlack: scheduled.totalSlack ?? null,
    freeSlack: scheduled.freeSlack ?? null,
    critical: scheduled.critical,
    assumed: scheduled.assumed,
    driver: driver === undefined ? null : driverData(driver),
    late: late === undefined ? null : { workingDays: late.workingDays, on: late.on.item.id },
    unscheduled: scheduled.unscheduled ?? null,
  };
}

const isoOrNull = (day: Day | undefined): string | null => (day === undefined ? null : isoDay(day));

/** A driver with the id of what it names. */
export function driverData(driver: Driver): { readonly kind: string; readonly on?: string; readonly type?: string } {
  if (!('on' in driver)) return { kind: driver.kind };
  const on = typeof driver.on === 'string' ? driver.on : driver.on.id;
  return driver.kind === 'dependency' ? { kind: driver.kind, on, type: driver.type } : { kind: driver.kind, on };
}
