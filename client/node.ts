/** Desktop, remote and Codespaces: the server is a Node process. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start } from './extension';
import type { Runtime } from './runtime';

const runtime: Runtime = {
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
