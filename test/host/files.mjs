import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { host, root } from '../../scripts/lib/paths.mjs';

const contentTypes = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** What the tests' workspace is made of, later ones on top. */
const sources = [join(root, 'examples'), join(host, 'workspace')];

/** A temporary copy of the examples and the tests' own files, which tests may change. */
export function createWorkspace(cleanup) {
  const folder = join(cleanup.tempFolder('roadmap-workspace-'), 'examples');
  mkdirSync(folder);
  for (const source of sources) if (existsSync(source)) cpSync(source, folder, { recursive: true });
  const original = readTree(folder);
  return {
    folder,
    /** Writes a file, or with null removes it, as another program would. */
    change: (path, text) => write(folder, path, text),
    /** Puts every file back to what it was at the start; files that are right already are not touched. */
    restore: () => restore(folder, original),
  };
}

function restore(folder, original) {
  const now = readTree(folder);
  for (const path of now.keys()) if (!original.has(path)) write(folder, path, null);
  for (const [path, bytes] of original) if (!now.get(path)?.equals(bytes)) write(folder, path, bytes);
}

function write(folder, path, content) {
  const file = inside(folder, path);
  if (content === null) return rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** @throws if the path leads out of the folder */
function inside(folder, path) {
  const file = resolve(folder, path);
  if (file !== resolve(folder) && !file.startsWith(resolve(folder) + sep))
    throw new Error(`${path} is outside ${folder}`);
  return file;
}

function readTree(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  // What git keeps is its own: a test that makes a repository removes it as a whole.
  const files = paths.filter((path) => !path.split(sep).includes('.git'));
  return new Map(files.map((file) => [relative(folder, file), readFileSync(file)]));
}

/** Serves the files of folders, the first that has one, to pages of any origin: to a web worker that loads from there. */
export function serveFolders(cleanup, folders) {
  const server = createServer((request, response) => {
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    if (request.method === 'OPTIONS') return response.writeHead(204, headers).end();
    try {
      const path = `.${decodeURIComponent(new URL(request.url, 'http://local').pathname)}`;
      const file = folders.map((folder) => inside(folder, path)).find((candidate) => existsSync(candidate));
      const bytes = readFileSync(file);
      response.writeHead(200, { ...headers, 'content-type': contentTypes[extname(file)] ?? 'text/plain' }).end(bytes);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  return listen(cleanup, server);
}

/** Opens a server to this machine alone. @returns {Promise<string>} its origin */
export function listen(cleanup, server) {
  cleanup.add(() => {
    server.close();
    server.closeAllConnections();
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${server.address().port}`));
  });
}
