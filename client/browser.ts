/** VS Code for the web: the server is a worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { start } from './extension';
import type { Runtime } from './runtime';

const runtime: Runtime = {
  createClient(context, name, options) {
    const script = Uri.joinPath(context.extensionUri, 'dist/server/worker.js').toString(true);
    const startWorker = () => Promise.resolve(new Worker(script));
    return new LanguageClient('roadmap', name, startWorker, options);
  },
};

export function activate(context: ExtensionContext): Promise<void> {
  return start(context, runtime);
}
