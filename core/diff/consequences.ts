/** What nobody edited and follows all the same, each with the edits that cause it. */
import type { Entity } from '../model/types';
import type { Finding } from '../report';
import type { Day } from '../schedule/types';
import type { Attribution, Effect } from './attribute';
import type { Between } from './between';
import { capacityChanges } from './capacity';
import type { CostChange } from './costs';
import type { DateChange, Items } from './dates';
import type { Edit } from './edits';
import type { FindingsChange } from './findings';
import { kpiChanges } from './kpis';
import { rankChanges } from './ranks';
import type { Records } from './records';
import { type Together, togetherChanges } from './replacements';
import { criticalChanges, riskChanges, slackChanges } from './slack';

interface About extends Attribution {
  /** The item, KPI, team, tool or budget, as the head writes it. */
  readonly id: string;
  readonly entity: Entity;
}

export type Consequence =
  | (Attribution & {
      readonly kind: 'cost';
      /** A budget; or the currency of what no budget pays. */
      readonly id: string;
      readonly entity: Entity | undefined;
      readonly change: CostChange;
    })
  /** The rank of an initiative among those that both sides score. */
  | (About & { readonly kind: 'priority'; readonly before: number; readonly after: number })
  /** What a team has to do beyond its capacity, in working days of one initiative. */
  | (About & {
      readonly kind: 'capacity';
      readonly before: number;
      readonly after: number;
      /** The days of the head on which it has too much to do; of the base, where there are none any more. */
      readonly days: { readonly start: Day; readonly end: Day };
    })
  /** What a finding says that came or went: data that does not arrive. */
  | (Attribution & {
      readonly kind: 'lineage';
      readonly id: string;
      readonly entity: undefined;
      readonly before: string | undefined;
      readonly after: string | undefined;
    })
  | (About & {
      readonly kind: 'date';
      readonly side: 'start' | 'end';
      readonly before: Day | undefined;
      readonly after: Day | undefined;
      /** Undefined where it has a date on one side only. */
      readonly workingDays: number | undefined;
      readonly absorbed: number;
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
      /** Working days by which the work ends after that. */
      readonly late: { readonly before: number; readonly after: number };
    })
  /** How long a tool and what it replaces are in use together, or neither is. */
  | (About & {
      readonly kind: 'replacement';
      readonly of: Entity;
      /** Undefined where one side does not say. */
      readonly before: Together | undefined;
      readonly after: Together | undefined;
    });

/** A consequence before anybody asked for its causes. */
type Uncaused<C = Consequence> = C extends unknown ? Omit<C, keyof Attribution> : never;

/** A consequence with the number that edits change. */
export interface Found {
  readonly said: Uncaused;
  readonly effect: Effect;
}

export interface Sources {
  readonly items: Items;
  readonly costs: readonly CostChange[];
  readonly edits: readonly Edit[];
  readonly records: Records;
}

export function consequencesOf(between: Between, { items, costs, edits, records }: Sources): readonly Consequence[] {
  const moved = new Set(items.changes.map(({ identity }) => identity));
  const still = items.pairs.filter(({ identity }) => !moved.has(identity));
  // Each call has a time of its own, so that what matters less takes none from what matters more.
  return [
    ...items.changes.filter(({ computed }) => computed).map(dateConsequence),
    ...caused(between, [
      ...riskChanges(between, items),
      ...kpiChanges(between),
      ...capacityChanges(between),
      ...togetherChanges(between),
    ]),
    ...costs.map(costConsequence),
    ...caused(between, rankChanges(between, edits, records)),
    ...caused(between, criticalChanges(between, items)),
    ...caused(between, slackChanges(between, { ...items, pairs: still })),
  ];
}

function caused({ attributor }: Between, found: readonly Found[]): readonly Consequence[] {
  const attributions = attributor.attribute(found.map(({ effect }) => effect));
  return found.map(({ said }, i): Consequence => ({ ...said, ...attributions[i]! }));
}

const costConsequence = (change: CostChange): Consequence => ({
  kind: 'cost',
  id: change.budget?.id ?? change.currency ?? '',
  entity: change.budget,
  change,
  ...change.attribution,
});

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

const OF_LINEAGE = 'lineage-broken';

/** Broken ways of data, as the findings say that came or went. */
export function fromFindings({ introduced, fixed }: FindingsChange, edits: readonly number[]): readonly Consequence[] {
  const made = (finding: Finding, side: 'before' | 'after'): readonly Consequence[] => {
    if (finding.rule !== OF_LINEAGE) return [];
    const causes = edits.map((edit) => ({ edit, share: undefined }));
    const said = { before: undefined, after: undefined, [side]: finding.message };
    const id = finding.entity ?? finding.file;
    return [{ kind: 'lineage', id, entity: undefined, ...said, causes, sampled: false, partial: false }];
  };
  return [
    ...introduced.flatMap((finding) => made(finding, 'after')),
    ...fixed.flatMap((finding) => made(finding, 'before')),
  ];
}
