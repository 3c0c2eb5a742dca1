import * as vscode from 'vscode';
import { newRoadmap } from './newRoadmap';
import { isRoadmap } from './preview/panel';
import type { Preview } from './preview/preview';
import type { Server } from './server';

interface Parts {
  readonly server: Server;
  readonly preview: Preview;
  readonly output: vscode.LogOutputChannel;
}

/** Registers every command that the manifest declares. */
export function registerCommands(context: vscode.ExtensionContext, { server, preview, output }: Parts): void {
  const open = (beside: boolean) => (uri?: vscode.Uri) => withRoadmap(uri, (file) => preview.open(file, { beside }));
  const commands: Readonly<Record<string, (uri?: vscode.Uri) => unknown>> = {
    'roadmap.openPreview': open(false),
    'roadmap.openPreviewToSide': open(true),
    'roadmap.showInTimeline': () => {
      const editor = vscode.window.activeTextEditor;
      if (editor && isRoadmap(editor.document)) preview.showInTimeline(editor.document.uri, editor.selection.active);
    },
    'roadmap.fixAll': () => fixAll(),
    'roadmap.newFromTemplate': (folder) => createRoadmap(context, preview, folder),
    'roadmap.restartServer': () => server.restart(),
    'roadmap.showOutput': () => output.show(),
  };
  for (const [name, act] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, (uri?: unknown) => run(() => act(asUri(uri)))));
  }
}

/** A command that fails says why, in one line. */
async function run(act: () => unknown): Promise<void> {
  try {
    await act();
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

const asUri = (value: unknown): vscode.Uri | undefined => (value instanceof vscode.Uri ? value : undefined);

function withRoadmap(uri: vscode.Uri | undefined, act: (file: vscode.Uri) => void): void {
  const active = vscode.window.activeTextEditor?.document;
  const file = uri ?? (active && isRoadmap(active) ? active.uri : undefined);
  if (file) act(file);
  else void vscode.window.showInformationMessage('Open a roadmap file first: one that ends in .roadmap.yaml.');
}

/** Applies every fix that is safe, as saving with `source.fixAll` does. */
async function fixAll(): Promise<void> {
  const request = { kind: 'source.fixAll.roadmap', apply: 'first' };
  await vscode.commands.executeCommand('editor.action.sourceAction', request);
}

async function createRoadmap(context: vscode.ExtensionContext, preview: Preview, folder?: vscode.Uri): Promise<void> {
  const file = await newRoadmap(context.extensionUri, folder);
  if (!file) return;
  await vscode.window.showTextDocument(file);
  preview.open(file, { beside: true });
}
