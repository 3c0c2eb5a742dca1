/**
 * The list of all queries over a set of files: from text to findings. Hosts (server, command line) set files and
 * today, and ask. Paths are relative to the workspace, with `/`.
 */

import { Db, type Query } from './db';
import { push } from './format/multimap';
import type { Calendar as CalendarData } from './format/types';
import { type Bound, bind, kindsOfCollection, ROOT_ONLY } from './model/bind';
import { type Closure, closureOf, type Import, importsOf, rootsOf, sameClosure, sameImports } from './model/imports';
import type { FileData, Place } from './model/types';
import { type Money, money } from './money/money';
import {
  applyIgnores,
  asMeant,
  type Finding,
  fingerprints,
  fromProblem,
  fromRaw,
  fromShape,
  ignoreFindings,
  inOrder,
  levelOf,
  type Overrides,
  type Placed,
  type Print,
  type PrintName,
  type RelatedSpan,
  renamesId,
  withChoices,
  withReferences,
} from './report';
import { ignoredFindings } from './rules/ignored-in-import';
import { type FileState, importFindings } from './rules/import';
import { clockOf, entityName, type RawFinding, type Rule } from './rules/kit';
import { rules, rulesByName } from './rules/list';
import { isHeldBack, mayBeDoubted, runRule } from './rules/run';
import { Calendar } from './schedule/calendar';
import { type LoadsByTeam, loadsByTeam } from './schedule/loads';
import { type Schedule, schedule } from './schedule/schedule';
import type { Day } from './schedule/types';
import { type Scores, scoresOf } from './score/score';
import { Stack } from './stack/stack';
import { keyOf, type Suppression } from './suppressions';
import { sameData } from './syntax/decode';
import { type FileTree, parseFile } from './syntax/file';
import { type Ignore, ignoresOf } from './syntax/ignores';
import { locate } from './syntax/locate';
import { type FileFacts, factsOfFile, type Outline, outlineOf } from './syntax/outline';

import { topShape } from './syntax/top';
import type { Span } from './syntax/tree';
import type { ShapeFinding } from './syntax/wrong';

/** What a host knows of a file. */
export type FileInput = { readonly text: string } | { readonly missing: true } | { readonly unreadable: string };

export type PrintNames = (file: string, root: string) => PrintName;

const MISSING: FileInput = { missing: true };

interface Outcome {
  readonly shown: readonly Finding[];
  readonly suppressed: readonly Finding[];
}

/** A finding with what it is known by in each of its roadmaps. */
type Marked = Placed & { readonly prints: readonly Print[] };

/** A grid of days takes most of a megabyte. */
const MOST_CALENDARS = 8;

export class Workspace {
  readonly #db = new Db();
  readonly #file = this.#db.input<FileInput>(MISSING);
  readonly #list = this.#db.input<readonly string[]>([]);
  readonly #today = this.#db.input<Day>(0);
  readonly #overrides = this.#db.input<Overrides>(new Map());
  readonly #names = this.#db.input<PrintNames>((file, root) => ({ file, root }));
  readonly #suppressions = this.#db.input<ReadonlySet<string>>(new Set());
  /** Every path that a host has said something of. */
  readonly #told = new Set<string>();
  /** Those asked for last, by what they say. No weak references: they hold on until the running job ends. */
  readonly #calendars = new Map<string, Calendar>();

  /** Tells of a file; a file of the workspace that is gone is `missing`. */
  setFile(path: string, input: FileInput): void {
    const before = this.#file.get(path);
    this.#told.add(path);
    if ('text' in input && 'text' in before && input.text === before.text) return;
    this.#file.set(path, input);
    const has = 'text' in input;
    const list = this.#list.get('');
    if (has !== list.includes(path))
      this.#list.set('', has ? [...list, path].sort() : list.filter((other) => other !== path));
    if ('missing' in input) this.#db.forget(path);
  }

  /** Another one that knows the same: what is told to it changes nothing here. */
  copy(): Workspace {
    const made = new Workspace();
    for (const path of this.#told) made.setFile(path, this.#file.get(path));
    made.#today.set('', this.#today.get(''));
    made.#overrides.set('', this.#overrides.get(''));
    made.#names.set('', this.#names.get(''));
    made.#suppressions.set('', this.#suppressions.get(''));
    return made;
  }

  setToday(day: Day): void {
    this.#today.set('', day);
  }

  /** Levels that go before those in the files. */
  setLevels(overrides: Overrides): void {
    this.#overrides.set('', overrides);
  }

  /**
   * Says how fingerprints name files and roots: from the top of the git work tree where the workspace is a part of it,
   * or by their later names, so that they compare with those of another version of the workspace.
   */
  setPrintNames(names: PrintNames): void {
    this.#names.set('', names);
  }

  /** Findings that somebody chose to live with. They are in `suppressed` instead of `findings`. */
  setSuppressions(suppressions: readonly Suppression[]): void {
    this.#suppressions.set('', new Set(suppressions.map(keyOf)));
  }

  /** Files that can be read, in order. */
  files(): readonly string[] {
    return this.#list.get('');
  }

  /** Imported paths that no host has said anything of yet: to be read and told. */
  wanted(): readonly string[] {
    const wanted = this.files().flatMap((file) =>
      this.imports(file).flatMap(({ target }) => (target.is === 'file' ? [target.path] : [])),
    );
    return [...new Set(wanted)].filter((path) => !this.#told.has(path));
  }

  text(path: string): string | undefined {
    const input = this.#file.get(path);
    return 'text' in input ? input.text : undefined;
  }

  readonly tree = this.#db.query<FileTree>((path, before) => parseFile(this.text(path) ?? '', before?.pieces));

  readonly #facts = this.#db.query<FileFacts>((path, before) => factsOfFile(this.tree(path), before));

  readonly outline = this.#db.query<Outline>((path, before) =>
    outlineOf(this.text(path) ?? '', this.tree(path), this.#facts(path), before),
  );

  readonly imports = this.#db.query<readonly Import[]>((path) => importsOf(path, this.outline(path)), sameImports);

  readonly #ignores = this.#db.query<readonly Ignore[]>((path) => ignoresOf(this.text(path) ?? '', this.tree(path)));

  /** What comments of a file silence; names of rules as they are meant. */
  ignores(path: string): readonly Ignore[] {
    return asMeant(this.#ignores(path), rulesByName);
  }

  readonly #roots = this.#db.query<readonly string[]>(
    () => rootsOf(this.files(), this.imports),
    (a, b) => a.length === b.length && a.every((root, i) => root === b[i]),
  );

  readonly #closure = this.#db.query<Closure>((root) => {
    const known = new Set(this.files());
    return closureOf(root, (file) => (known.has(file) ? this.imports(file) : []));
  }, sameClosure);

  readonly model = this.#db.query<Bound>((root) => {
    const known = new Set(this.files());
    const members = this.#closure(root).members;
    const files = members
      .filter(({ path }) => path === root || known.has(path))
      .map((member) => ({ ...member, outline: this.outline(member.path) }));
    const lost = files.flatMap(({ path, prefixes }) =>
      this.imports(path).flatMap(({ target, name }) => {
        const found = target.is === 'file' && known.has(target.path);
        return found ? [] : [name === '' ? prefixes[0]! : `${prefixes[0]}${name}/`];
      }),
    );
    // In a circle nobody knows where to begin: any id may be meant from another of its files.
    if (this.#closure(root).circles.length > 0) lost.push('');
    return bind(files, lost);
  });

  readonly schedule = this.#db.query<Schedule>((root) => {
    const model = this.model(root);
    return schedule(model, this.#calendar(model.calendar));
  });

  readonly money = this.#db.query<Money>((root) => money(this.model(root), this.schedule(root)));

  /** What initiatives score. */
  readonly scores = this.#db.query<Scores>((root) => scoresOf(this.model(root)));

  /** What takes how much of which team. */
  readonly loads = this.#db.query<LoadsByTeam>((root) => loadsByTeam(this.model(root), this.schedule(root)));

  /** Which data comes where. */
  readonly stack = this.#db.query<Stack>((root) => new Stack(this.model(root)));

  /** Roadmaps with the same calendar share its grid of days. */
  #calendar(data: CalendarData): Calendar {
    const key = JSON.stringify(data);
    const made = this.#calendars.get(key) ?? new Calendar(data);
    this.#calendars.delete(key);
    this.#calendars.set(key, made);
    if (this.#calendars.size > MOST_CALENDARS) this.#calendars.delete(this.#calendars.keys().next().value!);
    return made;
  }

  /** The roots of all roadmaps, in order. */
  roots(): readonly string[] {
    return this.#roots('');
  }

  /** The roots of the roadmaps that a file belongs to. */
  readonly rootsWith = this.#db.query<readonly string[]>(
    (path) => this.roots().filter((root) => this.#closure(root).members.some((member) => member.path === path)),
    (a, b) => a.join('\n') === b.join('\n'),
  );

  /** The files of a roadmap that can be read, the root first. */
  members(root: string): readonly string[] {
    return this.model(root).files.map(({ path }) => path);
  }

  today(): Day {
    return this.#today.get('');
  }

  /** What each rule finds in the roadmap of a root. */
  readonly #ruleFindings: readonly Query<readonly RawFinding[]>[] = rules
    .filter(({ check }) => check !== undefined)
    .map((rule) =>
      this.#db.query((root) => {
        const today = clockOf(rule) === 'none' ? 0 : this.today();
        const scores = (): Scores => this.scores(root);
        const loads = (): LoadsByTeam => this.loads(root);
        const money = (): Money => this.money(root);
        const stack = (): Stack => this.stack(root);
        return runRule(rule, {
          model: this.model(root),
          schedule: this.schedule(root),
          today,
          scores,
          loads,
          money,
          stack,
        });
      }),
    );

  /** Rule findings of a root by file. */
  readonly #byFile = this.#db.query<ReadonlyMap<string, readonly RawFinding[]>>((root) => {
    const found = new Map<string, RawFinding[]>();
    for (const findings of this.#ruleFindings)
      for (const finding of findings(root)) push(found, finding.place.file, finding);
    return found;
  });

  /** What is found while a file is read, whatever roadmap it is in. */
  readonly #shapeFindings = this.#db.query<readonly Placed[]>((path) => {
    const tree = this.tree(path);
    const roots = this.rootsWith(path);
    const found: Placed[] = tree.problems.map((problem) => fromProblem(path, problem, roots));
    const prefixes = roots.map((root) => ({ root, prefix: this.#prefix(path, root) }));
    const place = (finding: ShapeFinding, base: number): Placed => {
      const origins = prefixes.map(({ root, prefix }) => ({ root, entity: entityAt(finding, prefix) }));
      return fromShape(path, finding, base, origins);
    };
    for (const finding of topShape(this.text(path) ?? '', tree)) found.push(place(finding, 0));
    for (const [entry, facts] of this.#facts(path))
      for (const finding of facts.shape) {
        const placed = place(finding, entry.base);
        const root = finding.wants === undefined ? undefined : roots[0];
        found.push(root === undefined ? placed : withChoices(placed, finding.wants!, this.model(root)));
      }
    const models = found.some(renamesId) ? roots.map((root) => this.model(root)) : [];
    return found.map((finding) => withReferences(finding, models));
  });

  #prefix(path: string, root: string): string {
    return this.model(root).files.find((file) => file.path === path)?.prefix ?? '';
  }

  #importFindings(path: string, root: string): readonly RawFinding[] {
    return importFindings({
      file: path,
      imports: this.imports(path),
      circles: this.#closure(root).circles,
      known: this.files(),
      state: (file) => this.#state(file),
    });
  }

  /** What only a root can have, where a file is none; named once, whatever roadmaps it is in. */
  #ignoredFindings(path: string, roots: readonly string[]): readonly RawFinding[] {
    const others = roots.filter((root) => root !== path);
    if (others.length === 0) return [];
    const keys = this.outline(path).entries.flatMap((entry) =>
      ROOT_ONLY.includes(entry.path[0]!) ? [entry.path[0]!] : [],
    );
    return ignoredFindings(path, others, [...new Set(keys)], (file) => {
      const text = this.text(file);
      return text === undefined ? undefined : { text, tree: this.tree(file) };
    });
  }

  #state(path: string): FileState {
    const input = this.#file.get(path);
    if ('text' in input) return { is: 'there' };
    return 'missing' in input ? { is: 'missing' } : { is: 'unreadable', why: input.unreadable };
  }

  /** Everything found in a file, in order, over all roadmaps that it belongs to; not what is suppressed. */
  readonly findings = this.#db.query<readonly Finding[]>((path, before) => sameOr(before, this.#outcome(path).shown));

  /** What is found in a file and suppressed; each with the fingerprint and roadmap of the entry that does it. */
  readonly suppressed = this.#db.query<readonly Finding[]>((path, before) =>
    sameOr(before, this.#outcome(path).suppressed),
  );

  readonly #outcome = this.#db.query<Outcome>((path) => {
    const shown: Finding[] = [];
    const suppressed: Finding[] = [];
    for (const finding of this.#marked(path)) {
      const print = this.#suppressing(finding);
      if (print === undefined) shown.push(this.#finish(finding, finding.prints[0]!));
      else suppressed.push(this.#finish(finding, print));
    }
    return { shown, suppressed };
  });

  /** What suppresses a finding, in any of its roadmaps. The parser's own findings can't be suppressed. */
  #suppressing({ rule, prints }: Marked): Print | undefined {
    const suppressions = this.#suppressions.get('');
    if (suppressions.size === 0 || rule === 'yaml-syntax') return undefined;
    return prints.find(({ root, fingerprint }) => suppressions.has(keyOf({ rule, path: root, fingerprint })));
  }

  #marked(path: string): readonly Marked[] {
    const text = this.text(path);
    if (text === undefined) return [];
    const tree = this.tree(path);
    const roots = this.rootsWith(path);
    const raw = [
      ...roots.flatMap((root) =>
        [...(this.#byFile(root).get(path) ?? []), ...this.#importFindings(path, root)].map((found) => ({
          found,
          root,
        })),
      ),
      ...this.#ignoredFindings(path, roots).flatMap((found) => roots.map((root) => ({ found, root }))),
    ];
    const placed = this.#withPrints(
      path,
      inOrder([...this.#shapeFindings(path), ...raw.map(({ found, root }) => fromRaw(found, tree, root))]),
    );
    const files = this.model(roots[0]!).files;
    const file = files.find((one) => one.path === path);
    const leveled = this.#leveled(placed, file, files[0]);
    const ignores = this.ignores(path);
    const { kept, unused } = applyIgnores(leveled, ignores);
    if (tree.problems.length > 0) return kept;
    const source = { file: path, text, roots };
    const onIgnores = inOrder(ignoreFindings(source, ignores, this.#stillOn(unused, files, path), rulesByName));
    return inOrder([...kept, ...this.#leveled(this.#withPrints(path, onIgnores), file, files[0])]);
  }

  /**
   * Whether it proves something that a rule does not find an entity's fault in a root's roadmap: whether all of it can
   * be read, and nothing else that is wrong makes the rule hold its tongue.
   */
  proves(root: string, rule: Rule, entity: string | undefined): boolean {
    const model = this.model(root);
    if (!model.complete || isHeldBack(rule, model)) return false;
    if (rule.reads !== 'model' && rule.reads !== 'tree' && this.schedule(root).cycles.length > 0) return false;
    return entity === undefined || !mayBeDoubted(rule, entity, model);
  }

  /** Numbered before anything is left out, so that a finding keeps its number when its equal is silenced. */
  #withPrints(path: string, placed: readonly Placed[]): readonly Marked[] {
    const names = this.#names.get('');
    const prints = fingerprints(placed, (root) => names(path, root), this.#doubled(path));
    return placed.map((finding, i) => ({ ...finding, prints: prints[i]! }));
  }

  /** Entities of a file whose id another file has first. */
  #doubled(path: string): ReadonlySet<string> {
    const duplicates = this.rootsWith(path).flatMap((root) => this.model(root).duplicates);
    const foreign = duplicates.filter(({ first, second }) => second.file === path && first.file !== path);
    return new Set(foreign.map(({ second }) => entityName(second)));
  }

  #leveled<P extends Placed>(
    found: readonly P[],
    file: FileData | undefined,
    root: FileData | undefined,
  ): readonly P[] {
    const overrides = this.#overrides.get('');
    return found.flatMap((finding) => {
      const rule = rulesByName.get(finding.rule)!;
      const severity = levelOf(rule, finding, file, root, overrides);
      return severity === undefined ? [] : [{ ...finding, severity }];
    });
  }

  /** An ignore of a rule that is switched off, or that has to wait, is no mistake. */
  #stillOn(
    unused: readonly { ignore: Ignore; rule: string }[],
    files: readonly FileData[],
    path: string,
  ): readonly { ignore: Ignore; rule: string }[] {
    const overrides = this.#overrides.get('');
    const models = this.rootsWith(path).map((root) => this.model(root));
    return unused.filter(({ rule }) => {
      const known = rulesByName.get(rule);
      if (known !== undefined && models.some((model) => isHeldBack(known, model))) return false;
      return (
        known === undefined ||
        levelOf(
          known,
          { severity: known.severity, time: clockOf(known) === 'all' },
          files.find((file) => file.path === path),
          files[0],
          overrides,
        ) !== undefined
      );
    });
  }

  #finish(marked: Marked, { root, entity, fingerprint }: Print): Finding {
    const { rule, severity, message, file, span, fixes, time } = marked;
    const related: readonly RelatedSpan[] = marked.related.map((one) => ({
      file: one.place.file,
      span: this.span(one.place),
      message: one.message,
    }));
    const otherPrints = marked.prints.map((one) => one.fingerprint).filter((one) => one !== fingerprint);
    const known = { roadmap: root, fingerprint, otherPrints };
    return { rule, severity, message, file, span, entity, related, fixes, time, ...known };
  }

  /** The range of a place in its file's text. */
  span(place: Place): Span {
    return locate(this.tree(place.file), place.path, place.part);
  }
}

function sameOr<T>(before: T | undefined, now: T): T {
  return before !== undefined && sameData(before, now) ? before : now;
}

/** The entity that the schema speaks of, as a roadmap names it. */
function entityAt({ path }: ShapeFinding, prefix: string): string | undefined {
  const [collection, id] = path;
  const holdsEntities = typeof collection === 'string' && kindsOfCollection(collection).length > 0;
  return id === undefined || !holdsEntities ? undefined : `${collection}.${prefix}${id}`;
}
