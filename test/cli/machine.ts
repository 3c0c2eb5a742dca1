/** The command line run inside the test: real files in a folder of their own, everything else as the test says. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Io, type Product, SCHEMAS, TEMPLATES, type Watcher } from '../../cli/io/io';
import { nodeFiles, runGit } from '../../cli/io/node';
import { run } from '../../cli/program';

const ROOT = join(__dirname, '..', '..');
/** What ships. */
export const PROGRAM = join(ROOT, 'dist', 'cli', 'roadmap.js');

const product: Product = {
  version: '1.2.3',
  schemas: byName(SCHEMAS, (name) => JSON.parse(readFileSync(join(ROOT, `schemas/${name}.schema.json`), 'utf8'))),
  templates: byName(TEMPLATES, (name) => readFileSync(join(ROOT, `media/templates/${name}.roadmap.yaml`), 'utf8')),
};

function byName<N extends string, T>(names: readonly N[], load: (name: N) => T) {
  return Object.fromEntries(names.map((name) => [name, async () => ({ default: load(name) })])) as Record<
    N,
    () => Promise<{ default: T }>
  >;
}

export interface RunOptions {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** The program's file, where it is not the one that is built. */
  readonly program?: string;
  /** The width of standard output, which is then a terminal. */
  readonly terminal?: number;
  /** What somebody answers at the terminal; afterwards the input ends. */
  readonly answers?: readonly string[];
  /** What happens while files are watched, each with the paths that are then reported; afterwards the user ends it. */
  readonly happens?: readonly (() => readonly string[])[];
  /** Told of each call of git. */
  readonly onGit?: () => void;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The day is Monday, 16 March 2026. */
export async function runIn(args: readonly string[], options: RunOptions): Promise<Outcome> {
  const printed = { stdout: '', stderr: '' };
  const output = (name: keyof typeof printed): Io['stdout'] => ({
    write: (text) => {
      printed[name] += text;
    },
    isTerminal: name === 'stdout' && options.terminal !== undefined,
    columns: name === 'stdout' ? options.terminal : undefined,
  });
  const answers = [...(options.answers ?? [])];
  const stdin = options.stdin ?? '';
  const code = await run(
    args,
    {
      stdin: {
        isTerminal: options.answers !== undefined,
        read: async () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
        ask: async (question) => {
          printed.stderr += `${question.trimEnd()}\n`;
          return answers.shift();
        },
        close: () => {},
      },
      stdout: output('stdout'),
      stderr: output('stderr'),
      files: nodeFiles,
      env: options.env ?? {},
      folder: options.folder,
      program: [process.execPath, options.program ?? PROGRAM],
      now: () => new Date(2026, 2, 16, 12),
      git: (args, folder, input) => {
        options.onGit?.();
        return runGit(args, folder, input, { ...GIT_ENVIRONMENT, ...options.env });
      },
      watcher: () => watcherOf(options.happens ?? []),
    },
    product,
  );
  return { code, ...printed };
}

function watcherOf(happens: NonNullable<RunOptions['happens']>): Watcher {
  const left = [...happens];
  let watched: ReadonlySet<string> = new Set();
  return {
    watch: (folders) => {
      const isMore = [...folders].some((folder) => !watched.has(folder));
      watched = folders;
      return isMore;
    },
    // Only what lies in a watched folder is seen.
    next: async () =>
      left
        .shift()?.()
        .filter((path) => watched.has(dirname(path)) || watched.has(path)),
    close: () => {},
  };
}

const GIT_ENVIRONMENT = { PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };

/** Git without the settings of whoever runs the tests. */
export function git(args: readonly string[], folder: string, env: Readonly<Record<string, string>> = {}) {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...GIT_ENVIRONMENT, ...env },
    });
  } catch {
    return undefined;
  }
}

/** A folder for one test, and what takes it away. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'roadmap-cli-')));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
