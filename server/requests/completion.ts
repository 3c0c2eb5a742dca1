import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type Range,
} from 'vscode-languageserver';
import type { CompletionKind, Offer } from '../../core/ide/complete/kit';
import { completionsAt } from '../../core/ide/completion';
import { answer } from '../answer';
import { rangeIn } from '../convert';
import { atCaret, type Caret, type Session } from '../session';

/** What begins a key, a value, an item, or a part of an id or path. */
export const TRIGGERS: string[] = [':', ' ', '[', '{', ',', '-', '.', '/'];

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

export function provideCompletion(session: Session): void {
  session.connection.onCompletion(
    answer<Caret, CompletionList>(session, 'Completions', NOTHING, (params) =>
      atCaret<CompletionList>(session, params, NOTHING, ({ project, path }, offset) => {
        const found = completionsAt(project.workspace, path, offset);
        if (found === undefined) return NOTHING;
        const range = rangeIn(project, path, found.span);
        const items = found.offers.map((offer, i) => itemOf(session, offer, range, i));
        return { isIncomplete: found.end, items };
      }),
    ),
  );
}

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  choice: CompletionItemKind.EnumMember,
  id: CompletionItemKind.Reference,
  date: CompletionItemKind.Value,
  value: CompletionItemKind.Value,
  file: CompletionItemKind.File,
  rule: CompletionItemKind.Constant,
  entry: CompletionItemKind.Snippet,
};

function itemOf(session: Session, offer: Offer, range: Range, i: number): CompletionItem {
  const snippets = session.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
  const isSnippet = offer.snippet === true && snippets;
  const newText = offer.snippet === true && !snippets ? plain(offer.insert) : offer.insert;
  const again = { title: 'Complete further', command: 'editor.action.triggerSuggest' };
  return {
    label: offer.label,
    kind: KINDS[offer.kind],
    ...(offer.detail === undefined ? {} : { detail: offer.detail }),
    ...(offer.doc === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: offer.doc } }),
    sortText: String(i).padStart(5, '0'),
    filterText: offer.label,
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range, newText },
    ...(offer.goOn === true && session.isVsCode ? { command: again } : {}),
  };
}

/** A snippet's text for clients that know none: each place with its first or given words. */
function plain(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}
