/** `# roadmap-ignore rule[, rule]: reason` — which findings a comment silences. */
import type { FieldPath } from '../format/kit';
import type { FileTree } from './file';
import { type Node, type Span, shift } from './tree';

export interface Ignore {
  /** The comment, from `#` to the end of the line. */
  readonly span: Span;
  readonly rules: readonly string[];
  /** The rules as they are written; `rules` may have them put right. */
  readonly written: readonly string[];
  readonly reason: string;
  /** What stands behind the rules without a colon between, and is probably meant as the reason. */
  readonly loose: string;
  /** Where findings are silenced: a key or item with all below it; undefined for the whole file, or where nothing follows. */
  readonly target: Span | undefined;
  /** Leads to that key or item; empty for the whole file, or where nothing follows. */
  readonly path: FieldPath;
  readonly wholeFile: boolean;
}

const COMMENT = /(?:^|[ \t])(#[ \t]*roadmap-ignore(-file)?(?![\w-])[ \t]*([^:\r\n]*)(?::[ \t]*([^\r\n]*))?)/gim;

/** More rules than anybody names at one place. */
const MOST_RULES = 50;

/** All ignores of a file, in order. Comments are only what lies outside of every scalar. */
export function ignoresOf(text: string, tree: FileTree): readonly Ignore[] {
  if (!/roadmap-ignore/i.test(text)) return [];
  const marks = marksOf(tree);
  const found: Ignore[] = [];
  for (const match of text.matchAll(COMMENT)) {
    const start = match.index + match[0].length - match[1]!.length;
    if (isWithin(marks.scalars, start)) continue;
    const span = { start, end: start + match[1]!.trimEnd().length };
    const wholeFile = match[2] !== undefined;
    const member = wholeFile ? undefined : targetOf(text, start, marks.members);
    found.push({
      span,
      ...saidBy(match[3]!, match[4]),
      wholeFile,
      target: member?.span,
      path: member?.path ?? [],
    });
  }
  return found;
}

/** Rules and reason of a comment; without a colon only what commas join can be rules. */
function saidBy(before: string, after: string | undefined): Pick<Ignore, 'rules' | 'written' | 'reason' | 'loose'> {
  const words = before.trim();
  const named = after === undefined ? /^(?:\w[\w-]*(?:\s*,\s*|$|(?=\s)))*/ : /^(?:\w[\w-]*(?:[,\s]+|$))*/;
  const listed = named.exec(words)![0];
  const rest = words.slice(listed.length).trim();
  const rules = listed.split(/[,\s]+/, MOST_RULES).filter((rule) => rule !== '');
  return {
    rules,
    written: rules,
    reason: (after ?? '').trim(),
    loose: (after === undefined || rest === '' ? rest : `${rest}: ${after.trim()}`).replace(/^[\s\W]+/, ''),
  };
}

/** The first key or item on the comment's line, else the first one below. */
function targetOf(text: string, at: number, members: readonly Member[]): Member | undefined {
  const lineStart = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const alone = /^\s*$/.test(text.slice(lineStart, at));
  const found = members[firstFrom(members, ({ span }) => span, alone ? at + 1 : lineStart)];
  return alone || (found !== undefined && found.span.start < at) ? found : undefined;
}

/** Whether an offset lies inside one of some spans that are in order and apart. */
function isWithin(spans: readonly Span[], offset: number): boolean {
  const before = spans[firstFrom(spans, (span) => span, offset) - 1];
  return before !== undefined && offset < before.end;
}

/** The position of the first span that starts at an offset or behind it. */
function firstFrom<T>(some: readonly T[], spanOf: (one: T) => Span, offset: number): number {
  let low = 0;
  let high = some.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spanOf(some[middle]!).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A key or item with all that is below it. */
interface Member {
  readonly span: Span;
  readonly path: FieldPath;
}

const spanOf = (key: Node, value: Node, base: number): Span =>
  shift({ start: key.span.start, end: Math.max(key.span.end, value.span.end) }, base);

/** The spans of scalars, and of keys and items with all that is below them, in file order. */
function marksOf(tree: FileTree): { readonly scalars: readonly Span[]; readonly members: readonly Member[] } {
  const scalars: Span[] = [];
  const members: Member[] = [];
  const walk = (node: Node, base: number, path: FieldPath): void => {
    if (node.kind === 'scalar') scalars.push(shift(node.span, base));
    if (node.kind === 'list')
      for (const [i, item] of node.items.entries()) {
        members.push({ span: shift(item.span, base), path: [...path, i] });
        walk(item, base, [...path, i]);
      }
    if (node.kind === 'map')
      for (const { key, value } of node.pairs) {
        const at = [...path, key.text];
        members.push({ span: spanOf(key, value, base), path: at });
        scalars.push(shift(key.span, base));
        walk(value, base, at);
      }
  };
  for (const section of tree.sections) {
    const whole = { start: section.key.span.start + section.base, end: section.end };
    members.push({ span: whole, path: [section.name] });
    for (const { base, key, value, path } of section.entries) {
      members.push({ span: spanOf(key, value, base), path });
      walk(value, base, path);
    }
  }
  scalars.sort((a, b) => a.start - b.start || a.end - b.end);
  members.sort(({ span: a }, { span: b }) => a.start - b.start || b.end - a.end);
  return { scalars, members };
}
