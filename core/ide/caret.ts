/**
 * Where in a mapping or list a caret stands, found from the text before it alone: a half-typed line, an open bracket
 * or a missing colon is the usual state of a file that somebody completes in, and no tree shows it.
 */
import type { FieldPath } from '../format/kit';
import type { Span } from '../syntax/tree';
import { type FlowCaret, FlowScanner } from './caretFlow';
import { closingQuote, KEY, unquoted } from './caretText';
import { lineEnd, lineStart } from './source';

export interface Caret {
  /** `key`: a key of the mapping at `path` (in block style perhaps an item of a list); `value`: what stands at `path`. */
  readonly at: 'key' | 'value' | 'comment';
  readonly path: FieldPath;
  /** What was typed of the word so far, and its rest behind the caret. */
  readonly word: Span;
  readonly flow: boolean;
  /** The column in which a key or dash stands, in block style. */
  readonly indent: number;
  /** Keys and items of the same mapping or list that stand before the caret. */
  readonly before: readonly string[];
  /** The value follows a colon without a space. */
  readonly tight: boolean;
  readonly quote: '' | '"' | "'";
}

/** A block mapping or list that is open where the scan has come to. */
interface Frame {
  readonly indent: number;
  readonly part: string | number | undefined;
  readonly keys: string[];
  items: number;
  /** It has a text on its line: what is indented below can only go on with it. */
  text: boolean;
}

/** Undefined where nothing can be completed: in the middle of a text. */
export function caretAt(text: string, offset: number): Caret | undefined {
  return new Scanner(text, offset).caret();
}

class Scanner {
  readonly #frames: Frame[] = [frame(-1, undefined)];
  #pos: number;
  #found: Caret | undefined;
  #done = false;

  constructor(
    readonly text: string,
    readonly offset: number,
  ) {
    this.#pos = sectionStart(text, offset);
  }

  caret(): Caret | undefined {
    while (!this.#done && this.#pos <= this.offset) this.#line();
    return this.#found;
  }

  #stop(found?: Caret): void {
    this.#found = found;
    this.#done = true;
  }

  get #path(): FieldPath {
    return this.#frames.flatMap(({ part }) => (part === undefined ? [] : [part]));
  }

  get #top(): Frame {
    return this.#frames.at(-1)!;
  }

  /** Takes one line, or as many as its value has; stops if the caret is in it. */
  #line(): void {
    const start = this.#pos;
    const end = lineEnd(this.text, start);
    const content = start + /^[ \t]*/.exec(this.text.slice(start, end))![0].length;
    const next = this.#afterLine(end);
    this.#pos = next;
    const hasCaret = this.offset < next || next > this.text.length || (this.offset <= end && this.offset >= start);
    if (content === end || this.text[content] === '#' || (hasCaret && this.offset < content)) {
      if (hasCaret) this.#blank(start, content, end);
      return;
    }
    this.#content(start, content, end, hasCaret);
  }

  #afterLine(end: number): number {
    const newline = this.text.indexOf('\n', end);
    return newline < 0 ? this.text.length + 1 : newline + 1;
  }

  /** The caret is on a line that has nothing before it. */
  #blank(start: number, content: number, end: number): void {
    if (this.text[content] === '#' && content < end && this.offset > content) {
      this.#stop(this.#comment(content));
      return;
    }
    const at = Math.min(this.offset, end);
    this.#close(at - start, false);
    this.#key({ start: at, end: at }, at - start);
  }

  #comment(start: number): Caret {
    return this.#make('comment', { start, end: this.offset }, [], 0, []);
  }

  /** A key or dash may begin in a column: what is open there or further in, closes. */
  #close(column: number, dash: boolean): void {
    while (this.#frames.length > 1) {
      const { indent, part } = this.#top;
      const stays = indent < column || (dash && indent === column && typeof part === 'string');
      if (stays) return;
      this.#frames.pop();
    }
  }

  #key(word: Span, indent: number): void {
    if (this.#top.text) this.#stop();
    else this.#stop(this.#make('key', word, this.#path, indent, this.#top.keys));
  }

  #make(
    at: Caret['at'],
    word: Span,
    path: FieldPath,
    indent: number,
    before: readonly string[],
    more: Partial<Caret> = {},
  ): Caret {
    const rest = at === 'comment' ? '' : /^[\w./-]*/.exec(this.text.slice(this.offset, this.offset + 200))![0];
    const end = word.end > word.start ? this.offset + rest.length : this.offset;
    const tight = at === 'value' && end === word.start && /[:-]/.test(this.text[end - 1] ?? '');
    return { at, path, word: { start: word.start, end }, indent, before, flow: false, tight, quote: '', ...more };
  }

  #content(start: number, content: number, end: number, hasCaret: boolean): void {
    let at = content;
    this.#close(at - start, this.#isDash(at, end));
    while (this.#isDash(at, end)) {
      const parent = this.#top;
      this.#frames.push(frame(at - start, parent.items++));
      at += 1;
      while (at < end && this.text[at] === ' ' && !(hasCaret && at >= this.offset)) at++;
      if (hasCaret && this.offset <= at && !this.#isDash(at, end)) {
        this.#value(this.offset, end);
        return;
      }
    }
    const match = KEY.exec(this.text.slice(at, end));
    const keyEnd = match === null ? -1 : at + match[0].length;
    if (match === null || (hasCaret && this.offset < keyEnd)) {
      if (this.#isValueBelow(at)) this.#value(at, end);
      else if (hasCaret || this.#isItem(at - start)) this.#wordOrItem(at, at - start, end, hasCaret);
      return;
    }
    const key = unquoted(match[1]!);
    this.#top.keys.push(key);
    this.#frames.push(frame(at - start, key));
    this.#value(keyEnd, end);
  }

  #isDash(at: number, end: number): boolean {
    return this.text[at] === '-' && (at + 1 >= end || this.text[at + 1] === ' ' || this.text[at + 1] === '\r');
  }

  /** Whether what begins in a column stands behind a dash. */
  #isItem(column: number): boolean {
    return typeof this.#top.part === 'number' && this.#top.indent < column;
  }

  /** Brackets or quotes on a line of their own below their key. */
  #isValueBelow(at: number): boolean {
    const { part, text, keys } = this.#top;
    return typeof part === 'string' && !text && keys.length === 0 && /["'{[]/.test(this.text[at] ?? '');
  }

  /** A word without a colon: the beginning of a key, or an item's value. */
  #wordOrItem(at: number, column: number, end: number, hasCaret: boolean): void {
    if (this.#isItem(column) && !this.#top.text && this.#top.keys.length === 0) {
      this.#value(at, end);
      return;
    }
    if (!hasCaret) return;
    if (this.text.slice(at, this.offset).includes(' ') || /["'{[]/.test(this.text[at] ?? '')) this.#stop();
    else this.#key({ start: at, end: this.offset }, column);
  }

  /** What follows a colon or a dash. */
  #value(from: number, end: number): void {
    let at = from;
    while (at < end && /[ \t]/.test(this.text[at]!) && at < this.offset) at++;
    const here = this.#top;
    const path = this.#path;
    const parent = this.#frames.at(-2)!;
    const siblings = typeof here.part === 'number' ? parent.keys : [];
    const c = this.text[at] ?? '';
    if (at >= this.offset) {
      this.#stop(this.#make('value', { start: at, end: at }, path, here.indent, siblings));
      return;
    }
    if (c === '#') {
      if (this.offset <= end) this.#stop(this.#comment(at));
      return;
    }
    if (c === '{' || c === '[') this.#flow(at, path, here.indent);
    else if (c === '|' || c === '>') this.#blockScalar(end, here);
    else if (c === '"' || c === "'") this.#quoted(at, c, path, end, siblings);
    else if (c === '&' || c === '!') this.#value(at + (/^\S+/.exec(this.text.slice(at, end))?.[0].length ?? 1), end);
    else if (at < end) this.#plain(at, end, path, siblings);
  }

  #plain(at: number, end: number, path: FieldPath, siblings: string[]): void {
    const comment = / #/.exec(this.text.slice(at, end));
    const stop = comment === null ? end : at + comment.index;
    if (this.offset > stop && this.offset <= end) {
      this.#stop(this.#comment(stop + 1));
      return;
    }
    const { indent } = this.#top;
    if (this.offset <= end) {
      this.#stop(this.#make('value', { start: at, end: this.offset }, path, indent, siblings));
      return;
    }
    this.#top.text = true;
    if (typeof this.#top.part === 'number') siblings.push(this.text.slice(at, stop).trim());
  }

  /** Its text is what is indented further than its key. */
  #blockScalar(end: number, { indent }: Frame): void {
    if (this.offset <= end) {
      this.#stop();
      return;
    }
    let pos = this.#pos;
    while (pos < this.text.length) {
      const stop = lineEnd(this.text, pos);
      const line = this.text.slice(pos, stop);
      const column = /^ */.exec(line)![0].length;
      const isBlank = line.trim() === '';
      if (!isBlank && column <= indent) break;
      const next = this.#afterLine(stop);
      if (this.offset < next && (!isBlank || this.offset - pos > indent)) {
        this.#stop();
        return;
      }
      if (this.offset < next) break;
      pos = next;
    }
    this.#pos = pos;
  }

  #quoted(at: number, quote: '"' | "'", path: FieldPath, end: number, siblings: string[]): void {
    const close = closingQuote(this.text, at, quote, this.#top.indent);
    if (this.offset <= Math.min(close, this.text.length) && this.offset > at) {
      const isOneLine = this.offset <= end;
      const word = { start: at + 1, end: this.offset };
      this.#stop(isOneLine ? this.#make('value', word, path, this.#top.indent, siblings, { quote }) : undefined);
      return;
    }
    this.#top.text = true;
    if (typeof this.#top.part === 'number') siblings.push(this.text.slice(at + 1, close));
    if (close > end) this.#pos = this.#afterLine(lineEnd(this.text, close));
    if (this.offset <= lineEnd(this.text, close)) this.#stop(this.#tail(close + 1));
  }

  /** Behind a closed value only a comment can follow. */
  #tail(from: number): Caret | undefined {
    const comment = / #/.exec(this.text.slice(from, this.offset));
    return comment === null ? undefined : this.#comment(from + comment.index + 1);
  }

  #flow(from: number, path: FieldPath, indent: number): void {
    const flow = new FlowScanner(this.text, this.offset, indent);
    const result = flow.scan(from, path);
    if (result.is === 'caret') this.#stop(result.caret && this.#flowCaret(result.caret));
    else {
      const end = lineEnd(this.text, result.end);
      if (this.offset <= end && result.is === 'closed') this.#stop(this.#tail(result.end));
      this.#pos = result.is === 'closed' ? this.#afterLine(end) : result.end;
      this.#top.text = result.is === 'closed';
    }
  }

  #flowCaret(found: FlowCaret): Caret {
    if (found.at === 'comment') return this.#comment(found.start);
    const word = { start: found.start, end: this.offset };
    const { at, path, before, quote } = found;
    return this.#make(at, word, path, 0, before, { flow: true, quote });
  }
}

function frame(indent: number, part: string | number | undefined): Frame {
  return { indent, part, keys: [], items: 0, text: false };
}

/** The last line before an offset that begins a top-level key: nothing before it matters. */
function sectionStart(text: string, offset: number): number {
  let at = lineStart(text, offset);
  while (at > 0 && !/^[A-Za-z_"'][\w-]*["']?[ \t]*:/.test(text.slice(at, at + 200))) at = lineStart(text, at - 1);
  return at;
}
