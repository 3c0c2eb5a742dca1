/** The tools of language models, as the editor asks the server for them. */
import { afterEach, describe, expect, it } from 'vitest';
import { READ_BASE_REQUEST, type ReadBaseParams, type ReadBaseResult } from '../../core/protocol/compare';
import { EDITOR_TOOLS, TOOL_REQUEST, type ToolParams, type ToolResult } from '../../core/protocol/tools';
import { TOOLS } from '../../core/tools/tools';
import manifest from '../../package.json';
import { Client } from './client';

let clients: Client[] = [];
afterEach(async () => {
  for (const client of clients) {
    expect(await client.stop()).toBe(0);
    expect(client.errors).toEqual([]);
  }
  clients = [];
});

const NAME = 'plan.roadmap.yaml';
const PLAN = `version: 1
initiatives:
  build: {name: Build, start: 2026-05-04, duration: 4w}
milestones:
  launch: {name: Launch, requires: [build], criteria: [It works]}
`;

async function asking(files: Readonly<Record<string, string>> = { [NAME]: PLAN }) {
  const client = await Client.start({ files, today: '2026-03-16' });
  clients.push(client);
  const ask = (tool: ToolParams['tool'], input: unknown, more: Partial<ToolParams> = {}): Promise<ToolResult> =>
    client.connection.sendRequest(TOOL_REQUEST, { tool, input, ...more });
  return { client, ask };
}

const LONGER = { changes: [{ entity: 'build', field: 'duration', value: '6w' }] };
const SLIPS = 'Launch slips 10 working days to 2026-06-12; 1 promise broken.';

describe('a language model', () => {
  it('is told what is wrong in what is open, saved or not', async () => {
    const { client, ask } = await asking();
    await client.open(NAME, PLAN.replace('[build]', '[bild]'));
    const { text, isError } = await ask('check', { level: 'error' }, { uri: client.uri(NAME) });
    expect(isError).toBe(false);
    expect(text).toContain(`${NAME}:5: error: There is no initiative, activity or milestone 'bild'.`);
  });

  it('is told what a rule means, why a date is what it is, and what would be', async () => {
    const { client, ask } = await asking();
    expect((await ask('explain', { what: 'unowned' })).text).toMatch(/^unowned\n/);
    expect((await ask('explain', { what: 'launch' })).text).toContain(`requires build  ${NAME}:5`);
    expect((await ask('what_if', LONGER)).text).toContain(SLIPS);
    await client.open(NAME);
    expect((await ask('check', { level: 'error' })).text).toBe('Nothing found in 1 file.');
  });

  it('is told what has changed since a version that the client has', async () => {
    const { client, ask } = await asking({ [NAME]: PLAN.replace('4w', '6w') });
    client.connection.onRequest<ReadBaseResult, never>(READ_BASE_REQUEST, ({ id }: ReadBaseParams): ReadBaseResult => {
      expect(id).toBe('main');
      return { text: PLAN };
    });
    const more = { uri: client.uri(NAME), base: { id: 'main', label: 'main' } };
    expect(await ask('diff', {}, more)).toEqual({ text: expect.stringContaining(SLIPS), isError: false });
    expect(await ask('diff', {})).toEqual({ text: 'Open the roadmap that is meant first.', isError: true });
  });

  it('is told in one line what is wrong with what it asks', async () => {
    const { ask } = await asking();
    expect(await ask('explain', {})).toEqual({ text: "The input needs 'what'.", isError: true });
    expect(await ask('check', { paths: ['../x'] })).toEqual({
      text: "There is no roadmap '../x' in this workspace.",
      isError: true,
    });
    // What changes files is for agents that ask first.
    expect(await ask('propose_change' as 'check', LONGER)).toEqual({
      text: "There is no tool 'propose_change'.",
      isError: true,
    });
    const { ask: nowhere } = await asking({});
    expect(await nowhere('check', {})).toEqual({ text: 'There is no roadmap in this workspace.', isError: true });
  });
});

it('the manifest declares the tools as they are', () => {
  const { languageModelTools } = manifest.contributes;
  expect(languageModelTools.map(({ name }) => name)).toEqual(Object.values(EDITOR_TOOLS));
  for (const [tool, name] of Object.entries(EDITOR_TOOLS)) {
    const declared = languageModelTools.find((one) => one.name === name)!;
    const { title, description, input } = TOOLS[tool as keyof typeof EDITOR_TOOLS];
    expect(declared).toMatchObject({ displayName: title, modelDescription: description, inputSchema: input });
  }
});
