/** A job that runs the action inside the test, in a real repository. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../action/run';
import { nodeFiles, runGit } from '../../cli/io/node';
import { temporaryFolder } from '../cli/machine';
import { TOKEN } from './github';

type Environment = Readonly<Record<string, string>>;

export interface JobOptions {
  readonly event?: string;
  readonly payload?: unknown;
  /** Inputs by name. */
  readonly with?: Environment;
  readonly env?: Environment;
}

export interface Ended {
  readonly code: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** How long it waited, in milliseconds, without taking that time. */
  readonly waits: readonly number[];
}

export interface Prepared {
  readonly env: Record<string, string>;
  ended(code: number, log: string, waits: readonly number[]): Ended;
}

/** What the runner sets. */
export function prepare(
  { event = '', payload = {}, with: inputs = {}, env = {} }: JobOptions,
  folder: string,
): Prepared {
  const { folder: temp, remove } = temporaryFolder();
  onTestFinished(remove);
  const [summary, output, eventPath] = ['summary.md', 'output.txt', 'event.json'].map((name) => join(temp, name));
  writeFileSync(eventPath!, JSON.stringify(payload));
  const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return {
    env: {
      CI: 'true',
      GITHUB_WORKSPACE: folder,
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: eventPath!,
      GITHUB_STEP_SUMMARY: summary!,
      GITHUB_OUTPUT: output!,
      ...env,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
    ended: (code, log, waits) => ({
      code,
      log,
      summary: read(summary!),
      outputs: Object.fromEntries(
        read(output!)
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      ),
      waits,
    }),
  };
}

const GIT = { PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };

/** It is noon on 16 March 2026; git's commits are of 10 March. */
export async function job({ folder }: { readonly folder: string }, options: JobOptions = {}): Promise<Ended> {
  const { env, ended } = prepare(options, folder);
  const waits: number[] = [];
  let log = '';
  const output = {
    write: (text: string) => {
      log += text;
    },
    isTerminal: false,
    columns: undefined,
  };
  const code = await run({
    io: {
      stdin: { isTerminal: false, read: async () => new Uint8Array(), ask: async () => undefined, close: () => {} },
      stdout: output,
      stderr: output,
      files: nodeFiles,
      env,
      folder,
      program: [],
      now: () => new Date(Date.UTC(2026, 2, 16, 12)),
      git: (args, where, input) => runGit(args, where, input, GIT),
      watcher: () => {
        throw new Error('Nothing is watched.');
      },
    },
    fetch,
    wait: async (milliseconds) => void waits.push(milliseconds),
    append: (path, text) => appendFileSync(path, text),
    put: (path, text) => writeFileSync(path, text),
    version: '1.2.3',
  });
  const all = ended(code, log, waits);
  if (JSON.stringify(all).includes(TOKEN)) throw new Error('The token is told.');
  return all;
}

/** @param base the commit that it was based on when the event happened @param head its own last commit */
export const pullEvent = (base: string, head: string) => ({
  event: 'pull_request',
  payload: { pull_request: { number: 7, base: { sha: base, ref: 'main' }, head: { sha: head } } },
});
