/** Changes → text edits that keep the user's comments, order, quoting and indentation. */
import type { FieldPath } from '../format/kit';
import { type Cut, commentsIn, cutLines, cutMember, losesAnchor } from './cut';
import type { Change, TextEdit } from './edit';
import { entriesOf } from './entries';
import { COLLECTIONS, type FileTree, type Section } from './file';
import { find, type Located } from './locate';
import { isOwn, Places, scalarSpans } from './places';
import { scalarText } from './scalar';
import { isNull, type ListNode, type MapNode, type Node, type Pair, type Span, shift } from './tree';
import { parseYaml } from './yaml';

export interface SourceFile {
  readonly text: string;
  readonly tree: FileTree;
}

export interface FileEdits {
  readonly file: string;
  readonly edits: readonly TextEdit[];
  /** The file does not exist yet. */
  readonly create?: true;
}

/**
 * The edits of some changes by file, in order and without overlaps; undefined if one of them can't be made, or not
 * without loss: of a comment that has its line for itself, or stands on a line that stays, or of an anchor that is used
 * elsewhere. A comment at the end of a line that is removed goes with it. What comes through two aliases is made once.
 */
export function toEdits(
  changes: readonly Change[],
  source: (file: string) => SourceFile | undefined,
): readonly FileEdits[] | undefined {
  const byFile = new Map<string, TextEdit[]>();
  const created: FileEdits[] = [];
  for (const change of changes) {
    if (change.do === 'create-file') {
      created.push({ file: change.file, edits: [{ span: { start: 0, end: 0 }, text: change.text }], create: true });
      continue;
    }
    const file = source(change.file);
    const edits = file === undefined ? undefined : new Editor(file).edits(change);
    if (edits === undefined) return undefined;
    byFile.set(change.file, [...(byFile.get(change.file) ?? []), ...edits]);
  }
  const made: FileEdits[] = [];
  for (const [file, edits] of byFile) {
    const ordered = inOrder(edits);
    if (ordered === undefined) return undefined;
    made.push({ file, edits: ordered });
  }
  return [...created, ...made];
}

/** In the order of the text; the same edit is made once. Undefined if two different ones overlap. */
function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  const sorted = edits
    .map((edit, i) => ({ edit, i }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.i - b.i);
  const kept: TextEdit[] = [];
  for (const { edit } of sorted) {
    if (kept.some((other) => isSame(edit, other))) continue;
    const last = kept.at(-1);
    if (last !== undefined && edit.span.start < last.span.end) return undefined;
    kept.push(edit);
  }
  return kept;
}

const isSame = (a: TextEdit, b: TextEdit): boolean =>
  a.text === b.text && a.span.start === b.span.start && a.span.end === b.span.end;

/** The text with edits made; they must be in order and must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let made = '';
  let at = 0;
  for (const { span, text: replacement } of edits) {
    made += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return made + text.slice(at);
}

const UNIT = 2;

class Editor {
  /** With a line feed for a lone carriage return, as the tree was read. */
  readonly #text: string;
  readonly #newline: string;
  readonly #places: Places;

  constructor(readonly file: SourceFile) {
    this.#text = file.text.replace(/\r(?!\n)/g, '\n');
    this.#newline = /\r\n/.test(file.text) ? '\r\n' : '\n';
    this.#places = new Places(this.#text);
  }

  edits(change: Exclude<Change, { do: 'create-file' }>): readonly TextEdit[] | undefined {
    switch (change.do) {
      case 'replace':
        return [{ span: change.span, text: change.text }];
      case 'set':
        return this.#set(change.path, change.yaml);
      case 'set-text':
        return this.#setText(change.path, change.text);
      case 'remove':
        return this.#remove(change.path);
      case 'rename-key':
        return this.#renameKey(change.path, change.to);
      case 'append':
        return this.#append(change.path, change.yaml);
      case 'list-to-entries':
        return this.#toEntries(change.path);
    }
  }

  #exact(path: FieldPath): Located | undefined {
    const found = find(this.file.tree, path);
    return found?.depth === path.length ? found : undefined;
  }

  #setText(path: FieldPath, text: string): readonly TextEdit[] | undefined {
    const node = this.#exact(path)?.node;
    const style = node?.kind === 'scalar' && node.style !== 'block' && !isNull(node) ? node.style : 'plain';
    return this.#set(path, scalarText(text, style));
  }

  #renameKey(path: FieldPath, to: string): readonly TextEdit[] | undefined {
    const found = this.#exact(path);
    if (found?.pair === undefined) return undefined;
    const span = shift(found.pair.key.span, found.base);
    const start = this.#places.ownStart(span.start);
    if (losesAnchor(this.#text, { span: { start, end: span.end }, scalars: [span] })) return undefined;
    return [{ span, text: scalarText(to, found.pair.key.style) }];
  }

  #toEntries(path: FieldPath): readonly TextEdit[] | undefined {
    const found = this.#exact(path);
    if (found?.pair === undefined || found.node.kind !== 'list' || !isOwn(found.pair)) return undefined;
    const { base, node: list } = found;
    const start = this.#places.pairStart(found.pair.key.span.start + base);
    const column = start - this.#places.lineStart(start);
    return entriesOf({ text: this.#text, newline: this.#newline, places: this.#places, list, base, column });
  }

  #set(path: FieldPath, yaml: string): readonly TextEdit[] | undefined {
    const found = find(this.file.tree, path);
    if (found === undefined) return this.#newSection(path, yaml);
    return found.depth === path.length
      ? this.#replaceValue(found, yaml, path.at(-1))
      : this.#insert(found, path.slice(found.depth), yaml);
  }

  #replaceValue(found: Located, yaml: string, at: string | number | undefined): readonly TextEdit[] | undefined {
    const { pair, base, node } = found;
    if (this.#holdsEntries(found)) return undefined;
    const span = this.#valueSpan(found, at);
    const says = this.#text.slice(span.start, span.end).trim();
    if (says === '') return pair === undefined ? this.#afterDash(span.end, yaml) : this.#behindKey(found, yaml);
    const isAlias = says[0] === '*';
    if (!isAlias && !this.#mayBecome(span, node, yaml)) return undefined;
    const end = isAlias ? span.end : this.#trimEnd(span.end, span.start);
    const start = node.kind === 'scalar' || node.flow || isAlias || !pair ? span.start : this.#head(pair, base);
    const cut = { span: { start: start ?? 0, end }, scalars: isAlias ? [] : scalarSpans(node, base) };
    if (start === undefined || this.#loses(cut)) return undefined;
    return [{ span: cut.span, text: start === span.start ? yaml : ` ${yaml}` }];
  }

  /** The place of the value as it is written: of an alias, not what it stands for. */
  #valueSpan({ pair, base, node, parent }: Located, at: string | number | undefined): Span {
    if (pair !== undefined) return this.#places.value(pair, base);
    const items = parent?.kind === 'list' ? this.#places.items(parent, base) : [];
    return items[Number(at)] ?? shift(node.span, base);
  }

  /** What a collection holds is kept apart from its head. */
  #holdsEntries({ depth, pair, base }: Located): boolean {
    const section = depth === 1 && pair !== undefined ? this.#sectionOf(pair, base) : undefined;
    return section !== undefined && (section.flow || section.entries.length > 0) && COLLECTIONS.has(section.name);
  }

  /** A tag for a text or number does not fit brackets, nor a comment in a block scalar's head another scalar. */
  #mayBecome(span: Span, node: Node, yaml: string): boolean {
    const tagged = this.#text.slice(this.#places.ownStart(span.start), span.start).includes('!');
    const isScalar = node.kind === 'scalar';
    if (tagged && isScalar === /^[[{]/.test(yaml)) return false;
    return !(isScalar && node.style === 'block' && /^\S+[ \t]+#/.test(this.#text.slice(span.start, span.end)));
  }

  /** Behind the colon, and behind the anchor and tag that stand there; undefined where there is no colon. */
  #head(pair: Pair, base: number): number | undefined {
    const colon = this.#colonEnd(pair, base);
    const properties = /(?:[ \t]+[&!][^\s,[\]{}]*)*/y;
    properties.lastIndex = colon ?? 0;
    return colon === undefined ? undefined : colon + (properties.exec(this.#text)?.[0].length ?? 0);
  }

  #loses(cut: Cut): boolean {
    return commentsIn(this.#text, cut).length > 0 || losesAnchor(this.#text, cut);
  }

  #afterDash(at: number, yaml: string): readonly TextEdit[] {
    return [{ span: { start: at, end: at }, text: /\s/.test(this.#text[at - 1] ?? '') ? yaml : ` ${yaml}` }];
  }

  /** A value for a key that has none, and perhaps, in braces, not even a colon. */
  #behindKey(found: Located, yaml: string): readonly TextEdit[] | undefined {
    const pair = found.pair!;
    const at = this.#head(pair, found.base);
    if (at !== undefined) return [{ span: { start: at, end: at }, text: ` ${yaml}` }];
    const end = pair.key.span.end + found.base;
    return this.#inFlow(found) ? [{ span: { start: end, end }, text: `: ${yaml}` }] : undefined;
  }

  /** The offset behind a key's colon; undefined where it has none. */
  #colonEnd(pair: Pair, base: number): number | undefined {
    const end = pair.key.span.end + base;
    const colon = this.#text.indexOf(':', end);
    return colon < 0 || this.#text.slice(end, colon).trim() !== '' ? undefined : colon + 1;
  }

  /** Whether something stands in brackets. */
  #inFlow({ parent, depth, pair, base }: Located): boolean {
    if (parent !== undefined) return parent.kind !== 'scalar' && parent.flow;
    if (depth === 1) return this.#rootInBraces() !== undefined;
    return this.#sectionOf(pair!, base)?.flow === true;
  }

  /** The file's mapping, where it stands in braces. */
  #rootInBraces(): MapNode | undefined {
    const first = this.file.tree.sections[0];
    const start = first === undefined ? 0 : first.base + first.key.span.start;
    if (first !== undefined && !this.#text.slice(0, start).includes('{')) return undefined;
    const { node } = parseYaml(this.#text);
    return node?.kind === 'map' && node.flow ? node : undefined;
  }

  #sectionOf(pair: Pair, base: number): Section | undefined {
    return this.file.tree.sections.find(
      (one) => (one.key === pair.key && one.base === base) || one.entries.some(({ key }) => key === pair.key),
    );
  }

  /** The end without white space and line ends, as block scalars have them. */
  #trimEnd(end: number, start: number): number {
    let at = end;
    while (at > start && /\s/.test(this.#text[at - 1]!)) at--;
    return at;
  }

  /** At the end of the file, in the braces that hold all of it, or above the sign that ends the document. */
  #newSection(path: FieldPath, yaml: string): readonly TextEdit[] | undefined {
    if (path.some((part) => typeof part === 'number') || this.file.tree.notMapping !== undefined) return undefined;
    const first = this.file.tree.sections[0];
    const root = this.#rootInBraces();
    if (root !== undefined) return this.#intoFlow(root, 0, this.#flowChain(path, yaml), '}');
    if (first === undefined && !/^\ufeff?\s*(?:#.*\s*)*(?:---\s*(?:#.*\s*)*)?$/.test(this.#text)) return undefined;
    const end = this.#documentEnd();
    if (first !== undefined && this.#column(first.base + first.key.span.start) !== 0) return undefined;
    const text = `${this.#gap(end)}${this.#chain(path, yaml, 0)}${this.#newline}`;
    return end === undefined ? undefined : [{ span: { start: end, end }, text }];
  }

  /** Where the document's text ends; undefined where another one follows. */
  #documentEnd(): number | undefined {
    const last = this.file.tree.sections.at(-1);
    const marks = /^(?:\.\.\.|---)(?=\s|$)/gm;
    marks.lastIndex = last?.end ?? this.#text.search(/(?<=^---.*)$/m);
    if (marks.lastIndex < 0) marks.lastIndex = 0;
    const mark = marks.exec(this.#text);
    return mark?.[0] === '---' ? undefined : (mark?.index ?? this.#text.length);
  }

  #gap(end: number | undefined): string {
    const text = this.#text.slice(0, end);
    if (this.#trimEnd(text.length, 0) === 0) return '';
    if (!text.endsWith('\n')) return this.#newline.repeat(2);
    return /\n\s*\n\S/.test(text) ? this.#newline : '';
  }

  /** Nested keys in block style. */
  #chain(path: FieldPath, yaml: string, indent: number): string {
    const lines = path.map((part, i) => `${' '.repeat(i === 0 ? 0 : indent + i * UNIT)}${scalarText(String(part))}:`);
    return `${lines.join(this.#newline)} ${yaml}`;
  }

  #flowChain(path: FieldPath, yaml: string): string {
    return path.reduceRight<string>(
      (inner, part, i) => `${scalarText(String(part))}: ${i === path.length - 1 ? inner : `{${inner}}`}`,
      yaml,
    );
  }

  /** Adds a key that isn't there to what was found on the way to it. */
  #insert(found: Located, rest: FieldPath, yaml: string): readonly TextEdit[] | undefined {
    if (rest.some((part) => typeof part === 'number')) return undefined;
    if (found.depth === 1 && isNull(found.node)) return this.#insertIntoEntries(found, rest, yaml);
    const { node, base } = found;
    if (isNull(node)) return found.pair === undefined ? undefined : this.#insertBelow(found, rest, yaml);
    if (node.kind !== 'map') return undefined;
    if (node.flow) return this.#intoFlow(node, base, this.#flowChain(rest, yaml), '}');
    const first = node.pairs[0];
    if (first === undefined) return undefined;
    const column = this.#indentOf(this.#places.pairStart(first.key.span.start + base));
    return this.#newPair(this.#places.end(node, base), column, rest, yaml);
  }

  /** A line behind the one that holds an offset, for a key in block style. */
  #newPair(end: number, column: number | undefined, rest: FieldPath, yaml: string): readonly TextEdit[] | undefined {
    if (column === undefined) return undefined;
    return [this.#lineAfter(end, `${' '.repeat(column)}${this.#chain(rest, yaml, column)}`)];
  }

  /** A column, where spaces can reach it. */
  #indentOf(offset: number): number | undefined {
    const before = this.#text.slice(this.#places.lineStart(offset), offset);
    return before.includes('\t') ? undefined : before.length;
  }

  /** A collection's entries are kept apart from its head: the new one goes behind the last of them. */
  #insertIntoEntries(found: Located, rest: FieldPath, yaml: string): readonly TextEdit[] | undefined {
    const section = this.#sectionOf(found.pair!, found.base);
    const last = section?.entries.at(-1);
    if (section?.flow === true && last === undefined) return this.#intoEmpty(section, this.#flowChain(rest, yaml));
    if (section === undefined || last === undefined) return this.#insertBelow(found, rest, yaml);
    const { end } = this.#places.pair({ key: last.key, value: last.value }, last.base);
    if (section.flow) return [this.#behindMember(end, this.#flowChain(rest, yaml))];
    const first = section.entries[0]!;
    return this.#newPair(end, this.#indentOf(this.#places.pairStart(first.key.span.start + first.base)), rest, yaml);
  }

  #intoEmpty(section: Section, text: string): readonly TextEdit[] | undefined {
    const at = section.end - 1;
    return this.#text[at] === '}' ? [{ span: { start: at, end: at }, text }] : undefined;
  }

  /** Under a key that has nothing yet. */
  #insertBelow(found: Located, rest: FieldPath, yaml: string): readonly TextEdit[] | undefined {
    const { pair, base, node } = found;
    if (node.kind === 'scalar' && this.#text.slice(node.span.start + base, node.span.end + base).trim() !== '')
      return this.#replaceValue(found, `{${this.#flowChain(rest, yaml)}}`, undefined);
    if (pair === undefined || !isOwn(pair)) return undefined;
    if (this.#inFlow(found)) return this.#behindKey(found, `{${this.#flowChain(rest, yaml)}}`);
    const at = this.#colonEnd(pair, base);
    const column = this.#indentOf(this.#places.pairStart(pair.key.span.start + base));
    return at === undefined || column === undefined ? undefined : this.#newPair(at, column + UNIT, rest, yaml);
  }

  /** A new line behind the one that holds an offset. */
  #lineAfter(offset: number, line: string): TextEdit {
    const at = this.#places.lineEnd(this.#trimEnd(offset, 0));
    return { span: { start: at, end: at }, text: `${this.#newline}${line}` };
  }

  #column(offset: number): number {
    return offset - this.#places.lineStart(offset);
  }

  #intoFlow(node: MapNode | ListNode, base: number, text: string, closer: string): readonly TextEdit[] | undefined {
    const start = node.span.start + base;
    if (this.#text[start] !== (closer === '}' ? '{' : '[')) return undefined;
    const last = this.#places.members(node, base).at(-1);
    return [
      last === undefined ? { span: { start: start + 1, end: start + 1 }, text } : this.#behindMember(last.end, text),
    ];
  }

  #behindMember(end: number, text: string): TextEdit {
    return { span: { start: end, end }, text: `, ${text}` };
  }

  #append(path: FieldPath, yaml: string): readonly TextEdit[] | undefined {
    const found = this.#exact(path);
    if (found === undefined || isNull(found.node)) return this.#set(path, `[${yaml}]`);
    const { node, base } = found;
    if (node.kind === 'scalar') return undefined;
    if (node.kind === 'map') return this.#insert(found, [yaml], '{}');
    if (node.flow) return this.#intoFlow(node, base, yaml, ']');
    const column = this.#indentOf(node.span.start + base);
    if (node.items.length === 0 || column === undefined) return undefined;
    return [this.#lineAfter(this.#places.end(node, base), `${' '.repeat(column)}- ${yaml}`)];
  }

  #remove(path: FieldPath): readonly TextEdit[] | undefined {
    const found = this.#exact(path);
    if (found === undefined) return undefined;
    const { parent, base, pair } = found;
    if (parent === undefined) return this.#removeTop(found);
    if (parent.kind === 'scalar') return undefined;
    const index = parent.kind === 'map' ? parent.pairs.indexOf(pair!) : Number(path.at(-1));
    const members = parent.kind === 'map' ? parent.pairs.length : parent.items.length;
    if (members === 1 && path.length > 3) return this.#remove(path.slice(0, -1));
    if (parent.flow) return this.#removeMember(this.#places.members(parent, base), index, [found]);
    const span = pair === undefined ? this.#dashed(parent, base, index) : this.#places.pair(pair, base);
    const next = parent.kind === 'map' ? parent.pairs[index + 1] : undefined;
    const scalars = scalarSpansOf(found);
    return span && this.#removeLines({ span, scalars }, next && this.#places.pair(next, base).start);
  }

  #dashed(parent: Node, base: number, index: number): Span | undefined {
    return parent.kind === 'list' ? this.#places.dashed(parent, base)[index] : undefined;
  }

  /** What shares its line with a dash or key leaves its place to the next, or stays. */
  #removeLines(cut: Cut, next: number | undefined): readonly TextEdit[] | undefined {
    const { start, end } = cut.span;
    if (losesAnchor(this.#text, cut)) return undefined;
    const alone = /^\s*$/.test(this.#text.slice(this.#places.lineStart(start), start));
    if (alone && this.#wouldJoinText(cut.span)) return undefined;
    if (alone) return cutLines(this.#text, this.#places, { ...cut, span: { start, end: this.#trimEnd(end, start) } });
    if (next === undefined) return undefined;
    const upTo = { span: { start, end: next }, scalars: cut.scalars };
    const trailing = commentsIn(this.#text, upTo).filter((at) => !this.#endsLineOf(at, cut));
    return trailing.length > 0 ? undefined : [{ span: upTo.span, text: '' }];
  }

  /** Whether a comment below, further in than what is removed, would become part of a block scalar above. */
  #wouldJoinText({ start, end }: Span): boolean {
    const below = /^(?:\s*\n)?( *)#/.exec(this.#text.slice(this.#places.lineAfter(this.#trimEnd(end, start))));
    if (below === null || below[1]!.length <= this.#column(start)) return false;
    return /[|>][-+\d]*[ \t]*(?:[ \t]#.*)?\r?$/m.test(this.#text.slice(0, start));
  }

  /** Whether a comment stands at the end of a line that is removed. */
  #endsLineOf(comment: number, { span }: Cut): boolean {
    const start = this.#places.lineStart(comment);
    return start < span.end && this.#text.slice(start, comment).trim() !== '';
  }

  /** A section, or an entry of one. */
  #removeTop(found: Located): readonly TextEdit[] | undefined {
    const { pair, base, depth } = found;
    const section = this.#sectionOf(pair!, base);
    if (section === undefined) return undefined;
    if (depth === 1) return this.#removeSection(found, section);
    const pairs = section.entries.map((entry) => ({ key: entry.key, value: entry.value }));
    if (!section.flow)
      return this.#removeLines({ span: this.#places.pair(pair!, base), scalars: scalarSpansOf(found) }, undefined);
    const index = section.entries.findIndex((entry) => entry.key === pair!.key);
    return this.#removeMember(
      pairs.map((each) => this.#places.pair(each, base)),
      index,
      [found],
    );
  }

  #removeSection(found: Located, section: Section): readonly TextEdit[] | undefined {
    const root = this.#rootInBraces();
    const parts: Located[] = [
      found,
      ...section.entries.map(({ key, value, base }) => ({ ...found, pair: { key, value }, node: value, base })),
    ];
    if (root !== undefined) {
      const index = this.file.tree.sections.indexOf(section);
      return this.#removeMember(this.#places.members(root, 0), index, parts);
    }
    const start = this.#places.pairStart(found.pair!.key.span.start + found.base);
    const keyEnd = found.pair!.key.span.end + found.base;
    const isAlias = section.entries.some(({ key, base }) => key.span.start + base < keyEnd && key !== found.pair!.key);
    const ends = isAlias
      ? [this.#places.alias(keyEnd)?.end ?? keyEnd]
      : [section.end, ...parts.map((part) => this.#places.pair(part.pair!, part.base).end)];
    const span = { start, end: Math.max(...ends) };
    return this.#removeLines({ span, scalars: parts.flatMap(scalarSpansOf) }, undefined);
  }

  #removeMember(members: readonly Span[], index: number, parts: readonly Located[]): readonly TextEdit[] | undefined {
    const scalars = parts.flatMap(scalarSpansOf);
    const span = members[index];
    if (span === undefined || losesAnchor(this.#text, { span, scalars })) return undefined;
    return cutMember(this.#text, this.#places, members, index, scalars);
  }
}

/** The scalars that are written in what was found. */
function scalarSpansOf({ pair, node, base }: Located): readonly Span[] {
  if (pair === undefined) return scalarSpans(node, base);
  return [shift(pair.key.span, base), ...(isOwn(pair) ? scalarSpans(node, base) : [])];
}
