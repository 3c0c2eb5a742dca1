/** `check --base`: what a branch brings in, in real repositories. */
import { describe, expect, it } from 'vitest';
import { git } from './machine';
import { TestRepository } from './repository';

const WRONG = 'version: 1\ntools:\n  crm: {vendr: Acme}\n';
const WORSE = `${WRONG}  mail: {vendr: Acme}\n`;

/** `main` has one mistake; the branch adds one above it, so that the old one moves. */
function pullRequest(): TestRepository {
  const made = TestRepository.make({ 'plan.roadmap.yaml': WRONG });
  made.commit();
  made.git('checkout', '-q', '-b', 'work');
  made.commit({ 'plan.roadmap.yaml': WRONG.replace('  crm', '  mail: {vendr: Acme}\n  crm') });
  return made;
}

describe('--base', () => {
  it('reports what is not there, wherever the lines of the rest have moved', async () => {
    const made = pullRequest();
    expect(await made.check()).toEqual(['plan.roadmap.yaml:3 unknown-key', 'plan.roadmap.yaml:4 unknown-key']);
    expect(await made.check('--base main')).toEqual(['plan.roadmap.yaml:3 unknown-key']);
    expect(await made.check('--base HEAD')).toEqual([]);
  });

  it('says in text what is new and what is left out', async () => {
    const made = pullRequest();
    const { stdout, code } = await made.roadmap('check --base main');
    expect(stdout).toContain('1 error in 1 file, new since main. --fix mends it. 1 older one not shown.\n');
    expect(code).toBe(1);
    expect(await made.roadmap('check --base work')).toEqual({
      code: 0,
      stdout: 'Nothing new since work in 1 file. 2 older ones not shown.\n',
      stderr: '',
    });
  });

  it('says in JSON which commit it compared with, and how many findings are old', async () => {
    const made = pullRequest();
    const { stdout } = await made.roadmap('check --format json --base main');
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { errors: 1, old: 1, files: 1 },
      base: { ref: 'main', commit: made.git('rev-parse', 'main') },
    });
  });

  it('sees what is not committed', async () => {
    const made = TestRepository.make({ 'plan.roadmap.yaml': WRONG });
    made.commit();
    made.write({ 'plan.roadmap.yaml': WORSE, 'new.roadmap.yaml': WRONG });
    expect(await made.check('--base main')).toEqual([
      'new.roadmap.yaml:3 unknown-key',
      'plan.roadmap.yaml:4 unknown-key',
    ]);
    expect(await made.check('--base main new.roadmap.yaml')).toEqual(['new.roadmap.yaml:3 unknown-key']);
    const given = await made.check('--base main - --stdin-filename plan.roadmap.yaml', {
      stdin: `${WORSE}  web: {vendr: A}\n`,
    });
    expect(given).toEqual(['plan.roadmap.yaml:4 unknown-key', 'plan.roadmap.yaml:5 unknown-key']);
  });

  it('compares with where the branch began, not with what the other side did since', async () => {
    const made = pullRequest();
    made.git('checkout', '-q', 'main');
    made.commit({ 'plan.roadmap.yaml': 'version: 1\n' });
    made.git('checkout', '-q', 'work');
    expect(await made.check('--base main')).toEqual(['plan.roadmap.yaml:3 unknown-key']);
  });

  it('counts: a second finding of the same kind is new', async () => {
    const made = TestRepository.make({ 'plan.roadmap.yaml': 'version: 1\ninitiatives:\n  a: {dependsOn: [gone]}\n' });
    made.commit();
    made.write({ 'plan.roadmap.yaml': 'version: 1\ninitiatives:\n  a: {dependsOn: [gone, gone]}\n' });
    const found = await made.check();
    expect(found.length).toBeGreaterThan(1);
    expect(await made.check('--base HEAD')).toHaveLength(found.length - 1);
  });

  it('knows clock findings of the same day: only those that the change causes are left', async () => {
    const overdue =
      'version: 1\ninitiatives:\n  a: {start: 2026-01-05, end: 2026-01-09, status: in-progress, owner: t}\nteams: {t: {}}\n';
    const made = TestRepository.make({ 'plan.roadmap.yaml': overdue });
    made.commit();
    expect(await made.check()).toContain('plan.roadmap.yaml:3 overdue');
    expect(await made.check('--base HEAD')).toEqual([]);
    made.write({
      'plan.roadmap.yaml': overdue.replace(
        'teams',
        '  b: {start: 2026-01-05, end: 2026-01-09, status: in-progress, owner: t}\nteams',
      ),
    });
    expect(await made.check('--base HEAD')).toContain('plan.roadmap.yaml:4 overdue');
  });

  it('takes levels of the command line for both sides', async () => {
    const made = pullRequest();
    expect(await made.check('--base main --rule unknown-key=off')).toEqual([]);
    const { code } = await made.roadmap('check --base main --rule unknown-key=warning --max-warnings 1');
    expect(code).toBe(0);
    expect((await made.roadmap('check --base main --rule unknown-key=warning --max-warnings 0')).code).toBe(1);
  });

  it('mends only what is new', async () => {
    const made = TestRepository.make({ 'plan.roadmap.yaml': WRONG });
    made.commit();
    made.write({ 'plan.roadmap.yaml': WORSE });
    const { stdout, stderr } = await made.roadmap('check --base HEAD --fix');
    expect(stderr).toBe('Mended 1 file.\n');
    expect(stdout).toBe('Nothing new since HEAD in 1 file. 1 older one not shown.\n');
    expect(await made.check()).toEqual(['plan.roadmap.yaml:3 unknown-key']);
  });
});

describe('files that are another one now', () => {
  const LONG = `${WRONG}${Array.from({ length: 20 }, (_, i) => `  tool-${i}: {name: Tool ${i}}\n`).join('')}`;

  it('a renamed root brings nothing in, with its imports below', async () => {
    const made = TestRepository.make({
      'plan.roadmap.yaml': `imports: [parts/teams.yaml]\n${LONG}`,
      'parts/teams.yaml': 'version: 1\nteams:\n  web: {nam: Web}\n',
    });
    made.commit();
    const before = await made.check();
    made.git('mv', 'plan.roadmap.yaml', 'next plan.roadmap.yaml');
    expect(before).toHaveLength(2);
    expect(await made.check()).toHaveLength(2);
    expect(await made.check('--base HEAD')).toEqual([]);
    made.commit({ 'next plan.roadmap.yaml': `imports: [parts/teams.yaml]\n${LONG}  more: {vendr: A}\n` });
    expect(await made.check('--base HEAD~1')).toEqual(['next plan.roadmap.yaml:25 unknown-key']);
  });

  it('a part that another roadmap imports too, and one that moves to a part, bring nothing in', async () => {
    const made = TestRepository.make({
      'plan.roadmap.yaml': 'version: 1\nimports: [teams.yaml]\ntools:\n  crm: {vendr: A}\n',
      'teams.yaml': 'version: 1\nteams:\n  web: {nam: Web}\n',
    });
    made.commit();
    made.write({ 'a.roadmap.yaml': 'version: 1\nimports: [teams.yaml]\n' });
    expect(await made.check('--base HEAD')).toEqual([]);
    made.write({
      'plan.roadmap.yaml': 'version: 1\nimports: [teams.yaml, tools.yaml]\n',
      'tools.yaml': 'version: 1\ntools:\n  crm: {vendr: A}\n',
    });
    expect(await made.check()).toContain('tools.yaml:3 unknown-key');
    expect(await made.check('--base HEAD')).toEqual([]);
  });

  it('the same mistake in another roadmap is new', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': WRONG });
    made.commit();
    made.write({ 'a.roadmap.yaml': 'version: 1\n', 'b.roadmap.yaml': WRONG });
    expect(await made.check('--base HEAD')).toEqual(['b.roadmap.yaml:3 unknown-key']);
  });
});

describe('a base that can not be had', () => {
  const said = async (made: TestRepository, args: string, env = {}) => {
    const { code, stdout, stderr } = await made.roadmap(`check ${args}`, { env });
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^roadmap: [^\n]*\n$/);
    return `${code} ${stderr.slice('roadmap: '.length).trim()}`;
  };

  it('is said in one line', async () => {
    const made = pullRequest();
    expect(await said(made, '--base mian')).toBe(
      "3 --base mian: There is no commit 'mian' here. Name a branch, tag or commit; if it is elsewhere, fetch it first.",
    );
    expect(await said(made, '--base main..work')).toMatch(/^3 .*There is no commit 'main\.\.work'/);
    expect(await said(made, '--base main:plan.roadmap.yaml')).toMatch(/^3 .*There is no commit/);
    expect(await said(made, '--base=--output=x')).toBe(
      '2 --base --output=x: this is no name of a branch, tag or commit.',
    );
    expect(await said(made, '--base=')).toMatch(/^2 --base is empty/);
    expect(await said(made, '--base main', { PATH: '/nowhere' })).toBe(
      "3 --base main: git can't be run: it is not there.",
    );
    expect(await said(made, '--base main', { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' })).toMatch(
      /^3 --base main: detected dubious ownership/,
    );
  });

  it('outside of a repository', async () => {
    const made = TestRepository.make({ 'plan.roadmap.yaml': WRONG, '.git': undefined });
    for (const option of ['--base main', '--changed', '--staged'])
      expect(await said(made, option, { GIT_CEILING_DIRECTORIES: '/' })).toBe(
        `3 ${option}: this folder is in no git repository.`,
      );
  });

  it('in a clone without its history', async () => {
    const made = pullRequest();
    const clone = TestRepository.make();
    git(['clone', '-q', '--depth', '1', '--branch', 'work', `file://${made.folder}`, 'clone'], clone.folder);
    const shallow = new TestRepository(`${clone.folder}/clone`);
    expect(await said(shallow, '--base origin/main')).toBe(
      "3 --base origin/main: There is no commit 'origin/main' here. This clone holds only a part of the history; fetch it first: git fetch origin main:refs/remotes/origin/main",
    );
    shallow.git('fetch', '-q', '--depth', '1', 'origin', 'main:refs/remotes/origin/main');
    expect(await said(shallow, '--base main')).toMatch(
      /There is no commit 'main' here\. Did you mean 'origin\/main'\?$/,
    );
    const { stdout, stderr } = await shallow.roadmap('check --base origin/main');
    expect(stderr).toBe(
      'origin/main and HEAD have no commit in common here, so this compares with origin/main as it is now.\n',
    );
    expect(stdout).toContain('1 error in 1 file, new since origin/main.');
  });
});
