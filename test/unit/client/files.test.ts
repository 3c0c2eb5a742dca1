import { expect, it, vi } from 'vitest';
import { readWorkspaceFile } from '../../../client/files';

const LINK = 64;
const types: Record<string, number> = {
  '/w/a.yaml': 1,
  '/w/link.yaml': 1 | LINK,
  '/w/sub': 2 | LINK,
  '/w/sub/b.yaml': 1,
  '/w/dir': 2,
};

vi.mock('vscode', async () => {
  const { URI, Utils } = await import('vscode-uri');
  class FileSystemError extends Error {
    readonly code = 'FileNotFound';
  }
  return {
    Uri: { parse: (text: string) => URI.parse(text), joinPath: Utils.joinPath },
    FileType: { File: 1, Directory: 2, SymbolicLink: 64 },
    FileSystemError,
    workspace: {
      getWorkspaceFolder: ({ path }: { path: string }) =>
        path.startsWith('/w/') ? { uri: URI.parse('memfs:/w') } : undefined,
      fs: {
        stat: async ({ path }: { path: string }) => {
          if (!(path in types)) throw new FileSystemError();
          return { type: types[path], size: 1 };
        },
        readFile: async () => new TextEncoder().encode('x'),
      },
    },
  };
});

it.each([
  ['a.yaml', { text: 'x' }],
  ['none.yaml', { missing: true }],
  ['dir', { unreadable: 'it is a folder' }],
  ['link.yaml', { unreadable: 'it is behind a link, which may lead out of the workspace' }],
  ['sub/b.yaml', { unreadable: 'it is behind a link, which may lead out of the workspace' }],
  ['../x/a.yaml', { unreadable: 'it is outside the workspace folders' }],
])('the editor reads files of the workspace alone, and follows no link: %s', async (path, expected) => {
  expect(await readWorkspaceFile(`memfs:/w/${path}`)).toEqual(expected);
});
