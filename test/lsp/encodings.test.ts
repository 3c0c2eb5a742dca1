import { afterEach, describe, expect, it } from 'vitest';
import { type ClientCapabilities, WorkspaceDiagnosticRequest } from 'vscode-languageserver-protocol/node';
import { Client } from './client';

const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) {
    expect(await client.stop()).toBe(0);
    expect(client.errors).toEqual([]);
  }
});

const CAPABILITIES: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

/** Emoji before everything that is asked about, tabs where YAML allows them, other files behind imports. */
const MAIN = `# 🗺️ A plan
version: 1
title: "🚀 launch"\t# soon
imports: [stack.roadmap.yaml]
channels:
  mail: {name: "📧 mail", tools: [crm, "cms", crmm]} # 💌
initiatives:
  audit: {name: "🔎", start: 2026-04-06, duration: 10d, links: {"📄": "https://example.com/a"}}
  move:
    description: |
      🚚 two
      lines
    dependsOn: {audit: {lag: 1w}}\t# 🔗
    duration: 1w
`;
const STACK = `version: 1
tools:
  crm: {name: "📇 CRM", status: actve}
  "cms": {name: "🖼️ CMS"}\t# quoted
`;
/** Where something is asked: at the last letter of a text. */
const PLACES = ['[crm', 'cms"', 'crmm', 'audit: {lag', '10d', 'move', 'stack.road', '🔎'];

/** Everything that a server says of places in the main file, with paths for URIs. */
async function everything(server: Client): Promise<unknown> {
  const textDocument = { uri: server.uri('main.roadmap.yaml') };
  const said: unknown[] = [];
  const ask = async (method: string, params: object): Promise<void> => {
    const answer = await server.connection.sendRequest(method, params).catch((error) => `✗ ${error.message}`);
    said.push([method, answer]);
  };
  for (const place of PLACES) {
    const before = MAIN.slice(0, MAIN.indexOf(place) + place.length - 1).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)!.length };
    const at = { textDocument, position };
    for (const method of ['hover', 'definition', 'documentHighlight', 'prepareRename', 'completion'])
      await ask(`textDocument/${method}`, at);
    await ask('textDocument/references', { ...at, context: { includeDeclaration: true } });
    await ask('textDocument/rename', { ...at, newName: 'quite-another' });
    await ask('textDocument/selectionRange', { textDocument, positions: [position] });
    await ask('textDocument/prepareCallHierarchy', at);
    const range = { start: position, end: position };
    await ask('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });
  }
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  for (const method of ['documentSymbol', 'foldingRange', 'documentLink', 'semanticTokens/full', 'codeLens'])
    await ask(`textDocument/${method}`, { textDocument });
  await ask('textDocument/inlayHint', { textDocument, range: whole });
  await ask('workspace/symbol', { query: '' });
  const { items } = await server.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
  said.push(items.map((item) => ('items' in item ? item.items : [])));
  const text = JSON.stringify(said).replaceAll(server.uri('').replace(/\/?$/, '/'), '');
  // Line ends, of course, are those of the file.
  return JSON.parse(text.replaceAll('\\r\\n', '\\n'));
}

type Change = (text: string) => string;
const asItIs: Change = (text) => text;
const CRLF: Change = (text) => text.replaceAll('\n', '\r\n');
const BOM: Change = (text) => `\ufeff${text}`;

async function answers(change: Change, isOpen: boolean): Promise<unknown> {
  const files = { 'main.roadmap.yaml': change(MAIN), 'stack.roadmap.yaml': change(STACK) };
  const server = await Client.start({ files, capabilities: CAPABILITIES });
  clients.push(server);
  // Editors keep the mark to themselves.
  if (isOpen) await server.open('main.roadmap.yaml', change(MAIN).replace('\ufeff', ''));
  return everything(server);
}

describe('every feature', () => {
  it.each([
    ['line ends of Windows', CRLF, false],
    ['a byte order mark', BOM, false],
    ['both, in an open document', (text: string) => BOM(CRLF(text)), true],
  ])('says the same of the same places in a file with %s', { timeout: 120_000 }, async (_what, change, isOpen) => {
    expect(await answers(change, isOpen)).toEqual(await answers(asItIs, isOpen));
  });

  it('counts UTF-16 units behind emoji', { timeout: 120_000 }, async () => {
    const said = JSON.stringify(await answers(asItIs, false));
    const line = MAIN.split('\n')[5]!;
    // The envelope before it counts two.
    expect(line.indexOf('crm')).toBe([...line].indexOf('[') + 2);
    for (const text of ['crm', 'cms', 'crmm']) {
      const start = { line: 5, character: line.indexOf(text) };
      const end = { line: 5, character: line.indexOf(text) + text.length };
      expect(said).toContain(JSON.stringify({ start, end }));
    }
  });
});
