/** Applies safe fixes until none is left. */
import type { Finding } from '../../core/report';
import { applyEdits, toEdits } from '../../core/syntax/apply';
import type { TextEdit } from '../../core/syntax/edit';
import type { Project } from '../files/project';
import type { ChangedFile } from '../files/write';
import { sourceIn } from './report';

/** A fix may make room for another, but not for ever. */
const MOST_ROUNDS = 100;

/** Mends the texts in the project's workspace; writes nothing. */
export function fixAll(project: Project): readonly ChangedFile[] {
  const fixer = new Fixer(project);
  for (let round = 0; round < MOST_ROUNDS && fixer.round(); round++);
  return [...project.sources].flatMap(([path, { text: before }]) => {
    const after = project.workspace.text(path) ?? before;
    return after === before ? [] : [{ project, path, before, after }];
  });
}

type Edits = ReadonlyMap<string, readonly TextEdit[]>;

class Fixer {
  /** Fixes that would break the file, by finding and title. */
  readonly #refused = new Set<string>();
  /** Texts that were there before: a fix that brings one back leads in a circle. */
  readonly #seen = new Set<string>();
  #oneByOne = false;

  constructor(readonly project: Project) {}

  /** Applies what can be applied together. Returns whether there may be more to do. */
  round(): boolean {
    const batch = this.#batch();
    if (batch.keys.length === 0) return false;
    const { workspace } = this.project;
    const before = new Map([...batch.edits.keys()].map((path) => [path, workspace.text(path) ?? '']));
    const mistakes = this.#mistakes(before.keys());
    for (const [path, edits] of batch.edits) workspace.setFile(path, { text: applyEdits(before.get(path)!, edits) });
    const isWorse = this.#mistakes(before.keys()) > mistakes || this.#isOld(before.keys());
    if (!isWorse) {
      this.#oneByOne = false;
      return true;
    }
    for (const [path, text] of before) workspace.setFile(path, { text });
    if (batch.keys.length === 1) this.#refused.add(batch.keys[0]!);
    this.#oneByOne = true;
    return true;
  }

  #isOld(paths: Iterable<string>): boolean {
    const states = [...paths].map((path) => `${path}\n${this.project.workspace.text(path)}`);
    const isOld = states.every((state) => this.#seen.has(state));
    for (const state of states) this.#seen.add(state);
    return isOld;
  }

  #mistakes(paths: Iterable<string>): number {
    return [...paths].reduce((sum, path) => sum + this.project.workspace.tree(path).problems.length, 0);
  }

  #batch(): { readonly edits: Edits; readonly keys: readonly string[] } {
    const edits = new Map<string, readonly TextEdit[]>();
    const keys: string[] = [];
    for (const finding of this.project.selected.flatMap((path) => this.project.workspace.findings(path))) {
      const key = `${finding.fingerprint} ${finding.rule}`;
      const wanted = this.#refused.has(key) ? undefined : this.#editsOf(finding);
      if (wanted === undefined || !fitsIn(edits, wanted)) continue;
      for (const [path, more] of wanted) edits.set(path, merged(edits.get(path) ?? [], more));
      keys.push(key);
      if (this.#oneByOne) break;
    }
    return { edits, keys };
  }

  /** The edits of a finding's safe fix; undefined if there is none, or it touches what can't be written back. */
  #editsOf({ fixes }: Finding): Edits | undefined {
    const fix = fixes.find(({ safe }) => safe);
    const edits = fix && toEdits(fix.changes, sourceIn(this.project));
    if (edits?.some(({ create }) => create)) return undefined;
    if (edits?.some(({ file }) => this.project.sources.get(file)?.isExact !== true)) return undefined;
    return edits && new Map(edits.map(({ file, edits: each }) => [file, each]));
  }
}

/** Edits that touch each other wait for the next round: together they could say something else. */
function fitsIn(taken: Edits, wanted: Edits): boolean {
  return [...wanted].every(([path, edits]) =>
    edits.every(({ span }) =>
      (taken.get(path) ?? []).every((other) => span.end < other.span.start || other.span.end < span.start),
    ),
  );
}

const merged = (a: readonly TextEdit[], b: readonly TextEdit[]): readonly TextEdit[] =>
  [...a, ...b].sort((one, other) => one.span.start - other.span.start);
