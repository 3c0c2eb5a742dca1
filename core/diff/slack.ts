/** What a change does to the room that work has: slack, the critical path, and milestones at risk. */
import type { Entity } from '../model/types';
import { isOpen } from '../rules/timeline';
import type { Schedule } from '../schedule/schedule';
import type { ScheduledItem } from '../schedule/types';
import { type Between, bothOf } from './between';
import type { Found } from './consequences';
import type { ItemPair, Items } from './dates';
import { inOrder } from './reach';

const about = ({ after }: ItemPair): { readonly id: string; readonly entity: Entity } => ({
  id: after.item.id,
  entity: after.item,
});

/** Work that is on the critical path on one side only. */
export function criticalChanges(between: Between, { pairs }: Items): readonly Found[] {
  const roomOf = roomIn(between);
  return pairs.flatMap((pair): readonly Found[] => {
    const { before, after } = pair;
    if (before.critical === after.critical || !isOpen(before) || !isOpen(after)) return [];
    return [
      {
        said: { kind: 'critical', ...about(pair), before: before.critical, after: after.critical },
        effect: roomOf(pair, ({ critical }) => Number(critical)),
      },
    ];
  });
}

export function slackChanges(between: Between, { pairs }: Items): readonly Found[] {
  const roomOf = roomIn(between);
  return pairs.flatMap((pair): readonly Found[] => {
    const [before, after] = [pair.before.totalSlack, pair.after.totalSlack];
    if (before === undefined || after === undefined || before === after) return [];
    return [
      {
        said: { kind: 'slack', ...about(pair), before, after },
        effect: roomOf(pair, ({ totalSlack }) => totalSlack ?? Number.NaN),
      },
    ];
  });
}

/** Makes effects on what hangs on all that an item is tied to, and on the last end of all. */
function roomIn(
  between: Between,
): (pair: ItemPair, number: (item: Pick<ScheduledItem, 'critical' | 'totalSlack'>) => number) => Found['effect'] {
  const { reach } = between;
  const last = lastItems(between);
  const ending = last.flatMap((item) => reach.edits.get(item) ?? []);
  return ({ identity, before, after }, number) => ({
    edits: inOrder(reach.around(identity), ending),
    ground: { layer: 'slack', items: [identity, ...last] },
    before: number(before),
    after: number(after),
    value: (state) => {
      const item = state.item(identity);
      return item === undefined ? Number.NaN : number(item);
    },
  });
}

/** The items that end last on either side. */
function lastItems(between: Between): readonly string[] {
  const words = bothOf(between).flatMap(({ side: { schedule }, wordOf }) => {
    const end = lastEnd(schedule);
    return schedule.items.flatMap((one) =>
      one.end !== undefined && schedule.calendar.prev(one.end) === end ? [wordOf(one.item)] : [],
    );
  });
  return [...new Set(words)];
}

const lastEnd = ({ items, calendar }: Schedule): number =>
  items.reduce(
    (last, { end }) => (end === undefined ? last : Math.max(last, calendar.prev(end))),
    Number.NEGATIVE_INFINITY,
  );

/** Milestones that what they require ends after by more or less than before, or not any more. */
export function riskChanges({ base, head, reach }: Between, { pairs }: Items): readonly Found[] {
  return pairs.flatMap((pair): readonly Found[] => {
    const { identity } = pair;
    if (pair.after.item.kind !== 'milestone') return [];
    const before = lateBy(base.schedule, pair.before);
    const after = lateBy(head.schedule, pair.after);
    if (before === after) return [];
    return [
      {
        said: { kind: 'at-risk', ...about(pair), before, after },
        effect: {
          edits: inOrder(reach.edits.get(identity) ?? [], reach.touching([identity], ['decision'])),
          ground: { layer: 'schedule', items: [identity] },
          before,
          after,
          value: (state) => {
            const item = state.item(identity);
            return item === undefined ? 0 : lateBy(state.schedule, item);
          },
        },
      },
    ];
  });
}

function lateBy(schedule: Schedule, { item, status }: ScheduledItem): number {
  const decided = item.kind === 'milestone' && item.data.decision === 'go';
  if (status === 'done' || decided) return 0;
  return schedule.violations(item).find(({ on }) => !on.assumed)?.workingDays ?? 0;
}
