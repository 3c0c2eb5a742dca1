import { afterEach, describe, expect, it } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  type CompletionList,
  CompletionRequest,
  type Definition,
  DefinitionRequest,
  type Diagnostic,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  type MarkupContent,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';
import {
  CHANGED_NOTIFICATION,
  PREVIEW_REQUEST,
  type PreviewParams,
  type PreviewResult,
} from '../../core/protocol/preview';
import { Client, type ClientOptions, PUSH } from './client';

let client: Client | undefined;
afterEach(async () => {
  const code = await client?.stop();
  expect(code ?? 0).toBe(0);
  expect(client?.errors ?? []).toEqual([]);
  expect(client?.notes.filter(({ method }) => method === 'window/logMessage') ?? []).toEqual([]);
  client = undefined;
});

async function started(options: ClientOptions): Promise<Client> {
  client = await Client.start(options);
  return client;
}

const MAIN = `version: 1
imports: [stack.roadmap.yaml]
title: 🚀 launch
channels:
  email: {name: "📧 mail", tools: [crm]}
`;
const STACK = 'version: 1\r\ntools:\r\n  crm: {name: The CRM, status: actve}\r\n';
const FILES = { 'main.roadmap.yaml': MAIN, 'stack.roadmap.yaml': STACK };
const at = (line: number, character: number) => ({ line, character });
const range = (line: number, start: number, end: number): Range => ({ start: at(line, start), end: at(line, end) });
const CRM = MAIN.split('\n')[4]!.indexOf('crm');

function ask(server: Client, path: string, line: number, character: number) {
  return { textDocument: { uri: server.uri(path) }, position: at(line, character) };
}

describe('quick fixes', () => {
  const actions = async (server: Client, path: string, diagnostics: Diagnostic[], only?: string[]) =>
    (await server.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: server.uri(path) },
      range: diagnostics[0]?.range ?? range(0, 0, 0),
      context: { diagnostics, ...(only === undefined ? {} : { only }) },
    })) as CodeAction[];

  it('mend the text, behind emoji and with CRLF, and name the diagnostic', async () => {
    const server = await started({ files: FILES });
    const diagnostics = await server.untilPushed('stack.roadmap.yaml', ['invalid-value']);
    const [fix, ignore] = await actions(server, 'stack.roadmap.yaml', diagnostics);
    expect(fix).toMatchObject({ title: "Change to 'active'", kind: 'quickfix', isPreferred: true, diagnostics });
    expect(server.applied(fix!.edit!)).toEqual({ 'stack.roadmap.yaml': STACK.replace('actve', 'active') });
    expect(ignore!.isPreferred).toBeUndefined();
    expect(server.applied(ignore!.edit!)['stack.roadmap.yaml']).toMatch(
      /actve} # roadmap-ignore invalid-value: accepted on 2026-03-16\r\n$/,
    );
  });

  it('can all be made at once, when asked', async () => {
    const server = await started({ files: FILES });
    const diagnostics = await server.untilPushed('stack.roadmap.yaml', ['invalid-value']);
    const [all, ...others] = await actions(server, 'stack.roadmap.yaml', diagnostics, ['source.fixAll']);
    expect(others).toEqual([]);
    expect(all!.kind).toBe('source.fixAll.roadmap');
    expect(server.applied(all!.edit!)).toEqual({ 'stack.roadmap.yaml': STACK.replace('actve', 'active') });
    expect(await actions(server, 'main.roadmap.yaml', [], ['source.fixAll.roadmap'])).toEqual([]);
  });

  it('make files only for clients that can', async () => {
    const files = { 'main.roadmap.yaml': 'version: 1\nimports: [gone.roadmap.yaml]\n' };
    const titles = async (capabilities: ClientOptions['capabilities']) => {
      const server = await started({ files, ...(capabilities === undefined ? {} : { capabilities }) });
      const diagnostics = await server.untilPushed('main.roadmap.yaml', ['import']);
      return (await actions(server, 'main.roadmap.yaml', diagnostics)).map(({ title }) => title);
    };
    expect(await titles(PUSH)).not.toContain("Create 'gone.roadmap.yaml'");
    await client!.stop();
    const edits = { documentChanges: true, resourceOperations: ['create' as const] };
    expect(await titles({ workspace: { workspaceEdit: edits } })).toContain("Create 'gone.roadmap.yaml'");
  });
});

describe('ids', () => {
  it('lead to their definition in a closed file, and back', async () => {
    const server = await started({ files: FILES });
    await server.open('main.roadmap.yaml');
    const definition = await server.connection.sendRequest(
      DefinitionRequest.type,
      ask(server, 'main.roadmap.yaml', 4, CRM + 1),
    );
    const declared = { uri: server.uri('stack.roadmap.yaml'), range: range(2, 2, 5) };
    const used = { uri: server.uri('main.roadmap.yaml'), range: range(4, CRM, CRM + 3) };
    expect(definition as Definition).toEqual([declared]);
    const references = await server.connection.sendRequest(ReferencesRequest.type, {
      ...ask(server, 'stack.roadmap.yaml', 2, 3),
      context: { includeDeclaration: true },
    });
    expect(references).toEqual([used, declared]);
    const highlights = await server.connection.sendRequest(
      DocumentHighlightRequest.type,
      ask(server, 'main.roadmap.yaml', 4, CRM),
    );
    expect(highlights).toEqual([{ range: used.range, kind: 2 }]);
  });

  it('are renamed in every file, open or closed, as it stands in the editor', async () => {
    const server = await started({ files: FILES });
    await server.open('main.roadmap.yaml');
    const where = ask(server, 'main.roadmap.yaml', 4, CRM);
    expect(await server.connection.sendRequest(PrepareRenameRequest.type, where)).toEqual({
      range: range(4, CRM, CRM + 3),
      placeholder: 'crm',
    });
    const edit = await server.connection.sendRequest(RenameRequest.type, { ...where, newName: 'core-crm' });
    expect(server.applied(edit!)).toEqual({
      'main.roadmap.yaml': MAIN.replace('[crm]', '[core-crm]'),
      'stack.roadmap.yaml': STACK.replace('crm:', 'core-crm:'),
    });
    const versions = edit!.documentChanges!.map((change) => 'textDocument' in change && change.textDocument.version);
    expect(versions).toEqual([1, null]);
  });

  it('are not renamed to what is none, with a message that says why', async () => {
    const server = await started({ files: FILES });
    const where = ask(server, 'main.roadmap.yaml', 4, CRM);
    await expect(server.connection.sendRequest(RenameRequest.type, { ...where, newName: 'My CRM' })).rejects.toThrow(
      "'my-crm' would do.",
    );
    await expect(
      server.connection.sendRequest(PrepareRenameRequest.type, ask(server, 'main.roadmap.yaml', 0, 1)),
    ).rejects.toThrow('There is no id here that could be renamed.');
  });
});

describe('what the editor shows', () => {
  it('on hover is Markdown', async () => {
    const server = await started({ files: FILES });
    const hover = await server.connection.sendRequest(HoverRequest.type, ask(server, 'main.roadmap.yaml', 4, CRM));
    expect(hover?.range).toEqual(range(4, CRM, CRM + 3));
    expect((hover!.contents as MarkupContent).value).toContain('**The CRM** — tool `crm`');
    const nothing = await server.connection.sendRequest(HoverRequest.type, ask(server, 'main.roadmap.yaml', 2, 9));
    expect(nothing).toBeNull();
  });

  it('as completions replaces the word, snippets only where they are known', async () => {
    const server = await started({ files: FILES });
    await server.open('main.roadmap.yaml');
    await server.change('main.roadmap.yaml', 'c', { start: at(4, CRM), end: at(4, CRM + 3) });
    const list = (await server.connection.sendRequest(
      CompletionRequest.type,
      ask(server, 'main.roadmap.yaml', 4, CRM + 1),
    )) as CompletionList;
    expect(list.items).toEqual([
      expect.objectContaining({
        label: 'crm',
        detail: 'The CRM',
        textEdit: { range: range(4, CRM, CRM + 1), newText: 'crm' },
      }),
    ]);
    await server.change('main.roadmap.yaml', 'version: 1\nchannels:\n  ');
    const entries = (await server.connection.sendRequest(
      CompletionRequest.type,
      ask(server, 'main.roadmap.yaml', 2, 2),
    )) as CompletionList;
    expect(entries.items.map(({ textEdit }) => textEdit?.newText)).toEqual([
      'channel-id:\n    name: Name\n    type: owned\n    tools: []',
    ]);
  });

  it('as outline, folds, selections, links and symbols', async () => {
    const server = await started({ files: FILES });
    const textDocument = { uri: server.uri('main.roadmap.yaml') };
    const outline = (await server.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument,
    })) as DocumentSymbol[];
    expect(outline.map(({ name, children }) => [name, children?.map((child) => child.detail)])).toEqual([
      ['version', []],
      ['imports', []],
      ['title', []],
      ['channels', ['📧 mail']],
    ]);
    const folds = await server.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    expect(folds).toEqual([{ startLine: 3, endLine: 4 }]);
    const [selection] =
      (await server.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [at(4, CRM)] })) ??
      [];
    expect([selection?.range, selection?.parent?.range]).toEqual([range(4, CRM, CRM + 3), range(4, CRM - 1, CRM + 4)]);
    const links = await server.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
    expect(links).toEqual([{ range: range(1, 10, 28), target: server.uri('stack.roadmap.yaml') }]);
    const symbols = await server.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'the crm' });
    expect(symbols?.map(({ name }) => name)).toEqual(['crm (The CRM)']);
  });

  it('after formatting', async () => {
    const server = await started({ files: {} });
    await server.open('new.roadmap.yaml', 'version:   1\r\ntools:\r\n    a: {x-b:   1}\r\n');
    const edits = await server.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument: { uri: server.uri('new.roadmap.yaml') },
      options: { tabSize: 4, insertSpaces: true },
    });
    expect(edits).toEqual([
      { range: range(0, 7, 11), newText: ': ' },
      { range: range(2, 0, 4), newText: '  ' },
      { range: range(2, 11, 15), newText: ': ' },
    ]);
  });
});

describe('the preview', () => {
  const WORK = `version: 1
title: Plan
calendar: {start: 2026-03-02}
initiatives:
  audit: {duration: 2w}
`;
  const preview = (server: Client, params: Omit<PreviewParams, 'uri'>, path = 'main.roadmap.yaml') =>
    server.connection.sendRequest<PreviewResult | null>(PREVIEW_REQUEST, { uri: server.uri(path), ...params });

  it('is drawn for the whole roadmap, with places in the source', async () => {
    const files = {
      'main.roadmap.yaml': 'version: 1\ncalendar: {start: 2026-03-02}\nimports: [work.roadmap.yaml]\n',
      'work.roadmap.yaml': WORK,
    };
    const server = await started({ files });
    const result = await preview(server, { view: 'timeline' });
    expect(result?.problem).toBeUndefined();
    expect(result?.picture).toMatchObject({ view: 'timeline', today: '2026-03-16' });
    const [item] = result!.picture.diagrams[0]!.items;
    expect(item).toMatchObject({ entity: 'initiatives.audit', start: '2026-03-02', end: '2026-03-13' });
    expect(item!.place).toEqual({
      uri: server.uri('work.roadmap.yaml'),
      range: range(4, 2, 23),
      selectionRange: range(4, 2, 7),
    });
  });

  it('follows edits, tells that it may differ, and names a line that can’t be read', async () => {
    const server = await started({ files: { 'main.roadmap.yaml': WORK } });
    await server.open('main.roadmap.yaml');
    await server.change('main.roadmap.yaml', '4', { start: at(4, 20), end: at(4, 21) });
    await server.until(() => server.notes.some(({ method }) => method === CHANGED_NOTIFICATION));
    const told = server.notes.find(({ method }) => method === CHANGED_NOTIFICATION)!.params;
    expect(told).toEqual({ uris: [server.uri('main.roadmap.yaml')] });
    const longer = await preview(server, { view: 'timeline' });
    expect(longer?.picture.diagrams[0]?.items[0]?.end).toBe('2026-03-27');
    await server.change('main.roadmap.yaml', `${WORK}  broken: {name: [\n`);
    const broken = await preview(server, { view: 'timeline' });
    expect(broken?.problem).toMatchObject({ uri: server.uri('main.roadmap.yaml'), line: 5 });
  });

  it('is nothing for what is no roadmap', async () => {
    const server = await started({ files: {} });
    expect(await preview(server, { view: 'journey' }, 'none.roadmap.yaml')).toBeNull();
  });
});

describe('whatever is asked', () => {
  it('of files that are closed, gone or elsewhere, gets an answer', async () => {
    const server = await started({ files: FILES });
    for (const path of ['main.roadmap.yaml', 'gone.roadmap.yaml', '../elsewhere.roadmap.yaml'])
      for (const position of [at(4, CRM), at(9999, 9999)]) {
        const where = { textDocument: { uri: server.uri(path) }, position };
        await server.connection.sendRequest(HoverRequest.type, where);
        await server.connection.sendRequest(CompletionRequest.type, where);
        await server.connection.sendRequest(DefinitionRequest.type, where);
      }
    const where = { textDocument: { uri: 'no uri at all' }, position: at(0, 0) };
    expect(await server.connection.sendRequest(HoverRequest.type, where)).toBeNull();
  });
});
