import * as vscode from 'vscode';
import { registerCommands } from './commands';
import { createCompare } from './compare/compare';
import { createExplorer } from './explorer/explorer';
import { showGlance } from './explorer/glance';
import { registerLensCommands } from './lenses';
import { createPreview } from './preview/preview';
import type { Runtime } from './runtime';
import { createServer } from './server';
import { provideTasks } from './tasks';
import { provideTools } from './tools';

/** Wires the client together and starts the server. */
export async function start(context: vscode.ExtensionContext, runtime: Runtime): Promise<void> {
  const output = vscode.window.createOutputChannel('Roadmap', { log: true });
  const server = createServer(context, runtime, output);
  const preview = createPreview(context, server.client, server.onChanged);
  const compare = createCompare(context, server, runtime.runGit);
  const explorer = createExplorer(context, server);
  context.subscriptions.push(
    output,
    preview,
    compare,
    explorer,
    showGlance(server),
    provideTools(server.client, compare),
  );
  registerCommands(context, { server, preview, compare, explorer, output });
  registerLensCommands(context, server.client, preview);
  if (runtime.commandLine) context.subscriptions.push(provideTasks(runtime.commandLine(context)));
  void vscode.commands.executeCommand('setContext', 'roadmap.isActive', true);
  await server.start();
}
