/** Colours by meaning. Of each open document the last answer is kept, so that after an edit only what differs is sent. */
import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensEdit,
  SemanticTokensLegend,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { TOKEN_TYPES, type Token, tokensOf } from '../../core/ide/tokens';
import type { Span } from '../../core/syntax/tree';
import { answer } from '../answer';
import { positionOf, spanOf } from '../convert';
import { type At, inFile, type Session } from '../session';

const DECLARATION = 1;
const DEPRECATED = 2;
export const LEGEND: SemanticTokensLegend = {
  tokenTypes: [...TOKEN_TYPES],
  tokenModifiers: ['declaration', 'deprecated'],
};

interface Answered {
  readonly resultId: string;
  readonly data: number[];
}

const NOTHING: SemanticTokens = { data: [] };

export function provideSemanticTokens(session: Session): void {
  const { semanticTokens } = session.connection.languages;
  const answers = new Answers();
  semanticTokens.on(
    answer(session, 'Colours', NOTHING, (params) =>
      inFile<SemanticTokens>(session, params, NOTHING, (at) => answers.next(at)),
    ),
  );
  semanticTokens.onDelta(
    answer(session, 'Colours', NOTHING, (params) =>
      inFile<SemanticTokens | SemanticTokensDelta>(session, params, NOTHING, (at) =>
        answers.since(at, params.previousResultId),
      ),
    ),
  );
  semanticTokens.onRange(
    answer<SemanticTokensRangeParams, SemanticTokens>(session, 'Colours', NOTHING, (params) =>
      inFile<SemanticTokens>(session, params, NOTHING, (at) => ({
        data: encoded(at, spanOf(at.project.document(at.path)!, params.range)),
      })),
    ),
  );
}

/** What each document was last answered; a document that is closed is forgotten with it. */
class Answers {
  readonly #last = new WeakMap<TextDocument, Answered>();
  #count = 0;

  next(at: At): Answered {
    this.#count++;
    const made = { resultId: String(this.#count), data: encoded(at) };
    this.#last.set(at.project.document(at.path)!, made);
    return made;
  }

  since(at: At, previous: string): SemanticTokens | SemanticTokensDelta {
    const before = this.#last.get(at.project.document(at.path)!);
    const now = this.next(at);
    if (before?.resultId !== previous) return now;
    return { resultId: now.resultId, edits: difference(before.data, now.data) };
  }
}

/** What stands between the beginning and the end that two answers share. */
function difference(before: readonly number[], now: readonly number[]): SemanticTokensEdit[] {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === now[now.length - 1 - end]) end++;
  const deleteCount = before.length - start - end;
  const data = now.slice(start, now.length - end);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

/** Five numbers a token: lines and characters since the one before, length, type, modifiers. */
function encoded({ project, path }: At, within?: Span): number[] {
  const document = project.document(path)!;
  const data: number[] = [];
  let last = { line: 0, character: 0 };
  for (const token of tokensOf(project.workspace, path)) {
    const { start, end } = token.span;
    if (within !== undefined && (end < within.start || start > within.end)) continue;
    const at = positionOf(document, start);
    const line = at.line - last.line;
    data.push(line, line === 0 ? at.character - last.character : at.character, end - start);
    data.push(TOKEN_TYPES.indexOf(token.type), modifiersOf(token));
    last = at;
  }
  return data;
}

const modifiersOf = ({ declares, deprecated }: Token): number =>
  (declares ? DECLARATION : 0) + (deprecated ? DEPRECATED : 0);
