/** The files of a folder, read with Node. */
import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { URI } from 'vscode-uri';
import { isRoadmapFile, LARGEST_FILE, TOO_LARGE } from '../core/protocol/files';
import type { FileInput } from '../core/workspace';
import { isSkipped } from './paths';
import type { FileSource } from './runtime';

/** More folders than a workspace with roadmaps has; it bounds the first search. */
const MOST_FOLDERS = 20_000;

export function diskFiles(folder: URI): FileSource | undefined {
  if (folder.scheme !== 'file') return undefined;
  const root = folder.fsPath;
  return { find: () => findFiles(root), read: (path) => readInside(root, path) };
}

/** Links to folders are not followed: they lead out of the workspace, or to what is found anyway. */
async function findFiles(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  const open = [''];
  for (let i = 0; i < open.length && i < MOST_FOLDERS; i++) {
    const folder = open[i]!;
    for (const entry of await entriesOf(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !isSkipped(entry.name)) open.push(path);
      else if (!entry.isDirectory() && isRoadmapFile(entry.name)) found.push(path);
    }
  }
  return found.sort();
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

async function readInside(root: string, path: string): Promise<FileInput> {
  const full = join(root, path);
  try {
    const [realRoot, real] = [await realpath(root), await realpath(full)];
    if (real !== realRoot && !real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep))
      return { unreadable: 'it is outside the workspace folder' };
    const { size } = await stat(real).then((found) => {
      if (!found.isFile()) throw Object.assign(new Error(), { code: 'EISDIR' });
      return found;
    });
    if (size > LARGEST_FILE) return { unreadable: TOO_LARGE };
    return { text: new TextDecoder().decode(await readFile(real)) };
  } catch (error) {
    return failure((error as NodeJS.ErrnoException).code);
  }
}

function failure(code: string | undefined): FileInput {
  if (code === 'ENOENT' || code === 'ENOTDIR') return { missing: true };
  if (code === 'EISDIR') return { unreadable: 'it is a folder' };
  if (code === 'EACCES' || code === 'EPERM') return { unreadable: 'reading it is not allowed' };
  return { unreadable: 'it cannot be read' };
}
