/** Desktop, remote and Codespaces: the server is a Node process. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start } from './extension';
import type { Runtime } from './runtime';

const run = promisify(execFile);

const runtime: Runtime = {
  async runGit(git, args, folder) {
    // Nothing is fetched, and nothing in the repository is touched.
    const env = { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
    const options = { cwd: folder, env, encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 } as const;
    return (await run(git, [...args], options)).stdout;
  },
  // The editor's own Node runs it, so that nothing has to be installed.
  commandLine: (context) => ({
    program: process.execPath,
    args: [context.asAbsolutePath('dist/cli/roadmap.js')],
    env: { ELECTRON_RUN_AS_NODE: '1' },
  }),
  createClient(context, name, options) {
    const server = {
      module: context.asAbsolutePath('dist/server/node.js'),
      transport: TransportKind.ipc,
    };
    const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6017'] } };
    return new LanguageClient('roadmap', name, { run: server, debug }, options);
  },
};

export function activate(context: ExtensionContext): Promise<void> {
  return start(context, runtime);
}
