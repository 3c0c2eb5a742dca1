import { launchBrowser } from './browser.mjs';

/**
 * A window to open a workbench in, and what VS Code says to it while it runs tests; with DEBUG=1 all of it is shown.
 * @returns {Promise<{page: object, ended: Promise<string>, printed: () => string}>} `ended` resolves, a moment after
 *   the tests' end, to how they ended; `printed` gives what the extension host and the page have printed
 */
export async function openWindow(cleanup, options = {}) {
  const browser = await launchBrowser(cleanup);
  const page = await browser.newPage({
    viewport: { width: 1400, height: 900 },
    deviceScaleFactor: process.env.UPDATE_MEDIA ? 2 : 1,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  const ended = new Promise((resolve) => {
    page.exposeFunction('codeAutomationExit', (code) => {
      setTimeout(resolve, 1000, exitReason(code));
    });
    page.once('crash', () => resolve('the page crashed'));
  });
  const printed = [];
  const print = (text) => {
    printed.push(text);
    if (process.env.DEBUG) console.log(`    ${text.slice(0, 500)}`);
  };
  await page.exposeFunction('codeAutomationLog', (type, values) => print(`[${type}] ${values.join(' ')}`));
  page.on('console', (message) => print(`[page] ${message.text()}`));
  return { page, ended, printed: () => printed.join('\n') };
}

function exitReason(code) {
  return `VS Code ended the tests with code ${code} before they said that they were through`;
}
