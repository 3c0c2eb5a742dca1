/** `roadmap diff` in real repositories, on files and on folders. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import diffSchema from '../../schemas/diff.schema.json';
import reportSchema from '../../schemas/report.schema.json';
import { TestRepository } from './repository';

const PLAN = `version: 1
initiatives:
  build: {name: Build, start: 2026-05-04, duration: 4w}
milestones:
  launch: {name: Launch, requires: [build], criteria: [It works]}
`;
const LONGER = PLAN.replace('4w', '5w');

const SLIPS = `Launch slips 5 working days to 2026-06-05; 1 promise broken.

Promises broken
  error   Milestone 'launch' comes 5 working days later: 5 Jun 2026 instead of 29 May 2026. [milestone-later]

Edits, and what follows
  ~ initiatives.build.duration  4w → 5w (+5 working days)
      Launch: 2026-05-29 → 2026-06-05, +5 working days
      Build: 2026-05-29 → 2026-06-05, +5 working days
`;

describe('roadmap diff', () => {
  it('compares the files with where the branch left the default one', async () => {
    const repository = TestRepository.make();
    repository.commit({ 'plan.roadmap.yaml': PLAN });
    repository.git('checkout', '-q', '-b', 'work');
    repository.commit({ 'plan.roadmap.yaml': LONGER });
    expect((await repository.roadmap('diff')).stdout).toBe(SLIPS);
    expect((await repository.roadmap('diff main...HEAD')).stdout).toBe(SLIPS);
    expect((await repository.roadmap('diff main HEAD')).stdout).toBe(SLIPS);
    expect((await repository.roadmap('diff HEAD')).stdout).toBe('Nothing in meaning has changed.\n');
  });

  it('compares with what is staged', async () => {
    const repository = TestRepository.make();
    repository.commit({ 'plan.roadmap.yaml': PLAN });
    repository.write({ 'plan.roadmap.yaml': LONGER });
    expect((await repository.roadmap('diff --staged')).stdout).toBe('Nothing in meaning has changed.\n');
    repository.git('add', '-A');
    expect((await repository.roadmap('diff --staged')).stdout).toBe(SLIPS);
  });

  it('compares two files, and two folders', async () => {
    const repository = TestRepository.make({
      'a.roadmap.yaml': PLAN,
      'b.roadmap.yaml': LONGER,
      'old/plan.roadmap.yaml': PLAN,
      'new/plan.roadmap.yaml': LONGER,
    });
    expect((await repository.roadmap('diff a.roadmap.yaml b.roadmap.yaml')).stdout).toBe(SLIPS);
    expect((await repository.roadmap('diff old new')).stdout).toBe(SLIPS);
    expect((await repository.roadmap('diff new new')).stdout).toBe('Nothing in meaning has changed.\n');
  });

  it('narrows to what stands behind --', async () => {
    const repository = TestRepository.make();
    repository.commit({ 'a.roadmap.yaml': PLAN, 'b.roadmap.yaml': PLAN });
    repository.write({ 'a.roadmap.yaml': LONGER, 'b.roadmap.yaml': LONGER });
    expect((await repository.roadmap('diff -- a.roadmap.yaml')).stdout).toBe(SLIPS);
    expect((await repository.roadmap('diff')).stdout).toContain('b.roadmap.yaml');
  });

  it('sees what an imported file changes', async () => {
    const repository = TestRepository.make();
    const root = 'version: 1\nimports: [work.roadmap.yaml]\nmilestones: {launch: {requires: [build]}}\n';
    const work = 'version: 1\ninitiatives: {build: {start: 2026-05-04, duration: 4w}}\n';
    repository.commit({ 'plan.roadmap.yaml': root, 'work.roadmap.yaml': work });
    repository.write({ 'work.roadmap.yaml': work.replace('4w', '5w') });
    expect((await repository.roadmap('diff')).stdout).toContain('launch slips 5 working days to 2026-06-05');
  });

  it('says what means nothing, what is new and what is gone', async () => {
    const repository = TestRepository.make();
    repository.commit({ 'a.roadmap.yaml': PLAN, 'b.roadmap.yaml': PLAN });
    repository.write({
      'a.roadmap.yaml': `# ours\n${PLAN}`,
      'b.roadmap.yaml': undefined,
      'c.roadmap.yaml': 'version: 1\ntools: {crm: {}}\n',
    });
    const { stdout } = await repository.roadmap('diff');
    expect(stdout).toContain('Only comments, order, formatting or keys of your own (x-…): a.roadmap.yaml.');
    expect(stdout).toContain('− milestones.launch  Launch');
    expect(stdout).toContain('+ tools.crm');
  });

  it('takes a renamed file for the same', async () => {
    const repository = TestRepository.make();
    repository.commit({ 'a.roadmap.yaml': PLAN });
    repository.git('mv', 'a.roadmap.yaml', 'b.roadmap.yaml');
    expect((await repository.roadmap('diff')).stdout).toBe('Nothing in meaning has changed.\n');
  });

  it('takes files for the same by what they were called in the commits that it compares', async () => {
    const repository = TestRepository.make();
    const first = repository.commit({ 'a.roadmap.yaml': PLAN });
    const longer = repository.commit({ 'a.roadmap.yaml': LONGER });
    repository.git('mv', 'a.roadmap.yaml', 'b.roadmap.yaml');
    const renamed = repository.commit();
    repository.git('mv', 'b.roadmap.yaml', 'c.roadmap.yaml');
    expect((await repository.roadmap(`diff ${first} ${longer}`)).stdout).toBe(SLIPS);
    expect((await repository.roadmap(`diff ${first} ${renamed}`)).stdout).toBe(SLIPS);
    expect((await repository.roadmap(`diff ${first}`)).stdout).toBe(SLIPS);
  });

  it('does not take a file that is gone for one that only looks different', async () => {
    const repository = TestRepository.make();
    repository.commit({ 'a.roadmap.yaml': 'version: 1\n', 'b.roadmap.yaml': PLAN });
    repository.write({ 'a.roadmap.yaml': undefined });
    expect((await repository.roadmap('diff')).stdout).toBe('Nothing in meaning has changed.\n');
  });

  it.each([
    ['plan.roadmap.yaml', 'plan.roadmap.yaml is a file, no commit.'],
    ['plan.roadmap.yaml main', 'plan.roadmap.yaml is a file, no commit.'],
    ['../plan.roadmap.yaml', "There is no commit '../plan.roadmap.yaml' here."],
    [`${'a'.repeat(400)} ${'b'.repeat(400)}`, `There is no commit '${'a'.repeat(400)}' here.`],
  ])('says of %s what it is', async (args, said) => {
    const repository = TestRepository.make();
    repository.commit({ 'plan.roadmap.yaml': PLAN });
    const { code, stderr } = await repository.roadmap(`diff ${args}`);
    expect([code, stderr.split('\n').length]).toEqual([3, 2]);
    expect(stderr).toContain(`roadmap: roadmap diff: ${said}`);
  });

  it('leaves out what is suppressed, and calls nothing mended that is only suppressed', async () => {
    const repository = TestRepository.make();
    const wrong = `${PLAN}channels: {email: {tools: [nope]}}\n`;
    repository.commit({ 'plan.roadmap.yaml': wrong });
    const other = wrong.replace('name: Launch, ', 'name: Launch, owner: nobody, ');
    repository.write({ 'plan.roadmap.yaml': other });
    expect((await repository.roadmap('diff')).stdout).toContain("There is no team or team member 'nobody'.");
    await repository.roadmap('check --suppress-all');
    const { stdout } = await repository.roadmap('diff');
    expect(stdout).toContain('+ milestones.launch.owner');
    expect(stdout).not.toContain('Findings');
    repository.commit();
    repository.write({ 'plan.roadmap.yaml': PLAN });
    expect((await repository.roadmap('diff')).stdout).not.toContain('Findings');
  });

  it('says what is ignored from now on, and what no longer is, with the reason', async () => {
    const repository = TestRepository.make();
    const wrong = `${PLAN}channels:\n  email: {tools: [nope]}\n`;
    repository.commit({ 'plan.roadmap.yaml': wrong });
    const ignoring = wrong.replace('[nope]}', '[nope]} # roadmap-ignore unknown-reference: it comes in May');
    repository.write({ 'plan.roadmap.yaml': ignoring });
    const { stdout } = await repository.roadmap('diff');
    expect(stdout).toBe(`1 rule ignored from now on.

Ignored from now on
  unknown-reference on channels.email: it comes in May
`);
    expect((await repository.roadmap('diff --exit-code')).code).toBe(1);
    const json = JSON.parse((await repository.roadmap('diff --format json')).stdout) as { readonly ignores: unknown };
    expect(json.ignores).toEqual({
      added: [
        {
          rule: 'unknown-reference',
          on: 'channels.email',
          reason: 'it comes in May',
          by: 'comment',
          root: 'plan.roadmap.yaml',
        },
      ],
      removed: [],
    });
    repository.commit();
    repository.write({ 'plan.roadmap.yaml': wrong });
    expect((await repository.roadmap('diff HEAD --format markdown')).stdout).toContain(
      '**No longer ignored**\n\n- unknown-reference on channels.email: it comes in May\n',
    );
    expect((await repository.roadmap('diff HEAD --format html')).stdout).toContain('<h2>No longer ignored</h2>');
  });

  it('says what roadmap-suppressions.json hides from now on', async () => {
    const repository = TestRepository.make();
    repository.commit({ 'plan.roadmap.yaml': `${PLAN}channels:\n  email: {tools: [nope]}\n` });
    await repository.roadmap('check --suppress-all');
    expect((await repository.roadmap('diff')).stdout).toContain(
      'Ignored from now on\n  unknown-reference on channels.email (roadmap-suppressions.json), without a reason\n',
    );
    repository.commit();
    expect((await repository.roadmap('diff HEAD')).stdout).toBe('Nothing in meaning has changed.\n');
  });

  it('leaves out what the work trees of two files or folders suppress', async () => {
    const wrong = `${PLAN}channels: {email: {tools: [nope]}}\n`;
    const files = { 'old/plan.roadmap.yaml': PLAN, 'new/plan.roadmap.yaml': wrong };
    const repository = TestRepository.make(files);
    repository.commit();
    const compare = async (): Promise<readonly string[]> => [
      (await repository.roadmap('diff old new')).stdout,
      (await repository.roadmap('diff old/plan.roadmap.yaml new/plan.roadmap.yaml')).stdout,
      (await repository.roadmap('diff new/plan.roadmap.yaml old/plan.roadmap.yaml')).stdout,
    ];
    for (const text of await compare()) expect(text).toContain("There is no tool 'nope'");
    await repository.roadmap('check --suppress-all');
    for (const text of await compare()) {
      expect(text).not.toContain("There is no tool 'nope'");
      expect(text).toContain('channels.email');
    }
  });

  it('takes a file for the same that was renamed without telling git, and changed a little', async () => {
    const repository = TestRepository.make();
    repository.commit({
      'a.roadmap.yaml': PLAN,
      'c.roadmap.yaml': 'version: 1\ntitle: Another one\ntools: {crm: {}}\n',
    });
    repository.write({ 'a.roadmap.yaml': undefined, 'b.roadmap.yaml': PLAN });
    expect((await repository.roadmap('diff')).stdout).toBe('Nothing in meaning has changed.\n');
    repository.write({ 'b.roadmap.yaml': LONGER });
    expect((await repository.roadmap('diff')).stdout).toBe(SLIPS);
    repository.write({ 'b.roadmap.yaml': 'version: 1\ntools: {cdp: {}}\n' });
    expect((await repository.roadmap('diff')).stdout).toContain('− milestones.launch  Launch');
  });

  it('exits as it is asked to', async () => {
    const repository = TestRepository.make();
    repository.commit({ 'plan.roadmap.yaml': PLAN });
    const code = async (args: string): Promise<number> => (await repository.roadmap(args)).code;
    expect(await code('diff --exit-code')).toBe(0);
    repository.write({ 'plan.roadmap.yaml': LONGER });
    expect(await code('diff')).toBe(0);
    expect(await code('diff --exit-code')).toBe(1);
    expect(await code('diff --fail-on-breaking error')).toBe(1);
    expect(await code('diff --fail-on-breaking error --rule milestone-later=warning')).toBe(0);
    expect(await code('diff nowhere')).toBe(3);
    expect(await code('diff -- --staged')).toBe(0);
  });

  it('keeps to the levels of the base', async () => {
    const repository = TestRepository.make();
    repository.commit({ 'plan.roadmap.yaml': PLAN });
    repository.write({ 'plan.roadmap.yaml': `${LONGER}rules: {milestone-later: off}\n` });
    expect((await repository.roadmap('diff --fail-on-breaking error')).code).toBe(1);
  });

  it('writes a page to a file, never over a roadmap', async () => {
    const repository = TestRepository.make();
    repository.commit({ 'plan.roadmap.yaml': PLAN });
    repository.write({ 'plan.roadmap.yaml': LONGER });
    expect(await repository.roadmap('diff --format html -o review.html')).toEqual({ code: 0, stdout: '', stderr: '' });
    const page = readFileSync(join(repository.folder, 'review.html'), 'utf8');
    expect(page).toBe((await repository.roadmap('diff --format html')).stdout);
    expect(page).toContain('<h1><bdi>Launch slips 5 working days to 2026-06-05; 1 promise broken</bdi></h1>');
    expect(page).toContain('<bdi>HEAD → working tree, as of 2026-03-16</bdi>');
    const refused = await repository.roadmap('diff --format html -o plan.roadmap.yaml');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
  });

  it('prints JSON as its schema says', async () => {
    const repository = TestRepository.make();
    repository.commit({ 'plan.roadmap.yaml': PLAN });
    repository.write({ 'plan.roadmap.yaml': LONGER.replace('requires', 'date: 2026-05-29, requires') });
    const { stdout } = await repository.roadmap('diff --format json');
    const data = JSON.parse(stdout) as Record<string, unknown>;
    const ajv = new Ajv({ strict: false, schemas: [reportSchema] });
    expect(ajv.validate(diffSchema, data), ajv.errorsText()).toBe(true);
    expect(data['edits']).toEqual([
      {
        path: 'milestones.launch.date',
        kind: 'added',
        before: null,
        after: '2026-05-29',
        words: '2026-05-29',
        root: 'plan.roadmap.yaml',
      },
      {
        path: 'initiatives.build.duration',
        kind: 'changed',
        before: '4w',
        after: '5w',
        difference: '+5 working days',
        words: '4w → 5w (+5 working days)',
        root: 'plan.roadmap.yaml',
      },
    ]);
    const consequences = data['consequences'] as readonly { readonly kind: string }[];
    expect(consequences.filter(({ kind }) => kind !== 'slack')).toMatchObject([
      { kind: 'date', id: 'build', before: '2026-05-29', after: '2026-06-05', causes: [{ edit: 1, share: 5 }] },
      { kind: 'at-risk', id: 'launch', before: 0, after: 5 },
      { kind: 'critical', id: 'launch', before: true, after: false },
    ]);
  });
});
