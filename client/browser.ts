/** VS Code for the web: the server is a worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { start } from './extension';
import type { Runtime } from './runtime';

const runtime: Runtime = {
  createClient(context, name, options) {
    const script = Uri.joinPath(context.extensionUri, 'dist/server/worker.js').toString(true);
    // The editor's own Worker function makes workers that the client would not recognise as such.
    const startWorker = async () => {
      const worker = new Worker(script);
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    return new LanguageClient('roadmap', name, startWorker, options);
  },
};

export function activate(context: ExtensionContext): Promise<void> {
  return start(context, runtime);
}
