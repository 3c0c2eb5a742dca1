/** What the formats of the schedule print. */
import type { ScheduledItem, Violation } from '../../core/schedule/types';

export interface ListedItem extends ScheduledItem {
  /** What its own date comes too early for. */
  readonly late: Violation | undefined;
}
