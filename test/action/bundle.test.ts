/** The bundle that ships, as the runner starts it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TestRepository } from '../cli/repository';
import { FakeGitHub, TOKEN } from './github';
import { type Ended, type JobOptions, prepare, pullEvent } from './job';

const PROGRAM = join(__dirname, '..', '..', 'dist', 'action', 'index.js');

const plan = (duration: string): string =>
  `version: 1\ninitiatives: {build: {name: Build, start: 2026-05-04, duration: ${duration}}}\nmilestones: {launch: {name: Launch, requires: [build], criteria: [It works]}}\n`;

/** Nothing of this machine's environment but where programs are. */
async function start(folder: string, options: JobOptions): Promise<Ended> {
  const { env, ended } = prepare(options, folder);
  const child = spawn(process.execPath, [PROGRAM], { env: { PATH: process.env['PATH'], ...env }, cwd: folder });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const code = await new Promise<number>((resolve) => child.on('close', (one) => resolve(one ?? -1)));
  return ended(code, log, []);
}

it('comments, annotates, sums up, and fails as it should', async () => {
  const github = await FakeGitHub.start();
  const repository = TestRepository.make();
  const base = repository.commit({ 'plan.roadmap.yaml': plan('4w') });
  const head = repository.commit({ 'plan.roadmap.yaml': `${plan('5w')}tools: {crm: {vendr: Acme}}\n` });
  const ended = await start(repository.folder, {
    ...pullEvent(base, head),
    env: github.env,
    with: { 'sarif-file': 'out/a.sarif' },
  });
  expect(ended.log).toContain(
    '::error file=plan.roadmap.yaml,line=4,endLine=4,col=15,endColumn=20,title=unknown-key::',
  );
  expect(ended.log).toContain('This fails because of 1 finding (fail-on: error).\n');
  expect(ended.code).toBe(1);
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]!.body).toContain(
    '### Launch slips 5 working days to 2026-06-05; 1 new error; 1 promise broken',
  );
  expect(ended.outputs).toMatchObject({ errors: '1', breaking: '1', 'comment-url': github.comments[0]!.html_url });
  expect(ended.summary).toContain('## Roadmap\n');
  expect(repository.git('status', '--porcelain')).toContain('out/');
  expect(JSON.stringify(ended)).not.toContain(TOKEN);
});
