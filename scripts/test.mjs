// Installs what is missing, builds, runs every suite (or those named), says once more what failed, and sums up in the
// last line:
// node scripts/test.mjs [types] [style] [unit] [mutation] [neovim] [host] [web] [vsix] [desktop] [-- arguments for the one suite named]
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { expectedError, withCleanup } from './lib/cleanup.mjs';
import { failureLines, vitestFailures } from './lib/failures.mjs';
import { installHost, installRoot } from './lib/install.mjs';
import { host, out, root } from './lib/paths.mjs';
import { packageScript, run, runKeeping } from './lib/process.mjs';

/** Each suite by name; it resolves to how many tests passed, failed and were skipped, and to what failed. */
const suites = {
  types: (context) => check(context, packageScript(root, 'typescript', 'tsc'), ['-b']),
  style: (context) => check(context, packageScript(root, '@biomejs/biome', 'biome'), ['check', '--error-on-warnings']),
  unit: runVitest,
  mutation: runMutation,
  neovim: runNeovim,
  host: (context) => runHost(context, 'node'),
  web: (context) => runHost(context, 'web'),
  vsix: runPackage,
  desktop: (context) => runHost(context, 'desktop'),
};
/** These use VS Code or its browser: the unit tests draw in it. */
const withBrowser = ['unit', 'host', 'web', 'vsix'];
/** Desktop VS Code has to be downloaded and needs a screen: only when asked for by name. */
const usual = ['types', 'style', 'unit', 'mutation', 'neovim', 'host', 'web', 'vsix'];
const insideVsCode = ['host', 'web', 'desktop'];

await withCleanup(async (cleanup) => {
  const { names, extra } = readArguments();
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  try {
    await prepare(cleanup, names);
    for (const name of names) {
      const counts = await runSuite(name, { cleanup, extra });
      add(total, counts);
      failures.push(...counts.failures.map((one) => ({ suite: name, ...one })));
    }
  } catch (error) {
    console.error(error.expected ? error.message : error);
    total.failed += 1;
    failures.push({ suite: 'all', name: error.message });
  }
  console.log(['', ...failureLines(failures), ...(failures.length > 0 ? [''] : []), summary(total)].join('\n'));
  return total.failed > 0 ? 1 : 0;
});

function readArguments() {
  const separator = process.argv.indexOf('--', 2);
  const end = separator < 0 ? process.argv.length : separator;
  const { positionals } = parseArgs({ args: process.argv.slice(2, end), allowPositionals: true, options: {} });
  const unknown = positionals.find((name) => !suites[name]);
  if (unknown) throw expectedError(`There is no suite "${unknown}", only ${Object.keys(suites).join(', ')}.`);
  return { names: positionals.length ? positionals : usual, extra: process.argv.slice(end + 1) };
}

/** Installs and builds. @throws if something is missing that cannot be installed, or the build fails */
async function prepare(cleanup, names) {
  await installRoot(cleanup);
  if (names.some((name) => [...insideVsCode, ...withBrowser].includes(name))) await installHost(cleanup);
  if (names.some((name) => withBrowser.includes(name))) await (await import('../test/host/browser.mjs')).findChromium();
  const code = await node({ cleanup }, join(root, 'scripts', 'build.mjs'));
  if (code !== 0) throw expectedError('The build failed.');
}

function add(total, counts) {
  for (const kind of Object.keys(total)) total[kind] += counts[kind];
}

/** Runs one suite; one that fails without a failed test, or runs no test at all, counts as one failure. */
async function runSuite(name, context) {
  console.log(`\n${name}`);
  const started = Date.now();
  const counts = await suites[name](context).catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0, failures: [{ name: 'the suite itself', message: error.message }] };
  });
  if (counts.passed + counts.failed === 0) {
    console.error('No test was run.');
    counts.failed = 1;
  }
  counts.failures ??= [];
  if (counts.failed > 0 && counts.failures.length === 0) counts.failures.push({ name: 'see its output above' });
  console.log(`  ${summary(counts)} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return counts;
}

function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** A check that passes or fails as a whole. */
async function check(context, script, args) {
  const { cleanup } = context;
  const { code, output } = await runKeeping(process.execPath, [script, ...args], { cwd: root, cleanup });
  if (code === 0) return { passed: 1, failed: 0, skipped: 0 };
  return {
    passed: 0,
    failed: 1,
    skipped: 0,
    failures: [{ name: [basename(script), ...args].join(' '), message: output }],
  };
}

async function runVitest(context) {
  const file = join(out, 'results', 'unit.json');
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await node(context, packageScript(root, 'vitest'), ['run', ...reporters, ...context.extra]);
  return atLeastOneFailure(code, vitestCounts(readJson(file)));
}

/** Each rule is one test: passed if its tests fail without it. */
async function runMutation(context) {
  const file = join(out, 'results', 'mutation.json');
  rmSync(file, { force: true });
  const code = await node(context, join(root, 'scripts', 'mutate.mjs'), context.extra);
  return atLeastOneFailure(code, readJson(file));
}

/** The language server in another editor. */
async function runNeovim(context) {
  const file = join(out, 'results', 'neovim.json');
  rmSync(file, { force: true });
  const code = await node(context, join(root, 'test', 'neovim', 'run.mjs'), context.extra);
  return atLeastOneFailure(code, readJson(file));
}

/** What users install. */
async function runPackage(context) {
  const file = join(out, 'results', 'vsix.json');
  rmSync(file, { force: true });
  const code = await node(context, join(host, 'vsix.mjs'), context.extra);
  return atLeastOneFailure(code, readJson(file));
}

/** A file that cannot be loaded fails without having a test: it counts as one. */
function vitestCounts(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.length);
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
    failures: vitestFailures(report, root),
  };
}

async function runHost(context, mode) {
  const file = join(out, 'results', `${mode}.json`);
  rmSync(file, { force: true });
  const script = join(host, 'run.mjs');
  const { modernNode } = await import('../test/host/server.mjs');
  const code = await run(modernNode(), [script, mode, ...context.extra], { cwd: root, cleanup: context.cleanup });
  return atLeastOneFailure(code, readJson(file));
}

function atLeastOneFailure(code, counts) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readJson(file) {
  if (!existsSync(file)) throw expectedError('The suite ended without a result.');
  return JSON.parse(readFileSync(file, 'utf8'));
}

function node({ cleanup }, script, args = []) {
  return run(process.execPath, [script, ...args], { cwd: root, cleanup });
}
