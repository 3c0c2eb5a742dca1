/** `roadmap history` over a scripted repository of twelve commits. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import historySchema from '../../schemas/history.schema.json';
import { TestRepository } from './repository';

const ROOT = 'plan.roadmap.yaml';
const OLD_ROOT = 'old.roadmap.yaml';

interface Parts {
  readonly build: string;
  readonly extra?: string;
  readonly launch?: string;
  readonly head?: string;
}

/** A roadmap whose launch waits for its build. */
const plan = ({ build, extra = '', launch = 'launch', head = '' }: Parts): string => `version: 1
title: Stack renewal
${head}initiatives:
  audit: {name: Audit, start: 2026-01-05, duration: 2w}
${build === '' ? '' : `  build: {name: Build, start: 2026-02-02, duration: ${build}}\n`}milestones:
  kick-off: {name: Kick-off, date: 2026-01-12}
  ${launch}: {name: Launch, description: The new stack is live, requires: [build]}
${extra}`;

const WORK = (build: string): string => `version: 1
initiatives:
  build: {name: Build, start: 2026-02-02, duration: ${build}}
`;

const IMPORT = 'imports: [work.yaml]\n';
const DEMO = '  demo: {name: Demo, date: 2026-02-20}\n';
const REACHED = plan({ build: '', launch: 'go-live', head: IMPORT }).replace(
  'date: 2026-01-12',
  'date: 2026-01-12, reached: 2026-01-14',
);

/** Twelve commits, each with its day. */
function scripted(): TestRepository {
  const repository = TestRepository.make();
  const at = (day: string, message: string, contents: Parameters<TestRepository['write']>[0]): void => {
    repository.commitAt(`${day}T12:00:00+01:00`, message, contents);
  };
  at('2026-01-05', 'Plan the renewal', { [OLD_ROOT]: plan({ build: '4w' }) });
  at('2026-01-07', 'Describe the office', { 'README.md': 'Ours\n', 'other.roadmap.yaml': 'version: 1\n' });
  at('2026-01-08', 'Build needs another week', { [OLD_ROOT]: plan({ build: '5w' }) });
  at('2026-01-12', 'Show it to sales first', { [OLD_ROOT]: plan({ build: '5w', extra: DEMO }) });
  at('2026-01-13', 'Call it by its name', {
    [OLD_ROOT]: undefined,
    [ROOT]: plan({ build: '5w', extra: DEMO }),
  });
  at('2026-01-15', 'Merge gone wrong', {
    [ROOT]: plan({ build: '9w', extra: DEMO }).replace('milestones:', '<<<<<<< ours\nmilestones:'),
  });
  at('2026-01-16', 'Vendor is late', { [ROOT]: plan({ build: '7w', extra: DEMO }) });
  at('2026-01-20', 'Work in a file of its own', {
    [ROOT]: plan({ build: '', extra: DEMO, head: IMPORT }),
    'work.yaml': WORK('7w'),
  });
  at('2026-01-22', 'Say go-live', { [ROOT]: plan({ build: '', extra: DEMO, launch: 'go-live', head: IMPORT }) });
  at('2026-01-26', 'Two more developers', { 'work.yaml': WORK('6w') });
  at('2026-01-30', 'No demo', { [ROOT]: plan({ build: '', launch: 'go-live', head: IMPORT }) });
  at('2026-02-02', 'We are off', { [ROOT]: REACHED });
  return repository;
}

/** Ids differ with nothing but the contents and dates, which are fixed; they are shown as numbers all the same. */
function numbered(text: string, repository: TestRepository): string {
  const ids = repository.git('log', '--format=%H', '--reverse').split('\n');
  return ids.reduce(
    (all, id, i) =>
      all.replaceAll(id, `commit-${i + 1}`).replaceAll(id.slice(0, 7), `#${String(i + 1).padStart(6, '0')}`),
    text,
  );
}

const TABLE = `Stack renewal  2026-01-05 to 2026-02-02, 10 commits

Milestone  Date        Change       Said on     Commit   Summary
Kick-off   2026-01-12  first        2026-01-05  #000001  Plan the renewal
           2026-01-14  reached, +2  2026-02-02  #000012  We are off
Launch     2026-02-27  first        2026-01-05  #000001  Plan the renewal
           2026-03-06  +5           2026-01-08  #000003  Build needs another week
           2026-03-20  +10          2026-01-16  #000007  Vendor is late
           2026-03-20  was launch   2026-01-22  #000009  Say go-live
           2026-03-13  −5           2026-01-26  #000010  Two more developers
Demo       2026-02-20  added        2026-01-12  #000004  Show it to sales first
                       removed      2026-01-30  #000011  No demo

What moved  Kind        First       Last        Later       Earlier
Launch      milestone   2026-02-27  2026-03-13  twice, +15  once, −5
Build       initiative  2026-02-27  2026-03-13  twice, +15  once, −5
Kick-off    milestone   2026-01-12  2026-01-14  once, +2

1 milestone and 1 initiative never moved.
Slips are in working days.
`;

const ON_DAY = `On 2026-01-18, as commit #000007 of 2026-01-16 had it: Vendor is late

What      Kind        On 2026-01-18  Now         Change
Kick-off  milestone   2026-01-12     2026-01-14  +2
Launch    milestone   2026-03-20     2026-03-13  −5
Demo      milestone   2026-02-20     removed
Audit     initiative  2026-01-16     2026-01-16
Build     initiative  2026-03-20     2026-03-13  −5
`;

const SINCE = `Stack renewal  2026-01-20 to 2026-01-26, 3 commits

Milestone  Date        Change      Said on     Commit   Summary
Kick-off   2026-01-12  first       2026-01-20  #000008  Work in a file of its own
Launch     2026-03-20  first       2026-01-20  #000008  Work in a file of its own
           2026-03-20  was launch  2026-01-22  #000009  Say go-live
           2026-03-13  −5          2026-01-26  #000010  Two more developers
Demo       2026-02-20  first       2026-01-20  #000008  Work in a file of its own

What moved  Kind        First       Last        Later  Earlier
Launch      milestone   2026-03-20  2026-03-13         once, −5
Build       initiative  2026-03-20  2026-03-13         once, −5

2 milestones and 1 initiative never moved.
Slips are in working days.
`;

describe('roadmap history', () => {
  it('tells of twelve commits what each said, and what slipped', async () => {
    const repository = scripted();
    const run = async (args: string) => {
      const { code, stdout, stderr } = await repository.roadmap(`history ${ROOT}${args}`);
      return { code, stderr, stdout: numbered(stdout, repository) };
    };
    const left = `roadmap: 1 commit left out: ${ROOT} has syntax errors there, or a file is missing.\n`;
    expect(await run('')).toEqual({ code: 0, stdout: TABLE, stderr: left });
    expect((await run(' --at 2026-01-18')).stdout).toBe(ON_DAY);
    expect((await run(' --since 2026-01-21 --until 2026-01-26')).stdout).toBe(SINCE);
    expect((await run(' --max 3')).stderr).toBe(
      `roadmap: Only the newest 3 commits of ${ROOT} read; --max reads more.\n`,
    );
    await expect((await run(' --format markdown')).stdout).toMatchFileSnapshot('golden/history.md');
    await expect((await run(' --format markdown --at 2026-01-18')).stdout).toMatchFileSnapshot('golden/history-at.md');
    await expect((await run(' --format json --at 2026-01-18')).stdout).toMatchFileSnapshot('golden/history.json');
    await expect((await run(' --format svg')).stdout).toMatchFileSnapshot('golden/history.svg');
    const data: unknown = JSON.parse((await run(' --format json')).stdout);
    const ajv = new Ajv({ strict: false });
    expect(ajv.validate(historySchema, data), ajv.errorsText()).toBe(true);
  }, 120_000);

  it('says the same from an imported file, a folder and a subfolder', async () => {
    const repository = TestRepository.make();
    const root = 'version: 1\nimports: [work.yaml]\nmilestones: {live: {requires: [build]}}\n';
    repository.commitAt('2026-01-05T12:00:00Z', 'One', {
      'plans/plan.roadmap.yaml': root,
      'plans/work.yaml': WORK('4w'),
    });
    repository.commitAt('2026-01-06T12:00:00Z', 'Two', { 'plans/work.yaml': WORK('5w') });
    const { stdout } = await repository.roadmap('history');
    expect(stdout).toContain('           2026-03-06  +5');
    expect((await repository.roadmap('history plans/work.yaml')).stdout).toBe(stdout);
    const inside = { folder: join(repository.folder, 'plans') };
    expect((await repository.roadmap('history', inside)).stdout).toBe(stdout);
    const outcome = await repository.roadmap('history --format svg -o trend.svg', inside);
    expect(outcome).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(inside.folder, 'trend.svg'), 'utf8')).toBe(
      (await repository.roadmap('history --format svg', inside)).stdout,
    );
  });

  it('counts a merge once, by when it came in', async () => {
    const repository = TestRepository.make();
    repository.commitAt('2026-01-05T12:00:00Z', 'One', { [ROOT]: plan({ build: '4w' }) });
    repository.git('checkout', '-q', '-b', 'work');
    repository.commitAt('2026-01-06T12:00:00Z', 'Try', { [ROOT]: plan({ build: '9w' }) });
    repository.commitAt('2026-01-07T12:00:00Z', 'Back to five', { [ROOT]: plan({ build: '5w' }) });
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '-m', 'Take the work in', 'work');
    const { stdout } = await repository.roadmap(`history ${ROOT}`);
    expect(
      stdout
        .split('\n')
        .slice(3, 7)
        .map((line) => line.replace(/\b[0-9a-f]{7} {2}/, '')),
    ).toEqual([
      'Kick-off   2026-01-12  first   2026-01-05  One',
      'Launch     2026-02-27  first   2026-01-05  One',
      '           2026-03-06  +5      2026-03-10  Take the work in',
      '',
    ]);
  });

  it('follows what is gone for a while, cancelled, without a date and open again', async () => {
    const repository = TestRepository.make();
    const states = [
      'a: {date: 2026-02-02}',
      'b: {date: 2026-02-02}',
      'a: {date: 2026-02-03}',
      'a: {}',
      'a: {date: 2026-02-02, reached: 2026-02-02}',
      'a: {date: 2026-02-02}',
    ];
    states.forEach((state, i) => {
      const contents = { [ROOT]: `version: 1\nmilestones: {${state}, z: {date: 2026-03-02}}\n` };
      repository.commitAt(`2026-01-0${i + 1}T12:00:00Z`, `No ${i + 1}`, contents);
    });
    const { stdout } = await repository.roadmap(`history ${ROOT} --format json`);
    const { milestones } = JSON.parse(stdout) as { milestones: readonly { id: string; steps: readonly object[] }[] };
    const [a] = milestones;
    expect(a!.steps.map((step) => ({ ...step, commit: '' }))).toMatchObject([
      { date: '2026-02-02', events: ['first'], workingDays: null },
      { date: null, is: 'removed', events: ['removed'] },
      { date: '2026-02-03', events: ['added'], workingDays: 1 },
      { date: null, is: 'open', events: ['undated'], workingDays: null },
      { date: '2026-02-02', is: 'done', events: ['done', 'dated'], workingDays: -1 },
      { date: '2026-02-02', is: 'open', events: ['reopened'], workingDays: null },
    ]);
    expect(milestones.map(({ id }) => id)).toEqual(['a', 'z', 'b']);
  });

  it('lets no name or message act on the terminal, in Markdown or in SVG', async () => {
    const repository = TestRepository.make();
    const evil = '<img src=x onerror=alert(1)> @everyone #1 `x` | \\u001b[31mred\\u202e';
    const text = (day: string): string => `version: 1\nmilestones: {a: {name: "${evil}", date: ${day}}}\n`;
    repository.commitAt('2026-01-05T12:00:00Z', 'One \u001b[31m | <script>', { [ROOT]: text('2026-02-02') });
    repository.commitAt('2026-01-06T12:00:00Z', '@everyone see #1', { [ROOT]: text('2026-02-03') });
    const run = async (format: string): Promise<string> =>
      (await repository.roadmap(`history ${ROOT} --format ${format}`)).stdout;
    const acts = /\p{Cc}(?<!\n)|\u202e/u;
    expect(await run('text')).not.toMatch(acts);
    const markdown = await run('markdown');
    expect(markdown).not.toMatch(acts);
    expect(markdown).not.toMatch(/(?<!\\)<|@everyone|(?<!\\)#1/);
    const svg = await run('svg');
    expect(svg).not.toMatch(acts);
    expect(svg).not.toMatch(/<(?:img|script)/);
    expect(svg).toContain('&lt;img src=x onerror=alert(1)&gt; @everyone #1');
  });

  it.each([
    ['history --at tomorrow', 2, "--at can't be 'tomorrow': write a day such as 2026-03-16."],
    ['history --at 2026-01-06 --format svg', 2, '--at lists what was said on one day; svg draws all days.'],
    ['history --max 0', 2, '--max 0 reads nothing: name how many commits.'],
    ['history --at 2020-01-01', 3, `--at 2020-01-01: ${ROOT} had no commit yet that can be read.`],
    ['history --until 2020-01-01', 3, `${ROOT}: no commit in this time touches it.`],
    ['history new.roadmap.yaml', 3, 'new.roadmap.yaml: no commit has this file under this name yet; commit it first.'],
    [`history -o ${ROOT}`, 2, `${ROOT}: a picture is no YAML and never replaces a roadmap`],
    ['history nowhere.yaml', 3, 'nowhere.yaml: there is no such file or folder.'],
  ])('%s ends with %i', async (args, code, message) => {
    const repository = TestRepository.make();
    repository.commitAt('2026-01-05T12:00:00Z', 'One', { [ROOT]: plan({ build: '4w' }) });
    const isNew = args.includes('new.');
    if (isNew) repository.write({ 'new.roadmap.yaml': 'version: 1\n' });
    const outcome = await repository.roadmap(args);
    expect(outcome.stderr).toContain(message);
    expect(outcome).toMatchObject({ code, stdout: '' });
  });

  it('says so where there is no repository, no commit, or only a part of the history', async () => {
    const repository = TestRepository.make({ [ROOT]: plan({ build: '4w' }) });
    expect(await repository.roadmap('history')).toMatchObject({ code: 3, stdout: '' });
    repository.commitAt('2026-01-05T12:00:00Z', 'One', {});
    repository.commitAt('2026-01-06T12:00:00Z', 'Two', { [ROOT]: plan({ build: '5w' }) });
    const clone = TestRepository.make();
    clone.git('pull', '-q', '--depth', '1', `file://${repository.folder}`, 'main');
    const { code, stdout, stderr } = await clone.roadmap('history');
    expect(stderr).toBe('roadmap: This clone holds only a part of the history; the whole: git fetch --unshallow\n');
    expect(stdout).toContain('1 commit\n');
    expect(code).toBe(0);
  });

  it('reads hundreds of commits with few processes of git', async () => {
    const repository = TestRepository.make();
    const stream = Array.from({ length: 300 }, (_, i) => {
      const text = `version: 1\nmilestones: {a: {date: 2026-02-${String((i % 27) + 1).padStart(2, '0')}}}\n`;
      return `commit refs/heads/main\ncommitter S <s@example.com> ${1_767_600_000 + i * 3600} +0000\ndata 1\nx\nM 100644 inline ${ROOT}\ndata ${text.length}\n${text}\n`;
    });
    repository.feed(['fast-import', '--quiet'], stream.join('')).git('reset', '-q', '--hard');
    let asked = 0;
    const { stdout } = await repository.roadmap('history --format json', { onGit: () => void asked++ });
    expect((JSON.parse(stdout) as { commits: readonly unknown[] }).commits).toHaveLength(300);
    expect(asked).toBeLessThan(25);
  });
});
