/** The comment on a pull request: there is one, it is ours, and GitHub may be in a bad mood. */
import { describe, expect, it } from 'vitest';
import { TestRepository } from '../cli/repository';
import { FakeGitHub, type Upset } from './github';
import { type Ended, job, pullEvent } from './job';

const PLAN = `version: 1
initiatives:
  build: {name: Build, start: 2026-05-04, duration: 4w}
milestones:
  launch: {name: Launch, requires: [build], criteria: [It works]}
`;

/** Makes the change, and runs the action with it. */
class Branch {
  readonly #repository = TestRepository.make();
  readonly #base = this.#repository.commit({ 'plan.roadmap.yaml': PLAN });

  constructor(readonly github: FakeGitHub) {}

  run(duration: string, inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const head = this.#repository.commit({ 'plan.roadmap.yaml': PLAN.replace('4w', duration) });
    return job(this.#repository, { ...pullEvent(this.#base, head), with: inputs, env: this.github.env });
  }
}

async function start(...upsets: readonly Upset[]): Promise<{ readonly github: FakeGitHub; readonly branch: Branch }> {
  const github = await FakeGitHub.start();
  github.upsets.push(...upsets);
  return { github, branch: new Branch(github) };
}

const headlines = ({ comments }: FakeGitHub): readonly string[] =>
  comments.map(({ body }) => /^### (.*)$/m.exec(body)?.[1] ?? body);

const ONE_WEEK = 'Launch slips 5 working days to 2026-06-05; 1 promise broken';
const TWO_WEEKS = 'Launch slips 10 working days to 2026-06-12; 1 promise broken';
const NOTHING = 'Nothing in meaning has changed';

const LIST = 'GET issues/7/comments?per_page=100&page=1';
const VIEWER = 'POST graphql';
const CREATE = 'POST issues/7/comments';

describe('the comment', () => {
  it('is written once and kept up to date, also when the change is taken back', async () => {
    const { github, branch } = await start();
    await branch.run('5w');
    expect(headlines(github)).toEqual([ONE_WEEK]);
    const { outputs } = await branch.run('6w');
    expect(headlines(github)).toEqual([TWO_WEEKS]);
    expect(outputs['comment-url']).toBe(github.comments[0]!.html_url);
    await branch.run('4w');
    expect(headlines(github)).toEqual([NOTHING]);
    expect(github.requests).toEqual([
      LIST,
      CREATE,
      LIST,
      VIEWER,
      'PATCH issues/comments/100',
      LIST,
      VIEWER,
      'PATCH issues/comments/100',
    ]);
  });

  it('is left alone when it says the same already', async () => {
    const { github, branch } = await start();
    await branch.run('5w');
    await branch.run('5w');
    expect(github.requests).toEqual([LIST, CREATE, LIST, VIEWER]);
  });

  it('is written for changes, for broken promises, or always', async () => {
    const { github, branch } = await start();
    expect((await branch.run('4w')).outputs['comment-url']).toBe('');
    await branch.run('3w', { 'comment-when': 'breaking' });
    expect(headlines(github)).toEqual([]);
    await branch.run('4w', { 'comment-when': 'always' });
    expect(headlines(github)).toEqual([NOTHING]);
    await branch.run('5w', { 'comment-when': 'breaking', 'comment-tag': 'other' });
    expect(headlines(github)).toEqual([NOTHING, ONE_WEEK]);
  });

  it('is new each time, or never there, as is asked for', async () => {
    const { github, branch } = await start();
    await branch.run('5w', { comment: 'new' });
    await branch.run('6w', { comment: 'new' });
    expect(headlines(github)).toEqual([ONE_WEEK, TWO_WEEKS]);
    github.requests.length = 0;
    await branch.run('4w', { comment: 'new' });
    await branch.run('5w', { comment: 'off' });
    expect(github.requests).toEqual([]);
  });

  it('is found among many, and is nobody else’s', async () => {
    const { github, branch } = await start();
    const other = github.say('<!-- roadmap:review -->\nI quote it', { login: 'somebody', type: 'User' });
    for (let i = 0; i < 230; i++) github.say(`Remark ${i}`, { login: 'somebody', type: 'User' });
    const own = github.say('<!-- roadmap:review -->\n### Old');
    github.say('<!-- roadmap:other -->\n### Another job');
    await branch.run('5w');
    expect(own.body).toContain(ONE_WEEK);
    expect(other.body).toBe('<!-- roadmap:review -->\nI quote it');
    expect(github.comments).toHaveLength(233);
    expect(github.requests.filter((one) => one.startsWith('GET'))).toEqual([
      LIST,
      'GET issues/7/comments?per_page=100&page=2',
      'GET issues/7/comments?per_page=100&page=3',
    ]);
  });

  it('is written anew where only others have the marker', async () => {
    const { github, branch } = await start();
    github.say('<!-- roadmap:review -->\nI quote it', { login: 'somebody', type: 'User' });
    await branch.run('5w');
    expect(headlines(github)).toEqual(['<!-- roadmap:review -->\nI quote it', ONE_WEEK]);
  });

  it('is known by whose token it is: of a person, of an app, of the job if GitHub does not say', async () => {
    const { github, branch } = await start();
    github.viewer = { login: 'somebody', type: 'User' };
    github.say('<!-- roadmap:review -->\nOf the job', { login: 'github-actions[bot]', type: 'Bot' });
    const mine = github.say('<!-- roadmap:review -->\nMine');
    await branch.run('5w');
    expect(mine.body).toContain(ONE_WEEK);
    github.viewer = { login: 'github-actions[bot]', type: 'Bot' };
    github.upsets.push({ on: /graphql/, status: 401 });
    await branch.run('6w');
    expect(github.comments[0]!.body).toContain(TWO_WEEKS);
    expect(mine.body).toContain(ONE_WEEK);
  });
});

describe('a server that is', () => {
  const RATE = { status: 403, message: 'API rate limit exceeded' };
  /** A minute after it is. */
  const RESET = String(Date.UTC(2026, 2, 16, 12, 1) / 1000);

  it.each<readonly [string, Upset, readonly number[]]>([
    ['limited, as long as it says', { on: /^POST/, status: 429, headers: { 'retry-after': '7' } }, [7000]],
    [
      'limited until an hour',
      { on: /^GET/, ...RATE, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': RESET } },
      [60_000],
    ],
    [
      'limited without a word on the time',
      { on: /^POST/, status: 403, message: 'You have exceeded a secondary rate limit.' },
      [60_000],
    ],
    ['out of order when it lists', { on: /^GET/, status: 502 }, [1000]],
    ['out of order when it writes', { on: /^POST/, status: 502 }, [1000]],
  ])('%s is waited for', async (_, upset, waits) => {
    const { github, branch } = await start(upset);
    const ended = await branch.run('5w');
    expect(ended).toMatchObject({ code: 0, waits });
    expect(headlines(github)).toEqual([ONE_WEEK]);
  });

  it('out of order after it has written does not write twice', async () => {
    const { github, branch } = await start({ on: /^POST issues/, status: 502, done: true });
    const { outputs } = await branch.run('5w');
    expect(headlines(github)).toEqual([ONE_WEEK]);
    expect(github.requests).toEqual([LIST, CREATE, LIST, VIEWER]);
    expect(outputs['comment-url']).toBe(github.comments[0]!.html_url);
  });

  const SUMMARY = 'The review is in the summary of this run.\n';
  const GONE: Upset = { on: /^GET/, status: 503 };
  const DENIED = (status: number): string =>
    `::notice title=Roadmap::No comment is written: this job's token may not do that (GitHub answers with ${status} to this token). On a pull request from a fork that is as it should be; else give the job 'permissions: {contents: read, pull-requests: write}'. ${SUMMARY}`;

  it.each<readonly [string, readonly Upset[], string, readonly number[]]>([
    [
      'closed to this token',
      [{ on: /^POST/, status: 403, message: 'Resource not accessible by integration' }],
      DENIED(403),
      [],
    ],
    ['closed to what it does not know', [{ on: /^GET/, status: 404, message: 'Not Found' }], DENIED(404), []],
    ['closed to a wrong token', [{ on: /^GET/, status: 401, message: 'Bad credentials' }], DENIED(401), []],
    [
      'of another opinion',
      [{ on: /^POST/, status: 422, message: 'Validation Failed' }],
      `::notice title=Roadmap::No comment is written: GitHub answers with 422. ${SUMMARY}`,
      [],
    ],
    [
      'out of order for long',
      [GONE, GONE, GONE, GONE],
      `::notice title=Roadmap::No comment is written: GitHub answers with 503. ${SUMMARY}`,
      [1000, 2000, 4000],
    ],
    [
      'limited for longer than a job should wait',
      [{ on: /^GET/, status: 429, headers: { 'retry-after': '3600' } }],
      `::notice title=Roadmap::No comment is written: too much was asked of GitHub. ${SUMMARY}`,
      [],
    ],
  ])('%s is told in one line, and the job goes on', async (_, upsets, notice, waits) => {
    const { github, branch } = await start(...upsets);
    const ended = await branch.run('5w');
    expect(ended).toMatchObject({ code: 0, waits });
    expect(ended.log).toContain(notice);
    expect(ended.log.match(/::notice/g)).toHaveLength(1);
    expect(ended.summary).toContain(ONE_WEEK);
    expect(ended.outputs['comment-url']).toBe('');
    expect(github.comments).toEqual([]);
  });

  it('not there at all is told too', async () => {
    const { branch } = await start();
    Object.defineProperty(branch.github, 'address', { value: 'http://127.0.0.1:9' });
    const ended = await branch.run('5w');
    expect(ended.code).toBe(0);
    expect(ended.log).toContain('::notice title=Roadmap::No comment is written: GitHub does not answer.');
  });

  it('not to be asked without a token is not asked', async () => {
    const { github, branch } = await start();
    const ended = await branch.run('5w', { token: '' });
    expect(github.requests).toEqual([]);
    expect(ended.log).toContain(`::notice title=Roadmap::No comment is written: there is no token. ${SUMMARY}`);
    expect(ended.code).toBe(0);
  });
});
