/** What the action compares with, by the event that it runs for; and inputs that can't be. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { DEFAULTS, readInputs, variable } from '../../action/inputs';
import { TestRepository } from '../cli/repository';
import { type JobOptions, job, pullEvent } from './job';

const roadmap = (slips: number): string =>
  `version: 1\ntools:\n${Array.from({ length: slips }, (_, i) => `  t${i}: {vendr: Acme}\n`).join('')}`;
const PLAN = 'plan.roadmap.yaml';

/** How many errors are new, or what is said instead. */
async function errors(repository: { readonly folder: string }, options: JobOptions): Promise<string> {
  const { log, outputs } = await job(repository, {
    ...options,
    with: { comment: 'off', annotations: 'false', ...options.with },
  });
  return outputs['errors'] ?? log;
}

const push = (before: string): JobOptions => ({
  event: 'push',
  payload: { before, repository: { default_branch: 'main' } },
});
const ZEROS = '0'.repeat(40);

describe('the base', () => {
  it('of a pull request is where it left its branch, or what GitHub merged it with', async () => {
    const repository = TestRepository.make();
    const base = repository.commit({ [PLAN]: roadmap(1) });
    repository.git('checkout', '-q', '-b', 'work');
    const head = repository.commit({ 'other.roadmap.yaml': roadmap(1) });
    expect(await errors(repository, pullEvent(base, head))).toBe('1');
    // The base goes on, with a slip of its own, and GitHub merges with that.
    repository.git('checkout', '-q', 'main');
    repository.commit({ [PLAN]: roadmap(2) });
    repository.git('checkout', '-q', '--detach');
    repository.git('merge', '-q', '--no-ff', '-m', 'Merge', 'work');
    expect(await errors(repository, pullEvent(base, head))).toBe('1');
    expect(await errors(repository, { ...pullEvent(base, head), event: 'pull_request_target' })).toBe('1');
    expect(await errors(repository, { ...pullEvent(base, head), with: { base } })).toBe('2');
  });

  it('of a push is what was there before, of a new branch where it left the default one', async () => {
    const repository = TestRepository.make();
    const first = repository.commit({ [PLAN]: roadmap(1) });
    repository.git('update-ref', 'refs/remotes/origin/main', first);
    const second = repository.commit({ [PLAN]: roadmap(2) });
    repository.commit({ [PLAN]: roadmap(3) });
    expect(await errors(repository, push(second))).toBe('1');
    expect(await errors(repository, push(ZEROS))).toBe('2');
    const group = { event: 'merge_group', payload: { merge_group: { base_sha: first } } };
    expect(await errors(repository, group)).toBe('2');
    expect(await errors(repository, { ...push(second), with: { base: 'main' } })).toBe('0');
  });

  it('is none where nothing was changed: then everything counts', async () => {
    const repository = TestRepository.make();
    repository.commit({ [PLAN]: roadmap(3) });
    for (const event of ['schedule', 'workflow_dispatch', '']) expect(await errors(repository, { event })).toBe('3');
    // An event that says nothing of use is no reason to stop.
    expect(await errors(repository, { event: 'push', payload: { before: '--output=x' } })).toBe('3');
    expect(await errors(repository, { event: 'pull_request', payload: [] })).toBe('3');
  });

  it('that the clone does not hold is missed in one line', async () => {
    const repository = TestRepository.make();
    const base = repository.commit({ [PLAN]: roadmap(1) });
    const head = repository.commit({ [PLAN]: roadmap(2) });
    const clone = TestRepository.make();
    execFileSync('git', ['fetch', '-q', '--depth', '1', `file://${repository.folder}`, head], {
      cwd: clone.folder,
      stdio: 'ignore',
    });
    clone.git('checkout', '-q', head);
    const missing = (what: string): string =>
      `::error title=Roadmap::${what} in this clone, so that nobody can tell what the change is. actions/checkout fetches only the last commit: add 'with: {fetch-depth: 0}' to it.\n`;
    expect(await errors(clone, pullEvent(base, head))).toBe(missing(`There is no commit ${base.slice(0, 7)}`));
    expect(await errors(clone, push(base))).toBe(missing(`There is no commit ${base.slice(0, 7)}`));
    expect(await errors(clone, { with: { base: 'main~1' } })).toBe(missing("base: There is no commit 'main~1'"));
    expect(await errors(clone, { with: { base: '--all' } })).toBe(
      "::error title=Roadmap::base: '--all' is no name of a branch, tag or commit.\n",
    );
  });

  it('needs a repository', async () => {
    const repository = TestRepository.make();
    repository.write({ '.git': undefined });
    expect(await errors(repository, {})).toBe(
      '::error title=Roadmap::There is no git repository here: let actions/checkout run before this action.\n',
    );
  });
});

describe('a run', () => {
  it('that finds no roadmap says so, and fails where a path is wrong', async () => {
    const repository = TestRepository.make();
    repository.commit({ 'README.md': '' });
    const none = await job(repository, { event: 'schedule' });
    expect(none).toMatchObject({
      code: 0,
      log: '::notice title=Roadmap::There is no roadmap in .: nothing was checked.\n',
    });
    const wrong = await job(repository, { event: 'schedule', with: { paths: 'plans' } });
    expect(wrong.log).toContain('::error title=Roadmap::plans: there is no such file or folder. Check the path.\n');
    expect(wrong.code).toBe(1);
  });

  it('has its day from the commit, or as it is told', async () => {
    const repository = TestRepository.make();
    const text =
      'version: 1\nteams: {ops: {}}\ninitiatives: {a: {start: 2026-03-02, end: 2026-03-13, status: in-progress, owner: ops}}\n';
    repository.commit({ [PLAN]: text });
    const log = async (inputs = {}): Promise<string> =>
      (await job(repository, { event: 'schedule', with: inputs })).log;
    expect(await log()).not.toContain('overdue');
    expect(await log({ today: '2026-03-16' })).toContain('title=overdue::');
    expect(await log({ today: 'soon' })).toBe(
      "::error title=Roadmap::today can't be 'soon': write a day such as 2026-03-16, or commit.\n",
    );
  });
});

describe('inputs', () => {
  it('have defaults', () => {
    expect(readInputs({})).toEqual({
      paths: ['.'],
      base: undefined,
      failOn: 'error',
      failOnBreaking: 'never',
      filter: 'introduced',
      annotations: true,
      comment: 'update',
      commentWhen: 'changes',
      commentTag: 'review',
      summary: true,
      sarifFile: undefined,
      today: undefined,
      token: undefined,
    });
  });

  it.each([
    ['fail-on', 'eror', "fail-on can't be 'eror': use error, warning, info or never. Did you mean 'error'?"],
    ['fail-on-breaking', 'yes', "fail-on-breaking can't be 'yes': use error, warning, info or never."],
    ['filter', 'al', "filter can't be 'al': use introduced, changed or all. Did you mean 'all'?"],
    ['comment', 'on', "comment can't be 'on': use update, new or off."],
    ['comment-when', 'never', "comment-when can't be 'never': use changes, breaking or always."],
    [
      'comment-tag',
      'a --> b',
      "comment-tag can't be 'a --> b': use up to 50 letters, digits, dots, underscores and single hyphens.",
    ],
    ['annotations', 'yes', "annotations can't be 'yes': use true or false."],
    ['summary', '1', "summary can't be '1': use true or false."],
  ])('%s: %s is refused', (name, value, words) => {
    expect(() => readInputs({ [variable(name)]: value })).toThrow(words);
  });

  it('are refused in one line of the log', async () => {
    const repository = TestRepository.make();
    const { code, log } = await job(repository, { with: { summary: 'x\n::add-mask::y' } });
    expect(log).toBe("::error title=Roadmap::summary can't be 'x\u240a::add-mask::y': use true or false.\n");
    expect(code).toBe(1);
  });

  it('are all read', () => {
    const read: string[] = [];
    readInputs(new Proxy({}, { get: (_, name) => void read.push(String(name)) }));
    expect(read.sort()).toEqual(Object.keys(DEFAULTS).map(variable).sort());
  });
});
