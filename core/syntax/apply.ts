/** Changes → text edits that keep the user's comments, order, quoting and indentation. */
import type { FieldPath } from '../format/kit';
import type { Change, TextEdit } from './edit';
import type { FileTree } from './file';
import { find, type Located, wholeSpan } from './locate';
import { scalarText } from './scalar';
import { isNull, type ListNode, type MapNode, type Pair, pairSpan, type Span, shift } from './tree';

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

/** The edits of some changes by file, in order and without overlaps; undefined if one of them can't be made. */
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
  return [...created, ...[...byFile].map(([file, edits]) => ({ file, edits: inOrder(edits) }))];
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = edits
    .map((edit, i) => ({ edit, i }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.i - b.i);
  const kept: TextEdit[] = [];
  for (const { edit } of sorted) {
    const last = kept.at(-1);
    if (last === undefined || edit.span.start >= last.span.end) kept.push(edit);
  }
  return kept;
}

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
  readonly #text: string;
  readonly #newline: string;

  constructor(readonly file: SourceFile) {
    this.#text = file.text;
    this.#newline = /\r\n/.test(file.text) ? '\r\n' : '\n';
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
    return [{ span: shift(found.pair.key.span, found.base), text: scalarText(to, found.pair.key.style) }];
  }

  #set(path: FieldPath, yaml: string): readonly TextEdit[] | undefined {
    const found = find(this.file.tree, path);
    if (found === undefined) return [this.#newSection(path, yaml)];
    return found.depth === path.length
      ? this.#replaceValue(found, yaml)
      : this.#insert(found, path.slice(found.depth), yaml);
  }

  #replaceValue(found: Located, yaml: string): readonly TextEdit[] {
    if (isNull(found.node) && found.pair !== undefined && this.#says(found) === '')
      return [this.#behindKey(found.pair, found.base, yaml)];
    const whole = wholeSpan({ ...found, pair: undefined });
    const end = this.#trimEnd(whole.end, whole.start);
    if (found.node.kind !== 'scalar' && !found.node.flow && found.pair !== undefined)
      return [{ span: { start: this.#colonEnd(found.pair, found.base) ?? whole.start, end }, text: ` ${yaml}` }];
    return [{ span: { start: whole.start, end }, text: yaml }];
  }

  #says(found: Located): string {
    const span = shift(found.node.span, found.base);
    return this.#text.slice(span.start, span.end).trim();
  }

  /** A value for a key that has none, and perhaps, in braces, not even a colon. */
  #behindKey(pair: Pair, base: number, yaml: string): TextEdit {
    const colon = this.#colonEnd(pair, base);
    const at = colon ?? pair.key.span.end + base;
    return { span: { start: at, end: at }, text: colon === undefined ? `: ${yaml}` : ` ${yaml}` };
  }

  /** The offset behind a key's colon; undefined where it has none. */
  #colonEnd(pair: Pair, base: number): number | undefined {
    const end = pair.key.span.end + base;
    const colon = this.#text.indexOf(':', end);
    return colon < 0 || this.#text.slice(end, colon).trim() !== '' ? undefined : colon + 1;
  }

  /** The end without white space and line ends, as block scalars have them. */
  #trimEnd(end: number, start: number): number {
    let at = end;
    while (at > start && /\s/.test(this.#text[at - 1]!)) at--;
    return at;
  }

  #newSection(path: FieldPath, yaml: string): TextEdit {
    const end = this.#text.length;
    const body = this.#trimEnd(end, 0);
    const gap =
      body === 0
        ? ''
        : this.#text.endsWith('\n')
          ? /\n\s*\n\S/.test(this.#text)
            ? this.#newline
            : ''
          : this.#newline.repeat(2);
    return { span: { start: end, end }, text: `${gap}${this.#chain(path, yaml, 0)}${this.#newline}` };
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
    const { node } = found;
    if (isNull(node)) return found.pair === undefined ? undefined : [this.#insertBelow(found.pair, found, rest, yaml)];
    if (node.kind !== 'map') return undefined;
    if (node.flow) return [this.#intoFlow(node, found.base, this.#flowChain(rest, yaml), '}')];
    const last = node.pairs.at(-1);
    if (last === undefined) return undefined;
    const indent = this.#column(node.pairs[0]!.key.span.start + found.base);
    const end = wholeSpan({ ...found, pair: last, node: last.value }).end;
    return [this.#lineAfter(end, `${' '.repeat(indent)}${this.#chain(rest, yaml, indent)}`)];
  }

  /** A collection's entries are kept apart from its head: the new one goes behind the last of them. */
  #insertIntoEntries(found: Located, rest: FieldPath, yaml: string): readonly TextEdit[] {
    const section = this.file.tree.sections.find(({ key, base }) => found.pair?.key === key && found.base === base);
    const last = section?.entries.at(-1);
    if (section?.flow === true && last === undefined) {
      const at = section.end - 1;
      return [{ span: { start: at, end: at }, text: this.#flowChain(rest, yaml) }];
    }
    if (section === undefined || last === undefined) return [this.#insertBelow(found.pair!, found, rest, yaml)];
    const indent = this.#column(section.entries[0]!.key.span.start + section.entries[0]!.base);
    const located: Located = {
      ...found,
      base: last.base,
      pair: { key: last.key, value: last.value },
      node: last.value,
    };
    const end = wholeSpan(located).end;
    if (section.flow) return [{ span: { start: end, end }, text: `, ${this.#flowChain(rest, yaml)}` }];
    return [this.#lineAfter(end, `${' '.repeat(indent)}${this.#chain(rest, yaml, indent)}`)];
  }

  /** Under a key that has nothing yet. */
  #insertBelow(pair: Pair, found: Located, rest: FieldPath, yaml: string): TextEdit {
    const inFlow = found.parent?.kind === 'map' && found.parent.flow;
    if (inFlow) return this.#behindKey(pair, found.base, `{${this.#flowChain(rest, yaml)}}`);
    const at = this.#colonEnd(pair, found.base) ?? pair.key.span.end + found.base;
    const indent = this.#column(pair.key.span.start + found.base) + UNIT;
    return this.#lineAfter(at, `${' '.repeat(indent)}${this.#chain(rest, yaml, indent)}`);
  }

  /** A new line behind the one that holds an offset. */
  #lineAfter(offset: number, line: string): TextEdit {
    const at = this.#lineEnd(this.#trimEnd(offset, 0));
    return { span: { start: at, end: at }, text: `${this.#newline}${line}` };
  }

  #lineEnd(offset: number): number {
    const newline = this.#text.indexOf('\n', offset);
    if (newline < 0) return this.#text.length;
    return this.#text[newline - 1] === '\r' && newline > offset ? newline - 1 : newline;
  }

  #lineStart(offset: number): number {
    return offset === 0 ? 0 : this.#text.lastIndexOf('\n', offset - 1) + 1;
  }

  #column(offset: number): number {
    return offset - this.#lineStart(offset);
  }

  #intoFlow(node: MapNode | ListNode, base: number, text: string, closer: string): TextEdit {
    const members = node.kind === 'map' ? node.pairs : node.items;
    const last = members.at(-1);
    if (last === undefined) {
      const at = node.span.start + base + 1;
      return { span: { start: at, end: at }, text };
    }
    const end = base + ('key' in last ? Math.max(last.key.span.end, last.value.span.end) : last.span.end);
    const comma = /^\s*,/.exec(this.#text.slice(end, this.#text.indexOf(closer, end) + 1));
    const at = comma === null ? end : end + comma[0].length;
    return { span: { start: at, end: at }, text: comma === null ? `, ${text}` : ` ${text}` };
  }

  #append(path: FieldPath, yaml: string): readonly TextEdit[] | undefined {
    const found = this.#exact(path);
    if (found === undefined || isNull(found.node)) return this.#set(path, `[${yaml}]`);
    const { node, base } = found;
    if (node.kind === 'scalar') return undefined;
    if (node.kind === 'map') return this.#insert(found, [yaml], '{}');
    if (node.flow) return [this.#intoFlow(node, base, yaml, ']')];
    const first = node.items[0];
    if (first === undefined) return undefined;
    const last = node.items.at(-1)!;
    const indent = this.#column(node.span.start + base);
    const end = wholeSpan({ ...found, pair: undefined, node: last }).end;
    return [this.#lineAfter(end, `${' '.repeat(indent)}- ${yaml}`)];
  }

  #remove(path: FieldPath): readonly TextEdit[] | undefined {
    const found = this.#exact(path);
    if (found === undefined) return undefined;
    const parent = found.parent;
    if (parent === undefined) return [this.#removeTop(found)];
    const members = parent.kind === 'map' ? parent.pairs.length : parent.kind === 'list' ? parent.items.length : 0;
    if (members === 1 && path.length > 3) return this.#remove(path.slice(0, -1));
    if (parent.kind !== 'scalar' && parent.flow) return [this.#removeMember(parent, found)];
    const span = wholeSpan(found);
    const start = found.pair === undefined ? this.#dashBefore(span.start) : span.start;
    return [this.#removeLines({ start, end: span.end })];
  }

  #dashBefore(offset: number): number {
    const dash = this.#text.lastIndexOf('-', offset);
    return dash < 0 ? offset : dash;
  }

  #removeLines(span: Span): TextEdit {
    const lineStart = this.#lineStart(span.start);
    const alone = /^\s*$/.test(this.#text.slice(lineStart, span.start));
    if (!alone) return { span, text: '{}' };
    const end = this.#lineEnd(this.#trimEnd(span.end, span.start));
    const newline = this.#text.startsWith('\r\n', end) ? 2 : end < this.#text.length ? 1 : 0;
    return { span: { start: lineStart, end: end + newline }, text: '' };
  }

  /** A section, or an entry of one. */
  #removeTop(found: Located): TextEdit {
    const { key } = found.pair!;
    const section = this.file.tree.sections.find(
      (one) => (one.key === key && one.base === found.base) || one.entries.some((entry) => entry.key === key),
    );
    const span = wholeSpan(found);
    if (section === undefined) return this.#removeLines(span);
    if (found.depth === 1) return this.#removeLines({ start: span.start, end: section.end });
    if (!section.flow) return this.#removeLines(span);
    return removeFromFlow(
      section.entries.map(pairSpan),
      section.entries.findIndex((entry) => entry.key === key),
      found.base,
    );
  }

  #removeMember(parent: MapNode | ListNode, found: Located): TextEdit {
    return parent.kind === 'map'
      ? removeFromFlow(parent.pairs.map(pairSpan), parent.pairs.indexOf(found.pair!), found.base)
      : removeFromFlow(
          parent.items.map((item) => item.span),
          parent.items.indexOf(found.node),
          found.base,
        );
  }
}

/** Takes one of several members in brackets away, with the comma that parted it from the next, or from the last. */
function removeFromFlow(spans: readonly Span[], index: number, base: number): TextEdit {
  const own = spans[index]!;
  const next = spans[index + 1];
  const before = spans[index - 1];
  const start = next === undefined && before !== undefined ? before.end : own.start;
  return { span: shift({ start, end: next?.start ?? own.end }, base), text: '' };
}
