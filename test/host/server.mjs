import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expectedError } from '../../scripts/lib/cleanup.mjs';
import { host, vscode } from '../../scripts/lib/paths.mjs';
import { adopt } from '../../scripts/lib/process.mjs';

/** The lowest Node that VS Code's server runs on. */
const neededNode = [22, 15];

/**
 * The Node for VS Code's server and packager: the one installed beside it, else the one that runs this, if new enough.
 * @throws a one-line error if there is none
 */
export function modernNode() {
  const modules = join(host, 'node_modules');
  const packages = readdirSync(modules).filter((name) => /^node-(bin-)?(linux|darwin|win)-/.test(name));
  const found = packages
    .map((name) => join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'))
    .find((file) => existsSync(file));
  if (found) return found;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > neededNode[0] || (major === neededNode[0] && minor >= neededNode[1])) return process.execPath;
  throw expectedError(`VS Code's server needs Node ${neededNode.join('.')} or later, this is ${process.version}.`);
}

/** A TCP port that nothing listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts VS Code's server with data of its own, and resolves when it can be opened.
 * @param {object} cleanup from scripts/lib/cleanup.mjs; ends the server and removes its data
 * @param {object} options
 * @param {Record<string, unknown>} options.settings the user's settings
 * @param {string} [options.token] what a browser must know to come in; without it nothing is asked
 * @param {string} [options.extension] a folder with an extension, to be installed
 * @param {boolean} [options.automated] lets the page's address bring an extension and its tests
 * @throws a one-line error if the server ends at once, with its last output
 */
export async function startServer(cleanup, options) {
  const { hostname = '127.0.0.1', port = await freePort(), settings, token, extension, automated = false } = options;
  const data = cleanup.tempFolder('roadmap-vscode-');
  mkdirSync(join(data, 'data', 'User'), { recursive: true });
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify(settings, null, 2));
  if (extension) installExtension(data, extension);
  const args = [
    join(vscode, 'out', 'server-main.js'),
    ...['--host', hostname, '--port', String(port), '--server-data-dir', data],
    ...(token ? ['--connection-token', token] : ['--without-connection-token']),
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
    ...(automated ? ['--enable-smoke-test-driver'] : []),
  ];
  const server = spawn(modernNode(), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C is for us, who end the server in order.
    detached: process.platform !== 'win32',
    env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
  });
  adopt(server, cleanup);
  const log = await untilReady(server);
  return { origin: `http://127.0.0.1:${port}`, port, data, log, exited: new Promise((r) => server.once('exit', r)) };
}

/** The address that opens `folder` in the workbench. */
export function workbenchUrl(origin, folder, parameters = {}) {
  const query = new URLSearchParams({ folder: pathToFileURL(folder).pathname, ...parameters });
  return `${origin}/?${query.toString().replaceAll('%2F', '/')}`;
}

/** The server finds extensions as folders; a link keeps it at what was built last. */
function installExtension(data, folder) {
  mkdirSync(join(data, 'extensions'), { recursive: true });
  symlinkSync(folder, join(data, 'extensions', 'roadmap-as-code'), 'junction');
}

function untilReady(server) {
  let text = '';
  const log = () => text;
  return new Promise((resolve, reject) => {
    const read = (chunk) => {
      text += chunk;
      if (text.includes('Extension host agent started')) resolve(log);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', reject);
    server.once('exit', () => reject(expectedError(`VS Code's server did not start:\n${text.trim().slice(-2000)}`)));
  });
}
