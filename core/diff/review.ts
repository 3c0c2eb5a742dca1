/** A change to a roadmap with all that a reviewer has to know of it: the same in terminal, pull request and editor. */
import type { Finding, Overrides } from '../report';
import { entityName } from '../rules/kit';
import { overCapacity } from '../rules/over-capacity';
import type { Day } from '../schedule/types';
import type { Suppression } from '../suppressions';
import type { Workspace } from '../workspace';
import { type Consequence, fromFindings } from './consequences';
import { type Difference, differenceOf } from './diff';
import { type FindingsChange, findingsChange } from './findings';
import { type HiddenChange, type Hiding, hiddenChange, hiderOf } from './hidden';
import { type BrokenPromise, brokenPromises } from './promises/run';
import type { Side } from './records';

export interface Review extends Difference {
  readonly findings: FindingsChange;
  readonly breaks: readonly BrokenPromise[];
  readonly hidden: HiddenChange;
  readonly sides: { readonly base: Side; readonly head: Side };
}

/** One side as a workspace has it; both must have the same today. */
export interface Version {
  readonly workspace: Workspace;
  readonly root: string;
  /** What a file is called on both sides; by default its path. */
  readonly nameOf?: (file: string) => string;
  /** What its roadmap-suppressions.json suppresses in this roadmap; without it, nothing is said of that. */
  readonly suppressions?: readonly Suppression[];
}

export interface ReviewOptions {
  readonly today: Day;
  /** Levels that go before the files' own: from the command line. */
  readonly overrides?: Overrides;
  /** What fingerprints call the root, where that is not its path in the base. */
  readonly root?: string;
}

export function review(base: Version, head: Version, options: ReviewOptions): Review {
  const sides = { base: sideOf(base), head: sideOf(head) };
  const difference = differenceOf(sides.base, sides.head);
  const found = { base: findingsIn(base), head: findingsIn(head) };
  const hidden = hiddenChange(hidingOf(base, sides.base), hidingOf(head, sides.head), difference);
  const { introduced, fixed } = findingsChange(found.base, found.head);
  const isHidden = hiderOf(hidden.added, sides.base);
  // To ignore something does not mend it.
  const findings = { introduced, fixed: fixed.filter((finding) => !isHidden(finding)) };
  return {
    ...difference,
    sides,
    consequences: [
      ...difference.consequences.filter((one) => isHeard(one, difference, found)),
      ...fromFindings(findings, flowEdits(difference)),
    ],
    findings,
    hidden,
    breaks: brokenPromises({ ...options, base: difference.base, head: difference.head, sides }),
  };
}

const hidingOf = ({ workspace, suppressions }: Version, side: Side): Hiding => ({
  side,
  ignores: (file) => workspace.ignores(file),
  suppressions,
});

/** Whether somebody wants to know of it: where no finding says that a team has too much to do, it is switched off. */
function isHeard(
  one: Consequence,
  { base, words }: Difference,
  found: { readonly base: readonly Finding[]; readonly head: readonly Finding[] },
): boolean {
  if (one.kind !== 'capacity') return true;
  const isWorse = one.after > one.before;
  const team = isWorse ? one.entity : base.get(words.ofHead(one.entity))?.entity;
  const name = team === undefined ? undefined : entityName(team);
  return found[isWorse ? 'head' : 'base'].some(({ rule, entity }) => rule === overCapacity.name && entity === name);
}

const OF_FLOWS: readonly string[] = ['tool', 'integration', 'dataset', 'touchpoint', 'channel'];

/** Edits that touch what data comes from, flows through and is used in. */
function flowEdits({ edits, base, head }: Difference): readonly number[] {
  return edits.flatMap(({ atoms, identity }, i) => {
    const touched = [identity, ...atoms.map((atom) => atom.identity)];
    return touched.some((one) => OF_FLOWS.includes((head.get(one) ?? base.get(one))?.kind ?? '')) ? [i] : [];
  });
}

export const sideOf = ({ workspace, root, nameOf }: Version): Side => ({
  model: workspace.model(root),
  schedule: workspace.schedule(root),
  money: () => workspace.money(root),
  outline: (file) => workspace.outline(file),
  nameOf: nameOf ?? ((file) => file),
});

const findingsIn = ({ workspace, root }: Version): readonly Finding[] =>
  workspace.members(root).flatMap((file) => workspace.findings(file));
