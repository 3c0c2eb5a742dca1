/** `roadmap git-setup` and `roadmap textconv`, with real git. */
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM } from './machine';
import { TestRepository } from './repository';

const PLAN = `version: 1
tools:
  crm: {name: CRM, status: active}
initiatives:
  go: {name: Go, dependsOn: [crm]}
`;
const LINES = '*.roadmap.yaml diff=roadmap merge=roadmap\n*.roadmap.yml diff=roadmap merge=roadmap\n';
const read = (repository: TestRepository, path: string): string => readFileSync(join(repository.folder, path), 'utf8');

describe('roadmap git-setup', () => {
  it('has git diff show roadmaps in words', async () => {
    const repository = TestRepository.make();
    repository.commit({ 'plan.roadmap.yaml': PLAN, '.roadmap.yml': PLAN, 'other.yaml': 'a: 1\n' });
    const { code, stdout, stderr } = await repository.roadmap('git-setup');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`git config merge.roadmap.name: roadmaps by entity and field
git config merge.roadmap.driver: ${repository.git('config', 'merge.roadmap.driver')}
git config diff.roadmap.textconv: ${repository.git('config', 'diff.roadmap.textconv')}
git config diff.roadmap.xfuncname: ^[[:lower:]]+\\.[[:alnum:]-]+$
.gitattributes: *.roadmap.yaml diff=roadmap merge=roadmap
.gitattributes: *.roadmap.yml diff=roadmap merge=roadmap
`);
    repository.write({
      'plan.roadmap.yaml': PLAN.replace('[crm]', '{crm: {lag: 2d}}').replace(
        '{name: CRM',
        '{ status: active,name: CRM',
      ),
      '.roadmap.yml': PLAN.replace('CRM', '"C\\u001bRM"'),
      'other.yaml': 'a: 2\n',
    });
    const shown = repository.git('diff', '-U0').replace(/^(?:index|---|\+\+\+) .*\n/gm, '');
    expect(shown).toBe(`diff --git a/.roadmap.yml b/.roadmap.yml
@@ -4 +4 @@ tools.crm
-tools.crm.name: CRM
+tools.crm.name: C\u241bRM
diff --git a/other.yaml b/other.yaml
@@ -1 +1 @@
-a: 1
+a: 2
diff --git a/plan.roadmap.yaml b/plan.roadmap.yaml
@@ -3,0 +4 @@ tools.crm
+tools.crm.status: active
@@ -9,0 +11 @@ initiatives.go
+initiatives.go.dependsOn.crm.lag: 2d`);
  });

  it('keeps what is there, works from a folder further down, and changes nothing twice', async () => {
    for (const [before, after] of [
      ['*.txt text', `*.txt text\n${LINES}`],
      ['# Ours\r\n', `# Ours\r\n${LINES.replaceAll('\n', '\r\n')}`],
      [
        '*.roadmap.yml  diff=roadmap merge=roadmap\n',
        `*.roadmap.yml  diff=roadmap merge=roadmap\n${LINES.split('\n')[0]}\n`,
      ],
    ] as const) {
      const repository = TestRepository.make({ '.gitattributes': before });
      mkdirSync(join(repository.folder, 'a', 'b'), { recursive: true });
      expect((await repository.roadmap('git-setup', { folder: join(repository.folder, 'a', 'b') })).code).toBe(0);
      expect(read(repository, '.gitattributes')).toBe(after);
      const config = read(repository, '.git/config');
      expect((await repository.roadmap('git-setup')).stdout).toBe('All is set up already.\n');
      expect([read(repository, '.gitattributes'), read(repository, '.git/config')]).toEqual([after, config]);
    }
  });

  it('takes away what it wrote, and only that', async () => {
    const repository = TestRepository.make({ '.gitattributes': '*.txt text\n' });
    const config = read(repository, '.git/config');
    await repository.roadmap('git-setup');
    const { stdout } = await repository.roadmap('git-setup --remove');
    expect(stdout).toBe(`git config merge.roadmap: removed
git config diff.roadmap: removed
.gitattributes: *.roadmap.yaml diff=roadmap merge=roadmap: removed
.gitattributes: *.roadmap.yml diff=roadmap merge=roadmap: removed
`);
    expect([read(repository, '.gitattributes'), read(repository, '.git/config')]).toEqual(['*.txt text\n', config]);
    expect((await repository.roadmap('git-setup --remove')).stdout).toBe('Nothing is set up in this repository.\n');
  });

  it('calls the program by its name where that is found, else by its place, whatever that is called', async () => {
    const repository = TestRepository.make();
    const bin = join(repository.folder, "it's 100% a bin");
    mkdirSync(bin);
    symlinkSync(PROGRAM, join(bin, 'roadmap'));
    const path = `${bin}:${process.env['PATH']}`;
    await repository.roadmap('git-setup', { env: { PATH: path } });
    expect(repository.git('config', 'diff.roadmap.textconv')).toBe('roadmap textconv');
    await repository.roadmap('git-setup', { program: join(bin, 'roadmap') });
    expect(repository.git('config', 'diff.roadmap.textconv')).toContain(`it'\\''s 100% a bin/roadmap' textconv`);
    repository.commit({ 'plan.roadmap.yaml': PLAN });
    repository.write({ 'plan.roadmap.yaml': PLAN.replace('active', 'retired') });
    expect(repository.git('diff')).toContain('\n+tools.crm.status: retired\n');
  });

  it('says so where there is no repository', async () => {
    const { code, stdout, stderr } = await TestRepository.make().roadmap('git-setup', { folder: '/' });
    expect([code, stdout, stderr]).toEqual([
      3,
      '',
      'roadmap: roadmap git-setup: this folder is in no git repository.\n',
    ]);
  });
});

describe('roadmap textconv', () => {
  it('gives what is no roadmap as it is, with what would act on a terminal made visible', async () => {
    const repository = TestRepository.make({ 'a.roadmap.yaml': 'a: [\n\u001b[31mred\u202e\n', 'b.roadmap.yaml': '' });
    expect(await repository.roadmap('textconv a.roadmap.yaml')).toEqual({
      code: 0,
      stdout: 'a: [\n\u241b[31mred\ufffd\n',
      stderr: '',
    });
    expect(await repository.roadmap('textconv b.roadmap.yaml')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await repository.roadmap('textconv c.roadmap.yaml')).toEqual({
      code: 3,
      stdout: '',
      stderr: "roadmap: c.roadmap.yaml: can't be read, because it is not there.\n",
    });
  });
});
