/** `roadmap-suppressions.json` in the editor: the same findings are left out as on the command line. */
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesRegistrationOptions,
  DocumentDiagnosticRequest,
  FileChangeType,
  type FullDocumentDiagnosticReport,
  InitializedNotification,
  InitializeRequest,
  type RegistrationParams,
} from 'vscode-languageserver-protocol/node';
import {
  FIND_FILES_REQUEST,
  READ_FILE_REQUEST,
  type ReadFileParams,
  type ReadFileResult,
} from '../../core/protocol/files';
import { printSuppressions, suppressionOf } from '../../core/suppressions';
import { runIn } from '../cli/machine';
import { findingsOf, workspaceOf } from '../kit/check';
import { Client, type ClientOptions, PULL, PUSH } from './client';

let client: Client | undefined;
afterEach(async () => {
  const code = await client?.stop();
  expect(code ?? 0).toBe(0);
  expect(client?.errors ?? []).toEqual([]);
  expect(client?.notes.filter(({ method }) => method === 'window/logMessage') ?? []).toEqual([]);
  client = undefined;
});

const FILE = 'roadmap-suppressions.json';
const BAD = 'version: 1\ntools:\n  crm: {vendr: Acme}\n';
const WORSE = `${BAD}  cms: {vendr: Bolt}\n`;

const made = (options: ClientOptions): Client => {
  client = new Client(options);
  return client;
};

/** Suppresses what is found now, as somebody does in a terminal. */
async function suppressAll(server: Client, at = ''): Promise<void> {
  const { code, stderr } = await runIn(['check', '--suppress-all'], { folder: join(server.folder, at) });
  expect(`${code} ${stderr}`).toMatch(/^0 Suppressed \d+ findings? in /);
}

describe('what is suppressed', () => {
  it('is not shown, and what is new beside it is', async () => {
    const server = made({ files: { 'a.roadmap.yaml': BAD } });
    await suppressAll(server);
    await server.initialize();
    await server.open('a.roadmap.yaml');
    await server.change('a.roadmap.yaml', WORSE);
    const [found] = await server.untilPushed('a.roadmap.yaml', ['unknown-key']);
    expect(found?.range.start.line).toBe(3);
  });

  it('follows the file: made, changed and taken away in a terminal', async () => {
    const server = made({ files: { 'a.roadmap.yaml': BAD, 'b.roadmap.yaml': BAD } });
    await server.initialize();
    await server.untilPushed('a.roadmap.yaml', ['unknown-key']);
    await suppressAll(server);
    await server.changedOutside(FILE, FileChangeType.Created);
    await server.untilPushed('a.roadmap.yaml', []);
    await server.untilPushed('b.roadmap.yaml', []);
    server.write(FILE, '{"version": 1, "suppressions": []}');
    await server.changedOutside(FILE);
    await server.untilPushed('a.roadmap.yaml', ['unknown-key']);
    await suppressAll(server);
    await server.changedOutside(FILE);
    await server.untilPushed('b.roadmap.yaml', []);
    server.remove(FILE);
    await server.changedOutside(FILE, FileChangeType.Deleted);
    await server.untilPushed('a.roadmap.yaml', ['unknown-key']);
    await server.untilPushed('b.roadmap.yaml', ['unknown-key']);
  });

  it('is asked for again by a client that asks', async () => {
    const server = made({ capabilities: PULL, files: { 'a.roadmap.yaml': BAD } });
    await server.initialize();
    const pull = async (): Promise<readonly Diagnostic[]> => {
      const params = { textDocument: { uri: server.uri('a.roadmap.yaml') } };
      return (
        (await server.connection.sendRequest(DocumentDiagnosticRequest.type, params)) as FullDocumentDiagnosticReport
      ).items;
    };
    expect(await pull()).toHaveLength(1);
    await suppressAll(server);
    await server.changedOutside(FILE, FileChangeType.Created);
    await server.until(() => server.notes.some(({ method }) => method === 'workspace/diagnostic/refresh'));
    expect(await pull()).toEqual([]);
  });
});

describe('a folder that only the editor can read', () => {
  it('has the file read through the editor', async () => {
    const server = made({});
    const entries = findingsOf(workspaceOf({ 'a.roadmap.yaml': BAD })).map(suppressionOf);
    const files: Record<string, string> = {
      'memfs:/w/a.roadmap.yaml': WORSE,
      [`memfs:/w/${FILE}`]: printSuppressions({ entries, more: {} }),
    };
    server.connection.onRequest(FIND_FILES_REQUEST, () => ({ uris: ['memfs:/w/a.roadmap.yaml'] }));
    server.connection.onRequest<ReadFileResult, void>(READ_FILE_REQUEST, ({ uri }: ReadFileParams) => {
      const text = files[uri];
      return text === undefined ? { missing: true } : { text };
    });
    await server.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities: PUSH,
      workspaceFolders: [{ uri: 'memfs:/w', name: 'w' }],
    });
    await server.connection.sendNotification(InitializedNotification.type, {});
    const shown = (): readonly number[] =>
      (server.pushed.get('memfs:/w/a.roadmap.yaml') ?? []).map(({ range }) => range.start.line);
    await server.until(() => shown().length > 0);
    expect(shown()).toEqual([3]);
    files[`memfs:/w/${FILE}`] = printSuppressions({ entries: [], more: {} });
    await server.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: `memfs:/w/${FILE}`, type: FileChangeType.Changed }],
    });
    await server.until(() => shown().length === 2);
  });
});

describe('a folder inside the work tree', () => {
  const files = { '.git/HEAD': 'ref: refs/heads/main\n', 'plans/2026/a.roadmap.yaml': BAD, 'b.roadmap.yaml': BAD };

  it('has the fingerprints of the command line, and the file at the top', async () => {
    const server = made({ files, folders: ['plans'] });
    await server.initialize();
    const [found] = await server.untilPushed('plans/2026/a.roadmap.yaml', ['unknown-key']);
    const { stdout } = await runIn(['check', 'plans', '--format', 'json'], { folder: server.folder });
    expect(found?.data).toBe(JSON.parse(stdout).findings[0].fingerprint);
    await suppressAll(server, 'plans/2026');
    await server.changedOutside(FILE, FileChangeType.Created);
    await server.untilPushed('plans/2026/a.roadmap.yaml', []);
    await server.open('plans/2026/a.roadmap.yaml');
    await server.change('plans/2026/a.roadmap.yaml', WORSE);
    await server.untilPushed('plans/2026/a.roadmap.yaml', ['unknown-key']);
  });

  it('is not taken to hold the file itself', async () => {
    const server = made({ files, folders: ['plans'] });
    await suppressAll(server);
    server.write(`plans/${FILE}`, '{"version": 1, "suppressions": []}');
    await server.initialize();
    await server.open('plans/2026/a.roadmap.yaml');
    await server.change('plans/2026/a.roadmap.yaml', `${BAD}tols: {}\n`);
    const [found] = await server.untilPushed('plans/2026/a.roadmap.yaml', ['unknown-key']);
    expect(found?.range.start.line).toBe(3);
  });

  it('has the file watched above it, where a client can', async () => {
    const watch = { dynamicRegistration: true, relativePatternSupport: true };
    const capabilities: ClientCapabilities = {
      ...PUSH,
      workspace: { ...PUSH.workspace, didChangeWatchedFiles: watch },
    };
    const server = made({ files, folders: ['plans'], capabilities });
    const patterns: unknown[] = [];
    const registered = new Promise<void>((resolve) => {
      server.connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
        const options = registrations.map((one) => one.registerOptions as DidChangeWatchedFilesRegistrationOptions);
        patterns.push(...options.flatMap(({ watchers }) => watchers.map(({ globPattern }) => globPattern)));
        if (patterns.some((pattern) => typeof pattern === 'object')) resolve();
        return null;
      });
    });
    await server.initialize();
    await registered;
    const baseUri = server.uri('').replace(/\/$/, '');
    expect(patterns).toEqual(['**/*.{yaml,yml}', `**/${FILE}`, { baseUri, pattern: FILE }]);
  });
});

describe('a file that can not be understood', () => {
  it('has one finding of its own, and what it held before counts on', async () => {
    const server = made({ files: { 'a.roadmap.yaml': BAD } });
    await suppressAll(server);
    server.write('b.roadmap.yaml', BAD);
    await server.initialize();
    await server.untilPushed('b.roadmap.yaml', ['unknown-key']);
    await server.open('a.roadmap.yaml');
    server.write(FILE, '<<<<<<< ours\n');
    await server.changedOutside(FILE);
    await server.until(() => server.pushed.get(server.uri(FILE))?.length === 1);
    const [problem] = server.pushed.get(server.uri(FILE))!;
    expect(problem?.message).toMatch(/^It has a merge conflict: keep the entries of both sides/);
    await server.change('a.roadmap.yaml', WORSE);
    const [found] = await server.untilPushed('a.roadmap.yaml', ['unknown-key']);
    expect(found?.range.start.line).toBe(3);
    await server.change('a.roadmap.yaml', BAD);
    await server.untilPushed('a.roadmap.yaml', []);
    server.write(FILE, '{"version": 1, "suppressions": []}');
    await server.changedOutside(FILE);
    await server.untilPushed(FILE, []);
    await server.untilPushed('a.roadmap.yaml', ['unknown-key']);
  });
});
