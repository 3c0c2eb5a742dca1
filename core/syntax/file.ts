/** A file as sections and entries, each read alone where it can be, with what the YAML parser rejects. */
import { roadmap } from '../format/entities';
import type { Value } from '../format/kit';
import { type Block, type Blocks, CONFLICT_MARK, cutEntries, cutSections, isTied, type OddLine } from './blocks';
import { oddLine } from './explain';
import { blank, parseRepaired } from './repair';
import {
  isNull,
  type Node,
  type Pair,
  PairIndex,
  pairSpan,
  type ScalarNode,
  type Span,
  type SyntaxProblem,
  shift,
} from './tree';
import { parseYaml } from './yaml';

/** What one piece of text says; kept by its text, so that unchanged pieces are the same object after an edit. */
export interface Piece {
  readonly text: string;
  readonly node: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** A member of a collection (`tools.crm`) or a top-level key that is none (`calendar`). */
export interface FileEntry {
  readonly path: readonly string[];
  /** The offset that the spans of `key` and `value` count from. */
  readonly base: number;
  readonly key: ScalarNode;
  readonly value: Node;
  /** Some of it could not be read: what seems missing may only be broken. */
  readonly broken: boolean;
}

/** A top-level key. */
export interface Section {
  readonly name: string;
  readonly base: number;
  readonly key: ScalarNode;
  /** The end of its value in the file. */
  readonly end: number;
  /** A collection whose value is no mapping; undefined where entries tell all. */
  readonly odd: Node | undefined;
  readonly flow: boolean;
  readonly entries: readonly FileEntry[];
}

export interface FileTree {
  readonly sections: readonly Section[];
  /** In offsets of the file. */
  readonly problems: readonly SyntaxProblem[];
  /** The whole file where it is no mapping. */
  readonly notMapping: Span | undefined;
  readonly pieces: ReadonlyMap<string, Piece>;
  readonly index: TreeIndex;
}

/** Finds sections, entries and pairs without looking at all of them; filled when first asked. */
class TreeIndex extends PairIndex {
  #sections: ReadonlyMap<string, Section> | undefined;
  readonly #entries = new Map<Section, ReadonlyMap<string, FileEntry>>();

  constructor(readonly sections: readonly Section[]) {
    super();
  }

  /** The first section of that name. */
  section(name: string): Section | undefined {
    this.#sections ??= firstOf(this.sections, (section) => section.name);
    return this.#sections.get(name);
  }

  /** The first entry of that id in a collection. */
  entry(section: Section, id: string): FileEntry | undefined {
    let entries = this.#entries.get(section);
    if (entries === undefined) {
      entries = firstOf(section.entries, (entry) => entry.path[1] ?? '');
      this.#entries.set(section, entries);
    }
    return entries.get(id);
  }
}

function firstOf<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const made = new Map<string, T>();
  for (const item of items) if (!made.has(keyOf(item))) made.set(keyOf(item), item);
  return made;
}

/** The collections: top-level keys that map ids to entities. */
export const COLLECTIONS: ReadonlyMap<string, Value> = new Map(
  Object.entries((roadmap as Extract<Value, { is: 'object' }>).fields).flatMap(([key, { value }]) =>
    value.is === 'map' ? [[key, value.of] as const] : [],
  ),
);

/** Reads a file. `before` are the pieces of an earlier reading, reused where their text is the same. */
export function parseFile(text: string, before: ReadonlyMap<string, Piece> = new Map()): FileTree {
  const encoding = wrongEncoding(text);
  // Between the NULs of UTF-16 nothing makes sense.
  const isHopeless = encoding !== undefined && text.includes('\0');
  const tree = new Reader(isHopeless ? '' : withLineEnds(text), before).read();
  const problems = encoding === undefined ? controlCharacters(text) : [encoding];
  return problems.length === 0 ? tree : { ...tree, problems: [...tree.problems, ...problems] };
}

/** The text with spaces where odd lines were. */
function withoutLines(text: string, odd: readonly OddLine[]): string {
  if (odd.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, through } of odd) {
    parts.push(text.slice(at, start), blank(text.slice(start, through)));
    at = through;
  }
  return parts.join('') + text.slice(at);
}

/** A lone carriage return ends a line in YAML; the parser knows line feeds only. */
const withLineEnds = (text: string): string => text.replace(/\r(?!\n)/g, '\n');

class Reader {
  readonly pieces = new Map<string, Piece>();
  readonly problems: SyntaxProblem[] = [];
  /** The text that is cut into pieces: without the lines that belong to none. */
  #cutText: string;
  /** A piece, read alone, says more or less than its one key: the cut was wrong. */
  #miscut = false;

  constructor(
    readonly text: string,
    readonly before: ReadonlyMap<string, Piece>,
  ) {
    this.#cutText = text;
  }

  read(): FileTree {
    const blocks = isTied(this.text) ? undefined : cutSections(this.text);
    const cut = blocks === undefined ? undefined : this.#cut(blocks);
    if (blocks !== undefined && cut !== undefined && !this.#couldBeHealed(blocks)) return this.#done(cut);
    const whole = parseYaml(this.text);
    if (whole.problems.length > 0 && blocks !== undefined && cut !== undefined && cut.length > 0) {
      for (const line of blocks.odd) this.problems.push(...this.#oddLine(line));
      return this.#done(cut);
    }
    return this.#whole(
      whole.problems.length === 0 ? { ...whole, text: this.text } : { ...parseRepaired(this.text), text: this.text },
    );
  }

  /** Text further down could belong to an earlier piece: a quote that runs over lines, a value in column 0. */
  #couldBeHealed(blocks: Blocks): boolean {
    return this.#miscut || blocks.odd.length > 0 || this.problems.some((problem) => problem.unclosed);
  }

  /** The middle and the end of a merge conflict are no mistakes of their own. */
  #oddLine({ start, end, through }: OddLine): readonly SyntaxProblem[] {
    const line = this.text.slice(start, end);
    const lost = through > end ? { lost: { start, end: through } } : {};
    if (CONFLICT_MARK.test(line)) return line[0] === '<' ? [{ span: { start, end }, message: CONFLICT }] : [];
    if (line[0] === ' ') return [{ span: { start, end }, message: INDENTED_TOP, ...lost }];
    return [{ ...oddLine({ start, end }, this.text), ...lost }];
  }

  #cut(blocks: Blocks): readonly Section[] {
    this.#cutText = withoutLines(this.text, blocks.odd);
    return blocks.sections.map((block) => this.#section(block));
  }

  #section(block: Block): Section {
    const entries = COLLECTIONS.has(block.key) ? cutEntries(this.#cutText, block) : undefined;
    if (entries === undefined) return this.#sectionWhole(block);
    const pieces = entries.map((entry) => this.#piece(entry));
    if (pieces.some((piece) => piece.problems.some((problem) => problem.unclosed))) {
      const piece = this.#piece(block);
      if (piece.problems.length === 0) return this.#sectionOf(block, piece);
    }
    const made = entries.map((entry, i) => this.#entryOf(block.key, entry, pieces[i]!));
    const last = made.at(-1)!;
    return {
      name: block.key,
      base: block.start,
      key: plainKey(block.key, 0),
      end: last.base + Math.max(last.key.span.end, last.value.span.end),
      odd: undefined,
      flow: false,
      entries: made,
    };
  }

  #sectionWhole(block: Block): Section {
    return this.#sectionOf(block, this.#piece(block));
  }

  #sectionOf(block: Block, piece: Piece): Section {
    this.#report(piece, block.start);
    const pair = pairAt(piece, 0);
    const key = pair?.key ?? plainKey(block.key, 0);
    return sectionFrom(key, pair?.value ?? nullAt(key.span.end), block.start, piece.problems.length > 0);
  }

  #entryOf(collection: string, block: Block, piece: Piece): FileEntry {
    this.#report(piece, block.start);
    const at = this.#cutText.indexOf(block.key, block.start) - block.start;
    const pair = pairAt(piece, at);
    const key = pair?.key ?? plainKey(block.key, at);
    const value = pair?.value ?? nullAt(key.span.end);
    return { path: [collection, key.text], base: block.start, key, value, broken: piece.problems.length > 0 };
  }

  #piece(block: Block): Piece {
    const text = this.#cutText.slice(block.start, block.end);
    const known = this.pieces.get(text) ?? this.before.get(text) ?? { text, ...parseRepaired(text) };
    this.pieces.set(text, known);
    return known;
  }

  #report(piece: Piece, base: number): void {
    const one = piece.node?.kind === 'map' && piece.node.pairs.length === 1;
    if (piece.problems.length === 0 && !one) this.#miscut = true;
    for (const problem of piece.problems) this.problems.push(shiftProblem(problem, base));
  }

  #whole(piece: Piece): FileTree {
    this.problems.length = 0;
    this.#report(piece, 0);
    const node = piece.node;
    if (node === undefined || isNull(node)) return this.#done([]);
    if (node.kind !== 'map') return { ...this.#done([]), notMapping: node.span };
    return this.#done(node.pairs.map((pair) => sectionFrom(pair.key, pair.value, 0, piece.problems.length > 0)));
  }

  #done(sections: readonly Section[]): FileTree {
    const problems = [...this.problems].sort((a, b) => a.span.start - b.span.start);
    return { sections, problems, notMapping: undefined, pieces: this.pieces, index: new TreeIndex(sections) };
  }
}

const INDENTED_TOP = 'Keys at the top of a file are not indented. Remove the spaces.';
const CONFLICT = 'A merge conflict begins here. Keep one of its two sides, and remove the lines with <<<, === and >>>.';

function sectionFrom(key: ScalarNode, value: Node, base: number, broken: boolean): Section {
  const name = key.text;
  const common = {
    name,
    base,
    key,
    end: base + pairSpan({ key, value }).end,
    flow: value.kind === 'map' && value.flow,
  };
  if (!COLLECTIONS.has(name))
    return { ...common, odd: undefined, entries: [{ path: [name], base, key, value, broken }] };
  if (value.kind !== 'map') return { ...common, odd: isNull(value) ? undefined : value, entries: [] };
  const entries = value.pairs.map((pair) => ({
    path: [name, pair.key.text],
    base,
    key: pair.key,
    value: pair.value,
    broken,
  }));
  return { ...common, odd: undefined, entries };
}

/** The pair that a piece was cut at; around mistakes, something else may be all that could be read. */
function pairAt({ node }: Piece, at: number): Pair | undefined {
  const pair = node?.kind === 'map' ? node.pairs[0] : undefined;
  return pair?.key.span.start === at ? pair : undefined;
}

function plainKey(text: string, at: number): ScalarNode {
  return { kind: 'scalar', span: { start: at, end: at + text.length }, text, style: 'plain', value: text };
}

function nullAt(at: number): ScalarNode {
  return { kind: 'scalar', span: { start: at, end: at }, text: '', style: 'plain', value: null };
}

function shiftProblem(problem: SyntaxProblem, by: number): SyntaxProblem {
  const { mend, lost } = problem;
  return {
    ...problem,
    span: shift(problem.span, by),
    ...(lost === undefined ? {} : { lost: shift(lost, by) }),
    ...(mend === undefined ? {} : { mend: { ...mend, span: shift(mend.span, by) } }),
  };
}

const CONTROL = new RegExp(
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ufffe\\uffff]' +
    '|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]',
  'g',
);
const MOST_CONTROL = 20;

/** Characters that YAML forbids. */
function controlCharacters(text: string): SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  for (const match of text.matchAll(CONTROL)) {
    if (found.length === MOST_CONTROL) break;
    const span = { start: match.index, end: match.index + 1 };
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const message = `There is an invisible control character here (U+${code}); remove it.`;
    found.push({ span, message, mend: { title: 'Remove the character', safe: false, span, text: '' } });
  }
  return found;
}

/** The mark that stands where bytes were no UTF-8, or the NUL beside each letter of UTF-16: said once for a file. */
function wrongEncoding(text: string): SyntaxProblem | undefined {
  const at = text.search(/\ufffd|(?<=^\w)\0|(?<=^\0)\w/);
  if (at < 0) return undefined;
  const message = 'The file is not saved as UTF-8: from here on, characters can’t be read. Save it as UTF-8.';
  return { span: { start: at, end: at + 1 }, message };
}
