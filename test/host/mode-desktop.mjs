import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { chromium } from 'playwright-core';
import { freePort } from './server.mjs';

/** How often, and how many times, VS Code is looked for until it is there. */
const attempts = { milliseconds: 250, count: 240 };
/** How long VS Code may take to close, in milliseconds. */
const patience = { byItself: 3000, whenAsked: 10_000 };

/**
 * Opens desktop VS Code, downloaded or the one that VSCODE names, with the extension and its suites in its Node
 * extension host. The driver reaches its window by the debugger of its browser engine. Needs a screen.
 */
export async function open({ cleanup, folder, extension, suite, settings, show }) {
  const data = cleanup.tempFolder('roadmap-vscode-');
  mkdirSync(join(data, 'user', 'User'), { recursive: true });
  writeFileSync(join(data, 'user', 'User', 'settings.json'), JSON.stringify(settings, null, 2));
  const port = await freePort();
  const running = runTests({
    vscodeExecutablePath: process.env.VSCODE ?? (await downloadAndUnzipVSCode()),
    extensionDevelopmentPath: extension,
    extensionTestsPath: suite,
    launchArgs: [
      folder,
      ...['--user-data-dir', join(data, 'user'), '--extensions-dir', join(data, 'extensions')],
      `--remote-debugging-port=${port}`,
    ],
  });
  const ended = running.then(
    () => 'VS Code ended before the suites said that they were through',
    (error) => `VS Code ended: ${error.message}`,
  );
  const browser = await Promise.race([connect(port), ended]);
  if (typeof browser === 'string') throw new Error(browser);
  cleanup.add(() => close(browser, ended));
  const page = await windowOf(browser);
  show(page);
  return { page, ended, log: () => '' };
}

/** @throws if VS Code does not open its debugger */
function connect(port) {
  return tryOften(
    () => chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => undefined),
    `VS Code does not open its debugger on port ${port}.`,
  );
}

/** @throws if VS Code does not open a window */
function windowOf(browser) {
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  const isWindow = (page) => !/^(about|chrome|devtools):/.test(page.url());
  return tryOften(() => pages().find(isWindow), 'VS Code does not open a window.');
}

async function tryOften(get, problem) {
  for (let left = attempts.count; left > 0; left--) {
    const found = await get();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, attempts.milliseconds));
  }
  throw new Error(problem);
}

/** VS Code ends by itself after its tests; if it does not, its browser engine is asked to. */
async function close(browser, ended) {
  if (await isSettled(ended, patience.byItself)) return;
  await browser
    .newBrowserCDPSession()
    .then((session) => session.send('Browser.close'))
    .catch(() => {});
  await isSettled(ended, patience.whenAsked);
}

function isSettled(promise, milliseconds) {
  const limit = new Promise((resolve) => setTimeout(resolve, milliseconds, false));
  return Promise.race([promise.then(() => true), limit]);
}
