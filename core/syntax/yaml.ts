/** Package `yaml` behind our own tree: text in, tree and problems out; never throws. */
import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  parseDocument,
  type Scalar,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
  type Node as YamlNode,
} from 'yaml';
import { explain } from './explain';
import type { ListNode, MapNode, Node, Pair, ScalarNode, ScalarStyle, Span, SyntaxProblem } from './tree';

export interface Parsed {
  readonly node: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** Where aliases repeat more than this many nodes, a file is an attack and not a roadmap. */
const MOST_REPEATED = 200_000;
/** Deeper than any roadmap goes, and well within what a stack holds. */
const MOST_DEPTH = 100;

/** Parses a text as YAML 1.2 core. Where there are problems, the first of the parser's is told; the tree is what could be read around them. */
export function parseYaml(text: string): Parsed {
  const deep = tooDeep(text);
  if (deep !== undefined) return { node: undefined, problems: [deep] };
  try {
    const document = parseDocument(text, {
      uniqueKeys: false,
      prettyErrors: false,
      merge: false,
      logLevel: 'error',
      schema: 'core',
      version: '1.2',
      strict: true,
    });
    return convert(document, text);
  } catch {
    return {
      node: undefined,
      problems: [{ span: { start: 0, end: text.length }, message: 'This part is too tangled to be read as YAML.' }],
    };
  }
}

function convert(document: Document.Parsed, text: string): Parsed {
  const problems: SyntaxProblem[] = document.errors
    .slice(0, 1)
    .map((error) => explain(error as YAMLError, text, document.contents));
  const converter = new Converter(text, problems);
  const node = document.contents === null ? undefined : converter.node(document.contents as YamlNode);
  return { node, problems };
}

/** What is nested beyond reason makes the parser itself run out of stack, so it is counted first. */
function tooDeep(text: string): SyntaxProblem | undefined {
  const at = deepBracket(text) ?? deepIndent(text) ?? deepLine(text);
  const message = `This is nested more than ${MOST_DEPTH} levels deep.`;
  return at === undefined ? undefined : { span: { start: at, end: at + 1 }, message };
}

function deepBracket(text: string): number | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5b || c === 0x7b) depth++;
    else if (c === 0x5d || c === 0x7d) depth = Math.max(0, depth - 1);
    if (depth > MOST_DEPTH) return i;
  }
  return undefined;
}

/** The first line that is indented deeper than a hundred others above it, each deeper than the one before. */
function deepIndent(text: string): number | undefined {
  const open: number[] = [];
  for (const { index, 0: spaces } of text.matchAll(/^ *(?=[^\s#])/gm)) {
    while (open.length > 0 && open.at(-1)! >= spaces.length) open.pop();
    open.push(spaces.length);
    if (open.length > MOST_DEPTH) return index + spaces.length;
  }
  return undefined;
}

/** Lists within lists in one line. */
const deepLine = (text: string): number | undefined => /^ *(?:[-?:] +){100}/m.exec(text)?.index;

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
};

class Converter {
  /** What each anchor names so far; undefined while it is being read. */
  readonly #anchors = new Map<string, { node: Node; size: number } | undefined>();
  #size = 0;
  #repeated = 0;

  constructor(
    readonly text: string,
    readonly problems: SyntaxProblem[],
  ) {}

  node(source: unknown): Node {
    if (isAlias(source)) return this.#alias(source);
    const before = this.#size++;
    const anchor = isScalar(source) || isCollection(source) ? source.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    const node = this.#ownNode(source);
    if (anchor !== undefined) this.#anchors.set(anchor, { node, size: this.#size - before });
    return node;
  }

  #ownNode(source: unknown): Node {
    if (isScalar(source)) return this.#scalar(source);
    if (isMap(source)) return this.#map(source);
    return isCollection(source) ? this.#list(source as YAMLSeq) : nothing(0);
  }

  #map(source: YAMLMap): MapNode {
    const pairs: Pair[] = [];
    for (const item of source.items) {
      const key = this.#key(item.key);
      if (key !== undefined)
        pairs.push({ key, value: item.value === null ? nothing(key.span.end) : this.node(item.value) });
    }
    const last = pairs.at(-1);
    const end = last === undefined ? 0 : Math.max(last.key.span.end, last.value.span.end);
    return { kind: 'map', span: spanTo(end, source), pairs, flow: source.flow === true };
  }

  #key(source: unknown): ScalarNode | undefined {
    if (source === null) return nothing(0);
    const key = isAlias(source) || isScalar(source) ? this.node(source) : undefined;
    if (key?.kind === 'scalar') return { ...key, span: spanOf(source as YamlNode) };
    const span = spanOf(source as YamlNode);
    this.problems.push({ span, message: 'A key must be plain text, not a list or a mapping.' });
    return undefined;
  }

  #list(source: YAMLSeq): ListNode {
    const items = source.items.map((item) => (isPair(item) ? nothing(spanOf(source).start) : this.node(item)));
    return { kind: 'list', span: spanTo(items.at(-1)?.span.end ?? 0, source), items, flow: source.flow === true };
  }

  /** A scalar; of a block scalar, the line ends behind it do not belong to its place. */
  #scalar(source: Scalar): ScalarNode {
    const node = scalar(source);
    if (node.style !== 'block') return node;
    const { start, end } = node.span;
    return { ...node, span: { start, end: start + this.text.slice(start, end).trimEnd().length } };
  }

  #alias(source: Alias): Node {
    const span = spanOf(source);
    const known = this.#anchors.get(source.source);
    if (known !== undefined) {
      this.#size += known.size;
      this.#repeated += known.size;
      if (this.#repeated <= MOST_REPEATED) return known.node;
      return this.#refuse(span, `*${source.source} repeats so much that the file can’t be read.`);
    }
    if (this.#anchors.has(source.source)) return this.#refuse(span, `*${source.source} contains itself.`);
    return this.#refuse(span, `Nothing above is named &${source.source}. A text that begins with * needs quotes.`);
  }

  #refuse(span: Span, message: string): Node {
    this.problems.push({ span, message });
    return { ...nothing(span.start), span };
  }
}

function scalar(source: Scalar): ScalarNode {
  const style = STYLES[source.type ?? ''] ?? 'plain';
  const span = spanOf(source);
  const raw = source.value;
  const value = typeof raw === 'number' || typeof raw === 'boolean' || raw === null ? raw : String(raw);
  const text = style === 'plain' ? (source.source ?? String(value ?? '')) : String(value);
  return { kind: 'scalar', span, text, style, value };
}

const nothing = (at: number): ScalarNode => ({
  kind: 'scalar',
  span: { start: at, end: at },
  text: '',
  style: 'plain',
  value: null,
});

/** The parser's end of a block collection is somewhere before the next token: what counts is its last member. */
function spanTo(lastEnd: number, node: YAMLMap | YAMLSeq): Span {
  const { start, end } = spanOf(node);
  return { start, end: node.flow === true ? end : Math.max(start, lastEnd) };
}

function spanOf(node: YamlNode): Span {
  const range = node.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
