/** What happens to files, folders and settings outside of open documents. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver';
import { SUPPRESSIONS_FILE } from '../core/protocol/files';
import type { Session } from './session';

export function followFiles(session: Session): void {
  const { connection } = session;
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) touch(session, uri, type === FileChangeType.Deleted);
    if (changes.some(({ uri }) => uri.endsWith(`/${SUPPRESSIONS_FILE}`))) touchTops(session);
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
  const watched = new Set<string>();
  try {
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'roadmap' });
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*.{yaml,yml}' }, { globPattern: `**/${SUPPRESSIONS_FILE}` }],
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
      void watchAbove(session, watched);
    });
  await watchAbove(session, watched);
}

/** Asks to be told of files of suppressions that lie above a folder. Each URI once: `watched` holds them. */
async function watchAbove(session: Session, watched: Set<string>): Promise<void> {
  const { connection, capabilities } = session;
  const { dynamicRegistration, relativePatternSupport } = capabilities.workspace?.didChangeWatchedFiles ?? {};
  if (dynamicRegistration !== true || relativePatternSupport !== true) return;
  for (const { top } of await session.allReady()) {
    if (top === undefined || top.base === '' || watched.has(top.uri)) continue;
    watched.add(top.uri);
    const globPattern = { baseUri: top.uri.slice(0, top.uri.lastIndexOf('/')), pattern: SUPPRESSIONS_FILE };
    await connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] })
      // Without it, a change up there is seen when a file is opened.
      .catch(() => {});
  }
}

function touchTops(session: Session): void {
  for (const project of session.projects) {
    project.touchTop();
    session.changed({ project, outside: true });
  }
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
