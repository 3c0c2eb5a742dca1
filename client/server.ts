import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from 'vscode-languageclient';
import { type ClientCommands, SHOW_IN_TIMELINE, SHOW_REFERENCES } from '../core/protocol/commands';
import {
  FIND_FILES_REQUEST,
  READ_FILE_REQUEST,
  type ReadFileParams,
  type ReadFileResult,
  ROADMAP_FILES_GLOB,
} from '../core/protocol/files';
import { CHANGED_NOTIFICATION, type ChangedParams } from '../core/protocol/preview';
import { BASE_SCHEME } from './documents';
import { findRoadmapFiles, readWorkspaceFile } from './files';
import type { Runtime } from './runtime';

const NAME = 'Roadmap';
const RESTARTS = 4;
const MINUTES = 3;

/** The language server as the rest of the client sees it. */
export interface Server {
  readonly client: BaseLanguageClient;
  /** Files in which something may be other than it was, once the server has taken in why. */
  readonly onChanged: vscode.Event<ChangedParams>;
  /** Starts it or, if that fails, says so in one line. */
  start(): Promise<void>;
  /** Starts a fresh server, which is told of all open documents. */
  restart(): Promise<void>;
}

/** Creates the language client; nothing runs before `start`. */
export function createServer(
  context: vscode.ExtensionContext,
  runtime: Runtime,
  output: vscode.LogOutputChannel,
): Server {
  const watcher = vscode.workspace.createFileSystemWatcher(ROADMAP_FILES_GLOB);
  const client = runtime.createClient(context, NAME, clientOptions(output, watcher));
  client.onRequest<ReadFileResult, void>(READ_FILE_REQUEST, ({ uri }: ReadFileParams) => readWorkspaceFile(uri));
  client.onRequest(FIND_FILES_REQUEST, async () => ({ uris: await findRoadmapFiles() }));
  // A client keeps one listener for each notification.
  const changes = new vscode.EventEmitter<ChangedParams>();
  client.onNotification(CHANGED_NOTIFICATION, (params: ChangedParams) => changes.fire(params));
  context.subscriptions.push(watcher, changes, { dispose: () => void client.dispose().catch(() => {}) });
  const begin = () => attempt(output, () => client.start());
  const again = async (): Promise<void> => {
    await client.stop().catch((error: unknown) => output.warn(String(error)));
    await begin();
  };
  return { client, onChanged: changes.event, start: begin, restart: again };
}

function clientOptions(output: vscode.LogOutputChannel, watcher: vscode.FileSystemWatcher): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'roadmap' }],
    synchronize: { fileEvents: watcher, configurationSection: 'roadmap' },
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: startOptions,
    initializationFailedHandler: () => false,
    errorHandler: createErrorHandler(),
    middleware: {
      ...withoutOldVersions,
      provideDocumentFormattingEdits: whereFormattingIsOn,
      provideDocumentRangeFormattingEdits: whereRangeFormattingIsOn,
      provideOnTypeFormattingEdits: whereTypeFormattingIsOn,
    },
  };
}

/** The day is known before settings can be asked for. */
const startOptions = (): ClientCommands & { readonly today: string } => ({
  today: vscode.workspace.getConfiguration('roadmap').get('today', ''),
  commands: [SHOW_REFERENCES, SHOW_IN_TIMELINE],
});

async function attempt(output: vscode.LogOutputChannel, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    void offerRestart('The roadmap language server could not be started: roadmaps are not checked.');
  }
}

/** A server that stops is started again, a few times; each time the user is told in one line. */
function createErrorHandler(): ErrorHandler {
  const stops: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      const now = Date.now();
      stops.push(now);
      const recent = stops.filter((time) => now - time < MINUTES * 60_000).length;
      if (recent > RESTARTS) {
        const message = `The roadmap language server stopped ${recent} times in ${MINUTES} minutes and stays off.`;
        void offerRestart(message);
        return { action: CloseAction.DoNotRestart, handled: true, message };
      }
      const message = 'The roadmap language server stopped and was started again.';
      void vscode.window.showInformationMessage(message);
      return { action: CloseAction.Restart, handled: true, message };
    },
  };
}

async function offerRestart(message: string): Promise<void> {
  const answer = await vscode.window.showErrorMessage(message, 'Restart Server', 'Show Output');
  if (answer === 'Restart Server') await vscode.commands.executeCommand('roadmap.restartServer');
  if (answer === 'Show Output') await vscode.commands.executeCommand('roadmap.showOutput');
}

type Middleware = NonNullable<LanguageClientOptions['middleware']>;
type Formatting = NonNullable<Middleware['provideDocumentFormattingEdits']>;
type TypeFormatting = NonNullable<Middleware['provideOnTypeFormattingEdits']>;
type RangeFormatting = NonNullable<Middleware['provideDocumentRangeFormattingEdits']>;

const isOld = (document: vscode.TextDocument): boolean => document.uri.scheme === BASE_SCHEME;

/** What a roadmap was before lies beside it as a text to read: nothing in it is checked. */
const withoutOldVersions: Middleware = {
  didOpen: async (document, next) => (isOld(document) ? undefined : next(document)),
  didChange: async (event, next) => (isOld(event.document) ? undefined : next(event)),
  didClose: async (document, next) => (isOld(document) ? undefined : next(document)),
};

const formats = (document: vscode.TextDocument): boolean =>
  vscode.workspace.getConfiguration('roadmap', document).get('format.enable', true);

const whereFormattingIsOn: Formatting = (document, options, token, next) =>
  formats(document) ? next(document, options, token) : [];
const whereRangeFormattingIsOn: RangeFormatting = (document, range, options, token, next) =>
  formats(document) ? next(document, range, options, token) : [];
const whereTypeFormattingIsOn: TypeFormatting = (document, position, ch, options, token, next) =>
  formats(document) ? next(document, position, ch, options, token) : [];
