import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * What has to be undone before this process ends, last thing first; also when a signal ends it.
 * A second signal ends the process at once.
 */
function createCleanup() {
  const tasks = [];
  let finished;
  const runAll = async () => {
    while (tasks.length) await attempt(tasks.pop());
  };
  const cleanup = {
    /** @param {() => unknown} task may be asynchronous; an error in it is printed and does not stop the others. */
    add: (task) => void tasks.push(task),
    run: () => {
      finished ??= runAll();
      return finished;
    },
    hasBegun: () => finished !== undefined,
    /** A new temporary folder that goes away at the end. The path has no symbolic links. */
    tempFolder: (prefix) => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
      cleanup.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
      return folder;
    },
  };
  const endWith = (code) => async () => {
    await cleanup.run();
    process.exit(code);
  };
  for (const [signal, code] of Object.entries(signals)) process.once(signal, endWith(code));
  // Whoever read what we print is gone.
  process.stdout.on('error', endWith(1));
  return cleanup;
}

/** Runs `main` with a cleanup that is done whatever happens, and exits with the code that `main` resolves to. */
export async function withCleanup(main) {
  const cleanup = createCleanup();
  let code = 1;
  try {
    code = (await main(cleanup)) ?? 0;
  } catch (error) {
    // What fails because it is being ended is no news.
    if (!cleanup.hasBegun()) console.error(error?.expected ? error.message : error);
  }
  await cleanup.run();
  process.exit(code);
}

/** An error that is said to the user in one line, without a stack. */
export function expectedError(message) {
  return Object.assign(new Error(message), { expected: true });
}

async function attempt(task) {
  try {
    await task();
  } catch (error) {
    console.error(error);
  }
}
