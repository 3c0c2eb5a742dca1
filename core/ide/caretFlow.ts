/** Finding a caret between brackets, by the text before it. */
import type { FieldPath } from '../format/kit';
import type { Caret } from './caret';
import { closingQuote, KEY, unquoted } from './caretText';
import { lineEnd } from './source';

interface FlowFrame {
  readonly map: boolean;
  readonly path: FieldPath;
  readonly keys: string[];
  key: string | undefined;
  index: number;
}

/** A caret that stands between brackets. */
export interface FlowCaret {
  readonly at: Caret['at'];
  readonly path: FieldPath;
  readonly start: number;
  readonly before: readonly string[];
  readonly quote: Caret['quote'];
}

type FlowEnd =
  | { readonly is: 'caret'; readonly caret: FlowCaret | undefined }
  /** `closed`: behind the last bracket; `left`: at a line that can't belong to it any more. */
  | { readonly is: 'closed' | 'left'; readonly end: number };

/** Brackets, from the first to its partner, over as many lines as it takes. */
export class FlowScanner {
  readonly #stack: FlowFrame[] = [];
  #pos = 0;
  /** A word that was read and not yet taken for key or value. */
  #word: { readonly start: number; readonly text: string } | undefined;

  constructor(
    readonly text: string,
    readonly offset: number,
    readonly indent: number,
  ) {}

  scan(from: number, path: FieldPath): FlowEnd {
    this.#pos = from;
    this.#open(path);
    while (this.#stack.length > 0) {
      if (this.#pos >= this.offset) return { is: 'caret', caret: this.#here() };
      const end = this.#step();
      if (end !== undefined) return end;
    }
    return { is: 'closed', end: this.#pos };
  }

  get #top(): FlowFrame {
    return this.#stack.at(-1)!;
  }

  #open(path: FieldPath): void {
    this.#stack.push({ map: this.text[this.#pos] === '{', path, keys: [], key: undefined, index: 0 });
    this.#pos++;
    this.#word = undefined;
  }

  /** Where a value stands that begins here. */
  #valuePath(): FieldPath {
    const { map, path, key, index } = this.#top;
    return map ? [...path, key ?? ''] : [...path, index];
  }

  #here(): FlowCaret | undefined {
    if (this.#word !== undefined && this.#word.start + this.#word.text.length !== this.offset) return undefined;
    const { map, path, key, keys } = this.#top;
    const start = this.#word?.start ?? this.offset;
    const common = { start, before: keys, quote: '' as const };
    return map && key === undefined
      ? { ...common, at: 'key', path }
      : { ...common, at: 'value', path: this.#valuePath() };
  }

  #step(): FlowEnd | undefined {
    const c = this.text[this.#pos]!;
    if (c === '\n') return this.#newline();
    if (/\s/.test(c)) this.#pos++;
    else if (c === '#' && /\s/.test(this.text[this.#pos - 1] ?? ' ')) return this.#comment();
    else if (c === '{' || c === '[') this.#open(this.#valuePath());
    else if (c === '}' || c === ']') this.#closeOne();
    else if (c === ',') this.#next();
    else if (c === ':' && this.#top.map && this.#top.key === undefined) this.#colon();
    else if (c === '"' || c === "'") return this.#quoted(c);
    else this.#plain();
    return undefined;
  }

  #newline(): FlowEnd | undefined {
    this.#pos++;
    const line = this.text.slice(this.#pos, lineEnd(this.text, this.#pos));
    const column = /^ */.exec(line)![0].length;
    return column <= this.indent && KEY.test(line.slice(column)) ? { is: 'left', end: this.#pos } : undefined;
  }

  #comment(): FlowEnd | undefined {
    const start = this.#pos;
    this.#pos = lineEnd(this.text, start);
    if (this.offset > this.#pos) return undefined;
    return {
      is: 'caret',
      caret: { at: 'comment', path: [], start, before: [], quote: '' },
    };
  }

  #closeOne(): void {
    this.#take();
    this.#stack.pop();
    this.#pos++;
    this.#word = undefined;
  }

  /** What was read last is an item, for those who ask what is there already. */
  #take(): void {
    if (!this.#top.map && this.#word !== undefined) this.#top.keys.push(unquoted(this.#word.text));
    this.#word = undefined;
  }

  #next(): void {
    this.#take();
    this.#top.key = undefined;
    this.#top.index++;
    this.#pos++;
  }

  #colon(): void {
    const key = unquoted(this.#word?.text ?? '');
    this.#top.key = key;
    this.#top.keys.push(key);
    this.#word = undefined;
    this.#pos++;
  }

  #quoted(quote: '"' | "'"): FlowEnd | undefined {
    const start = this.#pos;
    const close = closingQuote(this.text, start, quote, this.indent);
    if (this.offset > start && this.offset <= close) {
      this.#word = { start: start + 1, text: this.text.slice(start + 1, this.offset) };
      const caret = this.#here();
      return { is: 'caret', caret: caret && { ...caret, quote } };
    }
    this.#word = { start, text: this.text.slice(start, close + 1) };
    this.#pos = Math.min(close + 1, this.text.length);
    return undefined;
  }

  #plain(): void {
    const start = this.#pos;
    const most = Math.min(lineEnd(this.text, start), this.offset);
    let at = start + 1;
    while (at < most && !/[,[\]{}]/.test(this.text[at]!) && !this.#isColon(at) && !this.#isComment(at)) at++;
    const text = this.text.slice(start, at);
    const isSplit = this.#word !== undefined;
    this.#word = { start: isSplit ? this.#word!.start : start, text: isSplit ? `${this.#word!.text} ${text}` : text };
    if (at < this.offset) this.#word = { ...this.#word, text: this.#word.text.trimEnd() };
    this.#pos = Math.max(at, start + 1);
  }

  #isColon(at: number): boolean {
    return this.text[at] === ':' && /[\s,[\]{}]|^$/.test(this.text[at + 1] ?? '');
  }

  #isComment(at: number): boolean {
    return this.text[at] === '#' && /\s/.test(this.text[at - 1]!);
  }
}
