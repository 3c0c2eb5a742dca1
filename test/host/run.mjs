// Runs the suites of test/host/suite inside VS Code: node test/host/run.mjs node|web|desktop [--grep TEXT]
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { expectedError, withCleanup } from '../../scripts/lib/cleanup.mjs';
import { out, root } from '../../scripts/lib/paths.mjs';
import { bundleSuites } from './bundle.mjs';
import { startDriver } from './driver.mjs';
import { createWorkspace } from './files.mjs';
import { createResults, writeCounts } from './results.mjs';
import { testSettings } from './settings.mjs';

/** How long the suites may be silent, in milliseconds: longer than any one test may take. */
const silence = 90_000;

const modes = {
  node: () => import('./mode-node.mjs'),
  web: () => import('./mode-web.mjs'),
  desktop: () => import('./mode-desktop.mjs'),
};

await withCleanup(async (cleanup) => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' }, extension: { type: 'string', default: root } },
  });
  const [mode] = positionals;
  if (!modes[mode]) throw expectedError(`Say where: ${Object.keys(modes).join(', ')}.`);
  rmSync(join(out, 'screenshots', mode), { recursive: true, force: true });
  mkdirSync(join(out, 'results'), { recursive: true });
  const suite = await bundleSuites(mode === 'web' ? 'web' : 'node');
  const results = createResults(suite);
  await runIn(mode, { cleanup, results, suite, extension: values.extension, grep: values.grep });
  const counts = results.counts();
  writeCounts(mode, counts);
  return counts.failed > 0 || counts.passed === 0 ? 1 : 0;
});

async function runIn(mode, { cleanup, results, suite, extension, grep }) {
  const workspace = createWorkspace(cleanup);
  const { publisher, name } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
  const driver = await startDriver(cleanup, { mode, extensionId: `${publisher}.${name}`, workspace, results });
  const options = { url: driver.url, token: driver.token, mode, ...(grep ? { grep } : {}) };
  const settings = { ...testSettings, 'roadmapTest.host': options };
  const { open } = await modes[mode]();
  const host = await open({ cleanup, folder: workspace.folder, extension, suite, settings, show: driver.show });
  results.heard = Date.now();
  const problem = await Promise.race([results.finished, host.ended, untilSilent(results)]);
  if (!problem) return;
  await host.page?.screenshot({ path: join(out, 'screenshots', mode, 'stopped.png') }).catch(() => {});
  results.fail(problem);
  writeFileSync(join(out, 'results', `${mode}.log`), host.log());
  console.log(`      What VS Code printed is in out/results/${mode}.log.`);
}

/** Resolves to a reason once nothing has been reported for too long. */
async function untilSilent(results) {
  while (Date.now() - results.heard < silence) await new Promise((resolve) => setTimeout(resolve, 1000).unref());
  return `nothing was heard from the suites for ${silence / 1000} seconds`;
}
