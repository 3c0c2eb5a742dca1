/** Edits with what they cause beneath them, the worst first. */
import type { Consequence } from './consequences';
import type { Edit } from './edits';
import type { Review } from './review';

export interface Branch {
  /** Its number in the review. */
  readonly nth: number;
  readonly edit: Edit;
  /** What it causes more of than any other edit. */
  readonly consequences: readonly Consequence[];
}

export interface ReviewTree {
  readonly branches: readonly Branch[];
  /** What no edit in particular causes. */
  readonly rest: readonly Consequence[];
}

/** What a reviewer is told of; slack that only shrinks is told in numbers where somebody asks for all. */
const TOLD: readonly Consequence['kind'][] = [
  'date',
  'at-risk',
  'kpi',
  'cost',
  'replacement',
  'capacity',
  'lineage',
  'priority',
  'critical',
];

export function reviewTree({ edits, consequences }: Review): ReviewTree {
  const below: Consequence[][] = edits.map(() => []);
  const rest: Consequence[] = [];
  for (const one of consequences.filter(({ kind }) => TOLD.includes(kind))) {
    const main = mainCause(one);
    if (main === undefined) rest.push(one);
    else below[main]!.push(one);
  }
  const branches = edits.map((edit, nth) => ({ nth, edit, consequences: below[nth]!.sort(byGravity) }));
  return { branches: branches.sort((a, b) => worst(b) - worst(a) || a.nth - b.nth), rest: rest.sort(byGravity) };
}

/** The edit with the largest share; of several, the first. */
function mainCause({ causes }: Consequence): number | undefined {
  let main: Consequence['causes'][number] | undefined;
  for (const cause of causes)
    if (main === undefined || Math.abs(cause.share ?? 0) > Math.abs(main.share ?? 0)) main = cause;
  return main?.edit;
}

const worst = ({ consequences }: Branch): number => Math.max(0, ...consequences.slice(0, 1).map(gravity));

/** A milestone weighs more than work, a delay more than a gain, a date more than the critical path. */
function gravity(one: Consequence): number {
  switch (one.kind) {
    case 'at-risk':
      return one.after > 0 ? 2_000_000 : 100;
    case 'kpi':
      return one.after !== undefined && one.after > one.due ? 1_500_000 : 90;
    case 'date': {
      const base = one.entity.kind === 'milestone' ? 1_000_000 : 1000;
      if (one.workingDays === undefined) return base * (one.after === undefined ? 2 : 0.5);
      return one.workingDays > 0 ? base + one.workingDays : base / 10 + Math.min(99, -one.workingDays);
    }
    case 'cost':
      return 500_000;
    case 'replacement':
      return (one.after?.days ?? 0) < 0 ? 800 : 300;
    case 'capacity':
      return one.after > one.before ? 900 : 80;
    case 'lineage':
      return one.after === undefined ? 80 : 900;
    case 'priority':
      return 20;
    case 'critical':
      return one.after ? 10 : 5;
    case 'slack':
      return 1;
  }
}

const byGravity = (a: Consequence, b: Consequence): number => gravity(b) - gravity(a);
