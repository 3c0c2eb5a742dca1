/** Puts a language server on a connection. */
import {
  type Connection,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { providePull } from './diagnostics/pull';
import { Teller } from './diagnostics/push';
import { features } from './features';
import { followFiles, subscribe } from './files';
import { refreshOthers } from './refresh';
import type { Runtime } from './runtime';
import { Session } from './session';

export function listen(connection: Connection, runtime: Runtime): void {
  const session = new Session(connection, runtime);
  connection.onInitialize((params): InitializeResult => {
    session.initialize(params);
    const pulls = params.capabilities.textDocument?.diagnostic !== undefined;
    if (pulls) providePull(session);
    new Teller(session, pulls);
    refreshOthers(session);
    return { capabilities: capabilitiesOf(pulls), serverInfo: { name: 'roadmap' } };
  });
  connection.onInitialized(() => {
    session.start();
    void subscribe(session);
  });
  for (const { provide } of features) provide(session);
  followDocuments(session);
  followFiles(session);
  connection.listen();
}

function capabilitiesOf(pulls: boolean): ServerCapabilities {
  const own = Object.assign({}, ...features.map(({ capabilities }) => capabilities)) as ServerCapabilities;
  return {
    ...own,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    ...(pulls
      ? { diagnosticProvider: { identifier: 'roadmap', interFileDependencies: true, workspaceDiagnostics: true } }
      : {}),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { didCreate: FILES, didRename: FILES, didDelete: FILES },
    },
  };
}

/** Folders that move take their files along, which nobody else tells. */
const FILES = {
  filters: [
    { pattern: { glob: '**/*.{yaml,yml}', matches: 'file' as const } },
    { pattern: { glob: '**', matches: 'folder' as const } },
  ],
};

function followDocuments(session: Session): void {
  const documents = new TextDocuments(TextDocument);
  documents.onDidChangeContent(({ document }) => session.opened(document));
  documents.onDidClose(({ document }) => session.closed(document.uri));
  documents.listen(session.connection);
}
