// Opens the extension on the examples in a real VS Code in the browser, installing and building what is missing:
// node scripts/start.mjs [FOLDER] [--port N] [--host NAME] [--no-open]
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { expectedError, withCleanup } from './lib/cleanup.mjs';
import { installHost, installRoot } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const openers = { darwin: ['open'], win32: ['explorer'], linux: ['xdg-open'] };

await withCleanup(async (cleanup) => {
  const { folder, hostname, port, open } = readArguments();
  await installRoot(cleanup);
  await installHost(cleanup);
  const code = await run(process.execPath, [join(root, 'scripts', 'build.mjs'), '--production'], {
    cwd: root,
    cleanup,
  });
  if (code !== 0) throw expectedError('The build failed.');
  const { startServer, workbenchUrl } = await import('../test/host/server.mjs');
  const { userSettings } = await import('../test/host/settings.mjs');
  const token = randomBytes(16).toString('hex');
  const server = await startServer(cleanup, { settings: userSettings(folder), extension: root, token, hostname, port });
  const shownHost = ['0.0.0.0', '::'].includes(hostname) ? 'localhost' : hostname;
  const url = workbenchUrl(`http://${shownHost}:${server.port}`, folder, { tkn: token });
  console.log(`\nVS Code with the extension is ready. Ctrl-C ends it.\n\n  ${url}\n`);
  if (open) openBrowser(url);
  await server.exited;
  throw expectedError("VS Code's server ended by itself.");
});

function readArguments() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
    },
  });
  const folder = resolve(positionals[0] ?? join(root, 'examples'));
  if (!existsSync(folder)) throw expectedError(`There is no folder ${folder}.`);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
    throw expectedError(`"${values.port}" is not a port: --port takes a whole number from 1 to 65535.`);
  return { folder, hostname: values.host, port, open: !values['no-open'] };
}

/** Only where there is a desktop; elsewhere the address that was printed must do. */
function openBrowser(url) {
  const [command] = openers[process.platform] ?? openers.linux;
  const hasDesktop = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const isThere =
    process.platform !== 'linux' || process.env.PATH?.split(delimiter).some((each) => existsSync(join(each, command)));
  if (hasDesktop && isThere)
    spawn(command, [url], { stdio: 'ignore', detached: true })
      .on('error', () => {})
      .unref();
}
