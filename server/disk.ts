/** The files of a folder, read with Node. */
import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { isRoadmapFile, LARGEST_FILE, SUPPRESSIONS_FILE, TOO_LARGE } from '../core/protocol/files';
import type { FileInput } from '../core/workspace';
import { type IgnoreScope, isIgnored, scopeIn } from './ignored';
import { isSkipped } from './paths';
import type { FileSource, Top } from './runtime';

/** More folders than a workspace with roadmaps has; it bounds the first search. */
const MOST_FOLDERS = 20_000;

export function diskFiles(folder: URI): FileSource | undefined {
  if (folder.scheme !== 'file') return undefined;
  const root = folder.fsPath;
  return { find: () => findFiles(root), read: (path) => readInside(root, path), top: () => topOf(root) };
}

/** Links to folders are not followed: they lead out of the workspace, or to what is found anyway. */
async function findFiles(root: string): Promise<readonly string[]> {
  const { prefix, scope } = await scopeAbove(root);
  const found: string[] = [];
  const open = [{ folder: '', above: scope }];
  for (let i = 0; i < open.length && i < MOST_FOLDERS; i++) {
    const { folder, above } = open[i]!;
    const entries = await entriesOf(join(root, folder));
    const hasRules = folder === '' || entries.some(({ name }) => name === '.gitignore');
    const here = hasRules ? await scopeOf(join(root, folder), prefix + folder, above) : above;
    for (const entry of entries) {
      const path = folder + entry.name;
      if (entry.isDirectory()) {
        if (!isSkipped(entry.name) && !isIgnored(`${prefix}${path}/`, here))
          open.push({ folder: `${path}/`, above: here });
      } else if (isRoadmapFile(entry.name) && !isIgnored(prefix + path, here) && (await counts(root, path, entry)))
        found.push(path);
    }
  }
  return found.sort();
}

/** A link counts if it leads to another place inside; one to a roadmap that is found anyway would say all twice. */
async function counts(root: string, path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    const [realRoot, real] = [await realpath(root), await realpath(join(root, path))];
    return isInside(realRoot, real) && !isRoadmapFile(real) && (await stat(real)).isFile();
  } catch {
    return false;
  }
}

/**
 * What the ignore files above a folder say, up to the top of its git work tree, and the folder's path from there. If
 * they leave out the folder itself, whoever opened it knows better.
 */
async function scopeAbove(root: string): Promise<{ prefix: string; scope: IgnoreScope | undefined }> {
  const folders = await foldersAbove(root);
  const top = folders[0]!;
  const prefix = baseOf(top, root);
  let scope: IgnoreScope | undefined;
  for (const folder of folders.slice(0, -1)) scope = await scopeOf(folder, baseOf(top, folder), scope);
  return prefix !== '' && isIgnored(prefix, scope) ? { prefix: '', scope: undefined } : { prefix, scope };
}

/**
 * The folders from the top of a folder's git work tree down to itself; it alone where there is none. Above the opened
 * folder nothing is read but whether `.git` is there, ignore files on the way, and the file of suppressions at the top,
 * which may be no link to elsewhere: it can hide findings, and says nothing else.
 */
async function foldersAbove(root: string): Promise<readonly string[]> {
  const folders = [root];
  while (!(await exists(join(folders[0]!, '.git')))) {
    const up = dirname(folders[0]!);
    if (up === folders[0]) return [root];
    folders.unshift(up);
  }
  return folders;
}

/** A folder's path from another: '' or with a `/` at its end. */
const baseOf = (top: string, folder: string): string =>
  folder === top ? '' : `${relative(top, folder).replaceAll(sep, '/')}/`;

async function topOf(root: string): Promise<Top> {
  const top = (await foldersAbove(root))[0]!;
  const uri = URI.file(join(top, SUPPRESSIONS_FILE)).toString();
  return { base: baseOf(top, root), uri, suppressions: await readInside(top, SUPPRESSIONS_FILE) };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function scopeOf(folder: string, base: string, above: IgnoreScope | undefined): Promise<typeof above> {
  const names = base === '' ? ['.git/info/exclude', '.gitignore'] : ['.gitignore'];
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(() => undefined)));
  return scopeIn(
    base,
    texts.flatMap((text) => text ?? []),
    above,
  );
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

const isInside = (realRoot: string, real: string): boolean =>
  real === realRoot || real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep);

async function readInside(root: string, path: string): Promise<FileInput> {
  const full = join(root, path);
  try {
    const [realRoot, real] = [await realpath(root), await realpath(full)];
    if (!isInside(realRoot, real)) return { unreadable: 'it is outside the workspace folder' };
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
