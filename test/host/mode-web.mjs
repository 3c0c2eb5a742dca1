import { relative, sep } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { serveFolders } from './files.mjs';
import { openWindow } from './page.mjs';
import { startServer, workbenchUrl } from './server.mjs';

/**
 * Opens the workbench in a browser, with the extension and its suites in the browser's own extension host, a worker,
 * which loads them from a server of their own.
 */
export async function open({ cleanup, folder, extension, suite, settings, show }) {
  const server = await startServer(cleanup, { settings, automated: true });
  // VS Code runs tests in the host of the extension that they are a part of, going by their addresses.
  const authority = new URL(await serveFolders(cleanup, [extension, root])).host;
  const uriOf = (path) => ({ scheme: 'http', authority, path });
  // The page's content security policy knows nothing of the other servers.
  const { page, ended, printed } = await openWindow(cleanup, { bypassCSP: true });
  show(page);
  const suitePath = `/${relative(root, suite).split(sep).join('/')}`;
  const development = { extensions: [uriOf('/')], extensionTestsPath: uriOf(suitePath) };
  await page.addInitScript(addDevelopmentOptions, development);
  await page.goto(workbenchUrl(server.origin, folder));
  return { page, ended, log: () => `${server.log()}\n${printed()}` };
}

/** Runs in the page, before the workbench reads its configuration. */
function addDevelopmentOptions(development) {
  if (window !== window.top) return;
  document.addEventListener('readystatechange', () => {
    const meta = document.getElementById('vscode-workbench-web-configuration');
    if (!meta || meta.dataset.changed) return;
    const settings = JSON.parse(meta.dataset.settings);
    meta.dataset.settings = JSON.stringify({ ...settings, developmentOptions: development });
    meta.dataset.changed = 'yes';
  });
}
