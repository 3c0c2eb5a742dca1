/** `roadmap mcp` as it is built, as an agent talks to it: with the protocol's own client. */
import { existsSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TOOL_NAMES, TOOLS } from '../../core/tools/tools';
import { runIn, temporaryFolder } from './machine';
import { TestRepository } from './repository';

const PROGRAM = join(__dirname, '..', '..', 'dist', 'cli', 'roadmap.js');
const NAME = 'plan.roadmap.yaml';
const PLAN = `version: 1
# who does it
teams: {data: {}}
initiatives:
  build: {name: 'Build it', start: 2026-05-04, duration: 4w} # four at least
milestones:
  launch: {name: Launch, requires: [build], criteria: [It works]}
`;

interface Called {
  readonly text: string;
  readonly isError: boolean;
}

async function connect(folder: string) {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [PROGRAM, 'mcp', '--today', '2026-03-16'],
      cwd: folder,
    }),
  );
  onTestFinished(() => client.close());
  const call = async (name: string, input: Record<string, unknown> = {}): Promise<Called> => {
    const { content, isError } = await client.callTool({ name, arguments: input });
    const [first] = content as readonly { readonly type: string; readonly text: string }[];
    return { text: first!.text, isError: isError === true };
  };
  return { client, call };
}

async function workTree(files: Readonly<Record<string, string>> = { [NAME]: PLAN }) {
  const repository = TestRepository.make();
  repository.commit(files);
  const read = (name = NAME): string => readFileSync(join(repository.folder, name), 'utf8');
  return { repository, read, ...(await connect(repository.folder)) };
}

const LONGER = [{ entity: 'build', field: 'duration', value: '6w' }];
const SLIPS = 'Launch slips 10 working days to 2026-06-12; 1 promise broken.';

describe('roadmap mcp', { timeout: 120_000 }, () => {
  it('says what it can do', async () => {
    const { client } = await workTree();
    expect(client.getServerVersion()).toMatchObject({ name: 'roadmap' });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([...TOOL_NAMES]);
    for (const { name, description, inputSchema, annotations } of tools) {
      const tool = TOOLS[name as keyof typeof TOOLS];
      expect({ description, inputSchema }).toEqual({ description: tool.description, inputSchema: tool.input });
      expect(annotations?.readOnlyHint).toBe(name !== 'propose_change');
    }
  });

  it('checks, and explains rules and dates', async () => {
    const { repository, call } = await workTree();
    repository.write({ [NAME]: PLAN.replace('requires: [build]', 'requires: [bild]') });
    const found = await call('check', { level: 'error' });
    expect(found).toEqual({
      text: `${NAME}:7: error: There is no initiative, activity or milestone 'bild'. Did you mean 'build'? [unknown-reference] Fix: Change to 'build'.\n1 error in 1 file.`,
      isError: false,
    });
    repository.write({ [NAME]: PLAN });
    expect((await call('explain', { what: 'milestone-later' })).text).toContain('milestone-later');
    expect((await call('explain', { what: 'launch' })).text).toContain(`      requires build  ${NAME}:7`);
    expect(await call('explain', { what: 'lunch' })).toEqual({
      text: "'lunch' is neither a rule nor an initiative, activity or milestone here. Did you mean 'launch'?",
      isError: true,
    });
  });

  it('shows what would be, and what has been, and writes nothing', async () => {
    const { repository, read, call } = await workTree();
    expect((await call('what_if', { changes: LONGER })).text).toContain(SLIPS);
    expect(read()).toBe(PLAN);
    expect(await call('diff')).toEqual({ text: 'Nothing in meaning has changed.', isError: false });
    repository.write({ [NAME]: PLAN.replace('4w', '6w') });
    expect((await call('diff', { base: 'HEAD' })).text).toContain(`${NAME}: ${SLIPS}`);
  });

  it('changes a file when it is told to, and keeps what is around it', async () => {
    const { read, call } = await workTree();
    const asked = await call('propose_change', { changes: LONGER });
    expect(asked.isError).toBe(false);
    expect(asked.text).toMatch(/^Nothing was written yet: call again with write for that\.\n\nLaunch slips/);
    expect(asked.text).toContain(`--- a/${NAME}\n+++ b/${NAME}\n`);
    expect(asked.text).toContain("+  build: {name: 'Build it', start: 2026-05-04, duration: 6w} # four at least\n");
    expect(read()).toBe(PLAN);
    const done = await call('propose_change', { changes: LONGER, write: true });
    expect(done.text).toMatch(new RegExp(`^Written: ${NAME}\\.\n\nLaunch slips`));
    expect(read()).toBe(PLAN.replace('4w', '6w'));
    expect((await call('propose_change', { changes: LONGER, write: true })).text).toBe(
      'This changes nothing: it is so already.',
    );
  });

  it('refuses what makes new errors, with the findings', async () => {
    const { read, call } = await workTree();
    const changes = [{ entity: 'launch', field: 'requires', value: ['bild'] }];
    const { text, isError } = await call('propose_change', { changes, write: true });
    expect(isError).toBe(true);
    expect(text).toMatch(/^Refused, because this makes a new error\. Nothing was written\.\n/);
    expect(text).toContain(`new error: ${NAME}:7: There is no initiative, activity or milestone 'bild'.`);
    expect(read()).toBe(PLAN);
  });

  const MISTAKES: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ['nope', {}, "There is no tool 'nope'."],
    ['explain', {}, "The input needs 'what'."],
    ['explain', { what: 1 }, "'what' has to be a text."],
    ['check', { level: 'bad' }, "'level' has to be error, warning, info or hint."],
    ['check', { paths: ['a', 2] }, "'paths', item 2, has to be a text."],
    ['check', { path: NAME }, "The input has no 'path'. Did you mean 'paths'?"],
    ['what_if', { changes: [] }, "'changes' is empty."],
    ['propose_change', { changes: LONGER, write: 'yes' }, "'write' has to be true or false."],
    ['propose_change', { changes: [{ entity: 'x', field: 'y', value: 1 }] }, `There is no 'x' in ${NAME}.`],
    [
      'check',
      { paths: ['../outside.roadmap.yaml'] },
      "There is no roadmap '../outside.roadmap.yaml' in this workspace.",
    ],
    ['explain', { what: 'launch', path: '/etc/passwd' }, "There is no roadmap '/etc/passwd' in this workspace."],
    ['diff', { base: '../plans' }, "'../plans' is no name of a branch, tag or commit."],
    ['diff', { base: '/etc/passwd' }, "'/etc/passwd' is no name of a branch, tag or commit."],
    ['diff', { base: '--output=x' }, "'--output=x' is no name of a branch, tag or commit."],
    ['diff', { base: 'nowhere' }, "roadmap diff: There is no commit 'nowhere' here."],
  ];

  it('says in one line what is wrong with an input', async () => {
    const { repository, read, call } = await workTree();
    for (const [name, input, said] of MISTAKES) {
      const { text, isError } = await call(name, input);
      expect({ isError, lines: text.split('\n').length }).toEqual({ isError: true, lines: 1 });
      expect(text).toContain(said);
    }
    expect(read()).toBe(PLAN);
    expect(existsSync(join(repository.folder, 'x'))).toBe(false);
  });

  it('asks which of several roadmaps is meant', async () => {
    const { read, call } = await workTree({ [NAME]: PLAN, 'b.roadmap.yaml': PLAN });
    expect((await call('what_if', { changes: LONGER })).text).toBe(
      `There are 2 roadmaps: say which with 'path': b.roadmap.yaml or ${NAME}.`,
    );
    expect((await call('propose_change', { changes: LONGER, path: NAME, write: true })).isError).toBe(false);
    expect([read(), read('b.roadmap.yaml')]).toEqual([PLAN.replace('4w', '6w'), PLAN]);
  });

  it('neither reads nor writes through links that lead elsewhere', async () => {
    const { repository, call } = await workTree();
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const outside = join(folder, NAME);
    writeFileSync(outside, PLAN);
    renameSync(join(repository.folder, NAME), join(repository.folder, 'kept.yaml'));
    symlinkSync(outside, join(repository.folder, NAME));
    for (const [name, input] of [
      ['check', {}],
      ['propose_change', { changes: LONGER, write: true }],
    ] as const) {
      const { text, isError } = await call(name, input);
      expect(isError, text).toBe(true);
      expect(text.split('\n')).toHaveLength(1);
    }
    symlinkSync('kept.yaml', join(repository.folder, 'inner.roadmap.yaml'));
    renameSync(join(repository.folder, NAME), join(folder, 'link'));
    const { text } = await call('propose_change', { changes: LONGER, write: true });
    expect(text).toMatch(/is a symbolic link, and is not written through\.|There is no roadmap/);
    expect([readFileSync(outside, 'utf8'), readFileSync(join(repository.folder, 'kept.yaml'), 'utf8')]).toEqual([
      PLAN,
      PLAN,
    ]);
  });

  it('ends when nobody talks to it any more, and takes a day that is none for a mistake', async () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    expect(await runIn(['mcp', '--today', 'soon'], { folder })).toMatchObject({ code: 2, stdout: '' });
    const { client, call } = await connect(folder);
    expect(await call('check')).toEqual({
      text: expect.stringMatching(/^No roadmap file/),
      isError: true,
    });
    await client.close();
  });
});
