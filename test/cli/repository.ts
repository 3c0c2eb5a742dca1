/** A real git repository for one test. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { git, type Outcome, type RunOptions, runIn, temporaryFolder } from './machine';

export type Contents = Readonly<Record<string, string | undefined>>;

const WHO = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
const WHEN = { GIT_AUTHOR_DATE: '2026-03-10T12:00:00Z', GIT_COMMITTER_DATE: '2026-03-10T12:00:00Z' };

export class TestRepository {
  constructor(readonly folder: string) {}

  /** An empty one on the branch `main`, gone after the test. */
  static make(contents: Contents = {}): TestRepository {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const made = new TestRepository(folder);
    made.git('init', '-q', '-b', 'main');
    return made.write(contents);
  }

  /** Files by path; undefined takes one away. */
  write(contents: Contents): this {
    for (const [path, text] of Object.entries(contents)) {
      const file = join(this.folder, path);
      if (text === undefined) rmSync(file, { recursive: true });
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
    return this;
  }

  /** @throws if git doesn't do it */
  git(...args: readonly string[]): string {
    const printed = git([...WHO, ...args], this.folder, WHEN);
    if (printed === undefined) throw new Error(`git ${args.join(' ')} failed`);
    return printed.trim();
  }

  /** Gives git something to read. @throws if git doesn't do it */
  feed(args: readonly string[], stdin: string): this {
    execFileSync('git', args, { cwd: this.folder, input: stdin, stdio: ['pipe', 'ignore', 'ignore'] });
    return this;
  }

  /** Everything there is, as a commit. Returns its id. */
  commit(contents: Contents = {}): string {
    this.write(contents).git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'As it is');
    return this.git('rev-parse', 'HEAD');
  }

  /** The same with a message and a date of its own. */
  commitAt(date: string, message: string, contents: Contents): void {
    this.write(contents).git('add', '-A');
    const when = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    if (git([...WHO, 'commit', '-q', '-m', message], this.folder, when) === undefined)
      throw new Error(`git commit failed: ${message}`);
  }

  roadmap(args: string, options: Partial<RunOptions> = {}): Promise<Outcome> {
    return runIn(args.split(' '), { folder: this.folder, ...options });
  }

  /** `path:line rule` of each finding, or what else the command says. */
  async check(args = '', options: Partial<RunOptions> = {}): Promise<readonly string[]> {
    const { stdout, stderr } = await runIn(['check', '--format', 'json', ...args.split(' ').filter(Boolean)], {
      folder: this.folder,
      ...options,
    });
    if (stdout === '') return [stderr.trim()];
    const { findings } = JSON.parse(stdout) as { findings: readonly Found[] };
    return findings.map(({ path, range, rule }) => `${path}:${range.start.line} ${rule}`);
  }
}

interface Found {
  readonly path: string;
  readonly rule: string;
  readonly range: { readonly start: { readonly line: number } };
}
