/** What happens to files, folders and settings outside of open documents. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver';
import type { Session } from './session';

export function followFiles(session: Session): void {
  const { connection } = session;
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) touch(session, uri, type === FileChangeType.Deleted);
  });
  connection.onDidChangeConfiguration(({ settings }) => session.configure(settings));
  connection.workspace.onDidCreateFiles(() => searchAgain(session));
  connection.workspace.onDidRenameFiles(() => searchAgain(session));
  connection.workspace.onDidDeleteFiles(() => searchAgain(session));
}

/** Asks a client that can to tell of files, settings and folders. */
export async function subscribe(session: Session): Promise<void> {
  const { connection, capabilities } = session;
  const { workspace } = capabilities;
  try {
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'roadmap' });
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*.{yaml,yml}' }],
      });
  } catch {
    // Without it, changes outside of the editor are seen when a file is opened.
  }
  if (workspace?.workspaceFolders)
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      const kept = session.folderUris().filter((uri) => !gone.has(uri));
      session.setFolders([...kept, ...added.map(({ uri }) => uri)]);
      session.start();
    });
}

function touch(session: Session, uri: string, deleted: boolean): void {
  const at = session.at(uri);
  if (at?.project.touch(at.path, deleted)) session.changed({ ...at, outside: true });
}

function searchAgain(session: Session): void {
  for (const project of session.projects) {
    project.searchAgain();
    session.changed({ project, outside: true });
  }
}
