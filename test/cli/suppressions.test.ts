/** Taking on old roadmaps with `--suppress-all`: what no scenario shows well. */
import { chmodSync, cpSync, existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readSuppressions } from '../../core/suppressions';
import { git, runIn, temporaryFolder } from './machine';
import { TestRepository } from './repository';

const ROOT = join(__dirname, '..', '..');
const NAME = 'roadmap-suppressions.json';
const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/suppressions.schema.json'), 'utf8'));
const isValid = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(schema);

function folderWith(files: Readonly<Record<string, string>>): string {
  const { folder, remove } = temporaryFolder();
  onTestFinished(remove);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

describe('the examples', () => {
  it('are adopted as they are, and one new mistake is one finding', { timeout: 240_000 }, async () => {
    const folder = folderWith({});
    cpSync(join(ROOT, 'examples'), folder, { recursive: true });
    git(['init', '-q'], folder);
    expect((await runIn(['check', '--fail-on', 'info'], { folder })).code).toBe(1);
    expect((await runIn(['check', '--suppress-all', '--rule', 'unowned=error'], { folder })).code).toBe(0);
    const file = JSON.parse(readFileSync(join(folder, NAME), 'utf8'));
    expect(isValid(file), JSON.stringify(isValid.errors)).toBe(true);

    const clean = await runIn(['check', '--fail-on', 'info', '--time-rules', '--hints'], { folder });
    expect(clean).toMatchObject({ code: 0, stderr: '' });
    expect(clean.stdout).toMatch(/^Nothing found in \d+ files\. [1-9]\d* suppressed\.\n$/);

    const plan = join(folder, 'martech/martech.roadmap.yaml');
    writeFileSync(plan, readFileSync(plan, 'utf8').replace('vendor: Kadeo Commerce', 'vendr: Kadeo Commerce'));
    const found = await runIn(['check', '--format', 'json'], { folder });
    expect(JSON.parse(found.stdout).findings.map(({ rule }: { rule: string }) => rule)).toEqual(['unknown-key']);
    expect(found.code).toBe(1);
  });
});

describe('the file', () => {
  const plan = 'version: 1\ntools:\n  crm: {vendr: Acme}\n';

  it('is not made for nothing', async () => {
    const folder = folderWith({ 'a.roadmap.yaml': 'version: 1\n' });
    expect(await runIn(['check', '--suppress-all'], { folder })).toMatchObject({
      code: 0,
      stderr: 'There is nothing to suppress.\n',
    });
    expect(await runIn(['check', '--prune-suppressions'], { folder })).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, NAME))).toBe(false);
  });

  it('is not written where it says the same, and keeps its line ends, its mode and its byte order mark', async () => {
    const folder = folderWith({ 'a.roadmap.yaml': plan });
    await runIn(['check', '--suppress-all'], { folder });
    const file = join(folder, NAME);
    const text = `\ufeff${readFileSync(file, 'utf8').replaceAll('\n', '\r\n')}`;
    writeFileSync(file, text);
    chmodSync(file, 0o640);
    utimesSync(file, 1000, 1000);
    await runIn(['check', '--suppress-all', '--prune-suppressions'], { folder });
    expect(statSync(file).mtimeMs).toBe(1_000_000);
    writeFileSync(join(folder, 'a.roadmap.yaml'), `${plan}  cms: {vendr: Bolt}\n`);
    await runIn(['check', '--suppress-all'], { folder });
    const after = readFileSync(file, 'utf8');
    expect(after).toContain('tools.cms');
    expect(after.startsWith('\ufeff{\r\n')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it('lies at the top of the work tree, wherever one stands, and says so', async () => {
    const folder = folderWith({ 'a.roadmap.yaml': plan });
    git(['init', '-q'], folder);
    cpSync(join(folder, 'a.roadmap.yaml'), join(folder, 'deep/er/a.roadmap.yaml'), { recursive: true });
    const { stderr } = await runIn(['check', '.', '--suppress-all'], { folder: join(folder, 'deep/er') });
    expect(stderr).toBe('Suppressed 1 finding in ../../roadmap-suppressions.json.\n');
    const held = readSuppressions(readFileSync(join(folder, NAME), 'utf8'));
    expect('entries' in held && held.entries.map(({ path }) => path)).toEqual(['deep/er/a.roadmap.yaml']);
  });

  it.skipIf(process.getuid?.() === 0)('that can not be written is one line', async () => {
    const folder = folderWith({ 'a.roadmap.yaml': plan });
    chmodSync(folder, 0o555);
    onTestFinished(() => chmodSync(folder, 0o755));
    expect(await runIn(['check', '--suppress-all'], { folder })).toMatchObject({
      code: 3,
      stderr: `roadmap: ${NAME}: can't be written, because it is not allowed.\n`,
    });
  });

  it('of too many bytes is not read', async () => {
    const folder = folderWith({ 'a.roadmap.yaml': plan, [NAME]: ' '.repeat(10_000_001) });
    expect(await runIn(['check'], { folder })).toEqual({
      code: 3,
      stdout: '',
      stderr: `roadmap: ${NAME}: can't be read, because it is larger than 10 MB.\n`,
    });
  });
});

describe('with git', () => {
  const plan = 'version: 1\ntools:\n  crm: {vendr: Acme}\n';
  const worse = `${plan}  cms: {vendr: Bolt}\n`;

  it('what is suppressed is not new either', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': plan });
    await made.roadmap('check --suppress-all');
    made.commit();
    made.write({ 'a.roadmap.yaml': worse });
    for (const option of ['', '--base HEAD', '--changed', '--base HEAD --changed'])
      expect(await made.check(option), option).toEqual(['a.roadmap.yaml:4 unknown-key']);
    const { stdout } = await made.roadmap('check --base HEAD --fix');
    expect(stdout).toBe('Nothing new since HEAD in 1 file. 1 suppressed.\n');
  });

  it('--staged reads the file that the next commit holds', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': plan });
    made.git('add', '-A');
    await made.roadmap('check --suppress-all');
    expect(await made.check('--staged')).toEqual(['a.roadmap.yaml:3 unknown-key']);
    made.git('add', '-A');
    made.write({ [NAME]: '{' });
    expect(await made.check('--staged')).toEqual([]);
    const { code, stderr } = await made.roadmap('check --staged --suppress-all');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^roadmap: --suppress-all writes a file, which --staged does not read/);
  });

  it('--changed suppresses what it shows', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': plan, 'b.roadmap.yaml': plan });
    made.commit();
    made.write({ 'b.roadmap.yaml': worse });
    await made.roadmap('check --changed --base HEAD --suppress-all');
    expect(await made.check()).toEqual(['a.roadmap.yaml:3 unknown-key', 'b.roadmap.yaml:3 unknown-key']);
  });

  it('--watch sees the file at the top of the work tree change, from any folder of it', async () => {
    const made = TestRepository.make({ 'plans/a.roadmap.yaml': plan });
    await made.roadmap('check --suppress-all');
    const file = join(made.folder, NAME);
    const suppressed = readFileSync(file, 'utf8');
    const writes = (text: string) => (): readonly string[] => {
      writeFileSync(file, text);
      return [file];
    };
    const { stdout, stderr } = await runIn(['check', '--watch'], {
      folder: join(made.folder, 'plans'),
      happens: [writes('{"version": 1, "suppressions": []}'), writes('{'), writes(suppressed)],
    });
    expect(stdout.match(/^(Nothing|\d+ error).*$/gm)).toEqual([
      'Nothing found in 1 file. 1 suppressed.',
      '1 error in 1 file. --fix mends it.',
      'Nothing found in 1 file. 1 suppressed.',
    ]);
    expect(stderr.match(/^roadmap: .*$/gm)).toEqual([expect.stringMatching(/^roadmap: \.\.\/.*: It is no JSON\./)]);
    expect((await made.roadmap('check --watch --prune-suppressions')).stderr).toBe(
      'roadmap: --prune-suppressions is for one run: leave --watch away.\n',
    );
  });

  it('a finding in a part is old whichever of its roadmaps comes first', async () => {
    const part = { 'part.yaml': 'version: 1\ntools:\n  crm: {owner: nobody}\n' };
    const made = TestRepository.make({ ...part, 'm.roadmap.yaml': 'version: 1\nimports: [part.yaml]\n' });
    made.commit();
    made.write({ 'a.roadmap.yaml': 'version: 1\nimports: [part.yaml]\nteams: {nobody: {}}\n' });
    expect(await made.check()).toContain('part.yaml:3 unknown-reference');
    expect(await made.check('--base HEAD')).not.toContain('part.yaml:3 unknown-reference');
  });
});
