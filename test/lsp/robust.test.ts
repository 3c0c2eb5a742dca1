import { afterEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  CompletionRequest,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  DidRenameFilesNotification,
  DocumentSymbolRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import {
  FIND_FILES_REQUEST,
  READ_FILE_REQUEST,
  type ReadFileParams,
  type ReadFileResult,
} from '../../core/protocol/files';
import { exampleFiles } from '../kit/examples';
import { Client, PULL, PUSH } from './client';

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

describe('a long conversation', () => {
  it.each([1, 2, 3])('of edits, closes, cancelled and late requests ends as a fresh start would (%i)', async (seed) => {
    const files = Object.fromEntries(Object.entries(exampleFiles()).filter(([path]) => path.startsWith('group/')));
    const paths = Object.keys(files);
    const client = keep(await Client.start({ capabilities: PULL, files }));
    const next = numbers(seed);
    const texts: Record<string, string> = { ...files };
    const open = new Set<string>();
    const answers: Promise<unknown>[] = [];
    for (let step = 0; step < 80; step++) {
      const path = paths[next(paths.length)]!;
      const textDocument = { uri: client.uri(path) };
      const lines = texts[path]!.split('\n');
      const line = next(lines.length);
      const position = { line, character: next((lines[line] ?? '').length + 3) };
      const what = next(6);
      if (what === 0 && open.has(path)) {
        open.delete(path);
        texts[path] = files[path]!;
        await client.close(path);
      } else if (what <= 2) {
        if (!open.has(path)) await client.open(path);
        open.add(path);
        const typed = ['x', '\n  ', '{', '', ': ', '"'][next(6)]!;
        const end = { line, character: (lines[line] ?? '').length };
        lines[line] += typed;
        texts[path] = lines.join('\n');
        await client.change(path, typed, { start: end, end });
      } else {
        const source = new CancellationTokenSource();
        const request = [HoverRequest.type, CompletionRequest.type, DocumentSymbolRequest.type][what - 3]!;
        answers.push(
          client.connection.sendRequest(request.method, { textDocument, position }, source.token).catch((error) => {
            expect(error.message).toBe('This is no longer asked for.');
          }),
        );
        if (next(3) === 0) source.cancel();
      }
    }
    await Promise.all(answers);
    const found = async (server: Client) => {
      const { items } = await server.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
      return items.map((item) => [
        item.uri.slice(server.uri('').length),
        item.kind === 'full' ? item.items.map(({ code, range, message }) => ({ code, range, message })) : [],
      ]);
    };
    const fresh = keep(await Client.start({ capabilities: PULL, files: texts }));
    expect(await found(client)).toEqual(await found(fresh));
  });
});
