/** What refactorings have in common: being made only when somebody asks, and never making anything worse. */
import type { Finding } from '../../report';
import type { Schedule } from '../../schedule/schedule';
import type { Day } from '../../schedule/types';
import { applyEdits, type FileEdits, toEdits } from '../../syntax/apply';
import type { Change } from '../../syntax/edit';
import type { Workspace } from '../../workspace';
import { sourceOf } from '../source';

/** Why something can't be done, in a sentence for the user. */
export interface Refused {
  readonly refused: string;
}

/** The kinds of code actions that the Language Server Protocol has for it. */
export type RefactoringKind = 'refactor.extract' | 'refactor.move' | 'refactor.rewrite';

export interface Refactoring {
  readonly title: string;
  readonly kind: RefactoringKind;
  /** It would fit here, but can't be made; said at once where that costs nothing. */
  readonly refused?: string;
  /** The edits, tried out: what would make anything wrong is refused. */
  edits(): readonly FileEdits[] | Refused;
}

/** The edits of changes; undefined if they can't be made without loss. */
export const editsFor = (workspace: Workspace, changes: readonly Change[]): readonly FileEdits[] | undefined =>
  toEdits(changes, (file) => sourceOf(workspace, file));

/** Looks at the workspace with edits made, and puts everything back. */
export function withEdits<T>(workspace: Workspace, files: readonly FileEdits[], look: () => T): T {
  const before = files.map(({ file }) => ({ file, text: workspace.text(file) }));
  try {
    for (const { file, edits } of files)
      workspace.setFile(file, { text: applyEdits(workspace.text(file) ?? '', edits) });
    return look();
  } finally {
    for (const { file, text } of before) workspace.setFile(file, text === undefined ? { missing: true } : { text });
  }
}

/** What names a finding before and after. */
type NameOf = (finding: Finding) => string;

/** The rule and what it speaks of. */
export const byPrint: NameOf = ({ rule, severity, fingerprint }) => `${severity} ${rule} ${fingerprint}`;
/** The rule alone: for what gives entities other names. */
export const byRule: NameOf = ({ rule, severity }) => `${severity} ${rule}`;

/** A finding that edits would bring, in any file; undefined if they bring none. */
export function findingBrought(
  workspace: Workspace,
  files: readonly FileEdits[],
  nameOf: NameOf,
  isFine: (finding: Finding) => boolean = () => false,
): Finding | undefined {
  const left = new Map<string, number>();
  for (const finding of allFindings(workspace)) left.set(nameOf(finding), (left.get(nameOf(finding)) ?? 0) + 1);
  return withEdits(workspace, files, () =>
    allFindings(workspace).find((finding) => {
      const count = left.get(nameOf(finding)) ?? 0;
      left.set(nameOf(finding), count - 1);
      return count === 0 && !isFine(finding);
    }),
  );
}

const allFindings = (workspace: Workspace): readonly Finding[] =>
  workspace.files().flatMap((path) => workspace.findings(path));

/** The edits, unless they bring a finding. */
export function unlessWorse(
  workspace: Workspace,
  files: readonly FileEdits[] | undefined,
  nameOf: NameOf = byPrint,
  isFine?: (finding: Finding) => boolean,
): readonly FileEdits[] | Refused {
  if (files === undefined) return { refused: NOT_WITHOUT_LOSS };
  const brought = findingBrought(workspace, files, nameOf, isFine);
  return brought === undefined ? files : { refused: `It would bring a new finding: ${brought.message}` };
}

export const NOT_WITHOUT_LOSS = 'It can’t be written without losing a comment or something that is used elsewhere.';

type Dates = ReadonlyMap<string, readonly [Day | undefined, Day | undefined]>;

const datesIn = (schedule: Schedule): Dates =>
  new Map(schedule.items.map(({ item, start, end }) => [item.id, [start, end] as const]));

/** Whether every item of every roadmap with a file keeps its dates. */
export function keepsDates(workspace: Workspace, file: string, files: readonly FileEdits[]): boolean {
  const all = (): readonly Dates[] => workspace.rootsWith(file).map((root) => datesIn(workspace.schedule(root)));
  const before = all();
  const after = withEdits(workspace, files, all);
  return before.every(
    (dates, i) =>
      dates.size === after[i]?.size &&
      [...dates].every(([id, [start, end]]) => {
        const now = after[i]!.get(id);
        return now !== undefined && now[0] === start && now[1] === end;
      }),
  );
}
