import * as vscode from 'vscode';
import { registerCommands } from './commands';
import { registerLensCommands } from './lenses';
import { createPreview } from './preview/preview';
import type { Runtime } from './runtime';
import { createServer } from './server';

/** Wires the client together and starts the server. */
export async function start(context: vscode.ExtensionContext, runtime: Runtime): Promise<void> {
  const output = vscode.window.createOutputChannel('Roadmap', { log: true });
  const server = createServer(context, runtime, output);
  const preview = createPreview(context, server.client);
  context.subscriptions.push(output, preview);
  registerCommands(context, { server, preview, output });
  registerLensCommands(context, server.client, preview);
  await server.start();
}
