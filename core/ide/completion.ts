/** What can be written at a place, with what it means. */
import { roadmap } from '../format/entities';
import type { DurationField, ListValue, Value } from '../format/kit';
import { parseDate, parseDuration } from '../format/values';
import { shapeFor } from '../format/walk';
import { rules } from '../rules/list';
import type { Span } from '../syntax/tree';
import type { Workspace } from '../workspace';
import { type Caret, caretAt } from './caret';
import { keyOffers } from './complete/keys';
import type { Asking, Offer } from './complete/kit';
import { itemOffers, valueOffers } from './complete/values';
import { ruleWords } from './hover';
import { wordsAfter } from './siblings';
import { describedAt } from './spot';

export interface Completions {
  /** What is replaced: on one line, with the caret in it or at its end. */
  readonly span: Span;
  /** In the order in which they should be shown. */
  readonly offers: readonly Offer[];
  /** Offers end once the word is complete: they have to be asked for again with each letter. */
  readonly end: boolean;
}

/** Nothing is offered for a word that is complete: Enter is to begin a line then, not to take what is there already. */
export function completionsAt(workspace: Workspace, file: string, offset: number): Completions | undefined {
  const text = workspace.text(file);
  const caret = text === undefined ? undefined : caretAt(text, offset);
  if (text === undefined || caret === undefined) return undefined;
  if (caret.at === 'comment') return ignoreOffers(text, caret, offset);
  const asking = askingAt(workspace, file, text, caret);
  const value = caret.path.length === 0 ? (roadmap as Value) : describedAt(caret.path);
  if (asking === undefined || value === undefined) return undefined;
  const isKey = caret.at === 'key';
  const typed = caret.word.end === offset ? text.slice(caret.word.start, offset).trim() : '';
  if (!isKey && isWhole(typed, value)) return { span: caret.word, offers: [], end: true };
  const offers = isKey ? keysOrItems(asking, value) : values(asking, value);
  return { span: caret.word, offers: unlessThere(offers, typed), end: !isKey };
}

/** A date or duration that can be read is not made a longer one. */
function isWhole(typed: string, value: Value): boolean {
  const scalar = shapeFor(value, 'scalar');
  if (scalar?.is === 'date') return 'value' in parseDate(typed);
  return scalar?.is === 'duration' && 'value' in parseDuration(typed, (scalar as DurationField).use);
}

/** What was typed may also begin a longer word, which nobody asked for yet. */
const unlessThere = (offers: readonly Offer[], typed: string): readonly Offer[] =>
  offers.some(({ insert }) => insert === typed) ? [] : offers;

function askingAt(workspace: Workspace, file: string, text: string, caret: Caret): Asking | undefined {
  const root = workspace.rootsWith(file)[0];
  if (root === undefined) return undefined;
  const model = workspace.model(root);
  return {
    workspace,
    file,
    text,
    caret,
    model,
    schedule: workspace.schedule(root),
    today: workspace.today(),
    around: model.at({ file, path: caret.path, part: 'value' }),
    used: new Set(
      caret.path.length === 0 ? topKeys(workspace, file, caret) : [...caret.before, ...wordsAfter(text, caret)],
    ),
  };
}

/** Top-level keys of the whole file, that at the caret left out. */
function topKeys(workspace: Workspace, file: string, { word }: Caret): readonly string[] {
  const others = workspace.tree(file).sections.filter(({ base, key }) => base + key.span.start !== word.start);
  return others.map(({ name }) => name);
}

/** In block style a line can begin a key, or an item where a list may stand. */
function keysOrItems(asking: Asking, value: Value): readonly Offer[] {
  const list = shapeFor(value, 'list') as ListValue | undefined;
  const items = list === undefined || asking.caret.flow ? [] : itemOffers(asking, list.of);
  return [...keyOffers(asking, value), ...items.map((one) => ({ ...one, insert: `- ${one.insert}` }))];
}

function values(asking: Asking, value: Value): readonly Offer[] {
  const { path, flow, tight, quote } = asking.caret;
  const isItem = typeof path.at(-1) === 'number';
  const offers = isItem ? itemOffers(asking, value) : valueOffers(asking, value);
  const keys = isItem && !flow && quote === '' ? keyOffers(asking, value) : [];
  const fitting = quote === '' ? offers : offers.filter(({ insert }) => !insert.startsWith('['));
  return [...fitting, ...keys].map((one) => (tight ? { ...one, insert: ` ${one.insert}` } : one));
}

/** In a comment: the rules that it can ignore. */
function ignoreOffers(text: string, { word }: Caret, offset: number): Completions | undefined {
  const comment = text.slice(word.start, offset);
  const start = offset - /[\w-]*$/.exec(comment)![0].length;
  const span = { start, end: offset };
  const typed = /^#[ \t]*([\w-]+)$/.exec(comment)?.[1];
  if (typed !== undefined) {
    const words = ['roadmap-ignore', 'roadmap-ignore-file'].filter((label) => label.startsWith(typed));
    return { span, offers: words.map((label) => ({ label, kind: 'key', insert: `${label} ` })), end: true };
  }
  if (!/^#[ \t]*roadmap-ignore(?:-file)?[ \t][\w, \t-]*$/.test(comment)) return undefined;
  const names = rules.map(
    ({ name }): Offer => ({ label: name, kind: 'rule', doc: ruleWords(name) ?? '', insert: name }),
  );
  return { span, offers: unlessThere(names, text.slice(start, offset)), end: true };
}
