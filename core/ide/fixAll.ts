/** All safe fixes at once, and those that only then become possible. */
import type { Finding } from '../report';
import { SEVERITIES } from '../rules/kit';
import { applyEdits, toEdits } from '../syntax/apply';
import type { Fix, TextEdit } from '../syntax/edit';
import { parseFile } from '../syntax/file';
import type { Workspace } from '../workspace';
import { sourceOf } from './source';

/** A fix may make room for another, but not for ever. */
const MOST_ROUNDS = 100;

export interface MendedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

export interface Mended {
  /** The files whose text is another now, in the order in which they were changed first. */
  readonly files: readonly MendedFile[];
  /** How many fixes were made. */
  readonly count: number;
}

/** What is fixed: the findings of some files, in any file that may be edited. */
export interface Scope {
  readonly paths: readonly string[];
  readonly mayEdit: (path: string) => boolean;
  /** Makes what tells which of the findings are meant, as they are then; without it, all are. */
  readonly asked?: () => (finding: Finding) => boolean;
  /** Whether fixes are made too that need a person, where a finding has no other. */
  readonly unsafe?: boolean;
}

/** What fixing all that is safe in a file makes of it and of others. The workspace is as before afterwards. */
export function fixAll(workspace: Workspace, path: string): Mended {
  const mender = new Mender(workspace, { paths: [path], mayEdit: () => true });
  try {
    return mender.mend();
  } finally {
    mender.undo();
  }
}

/**
 * Makes all safe fixes in the workspace itself, and others if asked to. Fixes that would break YAML or lead in a circle
 * are not made; unsafe ones neither where they add as much as they clear.
 */
export function mendAll(workspace: Workspace, scope: Scope): Mended {
  return new Mender(workspace, scope).mend();
}

type Edits = ReadonlyMap<string, readonly TextEdit[]>;

/** Which of a finding's fixes is made. */
type Choose = (finding: Finding) => Fix | undefined;
const safeFix: Choose = ({ fixes }) => fixes.find(({ safe }) => safe);
/** Where there are several, somebody has to choose. */
const onlyFix: Choose = ({ fixes }) => (fixes.length === 1 ? fixes[0] : undefined);

type Tally = readonly number[];

/** Whether a number of repairs was worth it: several together count only if each severity has no more than before. */
function isLess(after: Tally, before: Tally, repairs: number): boolean {
  const change = after.map((count, i) => count - before[i]!);
  if (repairs === 1) return (change.find((by) => by !== 0) ?? 0) < 0;
  return change.every((by) => by <= 0) && change.reduce((sum, by) => sum + by, 0) <= -repairs;
}

interface Repair {
  /** Names it over rounds in which places move. */
  readonly key: string;
  readonly edits: Edits;
}

class Mender {
  /** Repairs that would break a file or lead in a circle. */
  readonly #refused = new Set<string>();
  /** Texts that were there before, with their paths. */
  readonly #seen = new Set<string>();
  /** The texts that files had at first. */
  readonly #first = new Map<string, string>();
  #count = 0;

  constructor(
    readonly workspace: Workspace,
    readonly scope: Scope,
  ) {}

  mend(): Mended {
    this.#mendSafely();
    for (let round = 0; round < MOST_ROUNDS && this.scope.unsafe === true && this.#decide(); round++)
      this.#mendSafely();
    const all = [...this.#first].map(([file, before]) => ({ file, before, after: this.#text(file) }));
    return { files: all.filter(({ before, after }) => before !== after), count: this.#count };
  }

  #mendSafely(): void {
    for (let round = 0; round < MOST_ROUNDS && this.#round(); round++);
  }

  /**
   * Makes unsafe repairs. Each leaves fewer findings than before, counted from the most severe down: so there is an end,
   * none undoes another, and none adds an error. Returns whether any was made.
   */
  #decide(): boolean {
    const repairs = this.#repairs(onlyFix);
    return repairs.length > 0 && this.#makeSome(repairs);
  }

  /** Makes all of them, else those of the first half that allow it, else of the second. */
  #makeSome(repairs: readonly Repair[]): boolean {
    const before = this.#tally();
    const texts = this.#change(repairs);
    if (this.#isBetter(texts) && isLess(this.#tally(), before, repairs.length)) {
      for (const path of texts.keys()) this.#seen.add(`${path}\n${this.#text(path)}`);
      this.#count += repairs.length;
      return true;
    }
    this.#restore(texts);
    if (repairs.length === 1) return false;
    const half = repairs.length >> 1;
    return this.#makeSome(repairs.slice(0, half)) || this.#makeSome(repairs.slice(half));
  }

  /** How many findings there are in all files, by severity, the worst first. */
  #tally(): Tally {
    const all = this.workspace.files().flatMap((path) => this.workspace.findings(path));
    return SEVERITIES.map((severity) => all.filter((finding) => finding.severity === severity).length);
  }

  undo(): void {
    this.#restore(this.#first);
  }

  /** Makes the repairs that fit together. Returns whether there may be more to do. */
  #round(): boolean {
    const repairs = this.#repairs(safeFix);
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
    const after = [...before.keys()].map((path) => [path, this.#text(path)] as const);
    for (const [path, text] of [...before, ...after]) this.#seen.add(`${path}\n${text}`);
    if (isGood) this.#count += repairs.length;
    else this.#restore(before);
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
    for (const [path, text] of before) if (!this.#first.has(path)) this.#first.set(path, text);
    for (const [path, each] of edits) {
      const inOrder = each.sort((a, b) => a.span.start - b.span.start);
      this.workspace.setFile(path, { text: applyEdits(before.get(path)!, inOrder) });
    }
    return before;
  }

  #restore(texts: ReadonlyMap<string, string>): void {
    for (const [path, text] of texts) this.workspace.setFile(path, { text });
  }

  /** No file has more broken YAML than before, and none is as it was already once. */
  #isBetter(before: ReadonlyMap<string, string>): boolean {
    return [...before].every(([path, text]) => {
      if (this.#seen.has(`${path}\n${this.#text(path)}`) || this.#text(path) === text) return false;
      return this.workspace.tree(path).problems.length <= parseFile(text).problems.length;
    });
  }

  #text(path: string): string {
    return this.workspace.text(path) ?? '';
  }

  /** Fixes of different findings that do not touch each other. */
  #repairs(choose: Choose): readonly Repair[] {
    const taken = new Map<string, TextEdit[]>();
    const repairs: Repair[] = [];
    const isAsked = this.scope.asked?.() ?? (() => true);
    for (const finding of this.scope.paths.flatMap((path) => this.workspace.findings(path)).filter(isAsked)) {
      const key = `${finding.file} ${finding.fingerprint} ${finding.message}`;
      const edits = this.#refused.has(key) ? undefined : this.#editsOf(choose(finding));
      if (edits === undefined || !fitsIn(taken, edits)) continue;
      for (const [path, more] of edits) taken.set(path, [...(taken.get(path) ?? []), ...more]);
      repairs.push({ key, edits });
    }
    return repairs;
  }

  /** The edits of a fix; undefined if there is none, or it touches what can't be written back. */
  #editsOf(fix: Fix | undefined): Edits | undefined {
    const edits = fix && toEdits(fix.changes, (file) => sourceOf(this.workspace, file));
    if (edits === undefined || edits.some(({ create, file }) => create || !this.scope.mayEdit(file))) return undefined;
    return new Map(edits.map(({ file, edits: each }) => [file, each]));
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
