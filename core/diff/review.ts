/** A change to a roadmap with all that a reviewer has to know of it: the same in terminal, pull request and editor. */
import type { Finding, Overrides } from '../report';
import type { Day } from '../schedule/types';
import type { Workspace } from '../workspace';
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
  return {
    ...difference,
    sides,
    findings: findingsChange(findingsIn(base), findingsIn(head)),
    breaks: brokenPromises({ ...options, base: difference.base, head: difference.head, sides }),
  };
}

export const sideOf = ({ workspace, root, nameOf }: Version): Side => ({
  model: workspace.model(root),
  schedule: workspace.schedule(root),
  outline: (file) => workspace.outline(file),
  nameOf: nameOf ?? ((file) => file),
});

const findingsIn = ({ workspace, root }: Version): readonly Finding[] =>
  workspace.members(root).flatMap((file) => workspace.findings(file));
