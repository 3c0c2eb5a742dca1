/** What a release holds, and what runs from it: the action, pre-commit's hooks, GitLab's job. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { git, runIn, temporaryFolder } from '../cli/machine';
import { TestRepository } from '../cli/repository';

const ROOT = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const { version } = JSON.parse(read('package.json')) as { readonly version: string };
const tag = `v${version}`;
const major = tag.split('.')[0]!;

const PLAN = 'version: 1\ninitiatives: {build: {name: Build, start: 2026-05-04, duration: 4w}}\n';
const SLIP = 'tools: {crm: {vendr: Acme}}\n';

/** Only what a step may count on. */
const ENV = {
  PATH: process.env['PATH'],
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Somebody',
  GIT_AUTHOR_EMAIL: 'somebody@example.com',
  GIT_COMMITTER_NAME: 'Somebody',
  GIT_COMMITTER_EMAIL: 'somebody@example.com',
};

function temporary(): string {
  const { folder, remove } = temporaryFolder();
  onTestFinished(remove);
  return folder;
}

const makeTree = (folder: string): void => {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'release.mjs'), folder, '--built'], { stdio: 'pipe' });
};

/** As runners start a step: it ends with the first command that fails. */
function bash(script: string, folder: string, env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-eo', 'pipefail', '-c', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: folder,
    env: { ...ENV, ...env },
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly name?: string; readonly run?: string }[] }>
  >;
}

interface Release {
  readonly repository: TestRepository;
  /** Where it was pushed to. */
  readonly remote: string;
  readonly first: ReturnType<typeof bash>;
  /** Makes it once more. */
  readonly again: () => ReturnType<typeof bash>;
}

/** A release, made by the step of the workflow that makes them. */
function makeRelease(folder: string): Release {
  mkdirSync(join(folder, 'work'));
  const [repository, remote] = [new TestRepository(join(folder, 'work')), join(folder, 'remote.git')];
  repository.git('init', '-q', '-b', 'main');
  repository.git('init', '-q', '--bare', remote);
  repository.git('remote', 'add', 'origin', remote);
  repository.commit({ 'package.json': JSON.stringify({ version }), '.gitignore': 'out/\n' });
  makeTree(join(repository.folder, 'out', 'release'));
  const { jobs } = parse(read('.github/workflows/release.yml')) as Workflow;
  const step = jobs['release']!.steps.find(({ name }) => name === 'Tag')!;
  const again = () => bash(step.run!, repository.folder);
  return { repository, remote, first: again(), again };
}

const place = temporaryFolder();
afterAll(place.remove);
const { repository: source, remote, first, again } = makeRelease(place.folder);

describe('a release', () => {
  it('is a tag with what is built, after the commit that it was built from, once', () => {
    expect(first, first.stderr).toMatchObject({ code: 0 });
    const files = git(['ls-tree', '-r', '--name-only', tag], remote)!.trim().split('\n');
    expect(files).toEqual([
      '.pre-commit-hooks.yaml',
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'action.yml',
      'dist/action/index.js',
      'dist/cli/mcp.js',
      'dist/cli/roadmap.js',
      'docs/gitlab-ci.yml',
      'package.json',
    ]);
    expect(git(['rev-parse', `${major}^{commit}`], remote)).toBe(git(['rev-parse', `${tag}^{commit}`], remote));
    expect(git(['rev-parse', `${tag}^`], remote)!.trim()).toBe(source.git('rev-parse', 'HEAD'));
    expect(source.git('status', '--porcelain')).toBe('');
    const second = again();
    expect(second.code).toBe(1);
    expect(second.stderr).toBe(`${tag} is released already: raise the version in package.json.\n`);
  });

  it('has all that its action names, and a page whose links lead somewhere', () => {
    const folder = temporary();
    makeTree(folder);
    const { runs } = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as {
      readonly runs: { readonly main: string };
    };
    const started = spawnSync(process.execPath, [join(folder, runs.main)], {
      cwd: folder,
      env: { PATH: ENV.PATH },
      encoding: 'utf8',
    });
    expect(started.stdout).toContain('There is no git repository here');
    const links = [...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/\]\(([^)]+)\)/g)].map(
      ([, link]) => link!,
    );
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !/^(https:|#)/.test(link))).toEqual([]);
  });
});

describe('pre-commit', () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly language: string;
    readonly files: string;
  }
  const hooks = parse(read('.pre-commit-hooks.yaml')) as readonly Hook[];
  const hook = (id: string): Hook => hooks.find((one) => one.id === id)!;

  it('has both hooks, for roadmaps alone', () => {
    expect(hooks.map(({ id, language }) => [id, language])).toEqual([
      ['roadmap-check', 'node'],
      ['roadmap-format', 'node'],
    ]);
    for (const { files } of hooks) {
      const matches = (path: string): boolean => new RegExp(files).test(path);
      expect(['.roadmap.yaml', 'a.roadmap.yml', 'plans/b.roadmap.yaml'].every(matches)).toBe(true);
      expect(['a.yaml', 'roadmap.yaml', 'a.roadmap.yaml.bak'].some(matches)).toBe(false);
    }
  });

  it('installs a release without any other package, and runs from it', { timeout: 120_000 }, () => {
    const home = temporary();
    const clone = join(home, 'clone');
    git(['clone', '-q', '--branch', tag, remote, clone], home);
    const env = { HOME: home, npm_config_cache: join(home, 'cache'), npm_config_prefix: join(home, 'prefix') };
    const installed = bash(`npm install --offline --install-links -g "git+file://${clone}"`, home, env);
    expect(installed, installed.stderr).toMatchObject({ code: 0 });
    const packages = readdirSync(join(home, 'prefix', 'lib', 'node_modules'));
    expect(packages).toEqual(['roadmap-as-code']);

    const repository = TestRepository.make({ 'good.roadmap.yaml': PLAN, 'bad.roadmap.yaml': PLAN + SLIP });
    const start = (id: string, file: string) =>
      bash(`${hook(id).entry} ${file}`, repository.folder, { PATH: `${join(home, 'prefix', 'bin')}:${ENV.PATH}` });
    expect(start('roadmap-check', 'good.roadmap.yaml')).toMatchObject({ code: 0 });
    const bad = start('roadmap-check', 'bad.roadmap.yaml');
    expect(bad.stdout).toContain("There is no key 'vendr'");
    expect(bad.code).toBe(1);
    repository.write({ 'good.roadmap.yaml': 'version:   1\n' });
    expect(start('roadmap-format', 'good.roadmap.yaml')).toMatchObject({ code: 0 });
    expect(readFileSync(join(repository.folder, 'good.roadmap.yaml'), 'utf8')).toBe('version: 1\n');
  });
});

describe('GitLab', () => {
  const template = parse(read('docs/gitlab-ci.yml')) as {
    readonly roadmap: {
      readonly variables: Readonly<Record<string, string>>;
      readonly before_script: readonly string[];
      readonly script: readonly string[];
      readonly artifacts: { readonly paths: readonly string[]; readonly reports: { readonly codequality: string } };
    };
  };
  const { variables, before_script: before, script, artifacts } = template.roadmap;

  type Texts = Readonly<Record<string, string>>;

  function pipeline(after: string, mergeRequest: boolean, more: Texts = {}, files: Texts = {}) {
    const repository = TestRepository.make();
    const base = repository.commit({ 'old.roadmap.yaml': `version: 1\n${SLIP}`, 'plan.roadmap.yaml': PLAN });
    repository.commit({ 'plan.roadmap.yaml': after, ...files });
    const ended = bash([...before, ...script].join('\n'), repository.folder, {
      ...variables,
      ROADMAP_REPOSITORY: `file://${remote}`,
      TMPDIR: temporary(),
      CI: 'true',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: mergeRequest ? base : '',
      ...more,
    });
    const report = JSON.parse(
      readFileSync(join(repository.folder, artifacts.reports.codequality), 'utf8'),
    ) as readonly {
      readonly check_name: string;
    }[];
    return { ...ended, repository, report: report.map(({ check_name: rule }) => rule) };
  }

  it('names the release that there is', () => expect(variables['ROADMAP_VERSION']).toBe(major));

  it('passes and explains what introduces nothing, and reports old findings all the same', () => {
    const ended = pipeline(PLAN.replace('4w', '5w'), true);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.report).toEqual(['unknown-key']);
    expect(ended.stdout).toContain('The last work ends 5 working days later');
    const [file] = artifacts.paths;
    expect(readFileSync(join(ended.repository.folder, file!), 'utf8')).toContain(
      '### The last work ends 5 working days later',
    );
  });

  it('fails on what is introduced, and on broken promises where that is wanted', { timeout: 60_000 }, () => {
    const ended = pipeline(PLAN + SLIP, true);
    expect(ended.code).toBe(1);
    expect(ended.report).toEqual(['unknown-key', 'unknown-key']);
    expect(pipeline('version: 1\n', true, { ROADMAP_FAIL_ON_BREAKING: 'info' }).code).toBe(1);
  });

  it('takes what is approved for agreed to', { timeout: 60_000 }, async () => {
    const [name, none] = ['our approvals.json', 'version: 1\n'];
    const repository = TestRepository.make({ 'plan.roadmap.yaml': PLAN });
    repository.commit();
    repository.write({ 'plan.roadmap.yaml': none });
    const made = await runIn(['diff', '--approved', name, '--approve-all'], { folder: repository.folder });
    expect(made.stderr).toContain('Approved 1 broken promise');
    const text = readFileSync(join(repository.folder, name), 'utf8');
    const env = { ROADMAP_FAIL_ON_BREAKING: 'warning', ROADMAP_APPROVED: name };
    expect(pipeline(none, true, { ROADMAP_FAIL_ON_BREAKING: 'warning' }).code).toBe(1);
    const ended = pipeline(none, true, env, { [name]: text });
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stdout).toContain('1 broken promise approved');
  });

  it('only reports on the default branch', () => {
    const ended = pipeline(PLAN + SLIP, false);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.report).toEqual(['unknown-key', 'unknown-key']);
  });
});
