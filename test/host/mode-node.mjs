import { pathToFileURL } from 'node:url';
import { openWindow } from './page.mjs';
import { startServer, workbenchUrl } from './server.mjs';

/** Opens the workbench in a browser, with the extension and its suites in the server's Node extension host. */
export async function open({ cleanup, folder, extension, suite, settings, show }) {
  const server = await startServer(cleanup, { settings, automated: true });
  const { page, ended, printed } = await openWindow(cleanup);
  show(page);
  const remote = (path) => `vscode-remote://${new URL(server.origin).host}${pathToFileURL(path).pathname}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(suite)],
  ];
  await page.goto(workbenchUrl(server.origin, folder, { payload: JSON.stringify(payload) }));
  return { page, ended, log: () => `${server.log()}\n${printed()}` };
}
