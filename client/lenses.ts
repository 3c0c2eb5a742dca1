import * as vscode from 'vscode';
import type { BaseLanguageClient, Location, Position } from 'vscode-languageclient';
import { SHOW_IN_TIMELINE, SHOW_REFERENCES } from '../core/protocol/commands';
import type { Preview } from './preview/preview';

/** Registers what the server's lenses run: plain data comes over the wire, the editor's commands want its own objects. */
export function registerLensCommands(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  preview: Preview,
): void {
  const { protocol2CodeConverter: convert } = client;
  const showReferences = (uri: string, position: Position, places: readonly Location[]): Thenable<unknown> =>
    vscode.commands.executeCommand(
      'editor.action.showReferences',
      convert.asUri(uri),
      convert.asPosition(position),
      places.map((place) => convert.asLocation(place)),
    );
  const showInTimeline = (uri: string, position: Position): void =>
    preview.showInTimeline(convert.asUri(uri), convert.asPosition(position));
  context.subscriptions.push(
    vscode.commands.registerCommand(SHOW_REFERENCES, showReferences),
    vscode.commands.registerCommand(SHOW_IN_TIMELINE, showInTimeline),
  );
}
