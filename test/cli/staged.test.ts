/** `check --changed` and `check --staged` in real repositories. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { git } from './machine';
import { TestRepository } from './repository';

const GOOD = 'version: 1\n';
const WRONG = 'version: 1\ntools:\n  crm: {vendr: Acme}\n';
const NOTHING_STAGED = ['No roadmap is staged.'];
const NOTHING_CHANGED = ['No roadmap has changed since the last commit.'];

/** What the command says in text where it finds nothing to look at. */
async function nothing(made: TestRepository, args: string) {
  const { code, stdout, stderr } = await made.roadmap(`check ${args}`);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  return [stderr.trim()];
}

describe('--changed', () => {
  it('is about files that are not as in the last commit, untracked ones too', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': WRONG, 'b.roadmap.yaml': WRONG, 'c.roadmap.yaml': WRONG });
    made.commit();
    expect(await nothing(made, '--changed')).toEqual(NOTHING_CHANGED);
    made.write({
      'a.roadmap.yaml': `${WRONG}  mail: {}\n`,
      'sub/d é.roadmap.yaml': WRONG,
      'ignored.roadmap.yaml': WRONG,
    });
    made
      .write({ '.gitignore': 'ignored*\n', 'b.roadmap.yaml': WRONG.replace('crm', 'cdp') })
      .git('add', 'b.roadmap.yaml');
    expect(await made.check('--changed')).toEqual([
      'a.roadmap.yaml:3 unknown-key',
      'b.roadmap.yaml:3 unknown-key',
      'sub/d é.roadmap.yaml:3 unknown-key',
    ]);
    expect(await made.check('--changed sub c.roadmap.yaml')).toEqual(['sub/d é.roadmap.yaml:3 unknown-key']);
    expect(await nothing(made, '--changed c.roadmap.yaml')).toEqual(NOTHING_CHANGED);
    expect(await made.check('--changed', { folder: join(made.folder, 'sub') })).toEqual([
      'd é.roadmap.yaml:3 unknown-key',
    ]);
    expect(await made.check('--changed --base HEAD')).toEqual([
      'b.roadmap.yaml:3 unknown-key',
      'sub/d é.roadmap.yaml:3 unknown-key',
    ]);
  });

  it('takes other line ends for no change', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': WRONG });
    made.commit();
    made.write({ 'a.roadmap.yaml': WRONG.replaceAll('\n', '\r\n') });
    expect(await nothing(made, '--changed')).toEqual(NOTHING_CHANGED);
  });

  it('says what breaks in files that are as they were', async () => {
    const made = TestRepository.make({
      'plan.roadmap.yaml': 'version: 1\nimports: [tools.yaml]\nchannels:\n  mail: {tools: [crm], tols: []}\n',
      'tools.yaml': 'version: 1\ntools:\n  crm: {}\n  cdp: {}\n',
    });
    made.commit();
    made.write({ 'tools.yaml': 'version: 1\ntools:\n  cdp: {}\n' });
    expect(await made.check('--changed')).toEqual(['plan.roadmap.yaml:4 unknown-reference']);
    made.write({ 'tools.yaml': undefined });
    expect(await made.check('--changed')).toEqual(['plan.roadmap.yaml:2 import']);
    expect(await made.check('--changed plan.roadmap.yaml')).toEqual(['plan.roadmap.yaml:2 import']);
  });

  it('mends changed files alone', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': WRONG, 'b.roadmap.yaml': WRONG });
    made.commit();
    made.write({ 'b.roadmap.yaml': `${WRONG}  mail: {}\n` });
    expect((await made.roadmap('check --changed --fix')).stderr).toBe('Mended 1 file.\n');
    expect(await made.check()).toEqual(['a.roadmap.yaml:3 unknown-key']);
  });

  it('finds a report for programs even where there is nothing to tell', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': WRONG });
    made.commit();
    const { code, stdout } = await made.roadmap('check --changed --format json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [], summary: { files: 0 } });
  });

  it('leaves what lies in a submodule to its own repository', async () => {
    const other = TestRepository.make({ 'sub.roadmap.yaml': WRONG });
    other.commit();
    const made = TestRepository.make({ 'a.roadmap.yaml': GOOD });
    made.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', other.folder, 'other');
    made.commit();
    expect(await made.check()).toEqual(['other/sub.roadmap.yaml:3 unknown-key']);
    expect(await made.check('--base HEAD')).toEqual([]);
    expect(await nothing(made, '--changed')).toEqual(NOTHING_CHANGED);
    expect(await nothing(made, '--staged')).toEqual(NOTHING_STAGED);
    expect(await nothing(made, '--staged other')).toEqual(NOTHING_STAGED);
  });
});

describe('--staged', () => {
  it('reads the index, not the files', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': GOOD, 'b.roadmap.yaml': WRONG });
    made.commit();
    made.write({ 'a.roadmap.yaml': WRONG });
    expect(await nothing(made, '--staged')).toEqual(NOTHING_STAGED);
    made.git('add', '.');
    made.write({ 'a.roadmap.yaml': GOOD });
    expect(await made.check('--staged')).toEqual(['a.roadmap.yaml:3 unknown-key']);
    expect((await made.roadmap('check --staged')).stdout).toContain(' 3 |   crm: {vendr: Acme}');
    made.write({ 'a.roadmap.yaml': undefined });
    expect(await made.check('--staged a.roadmap.yaml')).toEqual(['a.roadmap.yaml:3 unknown-key']);
  });

  it('sees a break in a file that is not staged', async () => {
    const made = TestRepository.make({
      'plan.roadmap.yaml': 'version: 1\nimports: [tools.yaml]\nchannels:\n  mail: {tools: [crm], tols: []}\n',
      'tools.yaml': 'version: 1\ntools:\n  crm: {}\n',
    });
    made.commit();
    made.git('rm', '-q', '--cached', 'tools.yaml');
    expect(await made.check('--staged')).toEqual(['plan.roadmap.yaml:2 import']);
    expect(await made.check()).toEqual(['plan.roadmap.yaml:4 unknown-key']);
  });

  it('sees a change in what is imported, whatever it is called, and nothing in what is not', async () => {
    const made = TestRepository.make({
      'plan.roadmap.yaml': 'version: 1\nimports: [parts/tools.txt]\nchannels:\n  mail: {tools: [crm], tols: []}\n',
      'parts/tools.txt': 'version: 1\ntools:\n  crm: {}\n',
      'readme.md': '',
    });
    made.commit();
    made.write({ 'readme.md': 'Other\n' }).git('add', '.');
    expect(await nothing(made, '--staged')).toEqual(NOTHING_STAGED);
    expect(await nothing(made, '--staged plan.roadmap.yaml')).toEqual(NOTHING_STAGED);
    made.write({ 'parts/tools.txt': 'version: 1\n' }).git('add', '.');
    expect(await made.check('--staged')).toEqual(['plan.roadmap.yaml:4 unknown-reference']);
  });

  it('knows nothing of a roadmap that is deleted', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': WRONG, 'b.roadmap.yaml': WRONG });
    made.commit();
    made.git('rm', '-q', 'a.roadmap.yaml');
    expect(await nothing(made, '--staged')).toEqual(NOTHING_STAGED);
    made.git('rm', '-q', 'b.roadmap.yaml');
    expect(await nothing(made, '--staged')).toEqual(NOTHING_STAGED);
  });

  it('works before the first commit, and without files that are only announced', async () => {
    const made = TestRepository.make({
      'a.roadmap.yaml': WRONG,
      'empty.roadmap.yaml': '',
      'later.roadmap.yaml': WRONG,
    });
    expect(await nothing(made, '--staged')).toEqual(NOTHING_STAGED);
    expect(await nothing(made, '--staged a.roadmap.yaml')).toEqual(NOTHING_STAGED);
    expect(await made.check('--changed')).toContain('a.roadmap.yaml:3 unknown-key');
    made.git('add', 'a.roadmap.yaml', 'empty.roadmap.yaml');
    made.git('add', '--intent-to-add', 'later.roadmap.yaml');
    expect(await made.check('--staged')).toEqual(['a.roadmap.yaml:3 unknown-key', 'empty.roadmap.yaml:1 missing-key']);
    made.commit();
    made.write({ 'again.roadmap.yaml': WRONG }).git('add', '--intent-to-add', '.');
    expect(await nothing(made, '--staged')).toEqual(NOTHING_STAGED);
  });

  it('works from a folder below, in names of all kinds, and in another work tree', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': GOOD, 'sub/ignored/x.md': '' });
    made.commit();
    const name = 'Pläne 2026\n"neu"/b c.roadmap.yaml';
    made.write({ [`sub/${name}`]: WRONG }).git('add', '.');
    expect(await made.check('--staged', { folder: join(made.folder, 'sub') })).toEqual([`${name}:3 unknown-key`]);
    expect(await made.check('--staged ../a.roadmap.yaml', { folder: join(made.folder, 'sub') })).toEqual([]);
    const tree = new TestRepository(join(made.folder, 'tree'));
    made.git('worktree', 'add', '-q', tree.folder, '-b', 'tree');
    tree.write({ 'a.roadmap.yaml': WRONG }).git('add', '.');
    expect(await tree.check('--staged')).toEqual(['a.roadmap.yaml:3 unknown-key']);
  });

  it('follows links inside, and reads nothing outside', async () => {
    const made = TestRepository.make({
      'real/plan.yaml': WRONG,
      'r.roadmap.yaml': 'version: 1\nimports: [out.yaml, round.yaml, far/tools.yaml]\n',
    });
    execFileSync('ln', ['-s', 'real/plan.yaml', 'plan.roadmap.yaml'], { cwd: made.folder });
    execFileSync('ln', ['-s', '/etc/passwd', 'out.yaml'], { cwd: made.folder });
    execFileSync('ln', ['-s', 'round.yaml', 'round.yaml'], { cwd: made.folder });
    execFileSync('ln', ['-s', '..', 'far'], { cwd: made.folder });
    made.git('add', '.');
    expect(await made.check('--staged')).toEqual([
      'plan.roadmap.yaml:3 unknown-key',
      'r.roadmap.yaml:2 import',
      'r.roadmap.yaml:2 import',
      'r.roadmap.yaml:2 import',
    ]);
    const { stdout } = await made.roadmap('check --staged');
    expect(stdout).toContain('outside the workspace');
    expect(stdout).toContain('lead in a circle');
    expect(stdout).not.toContain('root:');
  });

  it('says that a merge is not done', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': GOOD });
    made.commit();
    made.git('checkout', '-q', '-b', 'other');
    made.commit({ 'a.roadmap.yaml': 'version: 1\ntitle: Theirs\n' });
    made.git('checkout', '-q', 'main');
    made.commit({ 'a.roadmap.yaml': 'version: 1\ntitle: Ours\n' });
    expect(() => made.git('merge', 'other')).toThrow();
    const { code, stderr } = await made.roadmap('check --staged');
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: "roadmap: a.roadmap.yaml: can't be read, because its merge conflict is not resolved.\n",
    });
  });

  it.each([
    ['--staged --fix', '--fix has no file to write with --staged'],
    ['--staged --changed', '--staged and --changed exclude each other'],
    ['--staged -', '--staged checks what the next commit holds'],
  ])('%s makes no sense', async (args, said) => {
    const { code, stdout, stderr } = await TestRepository.make().roadmap(`check ${args}`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`roadmap: ${said}`);
  });

  it('tells a path that is nowhere from one that is not staged', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': WRONG });
    expect((await made.roadmap('check --staged nowhere.roadmap.yaml')).code).toBe(3);
    const { code, stderr } = await made.roadmap('check --staged ../elsewhere');
    expect(code).toBe(3);
    expect(stderr).toContain('../elsewhere: lies outside of this repository');
  });
});

describe('as a hook', () => {
  const PROGRAM = join(__dirname, '..', '..', 'dist', 'cli', 'roadmap.js');

  function hooked(made: TestRepository): TestRepository {
    const hook = join(made.folder, '.git', 'hooks', 'pre-commit');
    writeFileSync(hook, `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" check --staged\n`);
    chmodSync(hook, 0o755);
    return made;
  }

  it('lets git commit only what is right, whatever is in the files', () => {
    expect(existsSync(PROGRAM)).toBe(true);
    const made = hooked(TestRepository.make({ 'a.roadmap.yaml': WRONG }));
    expect(() => made.commit()).toThrow();
    made.write({ 'a.roadmap.yaml': GOOD }).git('add', '.');
    made.write({ 'a.roadmap.yaml': WRONG }).git('commit', '-q', '-m', 'Good');
    // An index of its own, made for this commit.
    expect(() => made.git('commit', '-q', '-a', '-m', 'All')).toThrow();
    made.write({ 'b.roadmap.yaml': GOOD }).git('add', 'b.roadmap.yaml');
    made.git('commit', '-q', '-m', 'Only b', 'b.roadmap.yaml');
    expect(made.git('show', '--name-only', '--format=')).toBe('b.roadmap.yaml');
  });

  it('works in another work tree, where git names the repository', () => {
    const made = hooked(TestRepository.make({ 'a.roadmap.yaml': GOOD }));
    made.commit();
    const tree = new TestRepository(join(made.folder, 'tree'));
    made.git('worktree', 'add', '-q', tree.folder, '-b', 'tree');
    expect(() => tree.commit({ 'a.roadmap.yaml': WRONG })).toThrow();
    tree.commit({ 'a.roadmap.yaml': 'version: 1\ntitle: Good\n' });
  });
});

describe('variables that git sets', () => {
  it('hold for their repository and for no other', async () => {
    const [one, other] = [TestRepository.make({ 'a.roadmap.yaml': WRONG }), TestRepository.make()];
    one.git('add', '.');
    const env = { GIT_DIR: join(one.folder, '.git'), GIT_INDEX_FILE: join(one.folder, '.git/index') };
    expect(await one.check('--staged', { env })).toEqual(['a.roadmap.yaml:3 unknown-key']);
    expect(await one.check('--staged', { env: { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index' } })).toHaveLength(1);
    other.commit({ 'b.roadmap.yaml': GOOD });
    other.write({ 'b.roadmap.yaml': WRONG }).git('add', '.');
    expect(await other.check('--staged', { env })).toEqual(['b.roadmap.yaml:3 unknown-key']);
  });

  it('start nothing that a configuration names', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': GOOD, '.gitattributes': '*.yaml diff=trap filter=trap\n' });
    made.commit();
    const trap = `touch '${join(made.folder, 'sprung')}'; cat`;
    for (const name of [
      'core.fsmonitor',
      'core.pager',
      'diff.external',
      'diff.trap.textconv',
      'diff.trap.command',
      'filter.trap.clean',
    ])
      made.git('config', name, trap);
    made.write({ 'a.roadmap.yaml': WRONG });
    for (const option of ['--changed', '--staged', '--base HEAD']) await made.check(option);
    expect(existsSync(join(made.folder, 'sprung'))).toBe(false);
    // As it would be.
    git(['diff', 'HEAD'], made.folder);
    expect(existsSync(join(made.folder, 'sprung'))).toBe(true);
  });
});
