/** What sets a date, in words. */
import type { Duration } from '../format/values';
import type { Item } from '../model/types';
import type { DependencyType, Driver } from '../schedule/types';

/** Siblings by their own key. */
export const nearName = (item: Item, initiative?: string): string =>
  item.kind === 'activity' && item.parent?.id === initiative ? item.key : item.id;

const TIES: Readonly<Record<DependencyType, string>> = {
  'finish-to-start': 'after',
  'start-to-start': 'starts with',
  'finish-to-finish': 'ends with',
  'start-to-finish': 'ends at the start of',
};

/** What sets a date, in a few words; siblings by their own key. */
export function driverWords(driver: Driver, initiative?: string): string {
  switch (driver.kind) {
    case 'given':
      return 'its own date';
    case 'window':
      return 'start of the planning window';
    case 'activities':
      return 'its activities';
    case 'phase':
      return `start of phase ${driver.on}`;
    case 'initiative':
      return `start of ${driver.on.id}`;
    case 'requirement':
      return `requires ${driver.on.id}`;
    case 'dependency':
      return `${TIES[driver.type]} ${nearName(driver.on, initiative)}${lagWords(driver.lag)}`;
  }
}

function lagWords(lag: Duration | undefined): string {
  if (lag === undefined || lag.count === 0) return '';
  return lag.count > 0 ? `, lag ${lag.text}` : `, lead ${lag.text.slice(1)}`;
}
