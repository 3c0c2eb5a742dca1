/** Applies safe fixes until none is left. */
import type { Finding } from '../../core/report';
import { applyEdits, toEdits } from '../../core/syntax/apply';
import type { TextEdit } from '../../core/syntax/edit';
import { parseFile } from '../../core/syntax/file';
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

interface Repair {
  /** Names it over rounds in which places move. */
  readonly key: string;
  readonly edits: Edits;
}

class Fixer {
  /** Repairs that would break a file or lead in a circle. */
  readonly #refused = new Set<string>();
  /** Texts that were there before, with their paths. */
  readonly #seen = new Set<string>();

  constructor(readonly project: Project) {}

  /** Makes the repairs that fit together. Returns whether there may be more to do. */
  round(): boolean {
    const repairs = this.#repairs();
    if (repairs.length === 0 || this.#make(repairs)) return repairs.length > 0;
    const bad = repairs.filter((repair) => !this.#isGood(repair));
    for (const { key } of bad) this.#refused.add(key);
    // Each is good alone, but not with the others.
    return bad.length > 0 || this.#make(repairs.slice(0, 1));
  }

  /** Changes the texts, unless something gets worse. */
  #make(repairs: readonly Repair[]): boolean {
    const before = this.#change(repairs);
    const isGood = this.#isBetter(before);
    if (!isGood) this.#restore(before);
    for (const [path, text] of before) for (const each of [text, this.#text(path)]) this.#seen.add(`${path}\n${each}`);
    return isGood;
  }

  #isGood(repair: Repair): boolean {
    const before = this.#change([repair]);
    const isGood = this.#isBetter(before);
    this.#restore(before);
    return isGood;
  }

  /** Returns the texts as they were. */
  #change(repairs: readonly Repair[]): ReadonlyMap<string, string> {
    const edits = new Map<string, TextEdit[]>();
    for (const [path, more] of repairs.flatMap((repair) => [...repair.edits]))
      edits.set(path, [...(edits.get(path) ?? []), ...more]);
    const before = new Map([...edits.keys()].map((path) => [path, this.#text(path)]));
    for (const [path, each] of edits) {
      const inOrder = each.sort((a, b) => a.span.start - b.span.start);
      this.project.workspace.setFile(path, { text: applyEdits(before.get(path)!, inOrder) });
    }
    return before;
  }

  #restore(texts: ReadonlyMap<string, string>): void {
    for (const [path, text] of texts) this.project.workspace.setFile(path, { text });
  }

  /** No file has more broken YAML than before, and none is as it was already once. */
  #isBetter(before: ReadonlyMap<string, string>): boolean {
    return [...before].every(([path, text]) => {
      if (this.#seen.has(`${path}\n${this.#text(path)}`) || this.#text(path) === text) return false;
      return this.project.workspace.tree(path).problems.length <= parseFile(text).problems.length;
    });
  }

  #text(path: string): string {
    return this.project.workspace.text(path) ?? '';
  }

  /** Safe fixes of different findings that do not touch each other. */
  #repairs(): readonly Repair[] {
    const taken = new Map<string, TextEdit[]>();
    const repairs: Repair[] = [];
    for (const finding of this.project.selected.flatMap((path) => this.project.workspace.findings(path))) {
      const key = `${finding.file} ${finding.fingerprint} ${finding.message}`;
      const edits = this.#refused.has(key) ? undefined : this.#editsOf(finding);
      if (edits === undefined || !fitsIn(taken, edits)) continue;
      for (const [path, more] of edits) taken.set(path, [...(taken.get(path) ?? []), ...more]);
      repairs.push({ key, edits });
    }
    return repairs;
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
