import { afterEach, describe, expect, it } from 'vitest';
import {
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  DidRenameFilesNotification,
  InitializedNotification,
  InitializeRequest,
} from 'vscode-languageserver-protocol/node';
import {
  FIND_FILES_REQUEST,
  READ_FILE_REQUEST,
  type ReadFileParams,
  type ReadFileResult,
} from '../../core/protocol/files';
import { Client, PUSH } from './client';

const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) {
    expect(await client.stop()).toBe(0);
    expect(client.errors).toEqual([]);
    expect(client.notes.filter(({ method }) => method === 'window/logMessage')).toEqual([]);
  }
});

function keep(client: Client): Client {
  clients.push(client);
  return client;
}

const BAD = 'version: 1\nchannels:\n  email: {tools: [crn]}\n';

describe('files that only the editor can read', () => {
  it('are found and read through it, imports too', async () => {
    const client = keep(new Client());
    const files: Record<string, string> = {
      'memfs:/w/main.roadmap.yaml':
        'version: 1\nimports: [parts.yaml, gone.yaml]\nchannels:\n  email: {tools: [crm]}\n',
      'memfs:/w/parts.yaml': 'version: 1\ntools:\n  cms: {}\n',
    };
    const asked: string[] = [];
    client.connection.onRequest(FIND_FILES_REQUEST, () => ({
      uris: ['memfs:/w/main.roadmap.yaml', 'memfs:/x/other.roadmap.yaml'],
    }));
    client.connection.onRequest<ReadFileResult, void>(READ_FILE_REQUEST, ({ uri }: ReadFileParams) => {
      asked.push(uri);
      const text = files[uri];
      return text === undefined ? { missing: true } : { text };
    });
    await client.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities: PUSH,
      workspaceFolders: [{ uri: 'memfs:/w', name: 'w' }],
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    const uri = 'memfs:/w/main.roadmap.yaml';
    await client.until(() => client.pushed.get(uri)?.length === 1);
    expect(client.pushed.get(uri)!.map(({ code }) => code)).toEqual(['import']);
    const others = ['memfs:/w/gone.yaml', 'memfs:/w/roadmap-suppressions.json'];
    expect(asked.sort()).toEqual([...Object.keys(files), ...others].sort());
  });
});

describe('settings', () => {
  it('give each folder its day, and are asked again when they change', async () => {
    const files = { 'a.roadmap.yaml': 'version: 1\ninitiatives:\n  late: {start: 2026-03-02, end: 2026-03-06}\n' };
    const client = keep(
      new Client({ files, capabilities: { ...PUSH, workspace: { ...PUSH.workspace, configuration: true } } }),
    );
    let today = '2026-03-01';
    client.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => ({ today })));
    await client.initialize();
    const codes = () => client.pushed.get(client.uri('a.roadmap.yaml'))?.map(({ code }) => code) ?? [];
    today = '2026-05-01';
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await client.until(() => codes().includes('overdue'));
    today = '2026-03-01';
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await client.until(() => !codes().includes('overdue'));
  });
});

describe('folders and files', () => {
  it('that are added, removed and moved are noticed', async () => {
    const client = keep(
      await Client.start({
        capabilities: { workspace: { workspaceFolders: true } },
        folders: ['one'],
        files: { 'one/a.roadmap.yaml': BAD, 'two/b.roadmap.yaml': BAD },
      }),
    );
    await client.untilPushed('one/a.roadmap.yaml', ['unknown-reference']);
    const two = { uri: client.uri('two'), name: 'two' };
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [two], removed: [] },
    });
    await client.untilPushed('two/b.roadmap.yaml', ['unknown-reference']);
    client.remove('two/b.roadmap.yaml');
    client.write('two/moved/b.roadmap.yaml', BAD);
    await client.connection.sendNotification(DidRenameFilesNotification.type, {
      files: [{ oldUri: client.uri('two/b.roadmap.yaml'), newUri: client.uri('two/moved/b.roadmap.yaml') }],
    });
    await client.untilPushed('two/moved/b.roadmap.yaml', ['unknown-reference']);
    await client.untilPushed('two/b.roadmap.yaml', []);
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [], removed: [two] },
    });
    await client.untilPushed('two/moved/b.roadmap.yaml', []);
  });
});
