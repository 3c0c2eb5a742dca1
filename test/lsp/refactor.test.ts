import { afterEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeActionTriggerKind,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { MOVE_REQUEST, type MoveResult } from '../../core/protocol/move';
import { Client } from './client';

let client: Client | undefined;
afterEach(async () => {
  const code = await client?.stop();
  expect(code ?? 0).toBe(0);
  expect(client?.errors ?? []).toEqual([]);
  expect(client?.notes.filter(({ method }) => method === 'window/logMessage') ?? []).toEqual([]);
  client = undefined;
});

const LAZY: ClientCapabilities = {
  textDocument: { codeAction: { dataSupport: true, disabledSupport: true, resolveSupport: { properties: ['edit'] } } },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};
const EAGER: ClientCapabilities = { workspace: { workspaceEdit: { documentChanges: true } } };

const MAIN = `version: 1
title: "🚀 launch"
imports: {emea: emea.roadmap.yaml}
tools:
  crm: {name: "📇 CRM"} # the heart
channels:
  mail: {tools: [crm]}
initiatives:
  audit: {start: 2026-04-06, end: 2026-05-01}
`;
const FILES = { 'main.roadmap.yaml': MAIN, 'emea.roadmap.yaml': 'version: 1\ntools:\n  crm: {}\n' };

async function started(capabilities: ClientCapabilities): Promise<Client> {
  client = await Client.start({ files: FILES, capabilities });
  return client;
}

/** What is offered at a text. */
async function actionsAt(server: Client, text: string, only?: string[], triggerKind?: CodeActionTriggerKind) {
  const before = MAIN.slice(0, MAIN.indexOf(text)).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)!.length + 1 };
  return (await server.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: server.uri('main.roadmap.yaml') },
    range: { start: position, end: position },
    context: {
      diagnostics: [],
      ...(only === undefined ? {} : { only }),
      ...(triggerKind === undefined ? {} : { triggerKind }),
    },
  })) as CodeAction[];
}

const resolve = (server: Client, action: CodeAction) =>
  server.connection.sendRequest(CodeActionResolveRequest.type, action);

describe('refactorings', () => {
  it('are offered without their edits, which come when they are wanted', async () => {
    const server = await started(LAZY);
    await server.open('main.roadmap.yaml');
    const actions = await actionsAt(server, 'crm: {name', ['refactor']);
    expect(actions.map(({ title, kind, edit, disabled }) => [title, kind, edit, disabled?.reason])).toEqual([
      ["Retire 'crm'", 'refactor.rewrite', undefined, undefined],
      ["Move 'crm' to a new file, crm.roadmap.yaml", 'refactor.extract', undefined, undefined],
      ["Move 'crm' to emea.roadmap.yaml", 'refactor.move', undefined, "There is a tool 'emea/crm' already."],
    ]);
    const { edit } = await resolve(server, actions[1]!);
    expect(edit!.documentChanges![0]).toEqual({
      kind: 'create',
      uri: server.uri('crm.roadmap.yaml'),
      options: { overwrite: false },
    });
    expect(server.applied(edit!)).toEqual({
      'main.roadmap.yaml': MAIN.replace('tools:\n  crm: {name: "📇 CRM"} # the heart\n', '')
        .replace('emea.roadmap.yaml}', 'emea.roadmap.yaml, crm: crm.roadmap.yaml}')
        .replace('[crm]', '[crm/crm]'),
      'crm.roadmap.yaml': 'version: 1\n\ntools:\n  crm: {name: "📇 CRM"} # the heart\n',
    });
  });

  it('come in the kinds that are asked for', async () => {
    const server = await started(LAZY);
    const kinds = async (only?: string[]) =>
      (await actionsAt(server, 'end: 2026', only)).map(({ kind, title }) => `${kind} ${title}`);
    const rewrite = 'refactor.rewrite Write the end as a duration: 4w';
    const extract = "refactor.extract Move 'audit' to a new file, audit.roadmap.yaml";
    const move = "refactor.move Move 'audit' to emea.roadmap.yaml";
    expect(await kinds()).toEqual([rewrite, extract, move]);
    expect(await kinds(['refactor.rewrite'])).toEqual([rewrite]);
    expect(await kinds(['refactor.extract.function'])).toEqual([]);
    expect(await kinds(['quickfix'])).toEqual([]);
    expect(await kinds(['source'])).toEqual([]);
  });

  it('are made at once for clients that can’t ask, and only when somebody does', async () => {
    const server = await started(EAGER);
    const [write, ...others] = await actionsAt(server, 'end: 2026');
    expect(server.applied(write!.edit!)).toEqual({
      'main.roadmap.yaml': MAIN.replace('end: 2026-05-01', 'duration: 4w'),
    });
    // It can't make files, and shows nothing that can't be done.
    expect(others.map(({ title }) => title)).toEqual(["Move 'audit' to emea.roadmap.yaml"]);
    expect((await actionsAt(server, 'crm: {name')).map(({ title }) => title)).toEqual(["Retire 'crm'"]);
    expect(await actionsAt(server, 'end: 2026', undefined, CodeActionTriggerKind.Automatic)).toEqual([]);
  });

  it('are refused in words once the file is another, or something would get worse', async () => {
    const server = await started(LAZY);
    await server.open('main.roadmap.yaml');
    const [write] = await actionsAt(server, 'end: 2026', ['refactor.rewrite']);
    await server.change('main.roadmap.yaml', MAIN.replace('end: 2026-05-01', 'end: 2026-05-08'));
    await expect(resolve(server, write!)).rejects.toThrow('The file is another one by now. Ask again.');
    const worse = MAIN.replace('  audit:', '  other: {dependsOn: [audit]}\n  audit:').replace('launch', 'lunch');
    await server.change('main.roadmap.yaml', worse);
    await expect(resolve(server, { title: 'x', data: { uri: 7 } as never })).resolves.toMatchObject({ title: 'x' });
    await expect(resolve(server, { title: 'x' })).resolves.toMatchObject({ title: 'x' });
  });
});

it('entries move to a file that the user names, which the server proposes first', async () => {
  const server = await started(LAZY);
  const at = { line: 4, character: 3 };
  const ask = (file?: string): Promise<MoveResult> =>
    server.connection.sendRequest(MOVE_REQUEST, {
      uri: server.uri('main.roadmap.yaml'),
      range: { start: at, end: at },
      ...(file === undefined ? {} : { file }),
    });
  expect(await ask()).toEqual({ proposed: 'crm.roadmap.yaml' });
  const made = await ask('stack/tools.roadmap.yaml');
  expect(server.applied((made as { edit: WorkspaceEdit }).edit)).toMatchObject({
    'stack/tools.roadmap.yaml': 'version: 1\n\ntools:\n  crm: {name: "📇 CRM"} # the heart\n',
    'main.roadmap.yaml': expect.stringContaining('tools: stack/tools.roadmap.yaml'),
  });
  expect(await ask('notes.txt')).toEqual({ refused: expect.stringMatching(/can’t be a roadmap’s file/) });
  const nowhere = { uri: 'nowhere:/x.roadmap.yaml', range: { start: at, end: at } };
  expect(await server.connection.sendRequest(MOVE_REQUEST, nowhere)).toEqual({ refused: expect.any(String) });
});
