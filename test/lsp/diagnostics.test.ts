import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  DocumentDiagnosticRequest,
  FileChangeType,
  type FullDocumentDiagnosticReport,
  type RelatedFullDocumentDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import { rulePage } from '../../core/protocol/pages';
import { Client, type ClientOptions, PULL } from './client';

let client: Client | undefined;
afterEach(async () => {
  const code = await client?.stop();
  expect(code ?? 0).toBe(0);
  expect(client?.errors ?? []).toEqual([]);
  client = undefined;
});

async function started(options: ClientOptions): Promise<Client> {
  client = await Client.start(options);
  return client;
}

const BAD = 'version: 1\ntools:\n  crm: {}\nchannels:\n  email: {tools: [crn]}\n';

describe('pushed diagnostics', () => {
  it('come for every roadmap file of the folder, open or not', async () => {
    const server = await started({ files: { 'a.roadmap.yaml': BAD, 'node_modules/b.roadmap.yaml': 'nonsense: 1\n' } });
    const [first] = await server.untilPushed('a.roadmap.yaml', ['unknown-reference']);
    expect(first).toMatchObject({
      range: { start: { line: 4, character: 18 }, end: { line: 4, character: 21 } },
      severity: 1,
      source: 'roadmap',
      message: "There is no tool 'crn'. Did you mean 'crm'?",
    });
    expect(first!.codeDescription?.href).toMatch(/docs\/rules\/unknown-reference\.md$/);
    expect([...server.pushed.keys()]).toEqual([server.uri('a.roadmap.yaml')]);
  });

  it('follow what is typed, and go back to the disk when a document is closed', async () => {
    const server = await started({ files: { 'a.roadmap.yaml': BAD } });
    await server.untilPushed('a.roadmap.yaml', ['unknown-reference']);
    await server.open('a.roadmap.yaml');
    await server.change('a.roadmap.yaml', 'm', { start: { line: 4, character: 20 }, end: { line: 4, character: 21 } });
    await server.untilPushed('a.roadmap.yaml', []);
    await server.close('a.roadmap.yaml');
    await server.untilPushed('a.roadmap.yaml', ['unknown-reference']);
  });

  it('see through imports to closed files, and what changes, comes and goes outside', async () => {
    const server = await started({
      files: {
        'main.roadmap.yaml': 'version: 1\nimports: [parts/stack.yaml]\nchannels:\n  email: {tools: [crm]}\n',
        'parts/stack.yaml': 'version: 1\ntools:\n  crm: {}\n',
      },
    });
    await server.open('main.roadmap.yaml');
    server.write('parts/stack.yaml', 'version: 1\ntools:\n  cms: {}\n');
    await server.changedOutside('parts/stack.yaml');
    await server.untilPushed('main.roadmap.yaml', ['unknown-reference']);
    server.remove('parts/stack.yaml');
    await server.changedOutside('parts/stack.yaml', FileChangeType.Deleted);
    await server.untilPushed('main.roadmap.yaml', ['import']);
    server.write('parts/stack.yaml', 'version: 1\ntools:\n  crm: {}\n');
    await server.changedOutside('parts/stack.yaml', FileChangeType.Created);
    await server.untilPushed('main.roadmap.yaml', []);
  });

  it('count UTF-16 units, behind emoji and with CRLF', async () => {
    const text = 'version: 1\r\ntools:\r\n  crm: {name: "🚀 café", status: actve}\r\n';
    const server = await started({ files: { 'a.roadmap.yaml': text } });
    const [first] = await server.untilPushed('a.roadmap.yaml', ['invalid-value']);
    const start = text.split('\r\n')[2]!.indexOf('actve');
    expect(first!.range).toEqual({ start: { line: 2, character: start }, end: { line: 2, character: start + 5 } });
  });

  it('say what bytes are no UTF-8, and ignore a byte order mark', async () => {
    const server = await started({});
    server.write('a.roadmap.yaml', new Uint8Array([...Buffer.from('version: 1\ntitle: caf'), 0xe9, 0x0a]));
    server.write('b.roadmap.yaml', '\ufeffversion: 1\ntols: {}\n');
    await server.changedOutside('a.roadmap.yaml', FileChangeType.Created);
    await server.changedOutside('b.roadmap.yaml', FileChangeType.Created);
    await server.untilPushed('a.roadmap.yaml', ['yaml-syntax']);
    const [found] = await server.untilPushed('b.roadmap.yaml', ['unknown-key']);
    expect(found!.range.start).toEqual({ line: 1, character: 0 });
  });

  it('treat folders one by one, and leave alone what lies outside', async () => {
    const server = await started({
      folders: ['one', 'two'],
      files: {
        'one/a.roadmap.yaml': 'version: 1\nimports: [../two/b.roadmap.yaml]\n',
        'two/b.roadmap.yaml': 'version: 1\ntools: {crm: {}}\n',
        'three/c.roadmap.yaml': BAD,
      },
    });
    const [found] = await server.untilPushed('one/a.roadmap.yaml', ['import']);
    expect(found!.message).toMatch(/leads out of the workspace/);
    await server.open('three/c.roadmap.yaml');
    await server.untilPushed('three/c.roadmap.yaml', ['unknown-reference']);
    await server.close('three/c.roadmap.yaml');
    await server.untilPushed('three/c.roadmap.yaml', []);
  });

  it('cover a document that is saved nowhere, and say that its imports can’t be read', async () => {
    const server = await started({});
    await server.openUri('untitled:Untitled-1', `${BAD}imports: [other.roadmap.yaml]\n`);
    await server.until(() => server.pushed.get('untitled:Untitled-1')?.length === 1);
    const found = server.pushed.get('untitled:Untitled-1')!;
    expect(found.map(({ code }) => code)).toEqual(['import']);
    expect(found[0]!.message).toContain('it is outside the workspace folders');
  });

  it('lead to pages where the project is kept', () => {
    const { repository } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(rulePage('overdue')).toBe(`${repository.url.replace(/\.git$/, '')}/blob/main/docs/rules/overdue.md`);
  });

  it('come over IPC too', async () => {
    const server = await started({ transport: 'ipc', files: { 'a.roadmap.yaml': BAD } });
    await server.untilPushed('a.roadmap.yaml', ['unknown-reference']);
  });
});

describe('pulled diagnostics', () => {
  const pull = async (server: Client, path: string, previousResultId?: string) =>
    (await server.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: server.uri(path) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    })) as RelatedFullDocumentDiagnosticReport;

  it('are answered and never pushed', async () => {
    const server = await started({ capabilities: PULL, files: { 'a.roadmap.yaml': BAD } });
    expect(server.result.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
    const report = await pull(server, 'a.roadmap.yaml');
    expect(report.items.map(({ code }) => code)).toEqual(['unknown-reference']);
    expect((await pull(server, 'a.roadmap.yaml', report.resultId)).kind).toBe('unchanged');
    expect(server.pushed.size).toBe(0);
  });

  it('bring along the other files of the roadmap, and ask to be asked again when those changed', async () => {
    const server = await started({
      capabilities: PULL,
      files: {
        'main.roadmap.yaml': 'version: 1\nimports: [stack.roadmap.yaml]\nchannels:\n  email: {tools: [crm]}\n',
        'stack.roadmap.yaml': 'version: 1\ntools:\n  crm: {}\n',
      },
    });
    await server.open('stack.roadmap.yaml');
    await server.change('stack.roadmap.yaml', 'version: 1\ntools:\n  cms: {}\n');
    const report = await pull(server, 'stack.roadmap.yaml');
    const related = report.relatedDocuments?.[server.uri('main.roadmap.yaml')] as FullDocumentDiagnosticReport;
    expect(related.items.map(({ code }) => code)).toEqual(['unknown-reference']);
    await server.until(() => server.notes.some(({ method }) => method === 'workspace/diagnostic/refresh'));
  });

  const everywhere = (server: Client) =>
    server.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });

  it.each([
    [
      'deleted, then closed',
      async (server: Client) => {
        await server.changedOutside('a.roadmap.yaml', FileChangeType.Deleted);
        await server.close('a.roadmap.yaml');
      },
    ],
    [
      'closed, then deleted',
      async (server: Client) => {
        await server.close('a.roadmap.yaml');
        await server.changedOutside('a.roadmap.yaml', FileChangeType.Deleted);
      },
    ],
  ])('are taken back for a file that is %s, of which the client has forgotten the result', async (_what, lose) => {
    const server = await started({ capabilities: PULL, files: { 'a.roadmap.yaml': BAD } });
    await server.open('a.roadmap.yaml');
    expect((await pull(server, 'a.roadmap.yaml')).items).toHaveLength(1);
    server.remove('a.roadmap.yaml');
    await lose(server);
    const gone = { kind: 'full', items: [], uri: server.uri('a.roadmap.yaml'), version: null };
    expect((await everywhere(server)).items).toEqual([gone]);
    // A client takes no notice while it still has the document's own report.
    expect((await everywhere(server)).items).toEqual([gone]);
  });

  it('are of no file that is deleted while its document is open out of sight', async () => {
    const server = await started({ capabilities: PULL, files: { 'a.roadmap.yaml': BAD } });
    await server.open('a.roadmap.yaml');
    server.remove('a.roadmap.yaml');
    await server.changedOutside('a.roadmap.yaml', FileChangeType.Deleted);
    expect((await pull(server, 'a.roadmap.yaml')).items).toHaveLength(1);
    expect((await everywhere(server)).items).toEqual([
      { kind: 'full', items: [], uri: server.uri('a.roadmap.yaml'), version: null },
    ]);
    server.write('a.roadmap.yaml', BAD);
    await server.changedOutside('a.roadmap.yaml', FileChangeType.Created);
    expect((await everywhere(server)).items).toMatchObject([{ kind: 'full', items: [{ code: 'unknown-reference' }] }]);
  });

  it('follow a file that is renamed', async () => {
    const server = await started({ capabilities: PULL, files: { 'a.roadmap.yaml': BAD } });
    await server.open('a.roadmap.yaml');
    await pull(server, 'a.roadmap.yaml');
    server.remove('a.roadmap.yaml');
    server.write('b.roadmap.yaml', BAD);
    await server.close('a.roadmap.yaml');
    await server.open('b.roadmap.yaml');
    await server.changedOutside('a.roadmap.yaml', FileChangeType.Deleted);
    await server.changedOutside('b.roadmap.yaml', FileChangeType.Created);
    const { items } = await everywhere(server);
    const counts = Object.fromEntries(items.map((one) => [one.uri, 'items' in one ? one.items.length : -1]));
    expect(counts).toEqual({ [server.uri('a.roadmap.yaml')]: 0, [server.uri('b.roadmap.yaml')]: 1 });
  });

  it('cover the workspace', async () => {
    const files = { 'a.roadmap.yaml': BAD, 'b.roadmap.yaml': 'version: 1\n' };
    const server = await started({ capabilities: PULL, files });
    const all = await server.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    expect(all.items.map((item) => [item.uri, item.kind === 'full' ? item.items.length : -1])).toEqual([
      [server.uri('a.roadmap.yaml'), 1],
      [server.uri('b.roadmap.yaml'), 0],
    ]);
    const ids = all.items.map(({ uri, resultId }) => ({ uri, value: resultId! }));
    const gone = { uri: server.uri('gone.roadmap.yaml'), value: 'x' };
    const again = await server.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: [...ids, gone],
    });
    expect(again.items.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged', 'full']);
  });

  it('say nothing of old versions that a tool opens beside the files', async () => {
    const server = await started({ capabilities: PULL });
    const uri = `${server.uri('a.roadmap.yaml').replace('file:', 'git:')}?%7B%22ref%22%3A%22HEAD%22%7D`;
    await server.openUri(uri, BAD);
    const report = await server.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    expect((report as FullDocumentDiagnosticReport).items).toEqual([]);
  });
});
