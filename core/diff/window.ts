/**
 * Costs of both sides over the same time. Where a roadmap says nothing of its planning window, the work that it holds
 * does: a milestone that moves would make licences last longer, which nobody decided.
 */
import { leastOf, mostOf, type Sides, windowOf } from '../money/lines';
import { money } from '../money/money';
import type { Side } from './records';

export interface InOneWindow {
  readonly base: Side;
  readonly head: Side;
  /** The sides of the window that neither roadmap gives: the widest of both. What one of them gives is an edit. */
  readonly agreed: Sides;
}

/** Both sides with their costs in one window. */
export function inOneWindow(base: Side, head: Side): InOneWindow {
  const calendars = [base.schedule.calendar, head.schedule.calendar];
  const [old, fresh] = [windowOf(base.model, base.schedule), windowOf(head.model, head.schedule)];
  const isOpen = (side: keyof Sides): boolean => calendars.every((calendar) => calendar[side] === undefined);
  const agreed = {
    start: isOpen('start') ? leastOf([old, fresh].flatMap(({ start }) => start ?? [])) : undefined,
    end: isOpen('end') ? mostOf([old, fresh].flatMap(({ end }) => end ?? [])) : undefined,
  };
  return { base: within(base, old, agreed), head: within(head, fresh, agreed), agreed };
}

function within(side: Side, own: Sides, { start = own.start, end = own.end }: Sides): Side {
  if (own.start === start && own.end === end) return side;
  let known: ReturnType<Side['money']> | undefined;
  return {
    ...side,
    money: () => {
      known ??= money(side.model, side.schedule, { start, end });
      return known;
    },
  };
}
