/** A change to a roadmap with all that a reviewer has to know of it: the same in terminal, pull request and editor. */
import type { Finding, Overrides } from '../report';
import type { Day } from '../schedule/types';
import type { Workspace } from '../workspace';
import { fromFindings } from './consequences';
import { type Difference, differenceOf } from './diff';
import { type FindingsChange, findingsChange } from './findings';
import { type BrokenPromise, brokenPromises } from './promises/run';
import type { Side } from './records';

export interface Review extends Difference {
  readonly findings: FindingsChange;
  readonly breaks: readonly BrokenPromise[];
  readonly sides: { readonly base: Side; readonly head: Side };
}

/** One side as a workspace has it; both must have the same today. */
export interface Version {
  readonly workspace: Workspace;
  readonly root: string;
  /** What a file is called on both sides; by default its path. */
  readonly nameOf?: (file: string) => string;
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
  const findings = findingsChange(findingsIn(base), findingsIn(head));
  const causes = (finding: Finding): readonly number[] => causesOf(finding, difference, sides);
  return {
    ...difference,
    sides,
    consequences: [...difference.consequences, ...fromFindings(findings, causes)],
    findings,
    breaks: brokenPromises({ ...options, base: difference.base, head: difference.head, sides }),
  };
}

/** Edits that touch what a finding is about, or what works with it. */
function causesOf(
  { rule, entity: name }: Finding,
  { edits, items, words, head: records }: Difference,
  { head }: { readonly head: Side },
): readonly number[] {
  const touching = (kinds: readonly string[]): readonly number[] =>
    edits.flatMap(({ atoms, identity }, i) => {
      const touched = [identity, ...atoms.map((atom) => atom.identity)];
      return touched.some((one) => kinds.includes(records.get(one)?.kind ?? '')) ? [i] : [];
    });
  if (rule !== 'over-capacity') return touching(['tool', 'integration', 'dataset', 'touchpoint', 'channel']);
  const team = head.model.all('team').find(({ id }) => name === `teams.${id}`);
  const users = team === undefined ? [] : head.model.uses(team).flatMap(({ from }) => from ?? []);
  const reached = users.flatMap((user) => items.reach.edits.get(words.ofHead(user)) ?? []);
  return [...new Set([...reached, ...touching(['team'])])].sort((a, b) => a - b);
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
