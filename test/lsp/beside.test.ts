/** What is shown beside the text: hints, lenses and colours; and when a client is told to ask for them again. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type CodeLens,
  CodeLensRequest,
  CodeLensResolveRequest,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  type InlayHint,
  type InlayHintLabelPart,
  InlayHintRequest,
  type Range,
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver-protocol/node';
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

const at = (line: number, character: number) => ({ line, character });
const WHOLE: Range = { start: at(0, 0), end: at(1000, 0) };
const FILES = {
  'main.roadmap.yaml': `version: 1
imports: [work.roadmap.yaml]
initiatives:
  🚴: {}
  next: {duration: 1w, dependsOn: [audit]}
`,
  'work.roadmap.yaml': 'version: 1\r\ninitiatives:\r\n  audit: {start: 2026-03-02, duration: 1w}\r\n',
};
const MAIN = 'main.roadmap.yaml';

const words = (hints: readonly InlayHint[] | null) =>
  hints?.map(({ position, label }) => [
    position.line,
    (label as InlayHintLabelPart[]).map(({ value }) => value).join(''),
  ]);

const hintsIn = (server: Client, path: string, range = WHOLE) =>
  server.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri: server.uri(path) }, range });

/** Refresh requests that a client can be sent, counted by method. */
function counting(server: Client): Map<string, number> {
  const counts = new Map<string, number>();
  for (const method of [
    'workspace/inlayHint/refresh',
    'workspace/codeLens/refresh',
    'workspace/semanticTokens/refresh',
  ])
    server.connection.onRequest(method, () => {
      counts.set(method, (counts.get(method) ?? 0) + 1);
      return null;
    });
  return counts;
}

const REFRESHED: ClientCapabilities = {
  ...PUSH,
  workspace: {
    ...PUSH.workspace,
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
};

describe('hints', () => {
  it('lead to what sets a date, in another file too, and follow an edit', async () => {
    const server = await started({ files: FILES });
    await server.open(MAIN);
    const [hint, ...others] = (await hintsIn(server, MAIN))!;
    expect(others).toEqual([]);
    expect(hint).toEqual({
      position: at(4, '  next: {duration: 1w, dependsOn: [audit]}'.length),
      label: [
        { value: '→ ' },
        {
          value: '2026-03-09',
          location: { uri: server.uri('work.roadmap.yaml'), range: { start: at(2, 2), end: at(2, 7) } },
        },
        { value: ' … 2026-03-13' },
      ],
      tooltip: { kind: 'markdown', value: expect.stringContaining('- Set by: `audit` (finish-to-start)') },
      paddingLeft: true,
    });
    await server.change(MAIN, '2d', { start: at(4, 19), end: at(4, 21) });
    expect(words(await hintsIn(server, MAIN))).toEqual([[4, '→ 2026-03-09 … 2026-03-10']]);
    expect(words(await hintsIn(server, MAIN, { start: at(0, 0), end: at(3, 0) }))).toEqual([]);
    expect(await hintsIn(server, 'gone.roadmap.yaml')).toEqual([]);
  });

  it('are those that the settings want', async () => {
    client = new Client({
      files: FILES,
      capabilities: { ...REFRESHED, workspace: { ...REFRESHED.workspace, configuration: true } },
    });
    let inlayHints: unknown = { dates: false, slack: true };
    client.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => ({ inlayHints })));
    const refreshes = counting(client);
    await client.initialize();
    await client.open(MAIN);
    expect(words(await hintsIn(client, MAIN))).toEqual([[4, 'no slack, critical']]);
    const before = refreshes.get('workspace/inlayHint/refresh') ?? 0;
    inlayHints = { dates: 'yes' };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    expect(words(await hintsIn(client, MAIN))).toEqual([[4, '→ 2026-03-09 … 2026-03-13']]);
    expect(refreshes.get('workspace/inlayHint/refresh')).toBeGreaterThan(before);
  });
});

describe('lenses', () => {
  const LENSED = {
    'main.roadmap.yaml': `version: 1
imports: [work.roadmap.yaml]
tools:
  🚴: {}
  crm:
    name: The CRM
channels: {mail: {tools: [crm]}}
initiatives:
  next:
    duration: 1w
    dependsOn: [audit]
`,
    'work.roadmap.yaml':
      'version: 1\r\ninitiatives:\r\n  audit:\r\n    start: 2026-03-02\r\n    duration: 1w\r\n    tools: [crm]\r\n',
  };
  const lensesIn = async (server: Client, path: string): Promise<readonly CodeLens[]> => {
    const textDocument = { uri: server.uri(path) };
    const lenses = await server.connection.sendRequest(CodeLensRequest.type, { textDocument });
    return Promise.all((lenses ?? []).map((lens) => server.connection.sendRequest(CodeLensResolveRequest.type, lens)));
  };

  it('are words alone for a client that has no commands of ours', async () => {
    const server = await started({ files: LENSED });
    await server.open(MAIN);
    expect(
      await server.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: server.uri(MAIN) } }),
    ).toEqual([
      { range: { start: at(4, 2), end: at(4, 5) }, data: expect.anything() },
      { range: { start: at(8, 2), end: at(8, 6) }, data: expect.anything() },
    ]);
    expect((await lensesIn(server, MAIN)).map(({ command }) => command)).toEqual([
      { title: 'used in 2 places', command: '' },
      { title: 'on the critical path', command: '' },
    ]);
  });

  it('lead a client that can to the places, and to the timeline', async () => {
    const commands = ['roadmap.lens.showReferences', 'roadmap.lens.showInTimeline'];
    const server = await started({ files: LENSED, options: { commands } });
    await server.open(MAIN);
    const uri = server.uri(MAIN);
    expect((await lensesIn(server, MAIN)).map(({ command }) => command)).toEqual([
      {
        title: 'used in 2 places',
        command: 'roadmap.lens.showReferences',
        arguments: [
          uri,
          at(4, 2),
          [
            { uri, range: { start: at(6, 26), end: at(6, 29) } },
            { uri: server.uri('work.roadmap.yaml'), range: { start: at(5, 12), end: at(5, 15) } },
          ],
        ],
      },
      { title: 'on the critical path', command: 'roadmap.lens.showInTimeline', arguments: [uri, at(8, 2)] },
    ]);
  });

  it('that are out of date, or no lenses, come back as they are', async () => {
    const server = await started({ files: LENSED });
    await server.open(MAIN);
    const range = { start: at(4, 2), end: at(4, 5) };
    const lost: unknown[] = [
      undefined,
      3,
      { uri: 'x', path: [] },
      { uri: server.uri(MAIN), path: ['tools', 'gone'], kind: 'uses' },
    ];
    for (const data of lost)
      expect(await server.connection.sendRequest(CodeLensResolveRequest.type, { range, data } as CodeLens)).toEqual({
        range,
        ...(data === undefined ? {} : { data }),
      });
  });

  it('are not there where the setting says so', async () => {
    const server = await started({ files: LENSED, options: { codeLens: { enable: false } } });
    await server.open(MAIN);
    expect(await lensesIn(server, MAIN)).toEqual([]);
  });
});

describe('colours', () => {
  const ask = (server: Client, path: string) => ({ textDocument: { uri: server.uri(path) } });
  const whole = async (server: Client, path: string): Promise<SemanticTokens> =>
    (await server.connection.sendRequest(SemanticTokensRequest.type, ask(server, path)))!;
  const since = async (server: Client, path: string, previousResultId: string): Promise<SemanticTokensDelta> =>
    (await server.connection.sendRequest(SemanticTokensDeltaRequest.type, {
      ...ask(server, path),
      previousResultId,
    })) as SemanticTokensDelta;
  const applied = (data: readonly number[], { edits }: SemanticTokensDelta): readonly number[] => {
    const made = [...data];
    for (const { start, deleteCount, data: more = [] } of edits) made.splice(start, deleteCount, ...more);
    return made;
  };

  it('count lines and UTF-16 units from the one before, and name their types', async () => {
    const server = await started({ files: FILES });
    await server.open(MAIN);
    const { legend } = server.result.capabilities.semanticTokensProvider!;
    const number = legend.tokenTypes.indexOf('number');
    const work = legend.tokenTypes.indexOf('function');
    const declared = 1 << legend.tokenModifiers.indexOf('declaration');
    const { data } = await whole(server, MAIN);
    expect(data).toEqual(
      [
        [0, 9, 1, number, 0],
        [3, 2, 2, work, declared],
        [1, 2, 4, work, declared],
        [0, 17, 2, number, 0],
        [0, 16, 5, work, 0],
      ].flat(),
    );
    const range = { start: at(3, 0), end: at(3, 10) };
    const some = await server.connection.sendRequest(SemanticTokensRangeRequest.type, { ...ask(server, MAIN), range });
    expect(some?.data).toEqual([3, 2, 2, work, declared]);
  });

  it('are sent as what differs from the answer that the client has', async () => {
    const server = await started({ files: FILES });
    await server.open(MAIN);
    const first = await whole(server, MAIN);
    const same = await since(server, MAIN, first.resultId!);
    expect(same.edits).toEqual([]);
    await server.change(MAIN, '  before: {}\n', { start: at(4, 0), end: at(4, 0) });
    const changed = await since(server, MAIN, same.resultId!);
    expect(changed.edits).toHaveLength(1);
    expect(changed.edits[0]!.data!.length).toBeLessThan(first.data.length);
    const now = await whole(server, MAIN);
    expect(applied(first.data, changed)).toEqual(now.data);
    await server.change(MAIN, '', { start: at(4, 0), end: at(6, 0) });
    const shorter = await since(server, MAIN, now.resultId!);
    expect(applied(now.data, shorter)).toEqual((await whole(server, MAIN)).data);
  });

  it('are sent whole to a client that has another answer, and of a file that was closed', async () => {
    const server = await started({ files: FILES });
    await server.open(MAIN);
    const first = await whole(server, MAIN);
    await whole(server, MAIN);
    expect(await since(server, MAIN, first.resultId!)).toMatchObject({ data: first.data });
    const last = await whole(server, MAIN);
    await server.close(MAIN);
    await server.open(MAIN);
    expect(await since(server, MAIN, last.resultId!)).toMatchObject({ data: first.data });
  });

  it('change where another file retires what is named', async () => {
    const server = await started({
      files: {
        [MAIN]: 'version: 1\nimports: [stack.roadmap.yaml]\nchannels: {m: {tools: [crm]}}\n',
        'stack.roadmap.yaml': 'version: 1\ntools: {crm: {status: active}}\n',
      },
    });
    await server.open(MAIN);
    await server.open('stack.roadmap.yaml');
    expect((await whole(server, MAIN)).data.at(-1)).toBe(0);
    await server.change('stack.roadmap.yaml', 'retired', { start: at(1, 22), end: at(1, 28) });
    expect((await whole(server, MAIN)).data.at(-1)).toBe(2);
  });
});

describe('a client is told to ask again', () => {
  it('when an edit can change another open document, and not for an edit of the only one', async () => {
    client = new Client({ files: FILES, capabilities: REFRESHED });
    const refreshes = counting(client);
    await client.initialize();
    await client.open(MAIN);
    await hintsIn(client, MAIN);
    const atFirst = new Map(refreshes);
    await client.change(MAIN, '3d', { start: at(4, 19), end: at(4, 21) });
    await hintsIn(client, MAIN);
    expect(refreshes).toEqual(atFirst);
    await client.open('work.roadmap.yaml');
    await hintsIn(client, MAIN);
    const opened = new Map(refreshes);
    await client.change('work.roadmap.yaml', '2w', { start: at(2, 39), end: at(2, 41) });
    expect(words(await hintsIn(client, MAIN))).toEqual([[4, '→ 2026-03-16 … 2026-03-18']]);
    for (const [method, count] of opened) expect(refreshes.get(method), method).toBeGreaterThan(count);
    expect(opened.size).toBe(3);
  });
});
