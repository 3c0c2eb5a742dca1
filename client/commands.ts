import * as vscode from 'vscode';
import { type Compare, readChoice } from './compare/compare';
import type { Explorer } from './explorer/explorer';
import { moveToFile } from './move';
import { newRoadmap } from './newRoadmap';
import { isRoadmap } from './preview/panel';
import type { Preview } from './preview/preview';
import { run } from './run';
import type { Server } from './server';

interface Parts {
  readonly server: Server;
  readonly preview: Preview;
  readonly compare: Compare;
  readonly explorer: Explorer;
  readonly output: vscode.LogOutputChannel;
}

/** Registers every command that the manifest declares. */
export function registerCommands(context: vscode.ExtensionContext, parts: Parts): void {
  const { server, preview, compare, explorer, output } = parts;
  const open = (beside: boolean) => (uri?: vscode.Uri) => withRoadmap(uri, (file) => preview.open(file, { beside }));
  const commands: Readonly<Record<string, (uri: vscode.Uri | undefined, ...rest: unknown[]) => unknown>> = {
    'roadmap.openPreview': open(false),
    'roadmap.openPreviewToSide': open(true),
    'roadmap.showInTimeline': () => {
      const editor = vscode.window.activeTextEditor;
      if (editor && isRoadmap(editor.document)) preview.showInTimeline(editor.document.uri, editor.selection.active);
    },
    'roadmap.fixAll': () => fixAll(),
    'roadmap.moveToFile': () => moveToFile(server.client),
    'roadmap.newFromTemplate': (folder) => createRoadmap(context, preview, folder),
    'roadmap.stopComparing': () => compare.stop(),
    'roadmap.refreshComparison': () => compare.again(),
    'roadmap.showTextDiff': () => compare.showTexts(),
    'roadmap.restartServer': () => server.restart(),
    'roadmap.showOutput': () => output.show(),
  };
  const others: Readonly<Record<string, (...given: unknown[]) => unknown>> = {
    // A menu names the file first; a keybinding says at once what to compare with.
    'roadmap.compareWith': (first, second) => compare.begin(asUri(first), readChoice(second) ?? readChoice(first)),
    'roadmap.groupExplorer': (grouping) => explorer.groupBy(grouping),
    'roadmap.openEntry': (entry) => explorer.open(entry),
    'roadmap.showEntryInTimeline': (entry) => {
      const place = explorer.placeOf(entry);
      if (place) preview.showInTimeline(place.uri, place.position);
    },
    'roadmap.openChangeAtHead': (line) => compare.open(line, 'head'),
    'roadmap.openChangeAtBase': (line) => compare.open(line, 'base'),
  };
  const register = (name: string, act: (...given: unknown[]) => unknown): void =>
    void context.subscriptions.push(
      vscode.commands.registerCommand(name, (...given: unknown[]) => run(() => act(...given))),
    );
  for (const [name, act] of Object.entries(commands)) register(name, (uri, ...rest) => act(asUri(uri), ...rest));
  for (const [name, act] of Object.entries(others)) register(name, act);
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
