import { launchBrowser } from './browser.mjs';

/**
 * A window to open a workbench in, and what VS Code says to it while it runs tests.
 * @returns {Promise<{page: object, ended: Promise<string>}>} `ended` resolves, a moment after the tests' end, to how
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
  await page.exposeFunction('codeAutomationLog', (type, values) => debug(`[${type}] ${values.join(' ')}`));
  page.on('console', (message) => debug(`[page] ${message.text()}`));
  return { page, ended };
}

function exitReason(code) {
  return `VS Code ended the tests with code ${code} before they said that they were through`;
}

/** With DEBUG=1 everything that the extension host and the page print is shown. */
function debug(text) {
  if (process.env.DEBUG) console.log(`    ${text.slice(0, 500)}`);
}
