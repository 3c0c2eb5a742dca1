import { afterEach, describe, expect, it } from 'vitest';
import {
  CallHierarchyIncomingCallsRequest,
  type CallHierarchyItem,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
} from 'vscode-languageserver-protocol/node';
import { Client } from './client';

let client: Client | undefined;
afterEach(async () => {
  const code = await client?.stop();
  expect(code ?? 0).toBe(0);
  expect(client?.errors ?? []).toEqual([]);
  expect(client?.notes.filter(({ method }) => method === 'window/logMessage') ?? []).toEqual([]);
  client = undefined;
});

const MAIN = `version: 1
imports: {emea: emea.roadmap.yaml}
initiatives:
  audit: {name: "🔎 Audit", start: 2026-04-06, duration: 1w}
`;
const EMEA = 'version: 1\r\ninitiatives:\r\n  "move": {tags: ["📦"], dependsOn: [audit], duration: 1w}\r\n';
const FILES = { 'main.roadmap.yaml': MAIN, 'emea.roadmap.yaml': EMEA };

async function started(): Promise<Client> {
  client = await Client.start({ files: FILES });
  return client;
}

async function prepared(server: Client, path: string, line: number, character: number): Promise<CallHierarchyItem[]> {
  const params = { textDocument: { uri: server.uri(path) }, position: { line, character } };
  return (await server.connection.sendRequest(CallHierarchyPrepareRequest.type, params)) ?? [];
}

describe('a call hierarchy', () => {
  it('leads from file to file, with ranges behind emoji and quotes', async () => {
    const server = await started();
    expect(server.result.capabilities.callHierarchyProvider).toBe(true);
    const [audit] = await prepared(server, 'main.roadmap.yaml', 3, 4);
    expect(audit).toMatchObject({
      name: 'audit',
      detail: '🔎 Audit · 6 Apr to 10 Apr 2026',
      uri: server.uri('main.roadmap.yaml'),
      selectionRange: { start: { line: 3, character: 2 }, end: { line: 3, character: 7 } },
    });
    const [call, ...others] = (await server.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, {
      item: audit!,
    }))!;
    expect(others).toEqual([]);
    const line = EMEA.split('\r\n')[2]!;
    const at = line.indexOf('audit');
    expect(call).toMatchObject({
      from: {
        name: 'emea/move',
        detail: '13 Apr to 17 Apr 2026 · finish-to-start',
        uri: server.uri('emea.roadmap.yaml'),
        selectionRange: { start: { line: 2, character: 2 }, end: { line: 2, character: 8 } },
      },
      fromRanges: [{ start: { line: 2, character: at }, end: { line: 2, character: at + 5 } }],
    });
    const [back] = (await server.connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item: call!.from }))!;
    expect(back).toMatchObject({ to: { name: 'audit' }, fromRanges: call!.fromRanges });
  });

  it('is empty where nothing is, for items that are gone, and for items that the server never gave', async () => {
    const server = await started();
    expect(await prepared(server, 'main.roadmap.yaml', 0, 1)).toEqual([]);
    const [audit] = await prepared(server, 'main.roadmap.yaml', 3, 4);
    await server.open('main.roadmap.yaml', 'version: 1\n');
    const { connection } = server;
    expect(await connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item: audit! })).toEqual([]);
    for (const data of [undefined, null, 7, { file: 1, path: [] }, { file: 'x', path: ['initiatives', 'audit'] }])
      expect(
        await connection.sendRequest(CallHierarchyIncomingCallsRequest.type, {
          item: { ...audit!, data: data as never },
        }),
      ).toEqual([]);
  });
});
