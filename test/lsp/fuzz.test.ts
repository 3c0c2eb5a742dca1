/**
 * Long conversations in random order: whatever was asked, taken back or out of date on the way, the server ends up knowing
 * what a fresh one knows.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type CodeLens,
  CodeLensResolveRequest,
  DidChangeTextDocumentNotification,
  FileChangeType,
  type Position,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import { exampleFiles } from '../kit/examples';
import { Client, PULL } from './client';

const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) {
    expect(await client.stop()).toBe(0);
    expect(client.errors).toEqual([]);
    expect(client.notes.filter(({ method }) => method === 'window/logMessage')).toEqual([]);
  }
});

async function started(files: Readonly<Record<string, string>>): Promise<Client> {
  const options = { inlayHints: { dates: true, slack: true, scores: true, budgets: true } };
  const client = await Client.start({ capabilities: PULL, files, options });
  clients.push(client);
  return client;
}

/** Numbers that look random and are always the same. Method: mulberry32. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

interface Asked {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** Everything that can be asked of a document, with what it takes beside the place. */
const REQUESTS: Readonly<Record<string, (asked: Asked, other: Position) => object>> = {
  'textDocument/completion': () => ({}),
  'textDocument/hover': () => ({}),
  'textDocument/definition': () => ({}),
  'textDocument/references': () => ({ context: { includeDeclaration: true } }),
  'textDocument/documentHighlight': () => ({}),
  'textDocument/prepareRename': () => ({}),
  'textDocument/rename': () => ({ newName: 'another-name' }),
  'textDocument/linkedEditingRange': () => ({}),
  'textDocument/prepareCallHierarchy': () => ({}),
  'textDocument/documentSymbol': () => ({}),
  'textDocument/foldingRange': () => ({}),
  'textDocument/documentLink': () => ({}),
  'textDocument/selectionRange': ({ position }, other) => ({ positions: [position, other] }),
  'textDocument/inlayHint': ({ position }, other) => ({ range: { start: position, end: other } }),
  'textDocument/codeLens': () => ({}),
  'textDocument/semanticTokens/full': () => ({}),
  'textDocument/semanticTokens/full/delta': () => ({ previousResultId: '1' }),
  'textDocument/semanticTokens/range': ({ position }, other) => ({ range: { start: position, end: other } }),
  'textDocument/formatting': () => ({ options: { tabSize: 2, insertSpaces: true } }),
  'textDocument/rangeFormatting': ({ position }, other) => ({
    range: { start: position, end: other },
    options: { tabSize: 2, insertSpaces: true },
  }),
  'textDocument/onTypeFormatting': () => ({ ch: '\n', options: { tabSize: 2, insertSpaces: true } }),
  'textDocument/codeAction': ({ position }, other) => ({
    range: { start: position, end: other },
    context: { diagnostics: [] },
  }),
  'textDocument/diagnostic': () => ({ previousResultId: 'of long ago' }),
  'workspace/symbol': () => ({ query: 'cr' }),
  'workspace/diagnostic': () => ({ previousResultIds: [] }),
};
const METHODS = Object.keys(REQUESTS);

/** What a server may say instead of an answer. */
const REFUSALS =
  /^(?:This is no longer asked for\.|There is no id here|Only ids of entries|'.*' (?:has a line|belongs to)|There is (?:a|an) |As ')/;

const TYPED = ['x', '\n  ', '{', '', ': ', '"', ' # 🚲', ', ', 'tools: [crm]', '\r\n'];

/** One who edits, asks, takes back, closes and saves as it comes. */
class Somebody {
  readonly texts: Record<string, string>;
  readonly #saved: Record<string, string>;
  readonly #versions = new Map<string, number>();
  readonly #answers: Promise<unknown>[] = [];
  #lenses: readonly CodeLens[] = [];

  constructor(
    readonly client: Client,
    files: Readonly<Record<string, string>>,
    readonly next: (below: number) => number,
  ) {
    this.texts = { ...files };
    this.#saved = { ...files };
  }

  async acts(): Promise<void> {
    const { next } = this;
    const paths = Object.keys(this.texts);
    const path = paths[next(paths.length)]!;
    const what = next(20);
    if (what === 0) await this.#closes(path);
    else if (what === 1) await this.#saves(path);
    else if (what <= 7) await this.#types(path);
    else if (what === 8) this.#resolvesOldLens();
    else this.#asks(path);
  }

  async settled(): Promise<void> {
    await Promise.all(this.#answers);
  }

  async #closes(path: string): Promise<void> {
    if (!this.#versions.delete(path)) return;
    this.texts[path] = this.#saved[path]!;
    await this.client.close(path);
  }

  /** Or somebody else does, while it is closed here. */
  async #saves(path: string): Promise<void> {
    const text = this.#versions.has(path) ? this.texts[path]! : `${this.texts[path]!}# seen\n`;
    this.texts[path] = text;
    this.#saved[path] = text;
    writeFileSync(join(this.client.folder, path), text);
    await this.client.changedOutside(path, FileChangeType.Changed);
  }

  /** Puts something in place of some letters; now and then under a version that was there before. */
  async #types(path: string): Promise<void> {
    const { client, next } = this;
    if (!this.#versions.has(path)) await client.open(path);
    const text = this.texts[path]!;
    const start = next(text.length + 1);
    const end = Math.min(text.length, start + next(4));
    const typed = TYPED[next(TYPED.length)]!;
    this.texts[path] = text.slice(0, start) + typed + text.slice(end);
    const version = (this.#versions.get(path) ?? 1) + 1 - next(3);
    this.#versions.set(path, version);
    const range = { start: positionIn(text, start), end: positionIn(text, end) };
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: client.uri(path), version },
      contentChanges: [{ range, text: typed }],
    });
  }

  #asks(path: string): void {
    const { client, next } = this;
    const method = METHODS[next(METHODS.length)]!;
    const lines = this.texts[path]!.split('\n').length;
    const position = { line: next(lines + 2), character: next(60) };
    const other = { line: position.line + next(40), character: next(60) };
    const asked = { textDocument: { uri: client.uri(path) }, position };
    this.#sends(method, { ...asked, ...REQUESTS[method]!(asked, other) }).then((result) => {
      if (method === 'textDocument/codeLens' && Array.isArray(result)) this.#lenses = result as CodeLens[];
    });
  }

  /** One that was given before the last edits. */
  #resolvesOldLens(): void {
    const lens = this.#lenses[this.next(Math.max(1, this.#lenses.length))];
    if (lens !== undefined) void this.#sends(CodeLensResolveRequest.method, lens);
  }

  /** Each third request is taken back at once. */
  #sends(method: string, params: object): Promise<unknown> {
    const source = new CancellationTokenSource();
    const answer = this.client.connection.sendRequest(method, params, source.token).catch((error: Error) => {
      expect(error.message, method).toMatch(REFUSALS);
    });
    this.#answers.push(answer);
    if (this.next(3) === 0) source.cancel();
    return answer;
  }
}

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)!.length };
}

/** All that a server knows of some files, without where they are. */
async function known(client: Client, paths: readonly string[]): Promise<object> {
  const { connection } = client;
  const range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
  const found: Record<string, unknown> = {};
  for (const path of paths) {
    const params = { textDocument: { uri: client.uri(path) }, range };
    const lenses: CodeLens[] = await connection.sendRequest('textDocument/codeLens', params);
    const { data } = await connection.sendRequest<{ data: unknown }>('textDocument/semanticTokens/full', params);
    found[path] = {
      symbols: await connection.sendRequest('textDocument/documentSymbol', params),
      hints: await connection.sendRequest('textDocument/inlayHint', params),
      lenses: await Promise.all(lenses.map((lens) => connection.sendRequest(CodeLensResolveRequest.type, lens))),
      tokens: data,
    };
  }
  const { items } = await connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
  const findings = items.map((item) => [
    item.uri,
    item.kind === 'full' ? item.items.map(({ code, range: at, message }) => ({ code, at, message })) : [],
  ]);
  return JSON.parse(JSON.stringify({ found, findings }).replaceAll(client.uri(''), '/')) as object;
}

const GROUP = Object.fromEntries(Object.entries(exampleFiles()).filter(([path]) => path.startsWith('group/')));

describe('a conversation of edits, requests, cancellations, closes and versions out of date', () => {
  it.each([1, 2, 3])('ends with a server that knows what a fresh one does (%i)', async (seed) => {
    const client = await started(GROUP);
    const somebody = new Somebody(client, GROUP, numbers(seed));
    for (let step = 0; step < 120; step++) await somebody.acts();
    await somebody.settled();
    const paths = Object.keys(GROUP);
    const knows = await known(client, paths);
    expect(JSON.stringify(knows).length, 'enough can be read still').toBeGreaterThan(30_000);
    expect(knows).toEqual(await known(await started(somebody.texts), paths));
  });

  it('asks everything that the server says it can', async () => {
    const client = await started(GROUP);
    const said = Object.keys(client.result.capabilities).filter((name) => name.endsWith('Provider'));
    const asked = METHODS.flatMap((method) => method.split('/')[1]!.toLowerCase());
    const NAMES: Readonly<Record<string, string>> = {
      callHierarchyProvider: 'preparecallhierarchy',
      renameProvider: 'rename',
      documentFormattingProvider: 'formatting',
      documentRangeFormattingProvider: 'rangeformatting',
      documentOnTypeFormattingProvider: 'ontypeformatting',
      workspaceSymbolProvider: 'symbol',
    };
    const missing = said.filter((name) => !asked.includes(NAMES[name] ?? name.replace(/Provider$/, '').toLowerCase()));
    expect(missing).toEqual([]);
  });
});
