/** The files of a folder that only the editor can read: in a worker, or on a virtual file system. */
import type { Connection } from 'vscode-languageserver';
import type { URI } from 'vscode-uri';
import {
  FIND_FILES_REQUEST,
  type FindFilesResult,
  isRoadmapFile,
  READ_FILE_REQUEST,
  type ReadFileResult,
  SUPPRESSIONS_FILE,
} from '../core/protocol/files';
import type { FileInput } from '../core/workspace';
import { isSkipped, pathIn, uriIn } from './paths';
import type { FileSource } from './runtime';

export function clientFiles(connection: Connection, folder: URI): FileSource {
  return {
    find: () => find(connection, folder),
    read: (path) => read(connection, uriIn(folder, path)),
    top: async () => {
      const uri = uriIn(folder, SUPPRESSIONS_FILE);
      return { base: '', uri, suppressions: await read(connection, uri) };
    },
  };
}

async function find(connection: Connection, folder: URI): Promise<readonly string[]> {
  try {
    const { uris } = await connection.sendRequest<FindFilesResult>(FIND_FILES_REQUEST, {});
    const paths = uris.flatMap((uri) => pathIn(folder, uri) ?? []);
    return paths.filter((path) => isRoadmapFile(path) && !path.split('/').some(isSkipped));
  } catch {
    return [];
  }
}

async function read(connection: Connection, uri: string): Promise<FileInput> {
  try {
    return inputOf(await connection.sendRequest<ReadFileResult>(READ_FILE_REQUEST, { uri }));
  } catch {
    return { unreadable: 'the editor gives no access to it' };
  }
}

/** What a client read: a mark of the byte order is no part of the text. */
export const inputOf = (result: ReadFileResult): FileInput =>
  'text' in result ? { text: result.text.replace(/^\ufeff/, '') } : result;
