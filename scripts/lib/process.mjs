import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs a program to its end, its output going to ours.
 * @returns {Promise<number>} its exit code; 1 if a signal ended it
 * @throws if the program cannot be started
 */
export function run(command, args, { cleanup, ...options } = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  if (cleanup) adopt(child, cleanup);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * The same, and keeps what it prints.
 * @returns {Promise<{code: number, output: string}>}
 */
export function runKeeping(command, args, { cleanup, ...options } = {}) {
  const child = spawn(command, args, { stdio: ['inherit', 'pipe', 'pipe'], ...options });
  if (cleanup) adopt(child, cleanup);
  let output = '';
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])
    from.setEncoding('utf8').on('data', (text) => {
      output += text;
      to.write(text);
    });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Sees to it that a child process ends no later than this one, even if this one fails. */
export function adopt(child, cleanup) {
  const end = () => child.kill();
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  cleanup.add(() => stopChild(child));
}

/** Ends a child process and resolves when it is gone; by force if it is still there after `patience` milliseconds. */
function stopChild(child, patience = 5000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), patience);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** The script that a package installed in `folder` offers as the command `name`; to be run by a Node. */
export function packageScript(folder, packageName, name = packageName) {
  const home = join(folder, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return join(home, typeof bin === 'string' ? bin : bin[name]);
}

/**
 * Runs npm, silent but for errors.
 * @throws if npm reports an error
 */
export async function npm(cwd, args, cleanup) {
  const quiet = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const script = process.env.npm_execpath;
  const ownNpm = script && /npm-cli\.c?js$/.test(script);
  const code = ownNpm
    ? await run(process.execPath, [script, ...quiet], { cwd, cleanup })
    : await run('npm', quiet, { cwd, cleanup, shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}`);
}
