/** What nobody edited and follows all the same, each with the edits that cause it. */
import type { Entity } from '../model/types';
import type { Finding } from '../report';
import { isOpen } from '../rules/timeline';
import type { Day, ScheduledItem } from '../schedule/types';
import type { Cause } from './attribute';
import type { CostChange } from './costs';
import type { DateChange, ItemPair, Items, Words } from './dates';
import type { FindingsChange } from './findings';
import type { RankChange } from './ranks';
import type { Side } from './records';

interface About {
  /** The item, KPI, team or budget, as the head writes it. */
  readonly id: string;
  readonly entity: Entity;
  readonly causes: readonly Cause[];
}

export type Consequence =
  | {
      readonly kind: 'cost';
      /** A budget; or the currency of what no budget pays. */
      readonly id: string;
      readonly entity: Entity | undefined;
      readonly change: CostChange;
      readonly causes: readonly Cause[];
    }
  /** The rank of an initiative among those that both sides score. */
  | (About & { readonly kind: 'priority'; readonly before: number; readonly after: number })
  /** What a finding says that came or went: a team over its capacity, data that does not arrive. */
  | {
      readonly kind: 'capacity' | 'lineage';
      readonly id: string;
      readonly entity: undefined;
      readonly before: string | undefined;
      readonly after: string | undefined;
      readonly causes: readonly Cause[];
    }
  | (About & {
      readonly kind: 'date';
      readonly side: 'start' | 'end';
      readonly before: Day | undefined;
      readonly after: Day | undefined;
      /** Undefined where it has a date on one side only. */
      readonly workingDays: number | undefined;
      readonly absorbed: number;
      readonly sampled: boolean;
    })
  | (About & { readonly kind: 'critical'; readonly before: boolean; readonly after: boolean })
  | (About & { readonly kind: 'slack'; readonly before: number; readonly after: number })
  /** Working days by which what a dated milestone requires ends after it; 0 where it is safe. */
  | (About & { readonly kind: 'at-risk'; readonly before: number; readonly after: number })
  /** The last day of the work that serves a KPI, against the day on which it is due. */
  | (About & {
      readonly kind: 'kpi';
      readonly before: Day | undefined;
      readonly after: Day | undefined;
      readonly due: Day;
    });

/** What follows besides dates. */
export interface Beside {
  readonly costs: readonly CostChange[];
  readonly ranks: readonly RankChange[];
}

export function consequencesOf(
  base: Side,
  head: Side,
  words: Words,
  items: Items,
  { costs, ranks }: Beside,
): readonly Consequence[] {
  const around = (pair: ItemPair): readonly Cause[] =>
    items.reach.around(pair.identity).map((edit) => ({ edit, share: undefined }));
  const moved = new Set(items.changes.map(({ identity }) => identity));
  return [
    ...items.changes.filter(({ computed }) => computed).map(dateConsequence),
    ...items.pairs.flatMap((pair) => atRisk(base, head, pair, items)),
    ...kpis(base, head, words, items),
    ...costs.map(costConsequence),
    ...ranks.map(rankConsequence),
    ...items.pairs.flatMap((pair) => critical(pair, around)),
    ...items.pairs.filter(({ identity }) => !moved.has(identity)).flatMap((pair) => slack(pair, around)),
  ];
}

const costConsequence = (change: CostChange): Consequence => ({
  kind: 'cost',
  id: change.budget?.id ?? change.currency ?? '',
  entity: change.budget,
  change,
  causes: change.causes,
});

const rankConsequence = ({ entity, before, after, edits }: RankChange): Consequence => ({
  kind: 'priority',
  id: entity.id,
  entity,
  before,
  after,
  causes: edits.map((edit) => ({ edit, share: undefined })),
});

/** Overloads and broken ways of data, as the findings say that came or went. */
export function fromFindings(
  { introduced, fixed }: FindingsChange,
  causesOf: (finding: Finding) => readonly number[],
): readonly Consequence[] {
  const made = (finding: Finding, side: 'before' | 'after'): readonly Consequence[] => {
    const kind = OF_RULES[finding.rule];
    if (kind === undefined) return [];
    const causes = causesOf(finding).map((edit) => ({ edit, share: undefined }));
    const said = { before: undefined, after: undefined, [side]: finding.message };
    return [{ kind, id: finding.entity ?? finding.file, entity: undefined, ...said, causes }];
  };
  return [
    ...introduced.flatMap((finding) => made(finding, 'after')),
    ...fixed.flatMap((finding) => made(finding, 'before')),
  ];
}

const OF_RULES: Readonly<Record<string, 'capacity' | 'lineage'>> = {
  'over-capacity': 'capacity',
  'lineage-broken': 'lineage',
};

function dateConsequence({ before, after, side, shift, absorbed, attribution }: DateChange): Consequence {
  return {
    kind: 'date',
    id: after.item.id,
    entity: after.item,
    side,
    before: before[side],
    after: after[side],
    workingDays: shift,
    absorbed,
    ...attribution,
  };
}

const about = ({ after }: ItemPair): { readonly id: string; readonly entity: Entity } => ({
  id: after.item.id,
  entity: after.item,
});

function critical(pair: ItemPair, around: (pair: ItemPair) => readonly Cause[]): readonly Consequence[] {
  const { before, after } = pair;
  if (before.critical === after.critical || !isOpen(before) || !isOpen(after)) return [];
  return [{ kind: 'critical', ...about(pair), before: before.critical, after: after.critical, causes: around(pair) }];
}

function slack(pair: ItemPair, around: (pair: ItemPair) => readonly Cause[]): readonly Consequence[] {
  const [before, after] = [pair.before.totalSlack, pair.after.totalSlack];
  if (before === undefined || after === undefined || before === after) return [];
  return [{ kind: 'slack', ...about(pair), before, after, causes: around(pair) }];
}

/** A milestone that what it requires ends after by more or less than before, or not any more. */
function atRisk(base: Side, head: Side, pair: ItemPair, { reach }: Items): readonly Consequence[] {
  if (pair.after.item.kind !== 'milestone') return [];
  const before = lateBy(base, pair.before);
  const after = lateBy(head, pair.after);
  if (before === after) return [];
  const causes = (reach.edits.get(pair.identity) ?? []).map((edit) => ({ edit, share: undefined }));
  return [{ kind: 'at-risk', ...about(pair), before, after, causes }];
}

function lateBy({ schedule }: Side, { item, status }: ScheduledItem): number {
  const decided = item.kind === 'milestone' && item.data.decision === 'go';
  if (status === 'done' || decided) return 0;
  return schedule.violations(item).find(({ on }) => !on.assumed)?.workingDays ?? 0;
}

/** KPIs whose serving work ends after they are due now and did not, or the other way round. */
function kpis(base: Side, head: Side, { ofBase, ofHead }: Words, { reach }: Items): readonly Consequence[] {
  const olds = new Map(base.model.all('kpi').map((kpi) => [ofBase(kpi), kpi]));
  return head.model.all('kpi').flatMap((kpi): readonly Consequence[] => {
    const old = olds.get(ofHead(kpi));
    const due = dueOf(head, kpi);
    const dueBefore = old === undefined ? undefined : dueOf(base, old);
    if (old === undefined || due === undefined || dueBefore === undefined) return [];
    const [before, after] = [lastServing(base, old), lastServing(head, kpi)];
    const late = (day: Day | undefined, by: Day): boolean => day !== undefined && day > by;
    if (late(before?.end, dueBefore) === late(after?.end, due)) return [];
    const item = (after ?? before)!;
    const word = after === undefined ? ofBase(item.item) : ofHead(item.item);
    const causes = (reach.edits.get(word) ?? []).map((edit) => ({ edit, share: undefined }));
    return [{ kind: 'kpi', id: kpi.id, entity: kpi, before: before?.end, after: after?.end, due, causes }];
  });
}

function dueOf({ schedule: { calendar } }: Side, { data }: Entity<'kpi'>): Day | undefined {
  const days = [
    ...(data.due === undefined ? [] : [calendar.lastDay(data.due)]),
    ...(data.targets ?? []).map(({ date }) => calendar.lastDay(date)),
  ];
  return days.length === 0 ? undefined : Math.max(...days);
}

/** The initiative that ends last of those that serve a KPI or its objective. */
function lastServing({ model, schedule }: Side, kpi: Entity<'kpi'>): ScheduledItem | undefined {
  const serving = model.all('initiative').filter(({ data }) =>
    (data.objectives ?? []).some((ref) => {
      const target = model.target(ref);
      return target === kpi || (target !== undefined && target === kpi.parent);
    }),
  );
  return serving
    .flatMap((work) => schedule.of(work) ?? [])
    .filter((item) => item.end !== undefined && item.status !== 'idea' && item.status !== 'cancelled')
    .reduce<ScheduledItem | undefined>(
      (last, one) => (last === undefined || one.end! > last.end! ? one : last),
      undefined,
    );
}
