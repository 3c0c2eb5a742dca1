/**
 * Costs of both sides over the same time. Where a roadmap says nothing of its planning window, the work that it holds
 * does: a milestone that moves would make licences last longer, which nobody decided.
 */
import { leastOf, mostOf, OPEN, type Sides, windowOf } from '../money/lines';
import { money } from '../money/money';
import type { Side } from './records';

/** The sides of the window that neither roadmap gives: the widest of both. What one of them gives is an edit. */
export function agreedWindow(base: Side, head: Side): Sides {
  const calendars = [base.schedule.calendar, head.schedule.calendar];
  const windows = [base, head].map(({ model, schedule }) => windowOf(model, schedule));
  const isOpen = (side: keyof Sides): boolean => calendars.every((calendar) => calendar[side] === undefined);
  return {
    start: isOpen('start') ? leastOf(windows.flatMap(({ start }) => start ?? [])) : undefined,
    end: isOpen('end') ? mostOf(windows.flatMap(({ end }) => end ?? [])) : undefined,
  };
}

/** A side with its costs in that window. */
export function inWindow(side: Side, agreed: Sides): Side {
  const { model, schedule } = side;
  const [own, common] = [windowOf(model, schedule, OPEN), windowOf(model, schedule, agreed)];
  if (own.start === common.start && own.end === common.end) return side;
  let known: ReturnType<Side['money']> | undefined;
  return {
    ...side,
    money: () => {
      known ??= money(model, schedule, agreed);
      return known;
    },
  };
}
