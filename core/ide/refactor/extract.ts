/** Entries that move to another file of the roadmap, with their comments; whoever names them names them still. */
import { freeKey, idProblem, nearestId } from '../../format/values';
import { aKind, counted } from '../../format/words';
import { importsOf, relativePath, resolveImport } from '../../model/imports';
import { mentionsOf } from '../../model/renaming';
import type { Entity } from '../../model/types';
import { isRoadmapFile } from '../../protocol/files';
import type { FileEdits } from '../../syntax/apply';
import { sameData } from '../../syntax/decode';
import type { Change, TextEdit } from '../../syntax/edit';
import type { FileTree, Section } from '../../syntax/file';
import { Places } from '../../syntax/places';
import type { Span } from '../../syntax/tree';
import type { Workspace } from '../../workspace';
import { refsOf } from '../references';
import { newlineOf } from '../source';
import { byRule, editsFor, NOT_WITHOUT_LOSS, type Refactoring, type Refused, unlessWorse, withEdits } from './kit';
import { canGrow, cutOut, type EntryLines, linesOfEntries, linesOfHead, moved } from './lines';

/** Sections whose entries count only in the root, or whose order means something. */
const STAYS: readonly string[] = ['budgets', 'lifecycle'];
/** More files to choose from than that helps nobody. */
const MOST_FILES = 4;

/** Where entries move to: an imported file, or a new one with the name of its import where imports have names. */
interface Goal {
  readonly file: string;
  readonly isNew: boolean;
  readonly name: string;
}

/** Moving the entries in a range to a new file beside theirs, or to one that theirs imports. */
export function extractions(workspace: Workspace, file: string, range: Span): readonly Refactoring[] {
  const entries = entriesIn(workspace, file, range);
  if (entries.length === 0) return [];
  const what = entries.length === 1 ? `'${entries[0]!.entry.key.text}'` : counted(entries.length, 'entry', 'entries');
  const own = newFileFor(workspace, file, entries);
  const goals: readonly Goal[] = [
    own,
    ...importedFiles(workspace, file)
      .slice(0, MOST_FILES)
      .map((path) => ({ file: path, isNew: false, name: '' })),
  ];
  return goals.map((goal) => {
    const title = goal.isNew
      ? `Move ${what} to a new file, ${relativePath(file, goal.file)}`
      : `Move ${what} to ${relativePath(file, goal.file)}`;
    const refused = taken(workspace, file, entries, goal);
    return {
      title,
      kind: goal.isNew ? 'refactor.extract' : 'refactor.move',
      ...(refused === undefined ? {} : { refused }),
      edits: () => (refused === undefined ? moveTo(workspace, file, entries, goal) : { refused }),
    };
  });
}

/** The path at which a new file for the entries in a range would be written, relative to theirs. */
export function suggestedFile(workspace: Workspace, file: string, range: Span): string | undefined {
  const entries = entriesIn(workspace, file, range);
  return entries.length === 0 ? undefined : relativePath(file, newFileFor(workspace, file, entries).file);
}

/** Moves the entries in a range to a file that the user names, relative to theirs. */
export function extractTo(
  workspace: Workspace,
  file: string,
  range: Span,
  written: string,
): readonly FileEdits[] | Refused {
  const entries = entriesIn(workspace, file, range);
  if (entries.length === 0)
    return {
      refused: 'There is no entry here that could move. Put the caret into one, such as a tool or an initiative.',
    };
  const target = resolveImport(file, written);
  if (target.is === 'wrong' || !isRoadmapFile(target.path))
    return { refused: `'${written}' can’t be a roadmap’s file: name one of this folder that ends in .roadmap.yaml.` };
  const { path } = target;
  if (path === file) return { refused: 'The entries are in that file already.' };
  const isNew = workspace.text(path) === undefined;
  if (!isNew && !importedFiles(workspace, file).includes(path))
    return { refused: `There is a file '${written}' already, and this one does not import it.` };
  const goal = { file: path, isNew, name: isNew ? importName(workspace, file, path) : '' };
  const refused = taken(workspace, file, entries, goal);
  return refused === undefined ? moveTo(workspace, file, entries, goal) : { refused };
}

/** The entries that a range touches; of a caret on a section's key, all of its. */
function entriesIn(workspace: Workspace, file: string, range: Span): readonly EntryLines[] {
  const text = workspace.text(file);
  const tree = workspace.tree(file);
  if (text === undefined || tree.problems.length > 0) return [];
  return tree.sections.flatMap((section) => {
    const entries = STAYS.includes(section.name) ? undefined : linesOfEntries(text, section);
    if (entries === undefined) return [];
    const key = section.base + section.key.span.start;
    const isOnKey = range.start === range.end && range.start >= key && range.start <= key + section.name.length;
    return entries.filter(({ span }) => isOnKey || touches(span, range));
  });
}

const touches = (span: Span, { start, end }: Span): boolean =>
  start === end ? start >= span.start && start < span.end : start < span.end && end > span.start;

/** Files that a file imports and that can be written. */
function importedFiles(workspace: Workspace, file: string): readonly string[] {
  const paths = workspace.imports(file).flatMap(({ target }) => (target.is === 'file' ? [target.path] : []));
  return [...new Set(paths)].filter((path) => path !== file && workspace.text(path) !== undefined);
}

function newFileFor(workspace: Workspace, file: string, entries: readonly EntryLines[]): Goal {
  const [first] = entries;
  const sections = new Set(entries.map(({ section }) => section.name));
  const base = entries.length === 1 ? first!.entry.key.text : sections.size === 1 ? first!.section.name : 'part';
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  for (let n = 1; ; n++) {
    const path = `${folder}${nearestId(base) || 'part'}${n === 1 ? '' : `-${n}`}.roadmap.yaml`;
    if (workspace.text(path) === undefined && path !== file)
      return { file: path, isNew: true, name: importName(workspace, file, path) };
  }
}

/** The name that a new import needs where the others have one; '' where they have none. */
function importName(workspace: Workspace, file: string, path: string): string {
  const names = workspace.imports(file).map(({ name }) => name);
  if (names.length === 0 || names.includes('')) return '';
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.roadmap)?\.ya?ml$/, '');
  return freeKey(idProblem(base) === undefined ? base : nearestId(base) || 'part', names);
}

/** The name space that entries come into, as each root sees it. */
function spaces(workspace: Workspace, file: string, goal: Goal, root: string): { from: string; to: string } {
  const prefixOf = (path: string): string => workspace.model(root).files.find((one) => one.path === path)?.prefix ?? '';
  const from = prefixOf(file);
  return { from, to: goal.isNew ? `${from}${goal.name === '' ? '' : `${goal.name}/`}` : prefixOf(goal.file) };
}

/** Whether an entry would meet another of its id. */
function taken(workspace: Workspace, file: string, entries: readonly EntryLines[], goal: Goal): string | undefined {
  for (const root of workspace.rootsWith(file)) {
    const { from, to } = spaces(workspace, file, goal, root);
    if (from === to) continue;
    for (const entity of entitiesOf(workspace, root, file, entries)) {
      const id = to + entity.id.slice(from.length);
      const other = workspace.model(root).find(entity.kind, id);
      if (other !== undefined) return `There is ${aKind(other.kind)} '${id}' already.`;
    }
  }
  return undefined;
}

function entitiesOf(
  workspace: Workspace,
  root: string,
  file: string,
  entries: readonly EntryLines[],
): readonly Entity[] {
  return entries.flatMap(({ entry }) => workspace.model(root).at({ file, path: entry.path, part: 'key' }) ?? []);
}

function moveTo(
  workspace: Workspace,
  file: string,
  entries: readonly EntryLines[],
  goal: Goal,
): readonly FileEdits[] | Refused {
  const cut = cutEdits(workspace, file, entries);
  const put = putEdits(workspace, file, entries, goal);
  const others = editsFor(workspace, [
    ...importChanges(workspace, file, goal),
    ...namingChanges(workspace, file, entries, goal),
  ]);
  if (put === undefined || others === undefined) return { refused: NOT_WITHOUT_LOSS };
  const files = joined([
    { file, edits: cut },
    ...(goal.isNew ? newImports(workspace, file, goal) : []),
    put,
    ...others,
  ]);
  if (!meansTheSame(workspace, file, entries, goal, files)) return { refused: NOT_THE_SAME };
  return unlessWorse(workspace, files, byRule);
}

const NOT_THE_SAME = 'From there, some ids would lead elsewhere: another file has the same ones nearer by.';

function cutEdits(workspace: Workspace, file: string, entries: readonly EntryLines[]): readonly TextEdit[] {
  const text = workspace.text(file)!;
  const spans: Span[] = [];
  for (const { span, section, entry } of entries) {
    const isWhole = section.entries.every((one) => entries.some((other) => other.entry === one));
    const head = isWhole && section.entries[0] === entry ? [linesOfHead(text, section)] : [];
    for (const one of [...head, span]) {
      const last = spans.at(-1);
      if (last !== undefined && text.slice(last.end, one.start).trim() === '')
        spans[spans.length - 1] = { start: last.start, end: one.end };
      else spans.push(one);
    }
  }
  return spans.map((span) => cutOut(text, span));
}

/** The entries in their new place. */
function putEdits(
  workspace: Workspace,
  file: string,
  entries: readonly EntryLines[],
  goal: Goal,
): FileEdits | undefined {
  const source = workspace.text(file)!;
  const text = workspace.text(goal.file) ?? '';
  const newline = newlineOf(goal.isNew ? source : text);
  const tree = goal.isNew ? undefined : workspace.tree(goal.file);
  if (tree !== undefined && !canGrow(text, tree)) return undefined;
  const edits: TextEdit[] = [];
  let end = goal.isNew ? `version: 1${newline}` : '';
  for (const section of new Set(entries.map((one) => one.section))) {
    const own = entries.filter((one) => one.section === section);
    const there = tree?.index.section(section.name);
    const known = there === undefined ? undefined : besides(text, there);
    if (there !== undefined && known === undefined) return undefined;
    const column = known?.column ?? own[0]!.column;
    const lines = own.map(({ span, column: from }) =>
      moved(source.slice(span.start, span.end), column - from, newline),
    );
    if (lines.includes(undefined)) return undefined;
    const gap = isSpaced(source, own) || (known?.isSpaced ?? false) ? newline : '';
    if (known === undefined) {
      const isWhole = section.entries.length === own.length;
      const head = isWhole ? linesOfHead(source, section) : undefined;
      const key =
        head === undefined ? `${section.name}:${newline}` : moved(source.slice(head.start, head.end), 0, newline)!;
      end += `${newline}${key}${lines.join(gap)}`;
    } else edits.push({ span: { start: known.end, end: known.end }, text: known.lead + gap + lines.join(gap) });
  }
  if (end !== '') {
    const lead = text === '' || text.endsWith('\n') ? '' : newline;
    edits.push({ span: { start: text.length, end: text.length }, text: lead + end });
  }
  return { file: goal.file, edits, ...(goal.isNew ? { create: true } : {}) };
}

/** Where one more entry goes in a section that is there; undefined where none can. */
function besides(
  text: string,
  section: Section,
): { column: number; end: number; lead: string; isSpaced: boolean } | undefined {
  const entries = linesOfEntries(text, section);
  if (entries === undefined) return undefined;
  const last = entries.at(-1);
  const end = last?.span.end ?? new Places(text).lineAfter(section.base + section.key.span.end);
  const lead = end > 0 && text[end - 1] !== '\n' ? newlineOf(text) : '';
  return { column: last?.column ?? 2, end, lead, isSpaced: isSpaced(text, entries) };
}

/** Whether blank lines part the entries. */
const isSpaced = (text: string, entries: readonly EntryLines[]): boolean =>
  entries.length > 1 &&
  entries.slice(1).every(({ span, section }, i) => {
    const before = entries[i]!;
    return before.section !== section || /\n\s*\n$|^\s*\n$/.test(text.slice(before.span.end - 1, span.start));
  });

/** A new line of imports, in a list or mapping that is there. */
function importChanges(workspace: Workspace, file: string, goal: Goal): readonly Change[] {
  if (!goal.isNew || workspace.tree(file).index.section('imports') === undefined) return [];
  const yaml = relativePath(file, goal.file);
  return goal.name === ''
    ? [{ do: 'append', file, path: ['imports'], yaml }]
    : [{ do: 'set', file, path: ['imports', goal.name], yaml }];
}

const FIRST_KEYS: readonly string[] = ['version', 'title', 'description'];

/** The first imports of a file: below what it says of itself. */
function newImports(workspace: Workspace, file: string, goal: Goal): readonly FileEdits[] {
  const tree = workspace.tree(file);
  if (tree.index.section('imports') !== undefined) return [];
  const text = workspace.text(file)!;
  const newline = newlineOf(text);
  const end = endOfFirst(text, tree);
  const lead = end > 0 && text[end - 1] !== '\n' ? newline : '';
  const added = `${lead}imports: [${relativePath(file, goal.file)}]${newline}`;
  return [{ file, edits: [{ span: { start: end, end }, text: added }] }];
}

function endOfFirst(text: string, tree: FileTree): number {
  const places = new Places(text);
  let end = 0;
  for (const { name, end: last } of tree.sections) {
    if (!FIRST_KEYS.includes(name)) break;
    let at = last;
    while (/\s/.test(text[at - 1] ?? '')) at--;
    end = places.lineAfter(at);
  }
  return end === 0 && text.charCodeAt(0) === 0xfeff ? 1 : end;
}

/** What names the entries from elsewhere, by their new names. */
function namingChanges(
  workspace: Workspace,
  file: string,
  entries: readonly EntryLines[],
  goal: Goal,
): readonly Change[] {
  const changes = new Map<string, Change>();
  for (const root of workspace.rootsWith(file)) {
    const model = workspace.model(root);
    const { from, to } = spaces(workspace, file, goal, root);
    if (from === to) continue;
    for (const entity of entitiesOf(workspace, root, file, entries))
      for (const { target, use } of mentionsOf(model, entity)) {
        const { ref } = use;
        const local = target.id.slice(from.length);
        if (isMoved(use.file, ref.path, file, entries) || !ref.id.endsWith(local)) continue;
        const own = model.files.find(({ path }) => path === use.file)?.prefix ?? '';
        const full = to + local;
        const collection = ref.to.length === 0 ? ref.id.slice(0, ref.id.indexOf('.') + 1) : '';
        const id = collection + (own !== '' && full.startsWith(own) ? full.slice(own.length) : full);
        if (id === ref.id) continue;
        const change: Change =
          ref.part === 'key'
            ? { do: 'rename-key', file: use.file, path: ref.path, to: id }
            : { do: 'set-text', file: use.file, path: ref.path, text: id };
        changes.set(JSON.stringify([use.file, ref.path]), change);
      }
  }
  return [...changes.values()];
}

const isMoved = (
  at: string,
  path: readonly (string | number)[],
  file: string,
  entries: readonly EntryLines[],
): boolean => at === file && entries.some(({ entry }) => entry.path[0] === path[0] && entry.path[1] === path[1]);

/** One list of edits for each file, in order; what is new comes first. */
function joined(all: readonly FileEdits[]): readonly FileEdits[] {
  const files = [...new Set([...all.filter(({ create }) => create), ...all].map(({ file }) => file))];
  return files.map((file) => {
    const own = all.filter((one) => one.file === file);
    const edits = own
      .flatMap((one) => one.edits)
      .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    return { file, edits, ...(own.some(({ create }) => create) ? { create: true } : {}) };
  });
}

/** Whether the entries say what they said, and every id names what it named. */
function meansTheSame(
  workspace: Workspace,
  file: string,
  entries: readonly EntryLines[],
  goal: Goal,
  files: readonly FileEdits[],
): boolean {
  const roots = workspace.rootsWith(file);
  const now = (at: string, path: readonly (string | number)[]): string =>
    `${isMoved(at, path, file, entries) ? goal.file : at} ${JSON.stringify(path)}`;
  const same = (at: string, path: readonly (string | number)[]): string => `${at} ${JSON.stringify(path)}`;
  const dataOf = (at: string) =>
    entries.map(({ entry }) =>
      workspace.outline(at).entries.find(({ path }) => path[0] === entry.path[0] && path[1] === entry.path[1]),
    );
  const data = dataOf(file);
  const before = meanings(workspace, roots, now);
  return withEdits(workspace, files, () => {
    const isRead = files.every(({ file: at }) => workspace.tree(at).problems.length === 0);
    const isImported = importsOf(file, workspace.outline(file)).some(
      ({ target }) => target.is === 'file' && target.path === goal.file,
    );
    const isSaid = dataOf(goal.file).every((one, i) => one !== undefined && sameData(one, data[i]));
    return isRead && isImported && isSaid && sameMeanings(before, meanings(workspace, workspace.rootsWith(file), same));
  });
}

type Meanings = ReadonlyMap<string, string>;

/** What each reference names. */
function meanings(
  workspace: Workspace,
  roots: readonly string[],
  name: (file: string, path: readonly (string | number)[]) => string,
): Meanings {
  const found = new Map<string, string>();
  for (const root of roots) {
    const model = workspace.model(root);
    for (const { file, ref } of refsOf(workspace, root)) {
      const target = model.target(ref);
      found.set(
        `${root} ${name(file, ref.part === 'key' ? ref.path.slice(0, -1) : ref.path)} ${ref.id.split(/[./]/).at(-1)}`,
        target === undefined ? '' : name(target.file, target.path),
      );
    }
  }
  return found;
}

const sameMeanings = (a: Meanings, b: Meanings): boolean =>
  a.size === b.size && [...a].every(([key, target]) => b.get(key) === target);
