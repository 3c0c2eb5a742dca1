/** `roadmap merge`: alone, and as the driver of a real `git merge`. */
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { git } from './machine';
import { TestRepository } from './repository';

const PLAN = `version: 1

initiatives:
  # First of all
  audit:
    name: Audit
    duration: 2w
  build:
    name: Build
    duration: 4w
    dependsOn: [audit]
milestones:
  launch: {name: Launch, requires: [build]}
`;
const read = (repository: TestRepository, path = 'ours'): string => readFileSync(join(repository.folder, path), 'utf8');
const three = (base: string, ours: string, theirs: string): TestRepository =>
  TestRepository.make({ base, ours, theirs });
const THREE = 'merge base ours theirs';

describe('roadmap merge', () => {
  it('writes what goes together, keeps the mode, and says nothing', async () => {
    const repository = three(PLAN, PLAN.replace('2w', '3w'), PLAN.replace('name: Audit', 'name: Audits'));
    chmodSync(join(repository.folder, 'ours'), 0o640);
    expect(await repository.roadmap(THREE)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(read(repository)).toBe(PLAN.replace('2w', '3w').replace('name: Audit', 'name: Audits'));
    expect(statSync(join(repository.folder, 'ours')).mode & 0o777).toBe(0o640);
    expect([read(repository, 'base'), read(repository, 'theirs')]).toEqual([
      PLAN,
      PLAN.replace('name: Audit', 'name: Audits'),
    ]);
  });

  it('marks what does not, with as many signs as git wants', async () => {
    const repository = three(PLAN, PLAN.replace('4w', '5w'), PLAN.replace('4w', '6w'));
    expect(await repository.roadmap(`${THREE} --marker-size 9 --path=plans/a.roadmap.yaml`)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'roadmap: plans/a.roadmap.yaml: 1 conflict; look for <<< in the file.\n',
    });
    expect(read(repository)).toBe(
      PLAN.replace(
        '    duration: 4w\n',
        '<<<<<<<<< ours\n    duration: 5w\n=========\n    duration: 6w\n>>>>>>>>> theirs\n',
      ),
    );
  });

  it('says what only the merge makes: a circle, and a name of what is gone', async () => {
    const circle = three(
      PLAN,
      PLAN.replace('    duration: 2w', '    duration: 2w\n    dependsOn: [plan]').replace(
        '  build:',
        '  plan: {name: Plan}\n  build:',
      ),
      PLAN.replace('  build:', '  plan: {name: Plan}\n  build:').replace(
        'name: Plan}',
        'name: Plan, dependsOn: [build]}',
      ),
    );
    const { code, stderr } = await circle.roadmap(`${THREE} --path=a.roadmap.yaml`);
    expect([code, stderr.split('\n').length]).toEqual([0, 2]);
    expect(stderr).toMatch(/^roadmap: a\.roadmap\.yaml:\d+: only the merge makes this: .*\[dependency-cycle\]\n$/);
    const gone = three(
      PLAN,
      PLAN.replace('  # First of all\n  audit:\n    name: Audit\n    duration: 2w\n', '').replace(
        '    dependsOn: [audit]\n',
        '',
      ),
      PLAN.replace('requires: [build]', 'requires: [build, audit]'),
    );
    expect(await gone.roadmap(`${THREE} --path=a.roadmap.yaml`)).toEqual({
      code: 0,
      stdout: '',
      stderr:
        "roadmap: a.roadmap.yaml:8: only the merge makes this: There is no initiative, activity or milestone 'audit'. [unknown-reference]\n",
    });
    // What a side has already is nothing new.
    const old = three(PLAN, PLAN.replace('[build]', '[gone]'), PLAN.replace('2w', '3w'));
    expect(await old.roadmap(THREE)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('merges what is no roadmap, and no text, line by line', async () => {
    const repository = three('a: [\nb\nc\n', 'A: [\nb\nc\n', 'a: [\nb\nC\n');
    expect((await repository.roadmap(THREE)).code).toBe(0);
    expect(read(repository)).toBe('A: [\nb\nC\n');
    const bytes = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));
    const put = (name: string, text: string): void => writeFileSync(join(repository.folder, name), bytes(text));
    put('base', 'a\xff\nb\nc\n');
    put('ours', 'a\xff\nb\nc\xe9\n');
    put('theirs', 'a\xfe\nb\nc\n');
    expect((await repository.roadmap(THREE)).code).toBe(0);
    expect(Uint8Array.from(readFileSync(join(repository.folder, 'ours')))).toEqual(bytes('a\xfe\nb\nc\xe9\n'));
  });

  it('ends with 129 if it can not be done, so that git does not take it for a conflict', async () => {
    const repository = three(PLAN, PLAN, PLAN);
    for (const [args, message] of [
      ['merge base ours nowhere', "roadmap: nowhere: can't be read, because it is not there.\n"],
      ['merge base . theirs', "roadmap: .: can't be read, because it is a folder.\n"],
      ['merge base ours', "roadmap: Missing required argument 'theirs'. See roadmap merge --help.\n"],
      ['merge base ours theirs --marker-size 0', /Write a number from 1 to 1000/],
    ] as const) {
      const { code, stdout, stderr } = await repository.roadmap(args);
      expect([code, stdout]).toEqual([129, '']);
      if (typeof message === 'string') expect(stderr).toBe(message);
      else expect(stderr).toMatch(message);
    }
    expect(read(repository)).toBe(PLAN);
  });
});

describe('git merge with roadmap merge', () => {
  async function branches(ours: string, theirs: string): Promise<TestRepository> {
    const repository = TestRepository.make();
    repository.commit({ "a plan's.roadmap.yaml": PLAN });
    await repository.roadmap('git-setup');
    repository.commit();
    repository.git('checkout', '-q', '-b', 'theirs');
    repository.commit({ "a plan's.roadmap.yaml": theirs });
    repository.git('checkout', '-q', 'main');
    repository.commit({ "a plan's.roadmap.yaml": ours });
    return repository;
  }
  const MERGE = [
    '-c',
    'user.name=Somebody',
    '-c',
    'user.email=somebody@example.com',
    'merge',
    '-q',
    '--no-edit',
    'theirs',
  ];

  it('goes together where git alone sees a conflict', async () => {
    const repository = await branches(PLAN.replace('2w', '3w'), PLAN.replace('name: Audit', 'name: Audits'));
    repository.git('checkout', '-q', '-b', 'by-lines');
    expect(git(['-c', 'merge.roadmap.driver=git merge-file -q %A %O %B', ...MERGE], repository.folder)).toBeUndefined();
    repository.git('merge', '--abort');
    repository.git('checkout', '-q', 'main');
    expect(git(MERGE, repository.folder)).toBeDefined();
    expect(read(repository, "a plan's.roadmap.yaml")).toBe(
      PLAN.replace('2w', '3w').replace('name: Audit', 'name: Audits'),
    );
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('leaves a conflict to somebody', async () => {
    const repository = await branches(PLAN.replace('4w', '5w'), PLAN.replace('4w', '6w'));
    expect(git(MERGE, repository.folder)).toBeUndefined();
    expect(repository.git('status', '--porcelain')).toBe(`UU "a plan's.roadmap.yaml"`);
    expect(read(repository, "a plan's.roadmap.yaml")).toContain(
      '<<<<<<< ours\n    duration: 5w\n=======\n    duration: 6w\n>>>>>>> theirs\n',
    );
  });
});
