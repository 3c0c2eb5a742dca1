/** What happens by itself while somebody types. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  DocumentOnTypeFormattingRequest,
  LinkedEditingRangeRequest,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { Client } from './client';

let client: Client | undefined;
afterEach(async () => {
  const code = await client?.stop();
  expect(code ?? 0).toBe(0);
  expect(client?.errors ?? []).toEqual([]);
  client = undefined;
});

const MAIN = 'main.roadmap.yaml';
const at = (line: number, character: number) => ({ line, character });

async function opened(text: string): Promise<Client> {
  client = await Client.start({ files: { [MAIN]: text } });
  await client.open(MAIN);
  return client;
}

describe('an id', () => {
  it('is linked with what names it, behind emoji too, and not where it is only named', async () => {
    const server = await opened('version: 1\r\ntools: {crm: {}}\r\nchannels: {m: {name: "📧", tools: [crm]}}\r\n');
    const linked = (line: number, character: number) =>
      server.connection.sendRequest(LinkedEditingRangeRequest.type, {
        textDocument: { uri: server.uri(MAIN) },
        position: at(line, character),
      });
    const found = await linked(1, 10);
    expect(found?.ranges).toEqual([
      { start: at(1, 8), end: at(1, 11) },
      { start: at(2, 35), end: at(2, 38) },
    ]);
    const letters = new RegExp(`^(?:${found!.wordPattern})$`);
    expect(['', 'crm', 'new-crm', 'CRM_2'].every((word) => letters.test(word))).toBe(true);
    expect(['crm:', 'a b', 'a.b'].some((word) => letters.test(word))).toBe(false);
    expect(await linked(2, 36)).toBeNull();
  });
});

describe('Enter', () => {
  it('puts the spaces of the finished line right, and stays out of the way else', async () => {
    const server = await opened('version: 1\r\ntools:\r\n  crm: {name:  x ,tags: [a]}  \r\n  cms: {name:  y}\r\n');
    const entered = async (line: number): Promise<readonly TextEdit[] | null> =>
      server.connection.sendRequest(DocumentOnTypeFormattingRequest.type, {
        textDocument: { uri: server.uri(MAIN) },
        position: at(line, 0),
        ch: '\n',
        options: { tabSize: 2, insertSpaces: true },
      });
    expect(await entered(2)).toEqual([]);
    const edits = await entered(3);
    expect(server.applied({ changes: { [server.uri(MAIN)]: [...edits!] } })[MAIN]).toBe(
      'version: 1\r\ntools:\r\n  crm: {name: x, tags: [a]}\r\n  cms: {name:  y}\r\n',
    );
    expect(edits!.every(({ range }) => range.start.line === 2 && range.end.line === 2)).toBe(true);
  });
});
