/** Every scenario prints what it says. With UPDATE_SCENARIOS=1 the files are rewritten instead: read the difference. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { git, runIn, temporaryFolder } from './machine';
import { type Block, escaped, type Run, readScenario, withResults, wordsOf } from './scenario';

const FOLDER = join(__dirname, 'scenarios');
const isUpdate = process.env['UPDATE_SCENARIOS'] === '1';

describe.each(readdirSync(FOLDER).sort())('%s', (name) => {
  const file = join(FOLDER, name);
  const source = readFileSync(file, 'utf8');
  const scenario = readScenario(source);

  it(scenario.about.replace(/\s+/g, ' '), async () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const results: (readonly Block[])[] = [];
    for (const run of scenario.runs) results.push(await resultOf(run, folder));
    if (isUpdate) writeFileSync(file, withResults(source, results));
    else expect(results.map(shown)).toEqual(scenario.runs.map(({ expected }) => shown(expected)));
    expect(scenario.runs.length).toBeGreaterThan(0);
  });
});

const shown = (blocks: readonly Block[]): string =>
  blocks.map(({ kind, argument, text }) => `--- ${kind} ${argument}\n${escaped(text)}`).join('');

async function resultOf(run: Run, folder: string): Promise<readonly Block[]> {
  for (const block of run.setUp) setUp(block, folder);
  const { code, stdout, stderr } = await runIn(wordsOf(run.command), {
    folder: join(folder, run.input.get('in')?.argument ?? ''),
    env: environment(run.input.get('env')?.argument),
    ...given('stdin', run.input.get('stdin')?.text),
    ...given('answers', run.input.get('answers')?.text.split('\n').slice(0, -1)),
    ...given('terminal', run.input.has('terminal') ? Number(run.input.get('terminal')?.argument) : undefined),
  });
  expect(stderr).not.toContain('mistake in the program');
  const afterwards = run.expected.filter(({ kind }) => kind === 'after');
  return [
    ...(stdout === '' ? [] : [{ kind: 'stdout', argument: '', text: stdout }]),
    ...(stderr === '' ? [] : [{ kind: 'stderr', argument: '', text: stderr }]),
    { kind: 'exit', argument: String(code), text: '' },
    ...afterwards.map((block) => ({ ...block, text: contentOf(join(folder, block.argument)) })),
  ];
}

const contentOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '(not there)\n');

const given = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });

const environment = (words = ''): Record<string, string> =>
  Object.fromEntries(wordsOf(words).map((word) => word.split('=') as [string, string]));

function setUp({ kind, argument, text }: Block, folder: string): void {
  const [first = '', , third = ''] = argument.split(' ');
  if (kind === 'file') write(join(folder, argument), text);
  else if (kind === 'link') symlinkSync(third, join(folder, first));
  else commit(folder, argument);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function commit(folder: string, date: string): void {
  const env = { GIT_AUTHOR_DATE: '2001-01-01T00:00:00Z', GIT_COMMITTER_DATE: date };
  const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
  git(['init', '-q'], folder);
  git(['add', '.'], folder);
  git([...who, 'commit', '-q', '-m', 'As it is'], folder, env);
}
