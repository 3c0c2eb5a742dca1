import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { out, root } from '../../scripts/lib/paths.mjs';
import { listen } from './files.mjs';
import { readElements } from './query.mjs';

/** How long an action waits for its element, in milliseconds. */
const patience = 15_000;

/**
 * An HTTP server by which the suites inside VS Code act on the page that shows it, and report what came of it.
 * Each action is a POST to its name with its parameters as JSON; the answer is `{value}` or `{error}`.
 * suite/driver.ts is its client and says what each action does.
 * @param {object} cleanup from scripts/lib/cleanup.mjs
 * @param {object} surroundings
 * @param {string} surroundings.mode names the folder of the screenshots
 * @param {string} surroundings.extensionId whose webviews are the preview
 * @param {object} surroundings.workspace from files.mjs
 * @param {object} surroundings.results takes `report` and `finished`
 * @returns {Promise<{url: string, token: string, show: (page: object) => void}>} `show` is told the page once it is open
 */
export async function startDriver(cleanup, surroundings) {
  const token = randomBytes(16).toString('hex');
  let showPage;
  const shown = new Promise((resolve) => {
    showPage = resolve;
  });
  const actions = { ...resultActions(surroundings.results), ...fileActions(surroundings.workspace) };
  const perform = async (name, parameters) => {
    if (actions[name]) return actions[name](parameters);
    const page = await shown;
    if (!page.actions[name]) throw new Error(`there is no action "${name}"`);
    return page.actions[name](parameters);
  };
  const url = await listen(cleanup, createServer(handler(token, perform)));
  return { url, token, show: (page) => showPage({ actions: pageActions(page, surroundings) }) };
}

function handler(token, perform) {
  const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
  return async (request, response) => {
    if (request.method === 'OPTIONS') return response.writeHead(204, headers).end();
    if (request.headers.authorization !== `Bearer ${token}`) return response.writeHead(403, headers).end();
    const answer = await attempt(() => readJson(request).then((body) => perform(request.url.slice(1), body)));
    response.writeHead(200, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };
}

async function attempt(action) {
  try {
    return { value: await action() };
  } catch (error) {
    return { error: stripVTControlCharacters(error instanceof Error ? error.message : String(error)) };
  }
}

async function readJson(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return JSON.parse(text);
}

function resultActions(results) {
  return { report: (report) => results.add(report), finished: () => results.finish() };
}

function fileActions(workspace) {
  return { changeFile: ({ path, text }) => workspace.change(path, text), restoreFiles: () => workspace.restore() };
}

function pageActions(page, { mode, extensionId }) {
  const preview = page.locator(`iframe.webview[src*="extensionId=${extensionId}" i]`).filter({ visible: true });
  const all = ({ place, selector }) =>
    place === 'preview' ? pictureIn(preview).locator(selector) : page.locator(selector);
  const one = (target) => (target.nth === undefined ? all(target) : all(target).nth(target.nth));
  return {
    ...observations(page, preview, all, mode),
    ...mouseActions(page, one),
    focus: (target) => one(target).focus({ timeout: patience }),
    fill: (target) => one(target).fill(target.value, { timeout: patience }),
    type: ({ text }) => page.keyboard.type(text),
    press: ({ key }) => page.keyboard.press(key),
    viewport: (size) => page.setViewportSize(size),
    preferences: (wanted) => page.emulateMedia(wanted),
  };
}

/** VS Code puts a webview's document into a frame of a frame. */
function pictureIn(preview) {
  return preview.contentFrame().locator('#active-frame').contentFrame();
}

function observations(page, preview, all, mode) {
  const messages = recordMessages(page);
  const foreign = recordForeignRequests(page);
  return {
    screenshot: async ({ name, of = 'window', media = false }) => {
      const path = join(out, 'screenshots', mode, `${name}.png`);
      mkdirSync(dirname(path), { recursive: true });
      const settings = { path, animations: 'disabled', caret: 'hide', timeout: patience };
      await (of === 'preview' ? preview.screenshot(settings) : page.screenshot(settings));
      if (media && process.env.UPDATE_MEDIA) copyFileSync(path, join(root, 'media', `${name}.png`));
      return path;
    },
    query: async (target) => {
      if (target.place === 'preview') await pictureIn(preview).locator('body').waitFor({ timeout: patience });
      const offset = target.place === 'preview' ? await preview.boundingBox() : { x: 0, y: 0 };
      return all(target).evaluateAll(readElements, { offset, styles: target.styles });
    },
    waitFor: (target) =>
      all(target)
        .first()
        .waitFor({ state: target.state ?? 'visible', timeout: target.timeout ?? patience }),
    accessibility: (target) => auditAccessibility(all({ ...target, selector: 'html' }), target.selector),
    pageMessages: () => messages,
    foreignRequests: () => [...foreign],
  };
}

function mouseActions(page, one) {
  const held = new Set();
  const release = async () => {
    for (const key of held) await page.keyboard.up(key);
    held.clear();
  };
  const hold = async (keys = []) => {
    for (const key of keys) {
      held.add(key);
      await page.keyboard.down(key);
    }
  };
  const hover = (target) => one(target).hover(aim(target));
  const drop = async () => {
    await page.mouse.up();
    await release();
  };
  return {
    hover,
    drop,
    click: (target) => one(target).click({ ...aim(target), button: target.button, clickCount: target.count }),
    wheel: async (target) => {
      await hover({ ...target, modifiers: [] });
      await hold(target.modifiers);
      await page.mouse.wheel(target.by.x ?? 0, target.by.y ?? 0);
      await release();
    },
    drag: async (target) => {
      await hover({ ...target, modifiers: [] });
      const from = await pointOf(one(target), target.at);
      await hold(target.modifiers);
      await page.mouse.down();
      await page.mouse.move(from.x + (target.by.x ?? 0), from.y + (target.by.y ?? 0), { steps: 10 });
      if (!target.hold) await drop();
    },
  };
}

function aim({ at, modifiers, force }) {
  return { position: at, modifiers, force, timeout: patience };
}

async function pointOf(locator, at) {
  const { x, y, width, height } = await locator.boundingBox({ timeout: patience });
  return { x: x + (at?.x ?? width / 2), y: y + (at?.y ?? height / 2) };
}

async function auditAccessibility(html, selector) {
  const handle = await html.elementHandle({ timeout: patience });
  const frame = await handle.ownerFrame();
  await frame.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await frame.evaluate((within) => globalThis.axe.run(within), selector);
  return violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact,
    help,
    elements: nodes.map((node) => node.html),
  }));
}

function recordMessages(page) {
  const messages = [];
  page.on('console', (message) => {
    const kind = message.type();
    if (kind === 'warning' || kind === 'error')
      messages.push({ kind, text: message.text(), source: message.location().url });
  });
  page.on('pageerror', (error) => {
    messages.push({ kind: 'exception', text: error.message, source: error.stack ?? '' });
  });
  return messages;
}

/** Webviews load their files from addresses that VS Code answers itself, without a network. */
function recordForeignRequests(page) {
  const ownHosts = /^(127\.0\.0\.1|localhost|\[::1\]|.*\.vscode-resource\.vscode-cdn\.net)$/;
  const foreign = new Set();
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && !ownHosts.test(hostname)) foreign.add(request.url());
  });
  return foreign;
}
