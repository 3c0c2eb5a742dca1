/** The entry of the GitHub Action: the real machine. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { nodeIo, runGit } from '../cli/io/node';
import { inertOutput } from './commands';
import { variable } from './inputs';
import { run } from './run';

const io = nodeIo();
/** Git has no use for the token. */
const { [variable('token')]: _, ...env } = process.env;

function written(write: (path: string, text: string) => void) {
  return (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    write(path, text);
  };
}

run({
  io: {
    ...io,
    folder: process.env['GITHUB_WORKSPACE'] || io.folder,
    stderr: inertOutput(io.stderr),
    git: (args, folder, input) => runGit(args, folder, input, env),
  },
  fetch,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  append: written((path, text) => appendFileSync(path, text)),
  put: written((path, text) => writeFileSync(path, text)),
  version: ROADMAP_VERSION,
}).then((code) => {
  process.exitCode = code;
});
