/** The real machine. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  type Dirent,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { reasonOf } from './failure';
import type { Entry, EntryKind, Files, GitAnswer, GitInput, Input, Io, Output } from './io';
import { NodeWatcher } from './watch';

export function nodeIo(): Io {
  return {
    stdin: nodeInput(),
    stdout: nodeOutput(process.stdout),
    stderr: nodeOutput(process.stderr),
    files: nodeFiles,
    env: process.env,
    folder: process.cwd(),
    program: [process.execPath, process.argv[1] ?? ''],
    now: () => new Date(),
    git: (args, folder, input) => runGit(args, folder, input),
    watcher: () => new NodeWatcher(),
  };
}

/**
 * A reader that goes away (`| head`) is no mistake: what it doesn't want is dropped. Results that can't be written end
 * the program with 3.
 */
function nodeOutput(stream: NodeJS.WriteStream): Output {
  let isClosed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    const isLost = !isClosed && error.code !== 'EPIPE' && stream === process.stdout;
    isClosed = true;
    if (!isLost) return;
    process.stderr.write(`roadmap: The output can't be written, because ${reasonOf(error)}.\n`);
    process.exit(3);
  });
  return {
    write: (text) => {
      if (!isClosed && text !== '') stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    columns: stream.columns,
  };
}

function nodeInput(): Input {
  let reader: LineReader | undefined;
  return {
    isTerminal: process.stdin.isTTY === true,
    read: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    ask: (question) => {
      reader ??= new LineReader();
      return reader.ask(question);
    },
    close: () => reader?.close(),
  };
}

/** Lines from a terminal; those that come before they are asked for are kept. */
class LineReader {
  readonly #reader = createInterface({ input: process.stdin, output: process.stderr });
  readonly #lines: string[] = [];
  #isClosed = false;
  #wake = (): void => {};

  constructor() {
    this.#reader.on('line', (line) => {
      this.#lines.push(line);
      this.#wake();
    });
    this.#reader.on('close', () => {
      this.#isClosed = true;
      this.#wake();
    });
  }

  async ask(question: string): Promise<string | undefined> {
    if (this.#isClosed) return this.#lines.shift();
    this.#reader.setPrompt(question);
    this.#reader.prompt();
    if (this.#lines.length === 0)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    return this.#lines.shift();
  }

  close(): void {
    this.#reader.close();
  }
}

export const nodeFiles: Files = {
  kind(path) {
    const found = statSync(path, { throwIfNoEntry: false });
    return found && kindOf(found);
  },
  list: (folder) => readdirSync(folder, { withFileTypes: true }).map(entryOf),
  read: (path) => readFileSync(path),
  realPath: (path) => realpathSync.native(path),
  identity(path) {
    const found = statSync(path, { throwIfNoEntry: false, bigint: true });
    return found && `${found.dev}:${found.ino}`;
  },
  replace(path, content) {
    const target = realpathSync.native(path);
    const { mode } = statSync(target);
    const draft = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      writeFileSync(draft, content, { mode, flag: 'wx', flush: true });
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  },
  write: (path, content) => writeFileSync(path, content),
  create(path, content) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { flag: 'wx' });
  },
};

const entryOf = (entry: Dirent): Entry => ({
  name: entry.name,
  kind: entry.isSymbolicLink() ? 'link' : kindOf(entry),
});

function kindOf(found: { isFile(): boolean; isDirectory(): boolean }): Exclude<EntryKind, 'link'> {
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
}

/** Nothing that a configuration names is started, nothing is fetched, nobody is asked, and nothing is written on the side. */
const QUIET = ['--no-pager', '-c', 'core.fsmonitor=false'];
const QUIET_ENVIRONMENT = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

const MOST_BYTES = 1 << 29;

/** Runs git with an environment of its own, or this one. */
export function runGit(
  args: readonly string[],
  folder: string,
  { stdin = '', env = {} }: GitInput = {},
  base: Io['env'] = process.env,
): GitAnswer {
  const { error, status, stdout, stderr } = spawnSync('git', [...QUIET, ...args], {
    cwd: folder,
    env: { ...base, ...QUIET_ENVIRONMENT, ...env },
    input: stdin,
    maxBuffer: MOST_BYTES,
  });
  if (error !== undefined) return { problem: `git can't be run: ${reasonOf(error)}`, code: undefined };
  return status === 0 ? { printed: stdout } : { problem: gitReason(stderr.toString()), code: status ?? undefined };
}

/** The first line says it; what follows is advice, and where git looked. */
function gitReason(stderr: string): string {
  const [line = ''] = stderr.trim().split('\n');
  return line.replace(/^(?:fatal|error): /, '').replace(/ \(or any .*$/, '') || 'git failed';
}
