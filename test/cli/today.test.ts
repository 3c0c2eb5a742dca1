/** Why the head commit gives no date, in git's words. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { git, runIn, temporaryFolder } from './machine';

function repository(): string {
  const { folder, remove } = temporaryFolder();
  onTestFinished(remove);
  writeFileSync(join(folder, 'plan.roadmap.yaml'), 'version: 1\n');
  git(['init', '-q'], folder);
  return folder;
}

/** As in a container that runs as somebody else than the one who checked the work tree out. */
const ELSEWHERE = { CI: 'true', GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };

it('says why a build goes by the date of the machine', async () => {
  const folder = repository();
  const { code, stderr } = await runIn(['check'], { folder, env: ELSEWHERE });
  expect(stderr).toBe(
    `roadmap: The head commit can't be read, so today is this machine's date, 2026-03-16: detected dubious ownership in repository at '${folder}'.\n`,
  );
  expect(code).toBe(0);
});

it.each([
  ['dubious ownership', ELSEWHERE],
  ['HEAD', {}],
])('does not take another day for the commit: %s', async (reason, env) => {
  const { code, stdout, stderr } = await runIn(['check', '--today', 'commit'], { folder: repository(), env });
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/^roadmap: --today commit: the head commit can't be read: .*\. Give a date instead\.\n$/);
  expect(stderr).toContain(reason);
});

it('says that there is no git', async () => {
  const { stderr } = await runIn(['check'], { folder: repository(), env: { CI: 'true', PATH: '/nowhere' } });
  expect(stderr).toContain("2026-03-16: git can't be run: it is not there.");
});
